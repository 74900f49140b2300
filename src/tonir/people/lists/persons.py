"""One person's cells to a member of the record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tonir.people.lists.faults import Fault
from tonir.people.lists.shapes import Part
from tonir.people.lists.tables import Table
from tonir.people.values.dates import is_month_first, read_age, read_birth
from tonir.people.values.kinship import read_relation, read_sex
from tonir.people.values.names import has_letters, split_name, surname_comes_first
from tonir.people.values.needs import Needs, NeedsReader, speaks_of_violence, with_parents
from tonir.people.values.phones import Phones, read_phones
from tonir.people.values.places_named import Gazetteer
from tonir.people.values.text import Cell, Reading, is_nothing, text
from tonir.people.values.washington import needs_of_answers, read_answer
from tonir.programme.privacy import Purpose

SHORTEST_DOCUMENT = 4


@dataclass
class Reader:
    """What is needed to understand cells; remembers, for one list, how its columns are written."""

    today: date
    country: str
    places: Gazetteer
    needs: NeedsReader
    purposes: Sequence[Purpose] = ()
    _phones: dict[str, Phones] = field(default_factory=dict)
    _month_first: dict[tuple[int, int], bool] = field(default_factory=dict)
    _surname_first: dict[tuple[int, int], bool] = field(default_factory=dict)

    def phones(self, cell: Cell) -> Phones:
        written = text(cell)
        if written not in self._phones:
            self._phones[written] = read_phones(cell, self.country)
        return self._phones[written]

    def month_first(self, table: Table, column: int) -> bool:
        place = (table.number, column)
        if place not in self._month_first:
            self._month_first[place] = is_month_first(table.values(column))
        return self._month_first[place]

    def surname_first(self, table: Table, column: int) -> bool:
        place = (table.number, column)
        if place not in self._surname_first:
            names = (text(cell) for cell in table.values(column))
            self._surname_first[place] = surname_comes_first(names)
        return self._surname_first[place]


@dataclass
class Person:
    """A member as the record holds it, beside needs and phones, which go elsewhere too."""

    member: dict[str, Any]
    needs: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def empty_member(row: int) -> dict[str, Any]:
    """row: counted from 1."""
    keys = ("given", "surname", "patronymic", "birth", "sex", "relation", "document", "phone")
    return {**dict.fromkeys(keys), "row": row}


class PersonCells:
    """Reads one person's part of a row; faults are added to the family's."""

    def __init__(self, reader: Reader, part: Part, faults: list[Fault]) -> None:
        self.reader = reader
        self.part = part
        self.faults = faults
        self.person = Person(empty_member(part.row + 1))
        self.answers: dict[str, int] = {}

    def read(self) -> Person:
        table = self.part.table
        for column in self.part.columns:
            cell = table.sheet.cell(self.part.row, column)
            if cell is None or cell == "":
                continue
            target = table.targets[column]
            if read := _READERS.get(target.field):
                read(self, column, cell)
            elif target.field.startswith("wg_"):
                self._answer(column, cell, target.field.removeprefix("wg_"))
        person = self.person
        person.needs = list(with_parents([*person.needs, *needs_of_answers(self.answers)]))
        member = person.member
        member["phone"] = person.phones[0] if person.phones else None
        if not (member["given"] or member["surname"]):
            self.fault("L30", None)
            return person
        if not member["given"] and self._asks({"given"}):
            self.fault("L73", self._column_of("given"))
        if member["birth"] is None and not self._has_birth_fault() and self._asks({"birth", "age"}):
            self.fault("L66", None)
        return person

    def fault(self, code: str, column: int | None, **facts: object) -> None:
        self.faults.append(self.part.table.fault(code, self.part.row, column, **facts))

    def _take(self, key: str, column: int, reading: Reading) -> None:
        if reading.fault:
            self.fault(reading.fault, column, **reading.facts)
        if reading.value is not None:
            self.person.member[key] = reading.value

    def _name(self, column: int, cell: Cell) -> None:
        written = text(cell)
        if not has_letters(written):
            return
        order = self.reader.surname_first(self.part.table, column)
        name = split_name(written, order)
        member = self.person.member
        for key in ("given", "surname", "patronymic"):
            member[key] = member[key] or getattr(name, key)

    def _plain_name(self, column: int, cell: Cell) -> None:
        written = text(cell)
        if has_letters(written):
            self.person.member[self.part.table.targets[column].field] = written

    def _birth(self, column: int, cell: Cell) -> None:
        month_first = self.reader.month_first(self.part.table, column)
        self._take("birth", column, read_birth(cell, self.reader.today, month_first))

    def _age(self, column: int, cell: Cell) -> None:
        if self.person.member["birth"] is None and not self._has_birth_fault():
            self._take("birth", column, read_age(cell, self.reader.today))

    def _sex(self, column: int, cell: Cell) -> None:
        self._take("sex", column, read_sex(cell))

    def _relation(self, column: int, cell: Cell) -> None:
        self._take("relation", column, read_relation(cell))

    def _document(self, column: int, cell: Cell) -> None:
        written = text(cell)
        if is_nothing(written) or self.person.member["document"]:
            return
        if sum(letter.isalnum() for letter in written) < SHORTEST_DOCUMENT:
            self.fault("L55", column)
        else:
            self.person.member["document"] = written

    def _phone(self, column: int, cell: Cell) -> None:
        read = self.reader.phones(cell)
        self.person.phones += [one for one in read.numbers if one not in self.person.phones]
        if read.unread:
            self.fault("L50", column)

    def _needs(self, column: int, cell: Cell) -> None:
        option = self.part.table.targets[column].option
        needs = self.reader.needs
        found = needs.read_split(cell, option) if option else needs.read(cell)
        self.person.needs += found.codes
        for code, facts in needs_faults(found):
            self.fault(code, column, **facts)

    def _notes(self, column: int, cell: Cell) -> None:
        if speaks_of_violence(text(cell)):
            self.fault("L60", column)
        elif not is_nothing(text(cell)):
            self.person.notes.append(text(cell))

    def _answer(self, column: int, cell: Cell, domain: str) -> None:
        reading = read_answer(cell)
        if reading.fault:
            self.fault(reading.fault, column)
        if isinstance(reading.value, int):
            self.answers[domain] = reading.value

    def _asks(self, fields: set[str]) -> bool:
        targets = self.part.table.targets
        return any(targets[column].field in fields for column in self.part.columns)

    def _column_of(self, field_name: str) -> int | None:
        targets = self.part.table.targets
        found = (column for column in self.part.columns if targets[column].field == field_name)
        return next(found, None)

    def _has_birth_fault(self) -> bool:
        here = (self.part.table.number, self.part.row + 1)
        return any(
            (fault.sheet_number, fault.row) == here and fault.code in {"L35", "L36", "L37"}
            for fault in self.faults
        )


def needs_faults(found: Needs) -> list[tuple[str, dict[str, object]]]:
    """Codes and facts of what was left out of a cell of needs."""
    faults: list[tuple[str, dict[str, object]]] = []
    if found.never:
        faults.append(("L60", {}))
    if found.not_kept:
        faults.append(("L61", {"codes": ", ".join(found.not_kept)}))
    if found.unread:
        faults.append(("L62", {"words": ", ".join(found.unread)}))
    return faults


_READERS: dict[str, Callable[[PersonCells, int, Cell], None]] = {
    "name": PersonCells._name,
    "given": PersonCells._plain_name,
    "surname": PersonCells._plain_name,
    "patronymic": PersonCells._plain_name,
    "birth": PersonCells._birth,
    "age": PersonCells._age,
    "sex": PersonCells._sex,
    "relation": PersonCells._relation,
    "document": PersonCells._document,
    "phone": PersonCells._phone,
    "needs": PersonCells._needs,
    "notes": PersonCells._notes,
}
