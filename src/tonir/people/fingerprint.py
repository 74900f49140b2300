"""Knows a list again without keeping it: a digest, stretched so that guessing costs.

A small list (ten families of one street) could be guessed whole; scrypt makes each guess cost a
tenth of a second and 32 MB (RFC 7914).
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from tonir.people.lists.sheets import Sheet
from tonir.people.lists.tables import Table, is_reason
from tonir.people.values.text import Cell, fold, text

_COST = 2**15


def of_content(
    office: str, tables: Sequence[Table], settled: Mapping[str, object], salt: bytes
) -> str:
    """The same for the same cells in another kind of file; another for another mapping."""
    digest = hashlib.sha256()
    _add(digest, [office, json.dumps(settled, sort_keys=True, ensure_ascii=False)])
    for table in tables:
        # A single sheet's name says nothing: a csv has none, and its copy as a workbook has one.
        _add(digest, [table.sheet.name or "" if len(tables) > 1 else "", str(table.number)])
        reasons = {place for place, header in enumerate(table.headers) if is_reason(header)}
        for row in _plain_rows(table.sheet, reasons):
            _add(digest, row)
    return _stretch(digest.digest(), salt)


def of_headers(tables: Iterable[Table], salt: bytes) -> str:
    """Tells an office's layout by its headers; stretched, as headerless lists begin with names."""
    digest = hashlib.sha256()
    for table in tables:
        headers = [fold(header) for header in table.headers if not is_reason(header)]
        while headers and not headers[-1]:
            headers.pop()
        _add(digest, [str(table.number), *headers])
    return _stretch(digest.digest(), salt, cost=_COST // 4)


def _plain_rows(sheet: Sheet, without: set[int]) -> Iterable[list[str]]:
    for row in sheet.rows:
        cells = [_plain(cell) for place, cell in enumerate(row) if place not in without]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def _plain(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else text(cell)


def _add(digest: "hashlib._Hash", words: Iterable[str]) -> None:
    # Unit and record separators, so that no two different rows give the same bytes.
    digest.update(("\x1f".join(words) + "\x1e").encode("utf-8"))


def _stretch(content: bytes, salt: bytes, cost: int = _COST) -> str:
    return Scrypt(salt=salt, length=32, n=cost, r=8, p=1).derive(content).hex()
