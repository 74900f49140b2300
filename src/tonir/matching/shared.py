"""Who stands in two families, and for which of them she counts. Ids and numbers only.

She stands in two entries, or in more: her rows that a run found alike, or a person spoke of, are
one person. Of her in two given families the latest word holds, whichever of her rows it was about.
The entries stay as they are sealed: `queries.families` leaves out who counts elsewhere.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from tonir.engines.refusals import Refusal
from tonir.matching.models import PersonRuling, SharedPerson
from tonir.matching.persons import changed_among
from tonir.people.models import Household

Verdict = PersonRuling.Verdict
Person = tuple[str, int]  # an entry, her number in it
Two = tuple[Person, Person]
ROWS = ("left_id", "left_number", "right_id", "right_number")


@dataclass(frozen=True)
class Said:
    """The word that holds of a pair of rows: the later the number, the later it was said."""

    number: int
    verdict: str
    two: Two


@dataclass(frozen=True)
class Twice:
    """One person in two families. two: the rows by which she is shown; verdict: "" while nobody
    has decided; rows: all of hers, family -> rows."""

    two: Two
    weight: float
    verdict: str
    stays_in: str
    rows: Mapping[str, frozenset[Person]]


def twice(kept: Mapping[str, str]) -> list[Twice]:
    """Everybody who stands in two families. kept: entry that was joined -> the one it is under."""
    said = _in_force()
    weights = dict.fromkeys(said, 0.0) | _found()
    between = {
        two: weight
        for two, weight in weights.items()
        if _family(two[0], kept) != _family(two[1], kept)
    }
    person = _persons(weights)
    groups: dict[tuple[Person, str, str], list[Two]] = {}
    for two in between:
        one, other = sorted(_family(row, kept) for row in two)
        groups.setdefault((person[two[0]], one, other), []).append(two)
    return [_twice(pairs, between, said, kept) for _, pairs in sorted(groups.items())]


def waiting_shared(kept: Mapping[str, str]) -> list[Twice]:
    """Those of whom nobody has said anything yet, the surest first."""
    undecided = [one for one in twice(kept) if not one.verdict]
    return sorted(undecided, key=lambda one: (-one.weight, one.two))


def leaving(kept: Mapping[str, str]) -> dict[str, frozenset[Person]]:
    """Family -> rows of those who count for another one."""
    found: dict[str, frozenset[Person]] = {}
    for one in twice(kept) if _words() else ():
        if one.verdict in (Verdict.LEFT, Verdict.RIGHT):
            for family, rows in one.rows.items():
                if family != one.stays_in:
                    found[family] = found.get(family, frozenset()) | rows
    return found


def counted_twice(kept: Mapping[str, str]) -> Counter[str]:
    """Family -> how many of hers are rightly in another one as well, which counts them in totals:
    of two, the one of the lower id."""
    found: Counter[str] = Counter()
    for one in twice(kept) if _words() else ():
        if one.verdict == Verdict.BOTH:
            found[max(one.rows)] += 1
    return found


@transaction.atomic
def rule_person(two: Two, verdict: str, by: str) -> None:
    """Adds what a person says of two rows. Raises Refusal O01: no such entry."""
    left, right = sorted(two)
    held = dict(Household.objects.filter(pk__in=(left[0], right[0])).values_list("pk", "revision"))
    if len(held) < 2:
        raise Refusal("O01")
    PersonRuling.objects.create(
        left_id=left[0],
        left_number=left[1],
        left_revision=held[left[0]],
        right_id=right[0],
        right_number=right[1],
        right_revision=held[right[0]],
        verdict=verdict,
        by=by,
    )


def last_of_person(by: str) -> Two | None:
    """The rows that this person decided on last, where that was not undone and still holds."""
    words = _words()
    mine = [said[by] for said in words.values() if by in said]
    return max(mine, key=lambda one: one.number).two if mine else None


def undo_person(two: Two, by: str) -> None:
    """What this person said of the two rows no longer holds. Raises Refusal M10: said nothing."""
    if by not in _words().get(two, {}):
        raise Refusal("M10")
    rule_person(two, Verdict.UNDONE, by)


def _twice(
    pairs: list[Two],
    weights: Mapping[Two, float],
    said: Mapping[Two, Said],
    kept: Mapping[str, str],
) -> Twice:
    rows: dict[str, set[Person]] = {}
    for row in (row for two in pairs for row in two):
        rows.setdefault(_family(row, kept), set()).add(row)
    words = [said[two] for two in pairs if two in said]
    last = max(words, key=lambda one: one.number, default=None)
    stays = ""
    if last is not None and last.verdict in (Verdict.LEFT, Verdict.RIGHT):
        stays = _family(last.two[last.verdict == Verdict.RIGHT], kept)
    # What was decided is shown by the rows that it was said of.
    two = last.two if last else min(pairs, key=lambda two: (-weights[two], two))
    all_rows = {family: frozenset(some) for family, some in rows.items()}
    return Twice(two, weights[two], last.verdict if last else "", stays, all_rows)


def _family(row: Person, kept: Mapping[str, str]) -> str:
    return kept.get(row[0], row[0])


def _found() -> dict[Two, float]:
    """What the last run found, of entries that have not changed since."""
    rows = list(SharedPerson.objects.values_list(*ROWS, "weight"))
    changed = changed_among(sorted({end for row in rows for end in (row[0], row[2])}))
    return {
        ((left, one), (right, other)): weight
        for left, one, right, other, weight in rows
        if changed.isdisjoint((left, right))
    }


def _in_force() -> dict[Two, Said]:
    words = _words().items()
    return {two: max(said.values(), key=lambda one: one.number) for two, said in words}


def _words() -> dict[Two, dict[str, Said]]:
    """Rows -> who -> that person's latest word, of entries as they are now; undone are gone."""
    latest: dict[Two, dict[str, Said]] = {}
    still = PersonRuling.objects.filter(
        left__revision=F("left_revision"), right__revision=F("right_revision")
    )
    for pk, left, one, right, other, verdict, by in still.order_by("pk").values_list(
        "pk", *ROWS, "verdict", "by"
    ):
        two = (left, one), (right, other)
        said = latest.setdefault(two, {})
        said.pop(by, None)
        if verdict != Verdict.UNDONE:
            said[by] = Said(pk, verdict, two)
    return {two: said for two, said in latest.items() if said}


def _persons(pairs: Iterable[Two]) -> dict[Person, Person]:
    """Row -> the lowest of the rows that are the same person."""
    groups: dict[Person, list[Person]] = {}
    for one, other in sorted(pairs):
        first, second = groups.setdefault(one, [one]), groups.setdefault(other, [other])
        if first is not second:
            first += second
            groups |= dict.fromkeys(second, first)
    return {row: min(group) for row, group in groups.items()}
