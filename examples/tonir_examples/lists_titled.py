"""A layout: a workbook with merged title rows, a row a person, the family named once."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from tonir_examples.draws import Draws
from tonir_examples.entries import Entry, Line, Office, Written, rows_of
from tonir_examples.files import whole_file

# Excel knows no day before this one.
EXCEL_BEGINS = date(1900, 3, 1)


def write_titled_workbook(
    path: Path, office: Office, entries: list[Entry], draws: Draws
) -> list[Written]:
    """What is of the family stands in the first row of each; dates as text and as Excel dates."""
    with whole_file(path) as part:
        book = xlsxwriter.Workbook(part, {"constant_memory": True})
        # A fixed date, so that the same families make the same bytes.
        book.set_properties({"created": datetime.combine(_latest(entries), datetime.min.time())})
        sheet = Sheet(book, path.name, office, draws)
        written = [sheet.write(*each) for each in rows_of(entries)]
        book.close()
    return written


def _latest(entries: list[Entry]) -> date:
    return max((entry.registered_on for entry in entries), default=date(2025, 1, 1))


class Sheet:
    """Writes row after row, downwards only."""

    def __init__(self, book: Any, file: str, office: Office, draws: Draws) -> None:
        self.file, self.office, self.draws = file, office, draws
        self.sheet = book.add_worksheet(office.facts["sheet"])
        self.fields: list[str] = list(office.facts["columns"])
        bold = book.add_format({"bold": True, "align": "center"})
        self.as_date = book.add_format({"num_format": "dd.mm.yyyy"})
        self.row = 0
        for title in office.facts["titles"]:
            self.sheet.merge_range(self.row, 0, self.row, len(self.fields) - 1, title, bold)
            self.row += 1
        self.sheet.write_row(self.row, 0, office.facts["columns"].values(), bold)
        self.first_row = self.row

    def write(self, number: int, entry: Entry, position: int, line: Line) -> Written:
        self.row += 1
        cells = self._person(entry, position, line)
        if position == 0:
            self.first_row = self.row
            cells |= self._family(entry, number)
        for column, field in enumerate(self.fields):
            self._cell(column, cells.get(field))
        name = str(self.office.facts["sheet"])
        return Written(self.file, entry, line, position, name, self.row + 1, self.first_row + 1)

    def _cell(self, column: int, value: object) -> None:
        if isinstance(value, date):
            self.sheet.write_datetime(self.row, column, value, self.as_date)
        elif isinstance(value, int):
            self.sheet.write_number(self.row, column, value)
        elif value:
            self.sheet.write_string(self.row, column, value)

    def _family(self, entry: Entry, number: int) -> dict[str, object]:
        phones = entry.phones
        single = phones[0] if len(phones) == 1 else ", ".join(map(str, phones))
        return {
            "family": number,
            "phone": single,
            "region": entry.region,
            "place": entry.place,
            "address": entry.address,
            "registered": entry.registered_on,
            **self.office.privacy(entry),
        }

    def _person(self, entry: Entry, position: int, line: Line) -> dict[str, object]:
        office, turn = self.office, self.draws.below(6)
        codes = line.needs + (entry.needs if position == 0 else [])
        return {
            "surname": line.surname,
            "given": line.given,
            "patronymic": line.patronymic,
            "birth": self._birth(line.birth),
            "sex": office.word("sex", line.sex, "", turn),
            "relation": office.word("relation", line.relation, line.sex),
            "document": line.document,
            "needs": office.needs_in_words(codes, turn),
        }

    def _birth(self, birth: date | int | str | None) -> date | int | str | None:
        as_text = self.draws.chance(self.office.facts["dates_as_text"])
        if isinstance(birth, date) and (as_text or birth < EXCEL_BEGINS):
            return self.office.day(birth)
        return birth
