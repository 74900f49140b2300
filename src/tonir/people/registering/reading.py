"""A filled form read as a list of one family: the same readers, the same faults."""

from dataclasses import dataclass

from tonir.people.lists.families import Draft, read_family
from tonir.people.lists.faults import Fault
from tonir.people.lists.fields import Target
from tonir.people.lists.reading import Known
from tonir.people.lists.shapes import Part, Rows
from tonir.people.lists.sheets import Sheet
from tonir.people.lists.tables import Table
from tonir.people.registering.form import OF_PERSON, Filled
from tonir.people.values.text import Cell

# Faults of a whole person, and the field that mends them.
_MENDED_IN = {"L66": "birth", "L40": "given-1"}
_OF_A_FORM = "O09"


@dataclass(frozen=True)
class Written:
    """A form as understood. `faults`: by the field that mends them."""

    draft: Draft
    faults: dict[str, list[Fault]]

    @property
    def stops(self) -> bool:
        """Whether the family cannot be taken in so; with other faults a value is left out."""
        return any(
            fault.returns or fault.code == _OF_A_FORM
            for faults in self.faults.values()
            for fault in faults
        )


def read_form(filled: Filled, known: Known, offices: set[str]) -> Written:
    """The family of a form, and what is wrong with it, all at once."""
    of_family = [*filled.family]
    table = _table(filled, of_family)
    columns = tuple(range(len(of_family)))
    rows = Rows(None, [Part(table, 0, columns)], row_is_family=True)
    width = len(of_family)
    for number, person in enumerate(filled.persons, start=1):
        if any(person.values()):
            parts = tuple(range(width, width + len(OF_PERSON)))
            rows.persons.append(Part(table, number, parts))
    draft = read_family(rows, known.reader())
    faults: dict[str, list[Fault]] = {}
    for fault in [*draft.faults, *_unanswered(filled, known, table)]:
        faults.setdefault(_field(fault, of_family), []).append(fault)
    if filled.office not in offices:
        faults["office"] = [table.fault(_OF_A_FORM, -1, None)]
    return Written(draft, faults)


def _table(filled: Filled, of_family: list[str]) -> Table:
    """The family in the first row, each person in a row of his own below it."""
    rows: list[list[Cell]] = [[filled.family[name] for name in of_family]]
    for person in filled.persons:
        rows.append([*("" for _ in of_family), *(person[name] for name in OF_PERSON)])
    names = [*of_family, *OF_PERSON]
    table = Table(Sheet(None, rows), 1, -1, names)
    table.targets = {column: Target.parse(name) for column, name in enumerate(names)}
    return table


def _unanswered(filled: Filled, known: Known, table: Table) -> list[Fault]:
    """A list may leave consent out; who stands before a registrar can be asked."""
    deciding = (f"consent={one.code}" for one in known.purposes if one.decides)
    return [
        table.fault("L45", 0, [*filled.family].index(name))
        for name in deciding
        if not filled.family[name]
    ]


def _field(fault: Fault, of_family: list[str]) -> str:
    number, column = fault.row - 1, fault.column - 1
    if number == 0:
        return of_family[column] if column >= 0 else _MENDED_IN.get(fault.code, "area")
    names = [*of_family, *OF_PERSON]
    return f"{names[column] if column >= 0 else _MENDED_IN.get(fault.code, 'given')}-{number}"
