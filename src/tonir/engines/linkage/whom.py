"""Who is whom among the entries of one family: one member out of the persons that are she.

The model has matched most persons one to one, pair of entries by pair of entries. Where a person
joined two entries that no model compared, names and births decide, by the rules below.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tonir.engines.linkage.fold import key, keys

Row = dict[str, Any]
Entry = tuple[Row, list[Row]]
# (number of the entry, number of the person in it), counted from 0.
Who = tuple[int, int]
Edge = tuple[Who, Who]

# How surely two persons of one family are one; the surest are joined first.
DOCUMENT, NAMED, CROSSED, INITIAL, NAMELESS = 50, 40, 30, 20, 10
BORN_SAME, BORN_SWAPPED, BORN_IN_YEAR, BORN_ABOUT = 4, 3, 2, 1
# How well births must agree where the names say little.
AT_LEAST = {INITIAL: BORN_SWAPPED, NAMELESS: BORN_IN_YEAR}


@dataclass(frozen=True)
class Matched:
    """Whom the model matched, the surest first; and whom it had matched before an entry changed."""

    now: Sequence[Edge] = ()
    before: Sequence[Edge] = ()


NOBODY = Matched()


def members_of(entries: Sequence[Entry], same: Matched = NOBODY) -> list[list[Who]]:
    """For each member, who is she in the entries. Nobody is two of one entry: a match that would
    make her so is left out.

    Two entries in which nobody is matched now are compared by names and births; of what was
    matched before, only what these do not speak against. Members stand in the order of the
    entries and of the persons in them.
    """
    groups = _Groups(entries)
    compared = {frozenset((one[0], other[0])) for one, other in same.now}
    for one, other in same.now:
        groups.join(one, other)
    for one, other in _by_names(entries, compared):
        groups.join(one, other, compared)
    for one, other in same.before:
        if (
            groups.has(one)
            and groups.has(other)
            and _may_be(_at(entries, one), _at(entries, other))
        ):
            groups.join(one, other, compared)
    return groups.members()


class _Groups:
    """Persons in groups, at first each alone."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        everybody = [(at, who) for at, (_, some) in enumerate(entries) for who in range(len(some))]
        self.of: dict[Who, list[Who]] = {who: [who] for who in everybody}

    def has(self, who: Who) -> bool:
        """A number that its entry no longer has is nobody."""
        return who in self.of

    def join(self, one: Who, other: Who, compared: Iterable[frozenset[int]] = ()) -> None:
        """Unless two of one entry would be one, or two whom the model saw and did not match."""
        first, second = self.of.get(one), self.of.get(other)
        if first is None or second is None or first is second:
            return
        between = {frozenset((a, b)) for a, _ in first for b, _ in second}
        if any(len(pair) == 1 for pair in between) or not between.isdisjoint(compared):
            return
        first += second
        for who in second:
            self.of[who] = first

    def members(self) -> list[list[Who]]:
        return [sorted(group) for who, group in self.of.items() if who == min(group)]


def _at(entries: Sequence[Entry], who: Who) -> Row:
    return entries[who[0]][1][who[1]]


def _may_be(one: Row, other: Row) -> bool:
    """Whether nothing speaks against what the model said before one of them changed."""
    return sameness(one, other) > 0 or (_born(one, other) or 0) >= BORN_SWAPPED


def _by_names(entries: Sequence[Entry], compared: set[frozenset[int]]) -> list[Edge]:
    """Who may be whom between entries that the model did not compare, the surest first."""
    found = []
    for first in range(len(entries)):
        for second in range(first + 1, len(entries)):
            if frozenset((first, second)) not in compared:
                found += list(_between(entries, first, second))
    return [edge for *_, edge in sorted(found, key=lambda one: (-one[0], one[1], one[2]))]


