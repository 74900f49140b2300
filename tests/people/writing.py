"""Small list files as offices write them, for tests. Nobody in them ever lived."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from tonir.people.lists.books import read_book
from tonir.people.lists.reading import Known, ReadList, find_tables, read_families, settle_columns
from tonir.people.values.needs import NeedsReader
from tonir.people.values.places_named import Gazetteer, Place
from tonir.programme.privacy import Purpose

TODAY = date(2025, 8, 20)
PLACES = [
    Place("R1", None, {"en": "Kotayk", "hy": "Կոտայք", "ru": "Котайк"}, 40.5, 44.7, 200_000),
    Place("R2", None, {"en": "Ararat", "hy": "Արարատ", "ru": "Арарат"}, 39.9, 44.6, 200_000),
    Place("R1-1", "R1", {"en": "Hrazdan", "hy": "Հրազդան", "ru": "Раздан"}, 40.50, 44.76, 15_000),
    Place("R1-2", "R1", {"en": "Jrarat", "hy": "Ջրառատ"}, 40.40, 44.64, 900),
    Place("R2-1", "R2", {"en": "Artashat", "hy": "Արտաշատ"}, 39.96, 44.55, 20_000),
    Place("R2-2", "R2", {"en": "Jrarat", "hy": "Ջրառատ"}, 39.90, 44.60, 800),
]
NEEDS = [
    {
        "code": "BREADWINNER",
        "name": {"en": "Lost the breadwinner"},
        "words": ["потеря кормильца", "կերակրողի կորուստ"],
    }
]
AID = Purpose("aid", {"en": "Giving aid", "ru": "Оказание помощи"}, "public_interest")
REFERRAL = Purpose(
    "referral",
    {"en": "Referral to others", "hy": "Փոխանցում ուրիշների", "ru": "Передача другим"},
    "consent",
    optional=True,
)
SURVEY = Purpose("survey", {"en": "Questions later", "ru": "Опрос позже"}, "consent", optional=True)
# Where aid itself rests on consent, nothing is kept of who does not agree.
AID_BY_CONSENT = replace(AID, basis="consent")
Rows = Sequence[Sequence[Any]]


def known(purposes: Sequence[Purpose] = (AID, REFERRAL, SURVEY)) -> Known:
    return Known(TODAY, "AM", Gazetteer(PLACES), NeedsReader(NEEDS), purposes)


def csv_of(rows: Rows, delimiter: str = ",", end: str = "\n") -> str:
    return end.join(delimiter.join(str(cell) for cell in row) for row in rows) + end


def workbook_of(sheets: dict[str, Rows], titles: Sequence[str] = ()) -> bytes:
    """An xlsx; dates as Excel dates; titles merged over the columns above the header."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, title in enumerate(titles):
            sheet.merge_range(row, 0, row, len(rows[0]) - 1, title)
        for row, cells in enumerate(rows, start=len(titles)):
            for column, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write_datetime(row, column, cell, day)
                elif isinstance(cell, int | float):
                    sheet.write_number(row, column, cell)
                elif cell:
                    sheet.write_string(row, column, cell)
    book.close()
    return content.getvalue()


def read(
    content: bytes | str | Rows,
    mapping: dict[str, str] | None = None,
    what: Known | None = None,
    saved: Mapping[str, object] | None = None,
) -> ReadList:
    """A list as intake reads it, without a database."""
    if not isinstance(content, bytes | str):
        content = workbook_of({"List": content})
    if isinstance(content, str):
        content = content.encode()
    book = read_book("list", content)
    what = what or known()
    tables = find_tables(book, mapping or {})
    decision = settle_columns(book, tables, what, saved, mapping or {}, None)
    return read_families(book, decision, what)


def names(read_list: ReadList) -> list[list[str]]:
    """Given names by family."""
    return [[member["given"] for member in draft.members] for draft in read_list.drafts]


def codes(read_list: ReadList) -> list[str]:
    return [fault.code for fault in read_list.faults]


def saved(folder: Path, name: str, content: bytes | str) -> Path:
    """A file in an office's folder."""
    path = folder / "lists" / "shoghakat" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
