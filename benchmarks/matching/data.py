"""Rows with known truth, whoever made them: what each matcher is given, and what it is held to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from benchmarks.matching.made_lists import make_lists
from tonir.people.tables import HOUSEHOLDS, PERSONS

ROOT = Path(__file__).parents[2]
HOME = ("area", "address", "phones")


@dataclass(frozen=True)
class Data:
    """households, persons: as `tonir.people.tables` has them. person, family: a label for each row
    of persons and of households; family is None where everybody stands alone."""

    name: str
    households: pa.Table
    persons: pa.Table
    person: np.ndarray
    family: np.ndarray | None = None


class NotAtHand(Exception):
    """The data are not on this computer. Says in one sentence what brings them."""


def made(people: int, seed: int) -> Data:
    """Lists of several offices in three scripts, from names of the check part."""
    lists = make_lists(people, seed, "check")
    name = f"made lists, {people:,} persons, seed {seed}"
    person, family = np.asarray(lists.true_person), np.asarray(lists.true_family)
    return Data(name, lists.households, lists.persons, person, family)


def each_alone(name: str, rows: Iterable[tuple[str, dict[str, Any]]]) -> Data:
    """Data of persons without families: each stands in an entry alone.

    rows: who it is, and columns of HOUSEHOLDS and PERSONS by name.
    """
    truth, homes, persons = [], [], []
    for number, (who, row) in enumerate(rows):
        entry = f"{number:08}"
        truth.append(who)
        homes.append({"id": entry} | {column: row.get(column) for column in HOME})
        persons.append({"household": entry, "number": 0} | row)
    return Data(
        name,
        pa.Table.from_pylist(homes, HOUSEHOLDS),
        pa.Table.from_pylist(persons, PERSONS),
        np.unique(np.array(truth), return_inverse=True)[1],
    )


def born(text: str | None) -> dict[str, Any]:
    """birth and birth_year of "1915-11-11" or "19151111"; of a day that there is not, the year."""
    digits = (text or "").replace("-", "").strip()
    if not (digits[:4].isdigit() and len(digits) >= 4 and int(digits[:4])):
        return {"birth": None, "birth_year": None}
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        day = None
    return {"birth": day, "birth_year": int(digits[:4])}
