"""The file: a CSV in memory, of which only the encrypted bytes reach a disk."""

import csv
import hashlib
import os
from contextlib import suppress
from io import BytesIO, RawIOBase, TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO

import pyrage

from tonir.engines.refusals import Refusal
from tonir.reporting.exports.choosing import Row
from tonir.reporting.exports.columns import columns_of, is_by_person
from tonir.reporting.exports.recipients import Key

# A sheet takes a cell that begins with one of these for a formula, full-width ones included.
FORMULA = tuple("=+-@\t\r＝＋－＠")


def as_csv(rows: list[tuple[Row, list[Row]]], fields: tuple[str, ...]) -> BytesIO:
    """UTF-8 with a byte order mark, at its beginning. `family`: counts the families of this file.

    A row a person, or a row a family if nothing was asked that only persons have.
    """
    columns, by_person = columns_of(fields), is_by_person(fields)
    content = BytesIO()
    text = TextIOWrapper(content, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(["family", *(column.header for column in columns)])
    for number, (family, members) in enumerate(rows, start=1):
        for member in (members or [{}]) if by_person else [{}]:
            cells = (cell(column.value(family, member)) for column in columns)
            writer.writerow([number, *cells])
    text.flush()
    text.detach()
    content.seek(0)
    return content


def cell(value: Any) -> str:
    """As text that no sheet will run: an apostrophe goes before what would be a formula."""
    if value is None:
        return ""
    parts = value if isinstance(value, (list, tuple)) else [value]
    text = " ".join("; ".join(str(part) for part in parts).split())
    return f"'{text}" if text.startswith(FORMULA) else text


def encrypt_beside(path: Path, content: BytesIO, key: Key) -> tuple[Path, str]:
    """Writes a file beside `path`, to be renamed when its line stands; (where, its SHA-256).

    Owner only. Raises Refusal R58 if it cannot be written.
    """
    beside = path.with_name(path.name + ".new")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            hashed = _Hashed(file)
            pyrage.encrypt_io(content, hashed, [key.recipient])
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise Refusal("R58", file=path.name) from None
    return beside, hashed.digest.hexdigest()


class _Hashed(RawIOBase):
    """A file that knows the SHA-256 of what was written to it."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.digest = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self.digest.update(content)
        self.file.write(content)
        return len(content)
