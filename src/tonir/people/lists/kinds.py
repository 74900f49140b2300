"""What kind of file it is, told from its bytes."""

import io
import zipfile
import zlib

from tonir.engines.refusals import Refusal

MOST_UNPACKED = 2_000_000_000  # bytes; a workbook that claims more is no list of families
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOT_LISTS = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf", b"GIF8")


def kind_of(content: bytes, name: str) -> str:
    """xlsx, xls, ods or csv. Raises Refusal L02, L03, L04, L05 or L15, as `read_book` does."""
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refusal("L05", file=name)
    if content.startswith(_COMPOUND):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise Refusal("L04", file=name)
        return "xls"
    if content.startswith(b"PK"):
        return _kind_of_package(content, name)
    opening = content[:200].lstrip().lower()
    if content.startswith(_NOT_LISTS) or opening.startswith((b"<html", b"<!doctype", b"<?xml")):
        raise Refusal("L02", file=name)
    return "csv"


def _kind_of_package(content: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise Refusal("L15", file=name)
            is_ods = "mimetype" in names and b"spreadsheet" in package.read("mimetype")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        # A garbled directory sends the reader to places outside the file (ValueError, OSError).
        raise Refusal("L03", file=name) from None
    if names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return "xlsx"
    if not is_ods:
        raise Refusal("L02", file=name)
    return "ods"
