"""From rows to families: who stands with whom, in each of the shapes that offices use."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from tonir.engines.refusals import Refusal
from tonir.people.lists.decide import Decision
from tonir.people.lists.faults import Fault
from tonir.people.lists.fields import FAMILY, PERSON
from tonir.people.lists.tables import Table
from tonir.people.values.kinship import read_relation
from tonir.people.values.text import fold, text


@dataclass(frozen=True, slots=True)
class Part:
    """Some cells of one row: `columns` of those that tell of one person, or of the family."""

    table: Table
    row: int
    columns: tuple[int, ...]


@dataclass
class Rows:
    """All that a list says of one family: parts on the family, parts on one person each."""

    reference: str | None
    family: list[Part] = field(default_factory=list)
    persons: list[Part] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    row_is_family: bool = False

    def first(self) -> Part:
        return (self.family or self.persons)[0]

    def heads_are_marked(self) -> bool:
        """Whether the list has a column for the relation to the head, or one row a person."""
        tables = {part.table.number: part.table for part in self.persons}
        return any(table.has("relation") for table in tables.values()) or (
            bool(self.persons) and not self.row_is_family
        )

    def places(self) -> list[tuple[int, int]]:
        """Sheet numbers and rows (from 0) that the family stands on, in order, each once."""
        parts = [*self.family, *self.persons]
        return sorted({(part.table.number, part.row) for part in parts})


def families_of(name: str, decision: Decision) -> list[Rows]:
    """All families of a list, in the order of the file.

    Raises Refusal L06 (no rows), L12 (no names), L13 (nothing says who belongs together), L16.
    """
    tables = decision.tables
    if not any(table.data_rows for table in tables):
        raise Refusal("L06", file=name)
    if any(table.has("parent") for table in tables):
        return _joined_sheets(name, tables)
    if not any(table.has("name", "given", "surname", "members") for table in tables):
        raise Refusal("L12", file=name)
    found: list[Rows] = []
    lists = [t for t in tables if t.has("name", "given", "surname", "members")]
    for table in lists:
        if table.has("members") or table.has_numbered() or decision.each_row_a_family:
            found += _family_a_row(table)
        elif table.has("family"):
            found += _by_number(table)
        elif table.has("relation") and _has_heads(table):
            found += _by_heads(table)
        elif table.has("size"):
            found += _family_a_row(table)
        else:
            raise Refusal("L13", file=name)
    if len(lists) > 1:
        _tell_sheets_apart(found)
    return found


def _split(table: Table) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Columns on the family and columns on a person, where each row is one person."""
    of_family = FAMILY - {"members"}
    family = tuple(c for c, target in table.targets.items() if target.field in of_family)
    person = tuple(
        c
        for c, t in table.targets.items()
        if t.field in PERSON or t.field in {"phone", "needs", "notes"}
    )
    return family, person


def _family_a_row(table: Table) -> list[Rows]:
    """One row a family: its head (or no one) in single columns, others in a cell or in columns."""
    columns = table.targets.items()
    family = tuple(c for c, t in columns if t.member is None and t.field not in PERSON)
    head = tuple(c for c, t in columns if t.member is None and t.field in PERSON)
    numbers = sorted({t.member for _, t in columns if t.member is not None})
    numbered = [tuple(c for c, t in columns if t.member == number) for number in numbers]
    found = []
    for row in table.data_rows:
        if _is_title_row(table, row):
            continue
        rows = Rows(_reference(table, row), [Part(table, row, family)], row_is_family=True)
        rows.persons = [
            Part(table, row, group) for group in (head, *numbered) if _has_any(table, row, group)
        ]
        found.append(rows)
    return found


