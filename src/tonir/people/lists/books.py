"""A list file as a book of sheets."""

from dataclasses import dataclass
from pathlib import Path

from tonir.engines.refusals import Refusal
from tonir.people.lists.kinds import kind_of
from tonir.people.lists.plain_text import read_text
from tonir.people.lists.sheets import Sheet
from tonir.people.lists.workbooks import read_workbook


@dataclass
class Book:
    """A list file as read. kind: "xlsx", "xls", "ods" or "csv"."""

    name: str
    kind: str
    sheets: list[Sheet]


def read_file(path: Path) -> bytes:
    """Raises Refusal L01 if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        raise Refusal("L01", file=path.name) from None


def read_book(name: str, content: bytes) -> Book:
    """The sheets of a file; its kind is told from its bytes, not from its name.

    Raises Refusal L02 (not a list), L03 (cut short or damaged), L04 (password), L05 (empty),
    L14 (letters unknown), L15 (too large).
    """
    kind = kind_of(content, name)
    sheets = [read_text(content, name)] if kind == "csv" else read_workbook(content, name)
    sheets = [sheet for sheet in sheets if not sheet.is_empty()]
    if not sheets:
        raise Refusal("L05", file=name)
    return Book(name, kind, sheets)
