"""A sheet's table: where its header is, what its columns mean, which rows hold families."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tonir.people.lists.faults import Fault
from tonir.people.lists.fields import Target
from tonir.people.lists.sheets import Sheet
from tonir.people.lists.vocabulary import HEADERS, REASON, TOTALS
from tonir.people.values.text import Cell, column_letter, fold, text

_HEADER_WITHIN = 40  # rows; titles, stamps and instructions above a list fit into that
_NOTE = re.compile(r"\([^)]*\)")


@dataclass
class Table:
    """A sheet with its header. `header`: the header's row, counted from 0, or -1 without one."""

    sheet: Sheet
    number: int
    header: int
    headers: list[str]
    targets: dict[int, Target] = field(default_factory=dict)

    def columns_for(self, field_name: str) -> list[int]:
        return [column for column, target in self.targets.items() if target.field == field_name]

    def has(self, *fields: str) -> bool:
        return any(target.field in fields for target in self.targets.values())

    def has_numbered(self) -> bool:
        """Whether columns such as "member 2: name" stand for several people in one row."""
        return any(target.member is not None for target in self.targets.values())

    @cached_property
    def data_rows(self) -> list[int]:
        """Rows with something in them: no blanks, repeated headers, column numbers or totals."""
        rows = []
        for row in range(self.header + 1, len(self.sheet.rows)):
            filled = [cell for cell in self.sheet.rows[row] if cell is not None and cell != ""]
            if not filled or (len(filled) < 5 and not any(map(text, filled))):
                continue
            if not (_is_column_numbers(filled) or _is_total(filled) or self._is_header(row)):
                rows.append(row)
        return rows

    def _is_header(self, row: int) -> bool:
        """Whether the header stands here again, as on each page of a printed list."""
        cells = self.sheet.rows[row]
        return (
            self.header >= 0
            and text(cells[0]) == self.headers[0]
            and [text(cell) for cell in cells[: len(self.headers)]] == self.headers
        )

    def values(self, column: int, most: int = 400) -> list[Cell]:
        """The first filled cells of a column."""
        found: list[Cell] = []
        for row in self.data_rows:
            cell = self.sheet.cell(row, column)
            if text(cell):
                found.append(cell)
                if len(found) == most:
                    break
        return found

    def title(self, column: int) -> str:
        """How a person finds the column: its header, or its letter where it has none."""
        header = self.headers[column] if column < len(self.headers) else ""
        return header or column_letter(column + 1)

    def fault(self, code: str, row: int, column: int | None, **facts: object) -> Fault:
        """A fault in a cell (or, with column None, of a row); counted as spreadsheets count."""
        return Fault(
            code=code,
            sheet=self.sheet.name,
            sheet_number=self.number,
            row=row + 1,
            column=0 if column is None else column + 1,
            header="" if column is None else self.title(column),
            value="" if column is None or row < 0 else text(self.sheet.cell(row, column)),
            facts=facts,
        )


# Below a row with so many known headers no better one comes, a few rows of titles aside.
_SURE, _LOOK_ON = 4, 5


def find_table(sheet: Sheet, number: int, known: Iterable[str] = ()) -> Table | None:
    """The sheet's table, or None if no row looks like a header. known: headers of a mapping."""
    wanted = {fold(header) for header in known}
    best, best_hits = None, 0.0
    for row, cells in enumerate(sheet.rows[:_HEADER_WITHIN]):
        written = [text(cell) if isinstance(cell, str) else "" for cell in cells]
        hits = _header_hits(written, wanted)
        if hits > best_hits:
            best, best_hits = row, hits
        elif best is not None and best_hits >= _SURE and row > best + _LOOK_ON:
            break
    if best is None or best_hits < 1:
        return _headless(sheet, number)
    return Table(sheet, number, best, [text(cell) for cell in sheet.rows[best]])


def bare_header(header: str) -> str:
    """The header without what stands in brackets: "Born (dd.mm.yyyy)" is "Born"."""
    bare = _NOTE.sub(" ", header).strip()
    return bare or header


def is_reason(header: str) -> bool:
    """Whether the column is one that Tonir added to a workbook that it gave back."""
    return header.startswith(REASON)


def _header_hits(written: list[str], wanted: set[str]) -> float:
    hits = 0.0
    seen: set[str] = set()
    for header in written:
        folded = fold(header)
        if not folded or folded in seen:
            continue
        seen.add(folded)
        if folded in wanted or is_reason(header):
            hits += 2
        elif found := HEADERS.best(bare_header(header.rpartition("/")[2])):
            hits += found.share if found.share >= 0.45 else 0
    # One known word is a title ("Families of ..."); a header has several, or stands alone.
    return hits if len(seen) > 1 or hits >= 1 else 0.0


def _headless(sheet: Sheet, number: int) -> Table | None:
    """A list without known headers: the first row as wide as most is the header, or data."""
    widths = [sum(1 for cell in cells if text(cell)) for cells in sheet.rows]
    common = max(widths, default=0)
    if common < 2:
        return None
    start = next(row for row, width in enumerate(widths) if width >= max(2, common * 0.6))
    cells = sheet.rows[start]
    if all(isinstance(cell, str) and not re.search(r"\d", cell) for cell in cells if text(cell)):
        return Table(sheet, number, start, [text(cell) for cell in cells])
    return Table(sheet, number, start - 1, [""] * len(cells))


def _is_column_numbers(filled: Sequence[Cell]) -> bool:
    """The row "1 2 3 ..." that forms print under their header."""
    if len(filled) < 3 or text(filled[0]) != "1":
        return False
    return [text(cell) for cell in filled] == [str(place + 1) for place in range(len(filled))]


def _is_total(filled: Sequence[Cell]) -> bool:
    return len(filled) <= 4 and fold(text(filled[0])).startswith(TOTALS)
