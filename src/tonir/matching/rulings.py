"""What people said of pairs of entries: added to, never changed; the latest word holds."""

from collections.abc import Collection

from tonir.engines.linkage.deciding import Said
from tonir.engines.refusals import Refusal
from tonir.matching.models import Ruling

Ends = tuple[str, str]
Verdict = Ruling.Verdict


def ends_of(one: str, other: str) -> Ends:
    """A pair of entries, the lower id first."""
    return (one, other) if one < other else (other, one)


def rule(one: str, other: str, verdict: Ruling.Verdict, by: str, of_sample: bool = False) -> Ruling:
    """Adds what a person says of two entries."""
    left, right = ends_of(one, other)
    return Ruling.objects.create(
        left_id=left, right_id=right, verdict=verdict, by=by, of_sample=of_sample
    )


def undo(one: str, other: str, by: str) -> None:
    """What this person said of the two last no longer holds. Raises Refusal M10: said nothing."""
    ends = ends_of(one, other)
    if by not in _latest().get(ends, {}):
        raise Refusal("M10")
    rule(*ends, Verdict.UNDONE, by)


def in_force(second_person: bool) -> dict[Ends, str]:
    """Pair -> the verdict that holds: the latest word of anybody.

    second_person: "same" joins only once two different people have said it; until then what
    others said before holds on, and where nobody did the pair has no verdict.
    """
    held = {ends: list(said.values()) for ends, said in _latest().items()}
    verdicts = {ends: _verdict(said, second_person) for ends, said in held.items()}
    return {ends: verdict for ends, verdict in verdicts.items() if verdict}


def waiting_for_second() -> set[Ends]:
    """Pairs of which one person alone said that they are one family."""
    agreed = in_force(True)
    return {
        ends
        for ends, verdict in in_force(False).items()
        if verdict == Verdict.SAME != agreed.get(ends)
    }


def said_by(by: str) -> dict[Ends, str]:
    """Pair -> what this person last said of it, where that has not been undone."""
    return {ends: words[by] for ends, words in _latest().items() if by in words}


def last_of(by: str) -> Ends | None:
    """The pair that this person decided last and has not undone."""
    mine = said_by(by)
    rows = Ruling.objects.filter(by=by).exclude(verdict=Verdict.UNDONE).order_by("-pk")
    for ends in rows.values_list("left_id", "right_id"):
        if ends in mine:
            return ends[0], ends[1]
    return None


def related_to(entries: Collection[str]) -> list[tuple[str, str]]:
    """Other entries that belong together with one of these and are not the same: (id, verdict)."""
    found: dict[str, str] = {}
    for ends, verdict in in_force(False).items():
        inside = [end for end in ends if end in entries]
        if len(inside) == 1 and verdict not in (Verdict.SAME, Verdict.DIFFERENT):
            found[ends[0] if ends[1] in entries else ends[1]] = verdict
    return sorted(found.items())


def said(second_person: bool) -> Said:
    """The same for the engine: whoever belongs together and is not the same is apart."""
    held = in_force(second_person)
    same = {ends for ends, verdict in held.items() if verdict == Verdict.SAME}
    return Said(same, held.keys() - same)


def _verdict(said: list[str], second_person: bool) -> str:
    """Of what different people said of one pair, the latest last; "" while none holds."""
    if second_person and said[-1] == Verdict.SAME and said.count(Verdict.SAME) == 1:
        return next((word for word in reversed(said) if word != Verdict.SAME), "")
    return said[-1]


def _latest() -> dict[Ends, dict[str, str]]:
    """Pair -> who -> that person's latest word, whoever spoke last at the end; undone are gone."""
    latest: dict[Ends, dict[str, str]] = {}
    for left, right, verdict, by in Ruling.objects.order_by("pk").values_list(
        "left_id", "right_id", "verdict", "by"
    ):
        said = latest.setdefault((left, right), {})
        said.pop(by, None)
        if verdict != Verdict.UNDONE:
            said[by] = verdict
    return {ends: said for ends, said in latest.items() if said}
