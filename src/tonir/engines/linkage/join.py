"""One family out of several entries of it: members told apart, the best value of each field."""

from datetime import date
from typing import Any

from tonir.engines.linkage.fold import key

Row = dict[str, Any]
NAMES = ("given", "surname", "patronymic")
FILLED = ("birth", "birth_year", "sex", "relation", "document", "phone")


def join(entries: list[tuple[Row, list[Row]]]) -> tuple[Row, list[Row]]:
    """(household, persons) of one family; the first entry leads, the others fill its gaps.

    Entries are rows as in the register's tables. A person of a later entry who is nobody in the
    earlier ones becomes a further member.
    """
    (household, persons), *others = entries
    joined, members = dict(household), [dict(person) for person in persons]
    for other, listed in others:
        joined = _fill_household(joined, other)
        free = list(range(len(members)))
        for person in listed:
            place = next((at for at in free if same_person(members[at], person)), None)
            if place is None:
                members.append({**person, "household": joined["id"], "number": len(members)})
            else:
                free.remove(place)
                members[place] = _fill(members[place], person)
    return joined, members


def same_person(one: Row, other: Row) -> bool:
    """Whether two members of what is known to be one family are one person.

    Surname, phone and address belong to the family, so they say nothing here.
    """
    if one["document"] and one["document"] == other["document"]:
        return True
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
    named = max((one, other), key=lambda row: sum(bool(row[name]) for name in NAMES))
    filled = {**one, **{name: named[name] for name in NAMES}}
    filled |= {name: one[name] or other[name] for name in FILLED}
    filled["needs"] = _both(one["needs"], other["needs"])
    return filled


def _fill_household(one: Row, other: Row) -> Row:
    filled = {
        **one,
        **{
            name: other[name] if one[name] is None else one[name]
            for name in ("address", "lat", "lon", "language", "area")
        },
    }
    filled["phones"] = _both(one["phones"], other["phones"])
    filled["needs"] = _both(one["needs"], other["needs"])
    return filled


def _both(one: list[str] | None, other: list[str] | None) -> list[str]:
    return list(dict.fromkeys([*(one or []), *(other or [])]))
