"""One family out of several entries: members told apart, the best value of each field.

What was corrected by hand wins over what an office wrote. `corrected` of a row names such fields;
`was_given`, `was_birth` and `was_birth_year` are what stood there before, so that a person is
still known in an entry that nobody corrected.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tonir.engines.linkage.fold import key

Row = dict[str, Any]
Entry = tuple[Row, list[Row]]
NAMES = ("given", "surname", "patronymic")
NOTICE = ("notice_version", "notice_on", "notice_language")
FILLED = ("birth", "birth_year", "sex", "relation", "document", "phone")
OF_FAMILY = ("address", "lat", "lon", "language", "area")
# birth_year goes with birth, which is the field that people correct.
FIELD_OF = {"birth_year": "birth"}


@dataclass
class Joined:
    """One family. made_of: for each member, (number of the entry, number of the person in it)."""

    household: Row
    members: list[Row]
    made_of: list[list[tuple[int, int]]] = field(default_factory=list)


def join(entries: list[Entry]) -> tuple[Row, list[Row]]:
    """(household, persons) of one family; the first entry leads, the others fill its gaps.

    Entries are rows as in the register's tables. A person of a later entry who is nobody in the
    earlier ones becomes a further member.
    """
    joined = join_traced(entries)
    return joined.household, joined.members


def join_traced(entries: list[Entry]) -> Joined:
    """The same, and which person of which entry each member is."""
    (household, persons), *others = entries
    joined = Joined(dict(household), [dict(person) for person in persons])
    joined.made_of = [[(0, at)] for at in range(len(persons))]
    for number, (other, listed) in enumerate(others, start=1):
        joined.household = _fill_household(joined.household, other)
        _take_in(joined, number, listed)
    return joined


def _take_in(joined: Joined, number: int, listed: list[Row]) -> None:
    members = joined.members
    free = list(range(len(members)))
    for at, person in enumerate(listed):
        place = next((one for one in free if same_person(members[one], person)), None)
        if place is None:
            household = joined.household["id"]
            members.append({**person, "household": household, "number": len(members)})
            joined.made_of.append([(number, at)])
        else:
            free.remove(place)
            members[place] = _fill(members[place], person)
            joined.made_of[place].append((number, at))


def same_person(one: Row, other: Row) -> bool:
    """Whether two members of what is known to be one family are one person.

    Surname, phone and address belong to the family, so they say nothing here.
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


def _are_swapped(one: date, other: date) -> bool:
    """Day and month written one for the other: within a family and one given name, one person."""
    return (one.year, one.month, one.day) == (other.year, other.day, other.month)


def _fill(one: Row, other: Row) -> Row:
    # A name goes whole, from the entry that has most of it: never half in one script.
    fullest = max((one, other), key=lambda row: sum(bool(row[name]) for name in NAMES))
    named = _corrected(NAMES, one, other) or fullest
    filled = {**one, **{name: named[name] for name in NAMES}}
    for name in FILLED:
        source = _corrected((FIELD_OF.get(name, name),), one, other)
        filled[name] = source[name] if source else one[name] or other[name]
    source = _corrected(("needs",), one, other)
    filled["needs"] = source["needs"] if source else _both(one["needs"], other["needs"])
    return filled | _marks(one, other)


def _fill_household(one: Row, other: Row) -> Row:
    filled = dict(one)
    for name in OF_FAMILY:
        source = _corrected((name,), one, other)
        source = source or (other if one[name] is None else one)
        filled[name] = source[name]
    # Refused in one entry is refused by the family, whatever another office wrote.
    for name in ("phones", "needs", "refused"):
        if name in one or name in other:
            source = _corrected((name,), one, other)
            filled[name] = source[name] if source else _both(one.get(name), other.get(name))
    told = max((one, other), key=lambda row: row.get("notice_on") or "")
    return filled | {name: told[name] for name in NOTICE if name in told} | _marks(one, other)


def _corrected(names: tuple[str, ...], one: Row, other: Row) -> Row | None:
    """The first of the two in which one of these fields was corrected."""
    rows = (one, other)
    return next((row for row in rows if set(names) & set(row.get("corrected") or ())), None)


def _marks(one: Row, other: Row) -> Row:
    """What was corrected in either, for the entries that are still to be joined."""
    found: Row = {}
    if one.get("corrected") or other.get("corrected"):
        found["corrected"] = _both(one.get("corrected"), other.get("corrected"))
    for name in ("was_given", "was_birth", "was_birth_year"):
        if was := one.get(name) or other.get(name):
            found[name] = was
    return found


def _both(one: list[str] | None, other: list[str] | None) -> list[str]:
    return list(dict.fromkeys([*(one or []), *(other or [])]))
