"""Files of scanned codes: one code a line, perhaps with a time, from whatever a scanner writes."""

import csv
import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from tonir.engines.refusals import Refusal
from tonir.engines.slips import Code, read_code

# Words in headers that scanners and people write.
CODE_WORDS = frozenset(
    ("code", "slip", "qr", "barcode", "content", "text", "կոդ", "կտրոն", "код", "талон", "текст")
)
TIME_WORDS = frozenset(
    ("time", "date", "datetime", "timestamp", "when", "ժամ", "ժամանակ", "ամսաթիվ", "время", "дата")
)
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SEPARATORS = ";\t,|"
TIMES = ("%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M")
ROWS_TO_JUDGE = 50


@dataclass(frozen=True, repr=False)
class Scan:
    """One scanned code. `line`: in the file, from 1; `code`: None if misread; `happened_at`: aware.

    `refusal`: why there is no code. `ends`: its last four characters, for the reader's screen.
    """

    line: int
    code: Code | None
    refusal: str
    ends: str
    happened_at: datetime | None
    print: bytes  # what tells two scans apart, for fingerprints


def read_scans(content: bytes) -> list[Scan]:
    """The scans of a file, in order; blank lines and a header are passed over.

    Raises Refusal H08 if there is none, H12 if the file is not a text.
    """
    rows = _rows(_text(content))
    code_at, time_at, start = _columns(rows)
    scans = [_scan(line, row, code_at, time_at) for line, row in rows[start:]]
    if not scans:
        raise Refusal("H08")
    return scans


def fingerprints(scans: Sequence[Scan]) -> list[str]:
    """Fingerprint of the first 1, 2, ... n scans: the same file, grown, begins as it did."""
    running, found = hashlib.sha256(), []
    for scan in scans:
        running.update(scan.print)
        found.append(running.copy().hexdigest())
    return found


def _text(content: bytes) -> str:
    encodings = [encoding for mark, encoding in MARKS if content.startswith(mark)]
    if not encodings and b"\0" in content:
        raise Refusal("H12")
    # The last one reads any bytes; a code typed on a Russian keyboard survives it.
    for encoding in encodings or ("utf-8", "cp1251"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _rows(text: str) -> list[tuple[int, list[str]]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = next((mark for mark in SEPARATORS if mark in first), ";")
    # A stray quotation mark must not swallow the lines after it: each line is read by itself.
    lines = enumerate(io.StringIO(text, newline=None), start=1)
    parted = ((line, _cells(row, separator)) for line, row in lines)
    return [(line, cells) for line, cells in parted if any(cells)]


def _cells(row: str, separator: str) -> list[str]:
    try:
        found = next(csv.reader([row], delimiter=separator), [])
    except csv.Error:
        found = [row]
    return [cell.strip() for cell in found]


def _columns(rows: list[tuple[int, list[str]]]) -> tuple[int, int | None, int]:
    """Column of the codes, of the times, and the first row that is a scan."""
    if not rows:
        return 0, None, 0
    head = [cell.casefold() for cell in rows[0][1]]
    code_at = next((at for at, word in enumerate(head) if word in CODE_WORDS), None)
    time_at = next((at for at, word in enumerate(head) if word in TIME_WORDS), None)
    start = 1 if code_at is not None or time_at is not None else 0
    sample = [row for _, row in rows[start : start + ROWS_TO_JUDGE]]
    width = max((len(row) for row in sample), default=1)
    if code_at is None:
        code_at = max(range(width), key=lambda at: sum(_is_code(row, at) for row in sample))
    if time_at is None:
        others = [at for at in range(width) if at != code_at]
        time_at = next((at for at in others if any(_time(row, at) for row in sample)), None)
    return code_at, time_at, start


def _scan(line: int, row: list[str], code_at: int, time_at: int | None) -> Scan:
    text = row[code_at] if code_at < len(row) else ""
    happened_at = _time(row, time_at)
    code, refusal = None, ""
    try:
        code = read_code(text)
    except Refusal as found:
        refusal = found.code
    known = code.text() if code else text
    mark = hashlib.sha256(f"{known}\0{happened_at}".encode()).digest()
    return Scan(line, code, refusal, text[-4:], happened_at, mark)


def _is_code(row: list[str], at: int) -> bool:
    try:
        read_code(row[at] if at < len(row) else "")
    except Refusal:
        return False
    return True


def _time(row: list[str], at: int | None) -> datetime | None:
    """The moment in a cell, aware; a clock that makes no sense is no reason to refuse a scan."""
    if at is None or at >= len(row):
        return None
    for parse in (datetime.fromisoformat, *(_by(form) for form in TIMES)):
        try:
            found = parse(row[at])
        except ValueError:
            continue
        return found if timezone.is_aware(found) else timezone.make_aware(found)
    return None


def _by(form: str) -> Callable[[str], datetime]:
    return lambda text: datetime.strptime(text, form)
