"""Text with separators: which one it is, and where the file breaks off."""

import csv
import io
from collections import Counter

from tonir.people.lists.encodings import decode
from tonir.people.lists.sheets import Sheet
from tonir.people.values.text import Cell, text

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 60
_MOST_REPAIRS = 20
csv.field_size_limit(10_000_000)


def read_text(content: bytes, name: str) -> Sheet:
    """One sheet. Rows cut off or garbled by a stray quotation mark stand in `broken`.

    Raises Refusal L14 if the letters cannot be read.
    """
    whole = decode(content, name).replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    delimiter = None
    if whole[:4].lower() == "sep=":
        delimiter, whole = whole[4:5], whole.partition("\n")[2]
    delimiter = delimiter or best_delimiter(whole)
    rows, broken = _rows(whole, delimiter)
    sheet = Sheet(None, rows, broken=broken)
    _mark_cut_end(sheet, whole)
    return sheet


def best_delimiter(whole: str) -> str:
    """The separator that cuts most lines into the same number of cells, and most cells."""
    lines = whole.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]
    return max(DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    # Blank rows of a sheet and title lines above the header count for nothing here.
    counts = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if any(row))
    counts.pop(1, None)
    if not counts:
        return (0.0, 0)
    cells, times = max(counts.items(), key=lambda item: item[1])
    return (times / len(lines), cells)


def _rows(whole: str, delimiter: str) -> tuple[list[list[Cell]], dict[int, str]]:
    """Rows, each a record; a quotation mark that never closes spoils its own line and no other."""
    lines = io.StringIO(whole, newline="").readlines()
    rows: list[list[Cell]] = []
    broken: dict[int, str] = {}
    start = 0
    for _ in range(_MOST_REPAIRS):
        reader = csv.reader(lines[start:], delimiter=delimiter)
        last = read_to = start
        for record in reader:
            rows.append(list(record))
            last, read_to = read_to, start + reader.line_num
        if not _is_unclosed(lines[last:], delimiter):
            break
        rows[-1] = list(_by_itself(lines[last], delimiter))
        ends_here = last == len(lines) - 1
        broken[len(rows) - 1] = "L31" if ends_here else "L43"
        start = last + 1
        if ends_here:
            break
    return rows, broken


def _is_unclosed(lines: list[str], delimiter: str) -> bool:
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _by_itself(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])


def _mark_cut_end(sheet: Sheet, whole: str) -> None:
    """A last row without a line end and with fewer cells than all others was cut off."""
    while sheet.rows and not any(text(cell) for cell in sheet.rows[-1]):
        sheet.rows.pop()
    if not sheet.rows or whole.endswith("\n") or len(sheet.rows) < 3:
        return
    widths = Counter(len(row) for row in sheet.rows[:-1] if any(row))
    usual = max(widths, key=lambda width: (widths[width], width))
    if len(sheet.rows[-1]) < usual:
        sheet.broken.setdefault(len(sheet.rows) - 1, "L31")
