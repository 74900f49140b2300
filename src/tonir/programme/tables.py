"""The programme's own CSV tables (areas, points, stock): plain rows of text."""

import csv
from io import StringIO
from pathlib import Path

from tonir.engines.refusals import Refusal


def read_table(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Rows of a UTF-8 CSV file with at least these columns; an absent file is no rows.

    Commas or semicolons, as the computer that saved it writes them. Raises Refusal G13 if it is
    no UTF-8 text, G06 if columns are missing.
    """
    if not path.exists():
        return []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal("G13", file=path.name) from None
    header = text.partition("\n")[0]
    separator = max(",;", key=header.count)
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=separator)
    missing = [name for name in columns if name not in (reader.fieldnames or [])]
    if missing:
        raise Refusal("G06", file=path.name, columns=", ".join(missing))
    return [{key: value or "" for key, value in row.items() if key} for row in reader]


def names_of(row: dict[str, str]) -> dict[str, str]:
    """The columns name_en, name_hy, name_ru of a row as one mapping, empty ones left out."""
    return {
        column.removeprefix("name_"): text
        for column, text in row.items()
        if column.startswith("name_") and text
    }
