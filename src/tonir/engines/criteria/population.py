"""The households and persons of two tables as arrays that rules can be asked of."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Counts = NDArray[np.int64]

UNKNOWN = -1


@dataclass(frozen=True)
class Population:
    """Households (n rows) and their persons (m rows) as they are on `day`.

    households: columns id, needs. persons: columns household, birth (date32 or null), birth_year,
    sex, relation, needs. Raises ValueError if ids repeat or a person's household is not there.
    """

    households: pa.Table
    persons: pa.Table
    day: date

    def __post_init__(self) -> None:
        ids = self.households["id"]
        if pc.count_distinct(ids).as_py() != len(ids):
            raise ValueError("A household stands twice in the table.")
        if pc.index_in(self.persons["household"], value_set=ids).null_count:
            raise ValueError("A person belongs to a household that is not in the table.")

    @cached_property
    def household_of(self) -> Counts:
        """Row of each person's household, shape (m,)."""
        rows = pc.index_in(self.persons["household"], value_set=self.households["id"])
        return np.asarray(rows.to_numpy(), dtype=np.int64)

    @cached_property
    def size(self) -> Counts:
        """People of each household, shape (n,). One at least: somebody was registered."""
        return np.maximum(self.members(np.ones(self.persons.num_rows, dtype=bool)), 1)

    @cached_property
    def months(self) -> Counts:
        """Completed months of age of each person, shape (m,); UNKNOWN where not known.

        A month is complete on the same day of a later month, so somebody born on 29 February
        grows a year older on 1 March. Of a birth year alone, the age is the one that is reached
        in this year. A birth after `day` is an error of the list and counts as unknown.
        """
        born = self.persons["birth"].to_numpy().astype("datetime64[D]")
        today = np.datetime64(self.day, "D")
        months = _month(today) - _month(born) - (_day_of_month(born) > _day_of_month(today))
        years = pc.fill_null(self.persons["birth_year"], UNKNOWN).to_numpy().astype(np.int64)
        by_year = np.where(years > 0, (self.day.year - years) * 12, UNKNOWN)
        found = np.where(np.isnat(born), by_year, months)
        return np.where(found < 0, UNKNOWN, found)

    @cached_property
    def ages_by_year(self) -> int:
        """How many ages rest on a birth year alone."""
        return int((self.persons["birth"].is_null().to_numpy() & (self.months != UNKNOWN)).sum())

    def members(self, which: Flags) -> Counts:
        """How many of the flagged persons (m,) each household has, shape (n,)."""
        return np.bincount(self.household_of[which], minlength=self.households.num_rows)

    def is_one_of(self, column: str, values: tuple[str, ...]) -> Flags:
        """Persons whose `column` is one of `values`, shape (m,)."""
        return np.asarray(
            pc.is_in(self.persons[column], value_set=pa.array(values, pa.string())), dtype=bool
        )

    def persons_needing(self, codes: tuple[str, ...]) -> Flags:
        return _having(self.persons["needs"], codes)

    def households_needing(self, codes: tuple[str, ...]) -> Flags:
        return _having(self.households["needs"], codes)


def _having(column: Any, codes: tuple[str, ...]) -> Flags:
    """Rows of a list column that hold one of the codes or a part of it (DS: DS and DS-BD)."""
    lists = column.combine_chunks()
    values = pc.list_flatten(lists)
    rows = pc.list_parent_indices(lists).to_numpy()
    asked = np.zeros(len(values), dtype=bool)
    for code in codes:
        same = pc.or_(pc.equal(values, code), pc.starts_with(values, f"{code}-"))
        asked |= np.asarray(pc.fill_null(same, False), dtype=bool)
    having = np.zeros(len(lists), dtype=bool)
    having[rows[asked]] = True
    return having


def _month(day: Any) -> Any:
    return day.astype("datetime64[M]").astype(np.int64)


def _day_of_month(day: Any) -> Any:
    return (day - day.astype("datetime64[M]")).astype(np.int64)
