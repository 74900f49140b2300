"""`booklet`: a verb of the desk on one family's papers, and the one new slip as PDF. A job."""

from datetime import date, time
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tonir.engines.progress import Progress, silent
from tonir.handover.desk import NOTHING, Desk, desk
from tonir.matching.queries import families
from tonir.programme.folder import current
from tonir.reporting.papers.run import facts_of_programme, write_paper
from tonir.reporting.papers.slips import slip_page
from tonir.vault.register import OpenRegister

# Why, in words that can name nobody.
WHYS = {
    "lost": ("lost", "stolen"),
    "second": ("proxy",),
    "replace": ("wet", "torn", "unreadable"),
    "move": ("asked", "moved_house", "point_changed"),
    "print": (),
}
VERBS = tuple(WHYS)


def booklet(
    register: OpenRegister,
    progress: Progress = silent,
    household: str = "",
    verb: str = "print",
    **asked: Any,
) -> dict[str, Any]:
    """verb: lost, second, replace, move, or print (her slips once more, as they are).

    asked: `why` (one of WHYS), `booklet` (its number), `ends` (the last letters of the slip that
    is replaced), `point`, `day`, `at` (ISO texts; to where she moves), `large` (in large print).
    Returns the PDF's name, and how many packs and slips changed; tried again after a kill, it goes
    on where it was. Raises Refusal O01 (no such family), H40 to H43, P18, P19.
    """
    here = desk(register, household, progress)
    done = _done(here, verb, asked)
    numbers = here.to_print(verb)
    language = _language(register, here, progress)
    facts = facts_of_programme()
    spoken = language if language and language in facts.languages else facts.languages[0]
    pages = [slip_page(slip, facts, [spoken]) for slip in here.slips(numbers)]
    name = f"slip-{here.entries[0]}-{'-'.join(map(str, numbers))}.pdf"
    folder = current().print
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    data = {"slips": pages, "large": bool(asked.get("large"))}
    write_paper(folder / name, "slips", data, here.standing.plan.at)
    here.printed()
    # The register's list of slips, by which it finds a family, is not true any more.
    register.memory.pop("slips", None)
    return {"household": here.entries[0], "verb": verb, **done, "slips": len(pages), "file": name}


def _done(here: Desk, verb: str, asked: dict[str, Any]) -> dict[str, int]:
    why = asked.get("why") or next(iter(WHYS[verb]), "")
    if why and why not in WHYS[verb]:
        raise ValueError(f"A reason is one of {WHYS[verb]}.")
    number = asked.get("booklet")
    if verb == "lost":
        return here.lost(number, why)
    if verb == "second":
        return here.second(why)
    if verb == "replace":
        return here.replace(number, asked.get("ends") or "", why)
    if verb == "move":
        day, at = asked.get("day"), asked.get("at")
        on = date.fromisoformat(day) if day else None
        return here.move(asked.get("point") or "", on, time.fromisoformat(at) if at else None, why)
    return NOTHING


def _language(register: OpenRegister, here: Desk, progress: Progress) -> str | None:
    households = families(register, progress).households
    own = households.filter(pc.equal(households["id"], pa.scalar(here.entries[0])))
    return own["language"][0].as_py() if own.num_rows else None
