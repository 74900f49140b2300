"""The columns that an export may have, each only if it is named."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Column:
    """One column of the file. `value`: of a family's row and of one member's.

    of_person: says something of one member, so it has no place in a file with a row a family.
    """

    header: str
    value: Callable[[Row, Row], object]
    of_person: bool = False


def _persons(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, _of_member(name), of_person=True) for name in names)


def _of_member(name: str) -> Callable[[Row, Row], object]:
    return lambda _, person: person.get(name)


def _of_family(name: str) -> Callable[[Row, Row], object]:
    return lambda family, _: family.get(name)


def _birth(_: Row, person: Row) -> object:
    return person.get("birth") or person.get("birth_year")


# The words of `--fields`. Coordinates, notes and the office's own numbers never leave.
FIELDS: dict[str, tuple[Column, ...]] = {
    "names": _persons("surname", "given", "patronymic"),
    "birth": (Column("birth", _birth, of_person=True),),
    "sex": _persons("sex"),
    "relation": _persons("relation"),
    "document": _persons("document"),
    "phones": (*_persons("phone"), Column("family_phones", _of_family("phones"))),
    "address": (Column("address", _of_family("address")),),
    "area": (Column("area", _of_family("area")), Column("area_name", _of_family("area_name"))),
    "needs": (*_persons("needs"), Column("family_needs", _of_family("needs"))),
    "tier": (Column("tier", _of_family("tier")),),
    "kits": (Column("kits", _of_family("kits")),),
}
# Health and protection: sealed under a key of their own, and handed on under a rule of their own.
SENSITIVE = frozenset({"needs"})


def is_by_person(fields: tuple[str, ...]) -> bool:
    """A row a person, if anything is asked that only persons have; else a row a family."""
    return any(all(column.of_person for column in FIELDS[name]) for name in fields)


def columns_of(fields: tuple[str, ...]) -> list[Column]:
    """In the order of FIELDS, in whatever order they were named."""
    by_person = is_by_person(fields)
    return [
        column
        for name, columns in FIELDS.items()
        if name in fields
        for column in columns
        if by_person or not column.of_person
    ]
