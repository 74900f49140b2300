"""xlsx, xls and ods by python-calamine."""

import io
import struct

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, XmlError, ZipError

from tonir.engines.refusals import Refusal
from tonir.people.lists.sheets import Sheet
from tonir.people.values.text import Cell

_SECTOR_SHIFT = struct.Struct("<H")
_LONG = struct.Struct("<I")
_LAST_SECTOR = 0xFFFFFFFA  # higher numbers mean "end of chain", "free" and the like


def read_workbook(content: bytes, name: str) -> list[Sheet]:
    """Raises Refusal L03 (cut short or damaged) or L04 (password)."""
    if content.startswith(b"\xd0\xcf") and not compound_file_is_whole(content):
        raise Refusal("L03", file=name)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [_sheet(workbook, sheet) for sheet in workbook.sheet_names]
    except PasswordError:
        raise Refusal("L04", file=name) from None
    except (CalamineError, XmlError, ZipError):
        raise Refusal("L03", file=name) from None
    except BaseException as error:
        # A garbled xls makes the reader's Rust code panic; its exception cannot be imported.
        if type(error).__name__ == "PanicException":
            raise Refusal("L03", file=name) from None
        raise


def compound_file_is_whole(content: bytes) -> bool:
    """Whether an old xls has all the sectors that its allocation table counts ([MS-CFB] 2.3)."""
    if len(content) < 512:
        return False
    size = 1 << _SECTOR_SHIFT.unpack_from(content, 30)[0]
    if size not in {512, 4096} or len(content) % size:
        return False
    sectors = len(content) // size - 1
    (tables,) = _LONG.unpack_from(content, 44)
    for number in range(min(tables, 109)):
        (table,) = _LONG.unpack_from(content, 76 + 4 * number)
        if table >= sectors:
            return False
        entries = struct.unpack_from(f"<{size // 4}I", content, (table + 1) * size)
        if any(sectors <= entry < _LAST_SECTOR for entry in entries):
            return False
        first = number * (size // 4)
        if any(entry != 0xFFFFFFFF for entry in entries[max(sectors - first, 0) :]):
            return False
    return True


def _sheet(workbook: CalamineWorkbook, name: str) -> Sheet:
    sheet = workbook.get_sheet_by_name(name)
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]
    merged = list(sheet.merged_cell_ranges or [])
    read = Sheet(name, rows, merged)
    for (top, left), (bottom, _) in merged:
        _repeat_downwards(read, top, left, bottom)
    return read


def _repeat_downwards(sheet: Sheet, top: int, left: int, bottom: int) -> None:
    """A cell merged over several rows speaks for each of them."""
    if top >= len(sheet.rows) or left >= len(sheet.rows[top]):
        return
    value = sheet.rows[top][left]
    for row in range(top + 1, min(bottom, len(sheet.rows) - 1) + 1):
        if left < len(sheet.rows[row]):
            sheet.rows[row][left] = value
