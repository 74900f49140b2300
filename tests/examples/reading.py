"""Reads what an example wrote, with nothing of the programme's own readers."""

import csv
import tomllib
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

Row = dict[str, str]


def table(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def truth(folder: Path) -> list[Row]:
    return table(folder / "truth" / "truth.csv")


def families(folder: Path) -> list[Row]:
    return table(folder / "truth" / "families.csv")


def rules(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "tonir.toml").read_text(encoding="utf-8"))


def sheet(path: Path, name: str | int = 0) -> list[list[Any]]:
    book = CalamineWorkbook.from_path(path)
    found = book.get_sheet_by_index(name) if isinstance(name, int) else book.get_sheet_by_name(name)
    return found.to_python()


def lines(path: Path, encoding: str, delimiter: str) -> list[list[str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))