def _by_number(table: Table) -> list[Rows]:
    """One row a person. A blank number belongs to the family above, unless every row has one."""
    (column,) = table.columns_for("family")[:1]
    numbered = [(row, text(table.sheet.cell(row, column))) for row in table.data_rows]
    blanks = sum(1 for _, number in numbered if not number)
    repeats = sum(1 for (_, one), (_, two) in pairwise(numbered) if one and one == two)
    only_first_rows = blanks > repeats
    columns = _split(table)
    found: list[Rows] = []
    by_reference: dict[str, Rows] = {}
    for row, number in numbered:
        if _is_title_row(table, row):
            continue
        if number and (only_first_rows or number not in by_reference):
            found.append(Rows(number))
            by_reference[number] = found[-1]
        elif not number and (not only_first_rows or not found):
            found.append(Rows(None, faults=[table.fault("L32", row, column)]))
        _add_row(by_reference[number] if number else found[-1], table, row, columns)
    return found


def _by_heads(table: Table) -> list[Rows]:
    """One row a person, no numbers: a family begins with its head."""
    (column,) = table.columns_for("relation")[:1]
    columns = _split(table)
    found: list[Rows] = []
    for row in table.data_rows:
        if _is_title_row(table, row):
            continue
        is_head = read_relation(table.sheet.cell(row, column)).value == "head"
        if is_head or not found:
            found.append(Rows(None))
            if not is_head:
                found[-1].faults.append(table.fault("L32", row, column))
        _add_row(found[-1], table, row, columns)
    return found


def _add_row(
    rows: Rows, table: Table, row: int, columns: tuple[tuple[int, ...], tuple[int, ...]]
) -> None:
    family, person = columns
    rows.family.append(Part(table, row, family))
    if _has_any(table, row, person):
        rows.persons.append(Part(table, row, person))


def _joined_sheets(name: str, tables: list[Table]) -> list[Rows]:
    """A survey tool's export: a main sheet with `_index`, repeat sheets with `_parent_index`."""
    main = [table for table in tables if table.has("index") and not table.has("parent")]
    if len(main) != 1:
        raise Refusal("L16", file=name)
    found = _family_a_row(main[0])
    (index,) = main[0].columns_for("index")[:1]
    by_index = {text(main[0].sheet.cell(rows.first().row, index)): rows for rows in found}
    for table in (table for table in tables if table.has("parent")):
        (parent,) = table.columns_for("parent")[:1]
        columns = tuple(c for c, t in table.targets.items() if t.field not in {"parent", "index"})
        for row in table.data_rows:
            part = Part(table, row, columns)
            family = by_index.get(text(table.sheet.cell(row, parent)))
            if family is None:
                fault = table.fault("L38", row, parent)
                found.append(Rows(None, persons=[part], faults=[fault]))
            elif _has_any(table, row, columns):
                family.persons.append(part)
    return found


def _reference(table: Table, row: int) -> str | None:
    """The office's own number of the family; in a survey's export, else that of the submission."""
    for field_name in ("family", "submission"):
        for column in table.columns_for(field_name):
            if written := text(table.sheet.cell(row, column)):
                return written
    return None


def _has_heads(table: Table) -> bool:
    (column,) = table.columns_for("relation")[:1]
    values = table.values(column)
    heads = sum(1 for cell in values if read_relation(cell).value == "head")
    return heads > 0


def _has_any(table: Table, row: int, columns: Iterable[int]) -> bool:
    return any(text(table.sheet.cell(row, column)) for column in columns)


def _is_title_row(table: Table, row: int) -> bool:
    """A heading between rows ("Families of ..."): one text merged over several columns."""
    return (
        any(
            top == row == bottom and right - left >= 2
            for (top, left), (bottom, right) in table.sheet.merged
        )
        and sum(1 for cell in table.sheet.rows[row] if text(cell)) == 1
    )


def _tell_sheets_apart(found: list[Rows]) -> None:
    """Sheets that each count their families from 1 have numbers of their own: name the sheet."""
    for rows in found:
        if rows.reference and rows.reference.isdigit() and len(rows.reference) <= 4:
            rows.reference = f"{fold(rows.first().table.sheet.name or '')}/{rows.reference}"
