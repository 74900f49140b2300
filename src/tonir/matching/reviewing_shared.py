"""Jobs of whoever looks at people in two families: the next one, a decision, taking it back."""

from typing import Any

import pyarrow.compute as pc

from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.matching.models import PersonRuling
from tonir.matching.queries import families, kept_ids
from tonir.matching.reviewing import side_by_side
from tonir.matching.shared import (
    Person,
    Two,
    Verdict,
    last_of_person,
    rule_person,
    twice,
    undo_person,
    waiting_shared,
)
from tonir.people.open import families as entries_of
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister

Said = dict[str, Any]
VERDICTS = tuple(one.value for one in PersonRuling.Verdict if one != PersonRuling.Verdict.UNDONE)


def shared(
    register: OpenRegister,
    progress: Progress = silent,
    rows: list[Any] | None = None,
    at: int = 0,
    language: str = "en",
) -> Said:
    """The person of these rows, else the one at that place of the queue, with both entries.

    {"pair": None or as `reviewing.pair` has it; "two": her rows, [[entry, number], ...];
    "verdict"; "waiting": how many; "at"; "last": the rows that the asker decided last}. rows: [left
    entry, number in it, right entry, number]. Raises Refusal O01 if the register has no such entry.
    """
    tables = entries_of(register, progress)
    kept = kept_ids()
    queue = waiting_shared(kept)
    at = min(max(at, 0), max(len(queue) - 1, 0))
    two = _two(rows) if rows else queue[at].two if queue else None
    if two:
        register.note(AccessEvent.Kind.WORKED, "; ".join(f"pair {entry}" for entry, _ in two))
    said = {one.two: one.verdict for one in twice(kept)}
    last = last_of_person(register.asking)
    ends = (two[0][0], two[1][0]) if two else None
    return {
        "pair": side_by_side(register, tables, ends, language) if ends else None,
        "two": two,
        "verdict": said.get(two, "") if two else "",
        "waiting": len(queue),
        "at": at,
        "last": last,
    }


def decide_shared(
    register: OpenRegister,
    progress: Progress = silent,
    rows: list[Any] | None = None,
    verdict: str = "",
) -> Said:
    """Writes down what the asker says of a person in two families; it holds at once.

    Raises Refusal M11 if that is no verdict or nobody was found there, M12 if a family would have
    nobody left.
    """
    two = _two(rows or [])
    kept = kept_ids()
    known = {one.two for one in twice(kept)}
    if verdict not in VERDICTS or two not in known:
        raise Refusal("M11")
    if verdict in (Verdict.LEFT, Verdict.RIGHT):
        leaves = two[verdict == Verdict.LEFT][0]
        people = families(register, progress).persons["household"]
        if pc.sum(pc.equal(people, kept.get(leaves, leaves))).as_py() < 2:
            raise Refusal("M12")
    rule_person(two, verdict, register.asking)
    return {"families": families(register, progress).households.num_rows}


def take_back_shared(
    register: OpenRegister, progress: Progress = silent, rows: list[Any] | None = None
) -> Said:
    """What the asker said of her no longer holds. Raises Refusal M10: said nothing."""
    undo_person(_two(rows or []), register.asking)
    return {"families": families(register, progress).households.num_rows}


def _two(rows: list[Any]) -> Two:
    """Raises Refusal M11 unless these are two rows of two entries."""
    try:
        left, one, right, other = rows
        both: list[Person] = sorted(((str(left), int(one)), (str(right), int(other))))
    except (TypeError, ValueError):
        raise Refusal("M11") from None
    if both[0][0] == both[1][0]:
        raise Refusal("M11")
    return both[0], both[1]
