"""What goes back to an office: its own layout, only the families to mend, and why."""

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tonir.people.lists.faults import Fault
from tonir.people.lists.reading import ReadList
from tonir.people.lists.tables import Table, is_reason
from tonir.people.lists.vocabulary import REASON
from tonir.people.values.text import Cell, text

_TITLES = {
    "en": f"{REASON} what to mend",
    "hy": f"{REASON} ինչ ուղղել",
    "ru": f"{REASON} что исправить",
}
_WITH_FAMILY = {
    "en": "Comes back with its family: see row {row} of your list.",
    "hy": "Վերադարձվում է ընտանիքի հետ. տե՛ս ձեր ցուցակի տող {row}։",
    "ru": "Возвращается вместе с семьёй: смотрите строку {row} вашего списка.",
}
# A program that opens the workbook must never take such a text for a formula.
_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDEST = 40
_REASON_WIDTH = 70
_UNSEEN = "L60"


def returned_path(path: Path, folder: Path | None) -> Path:
    """Beside the list, or in a folder given; never over a list that was itself returned."""
    stem = path.stem
    if stem.endswith(".returned"):
        stem += "-again"
        return (folder or path.parent) / f"{stem}.xlsx"
    if "-again" in stem.rpartition(".returned")[2]:
        return (folder or path.parent) / f"{stem}-again.xlsx"
    return (folder or path.parent) / f"{stem}.returned.xlsx"


def returns_workbook(read: ReadList) -> bytes:
    """The workbook that goes back. Made in memory: no temporary file in clear."""
    import xlsxwriter  # Only here: few lists come back, and it takes a third of a second.

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(content, options)
    reasons = _reasons(read)
    for table in read.decision.tables:
        _SheetWriter(workbook, table, read.decision.language).write(reasons, read)
    workbook.close()
    return content.getvalue()


def write_whole(content: bytes, path: Path) -> None:
    """Writes the file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(content)
    beside.replace(path)


def _reasons(read: ReadList) -> dict[tuple[int, int], list[Fault]]:
    """Faults by sheet number and row (from 0)."""
    found: dict[tuple[int, int], list[Fault]] = {}
    for draft in read.returned:
        for fault in draft.faults:
            found.setdefault((fault.sheet_number, fault.row - 1), []).append(fault)
    return found


class _SheetWriter:
    """Writes one sheet: titles and header as they were, then the families that come back."""

    def __init__(self, workbook: Any, table: Table, language: str) -> None:
        self.table = table
        self.language = language
        self.sheet = workbook.add_worksheet(_sheet_name(table, workbook))
        base: dict[str, object] = {"valign": "top"}
        self.plain = workbook.add_format(base)
        self.header = workbook.add_format({**base, "bold": True, "bottom": 1, "text_wrap": True})
        self.reason = workbook.add_format({**base, "text_wrap": True})
        wrong = {**base, "bg_color": "#FBE3D6"}
        self.formats = {
            (is_wrong, kind): workbook.add_format({**(wrong if is_wrong else base), **extra})
            for is_wrong in (False, True)
            for kind, extra in (
                ("date", {"num_format": "dd.mm.yyyy"}),
                ("quoted", {"quote_prefix": True}),
                ("plain", {}),
            )
        }
        self.kept = [
            column
            for column in range(max((len(row) for row in table.sheet.rows), default=0))
            if not (column < len(table.headers) and is_reason(table.headers[column]))
        ]

    def write(self, reasons: dict[tuple[int, int], list[Fault]], read: ReadList) -> None:
        table = self.table
        for row in range(table.header + 1):
            self._row(row, row, set(), is_header=row == table.header)
        self._merge_titles()
        last = len(self.kept)
        if table.header >= 0:
            self.sheet.write_string(table.header, last, _TITLES[self.language], self.header)
        at = table.header + 1
        for draft in read.returned:
            rows = [row for number, row in draft.places if number == table.number]
            wrong_row = next(
                (f.row for f in draft.faults if f.returns and f.row), rows[0] + 1 if rows else 0
            )
            for row in rows:
                faults = reasons.get((table.number, row), [])
                self._row(row, at, {fault.column - 1 for fault in faults}, faults=faults)
                self.sheet.write_string(at, last, self._words(faults, wrong_row), self.reason)
                at += 1
        self._widths()
        self.sheet.freeze_panes(table.header + 1, 0)

    def _row(
        self,
        source: int,
        at: int,
        wrong: set[int],
        is_header: bool = False,
        faults: list[Fault] | None = None,
    ) -> None:
        unseen = {fault.column - 1 for fault in faults or () if fault.code == _UNSEEN}
        for place, column in enumerate(self.kept):
            cell = self.table.sheet.cell(source, column)
            if column not in unseen and text(cell):
                self._cell(at, place, cell, column in wrong, is_header)

    def _cell(self, row: int, column: int, cell: Cell, is_wrong: bool, is_header: bool) -> None:
        if isinstance(cell, datetime | date):
            self.sheet.write_datetime(row, column, cell, self.formats[is_wrong, "date"])
        elif isinstance(cell, bool):
            self.sheet.write_boolean(row, column, cell, self.formats[is_wrong, "plain"])
        elif isinstance(cell, int | float):
            self.sheet.write_number(row, column, cell, self.formats[is_wrong, "plain"])
        else:
            written = cell if isinstance(cell, str) else text(cell)
            kind = "quoted" if written.startswith(_LIKE_FORMULA) else "plain"
            style = self.header if is_header and kind == "plain" else self.formats[is_wrong, kind]
            self.sheet.write_string(row, column, written, style)

    def _words(self, faults: list[Fault], wrong_row: int) -> str:
        """Faults for which the family comes back first, then values that would be left out."""
        ordered = sorted(faults, key=lambda fault: not fault.returns)
        language = self.language
        said = [f"{fault.sentence(language)} {fault.mend(language)}" for fault in ordered]
        return "\n".join(said) or _WITH_FAMILY[language].format(row=wrong_row)

    def _merge_titles(self) -> None:
        for (top, left), (bottom, right) in self.table.sheet.merged:
            if bottom < self.table.header and right > left and right in self.kept:
                written = text(self.table.sheet.cell(top, left))
                self.sheet.merge_range(top, left, bottom, right, "", self.plain)
                self.sheet.write_string(top, left, written, self.plain)

    def _widths(self) -> None:
        for place, column in enumerate(self.kept):
            cells = [self.table.title(column), *map(text, self.table.values(column, most=30))]
            self.sheet.set_column(place, place, min(_WIDEST, max(map(len, cells)) + 2))
        self.sheet.set_column(len(self.kept), len(self.kept), _REASON_WIDTH)


def _sheet_name(table: Table, workbook: Any) -> str | None:
    name = table.sheet.name
    if not name or name.casefold() in {sheet.name.casefold() for sheet in workbook.worksheets()}:
        return None
    return name[:31]