def _between(entries: Sequence[Entry], first: int, second: int) -> Iterator[tuple[int, int, Edge]]:
    """(how surely, how far apart they stand in the lists, the two)."""
    for at, one in enumerate(entries[first][1]):
        for place, other in enumerate(entries[second][1]):
            if surely := sameness(one, other):
                yield surely, abs(at - place), ((first, at), (second, place))


def sameness(one: Row, other: Row) -> int:
    """How surely two persons of what is known to be one family are one; 0: they are two.

    Surname, phone and address belong to the family, so they say nothing here.
    """
    return max(_alike(now, then) for now in _states(one) for then in _states(other))


def same_person(one: Row, other: Row) -> bool:
    """Whether two members of one family are one person by what is exactly alike.

    The same document, or the same given name as a rule and nothing in the births against it.
    """
    if one["document"] and one["document"] == other["document"]:
        return True
    return any(_are_one(now, then) for now in _states(one) for then in _states(other))


def _states(row: Row) -> list[Row]:
    """The person as she is written, and as she was before a correction."""
    given, year = row.get("was_given"), row.get("was_birth_year")
    if not given and not year:
        return [row]
    before = {**row, "given": given or row["given"]}
    if year:
        before |= {"birth": row.get("was_birth"), "birth_year": year}
    return [row, before]


def _are_one(one: Row, other: Row) -> bool:
    if key(one["given"] or "") != key(other["given"] or ""):
        return False
    if one["birth"] and other["birth"]:
        return bool(one["birth"] == other["birth"]) or _are_swapped(one["birth"], other["birth"])
    years = {row["birth_year"] for row in (one, other) if row["birth_year"]}
    return len(years) < 2 and (not one["sex"] or not other["sex"] or one["sex"] == other["sex"])


def _alike(one: Row, other: Row) -> int:
    born, named = _born(one, other), _named(one, other)
    papers = one["document"] and one["document"] == other["document"]
    # Many lists write the parent's document beside the children.
    if papers and (named or born or not (one["given"] and other["given"])):
        return DOCUMENT + (named or 0) + (born or 0)
    if not named or born is None or born < AT_LEAST.get(named, 0):
        return 0
    sexes = {row["sex"] for row in (one, other) if row["sex"]}
    # A birthday that agrees tells more than a sex written wrong.
    return 0 if len(sexes) > 1 and born < BORN_SWAPPED else named + born


def _named(one: Row, other: Row) -> int:
    given, another = one["given"] or "", other["given"] or ""
    if not given or not another:
        return NAMELESS if given == another else 0
    if _share(given, another):
        return NAMED
    if _share(given, other["surname"] or "") and _share(another, one["surname"] or ""):
        return CROSSED
    letters = given.rstrip(". "), another.rstrip(". ")
    is_initial = min(map(len, letters)) == 1 and letters[0][:1] and letters[1][:1]
    return INITIAL if is_initial and key(letters[0])[:1] == key(letters[1])[:1] else 0


def _share(one: str, other: str) -> bool:
    return one == other or not keys(one).isdisjoint(keys(other))


def _born(one: Row, other: Row) -> int | None:
    """How well the births agree; 0 where one is not known, None where they do not."""
    birth, another = one["birth"], other["birth"]
    year, another_year = one["birth_year"], other["birth_year"]
    if birth and another and birth != another and birth.year == another.year:
        if _are_swapped(birth, another):
            return BORN_SWAPPED
        return BORN_ABOUT if birth.day == another.day or birth.month == another.month else None
    if birth and another and birth == another:
        return BORN_SAME
    if not year or not another_year:
        return 0
    if birth and another:
        near = abs(year - another_year) == 1
        return (
            BORN_ABOUT if near and birth.replace(year=2000) == another.replace(year=2000) else None
        )
    return {0: BORN_IN_YEAR, 1: BORN_ABOUT}.get(abs(year - another_year))


def _are_swapped(one: date, other: date) -> bool:
    """Day and month written one for the other: within a family and one given name, one person."""
    return (one.year, one.month, one.day) == (other.year, other.day, other.month)
