"""One family out of several entries: members told apart, the best value of each field.

Who is whom is told by `whom`, which value is the best by `best`. The entries stay as they are:
they are what a family is made of again when one of them is taken out.

`corrected` of a row names fields that were corrected by hand; `was_given`, `was_birth` and
`was_birth_year` are what stood there before, so that a person is still known in an entry that
nobody corrected.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tonir.engines.linkage.best import (
    ADDRESS,
    AREA,
    LANGUAGE,
    OF_MEMBER,
    PLACE,
    RELATION,
    Field,
    Row,
    best,
    is_corrected,
)
from tonir.engines.linkage.whom import NOBODY, Edge, Entry, Matched, Who, members_of, same_person

__all__ = ["Choice", "Edge", "Entry", "Joined", "Matched", "join", "join_traced", "same_person"]

NOTICE = ("notice_version", "notice_on", "notice_language")
WAS = ("was_given", "was_birth", "was_birth_year")
# Of what every entry says, all counts: needs, telephones, uses that were refused. A correction of
# one entry says what the whole is.
OF_ALL = ("phones", "needs", "refused")
SINCE_EVER = date.min


@dataclass
class Joined:
    """One family. made_of: for each member, (number of the entry, number of the person in it)."""

    household: Row
    members: list[Row]
    made_of: list[list[Who]] = field(default_factory=list)


@dataclass(frozen=True)
class Choice:
    """A field of a family and the number of the row whose value is the best; None: nobody's."""

    field: Field
    row: int | None


def join(entries: Sequence[Entry], same: Matched = NOBODY) -> tuple[Row, list[Row]]:
    """(household, persons) of one family; the first entry leads.

    Entries are rows as in the register's tables. A person of a later entry who is nobody in the
    earlier ones becomes a further member. same: whom the model matched.
    """
    joined = join_traced(entries, same)
    return joined.household, joined.members


def join_traced(entries: Sequence[Entry], same: Matched = NOBODY) -> Joined:
    """The same, and which person of which entry each member is."""
    made_of = members_of(entries, same)
    relations = relation_choices(entries, made_of)
    members = []
    for number, (parts, relation) in enumerate(zip(made_of, relations, strict=True)):
        rows = [entries[entry][1][at] for entry, at in parts]
        of = {"household": entries[0][0]["id"], "number": number}
        members.append(_member(rows, days_of(entries, parts), relation) | of)
    return Joined(_household(entries), members, made_of)


def days_of(entries: Sequence[Entry], parts: Iterable[Who]) -> list[date]:
    return [entries[entry][0].get("registered_on") or SINCE_EVER for entry, _ in parts]


def household_choices(entries: Sequence[Entry]) -> Iterator[Choice]:
    """Each field of the family, with the number of the entry that it is taken from."""
    rows = [household for household, _ in entries]
    days = days_of(entries, ((number, 0) for number in range(len(entries))))
    area = best(AREA, rows, days)
    yield Choice(AREA, area)
    yield Choice(LANGUAGE, best(LANGUAGE, rows, days))
    # An address in another settlement is another address, not more of this one.
    there = [
        number
        for number, row in enumerate(rows)
        if area is None or row["area"] in (rows[area]["area"], None)
    ]
    address = best(ADDRESS, rows, days, there)
    yield Choice(ADDRESS, address)
    place = best(PLACE, rows, days, there)
    if address is not None and address in there and PLACE.fullness(rows[address]) == 2:
        corrected = any(is_corrected(PLACE, row) for row in rows)
        place = place if corrected else address
    yield Choice(PLACE, place)


def member_choices(
    rows: Sequence[Row], days: Sequence[date], relation: int | None
) -> Iterator[Choice]:
    """Each field of a member, with the number of the row, of hers, that it is taken from."""
    for one in OF_MEMBER:
        yield Choice(one, best(one, rows, days))
    yield Choice(RELATION, relation)


def relation_choices(
    entries: Sequence[Entry], made_of: Sequence[Sequence[Who]]
) -> Iterator[int | None]:
    """For each member, the number of her row that tells what she is to the head of the family.

    Who is a wife to one head is a mother to another: only entries with the same head are asked.
    That is the one to whom most members' relations are known.
    """
    asked = _entries_with_one_head(entries, made_of)
    for parts in made_of:
        rows = [entries[entry][1][at] for entry, at in parts]
        among = [number for number, (entry, _) in enumerate(parts) if entry in asked]
        yield best(RELATION, rows, days_of(entries, parts), among)


def _entries_with_one_head(
    entries: Sequence[Entry], made_of: Sequence[Sequence[Who]]
) -> frozenset[int]:
    member = {who: number for number, parts in enumerate(made_of) for who in parts}
    asked: dict[int, list[int]] = {}
    for number, (_, persons) in enumerate(entries):
        if _related(entries[number]):
            called = (at for at, one in enumerate(persons) if one["relation"] == "head")
            asked.setdefault(member[number, next(called, 0)], []).append(number)
    if len(asked) < 2:
        return frozenset(number for some in asked.values() for number in some)
    days = days_of(entries, ((number, 0) for number in range(len(entries))))
    known = {
        head: len({member[number, at] for number in some for at in _related(entries[number])})
        for head, some in asked.items()
    }

    def order(head: int) -> tuple[int, int, date, int]:
        some = asked[head]
        return known[head], len(some), max(days[number] for number in some), -some[0]

    return frozenset(asked[max(asked, key=order)])


def _related(entry: Entry) -> list[int]:
    return [at for at, person in enumerate(entry[1]) if person["relation"]]


def _member(rows: Sequence[Row], days: Sequence[date], relation: int | None) -> Row:
    filled = dict(rows[0])
    if relation is None:
        filled["relation"] = None
    if len(rows) == 1:
        return filled
    for choice in member_choices(rows, days, relation):
        if choice.row:
            filled |= choice.field.of(rows[choice.row])
    filled["needs"] = _of_all("needs", rows)
    return filled | _marks(rows)


def _household(entries: Sequence[Entry]) -> Row:
    rows = [household for household, _ in entries]
    filled = dict(rows[0])
    for choice in household_choices(entries):
        source = rows[choice.row] if choice.row is not None else {}
        filled |= choice.field.of(source)
    for name in OF_ALL:
        if any(name in row for row in rows):
            filled[name] = _of_all(name, rows)
    # What the family was told last is what it knows.
    told = max(rows, key=lambda row: row.get("notice_on") or "")
    return filled | {name: told[name] for name in NOTICE if name in told} | _marks(rows)


def _of_all(name: str, rows: Sequence[Row]) -> list[str]:
    corrected = [row for row in rows if name in (row.get("corrected") or ())]
    some = corrected[:1] or rows
    return list(dict.fromkeys([one for row in some for one in row.get(name) or ()]))


def _marks(rows: Sequence[Row]) -> Row:
    """What was corrected in any of them."""
    found: Row = {}
    if any(row.get("corrected") for row in rows):
        marked = [one for row in rows for one in row.get("corrected") or ()]
        found["corrected"] = list(dict.fromkeys(marked))
    for name in WAS if found else ():
        if was := next((row[name] for row in rows if row.get(name)), None):
            found[name] = was
    return found
