"""Rows of the lists as they are written, and the two Arrow tables that they become."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from tonir.people.tables import HOUSEHOLDS, PERSONS

EPOCH = 719_163  # date(1970, 1, 1).toordinal(); Arrow counts days from there
DAYS = ("birth", "registered_on")
HOME = ("id", "area", "registered_on", "office", "phones", "address", "language")
PERSON = (
    *("household", "number", "given", "surname", "patronymic", "birth", "birth_year"),
    *("sex", "relation", "document", "phone"),
)
Row = tuple[Any, ...]


@dataclass
class Rows:
    """Rows in the order of the columns HOME and PERSON; days as `date.toordinal` counts."""

    homes: list[Row] = field(default_factory=list)
    persons: list[Row] = field(default_factory=list)
    families: list[int] = field(default_factory=list)
    people: list[int] = field(default_factory=list)

    def tables(self, most: int) -> tuple[pa.Table, pa.Table, pa.Array, pa.Array]:
        """Households, `most` persons, true family and true person; in order of ids."""
        persons, people = self.persons[:most], self.people[:most]
        last = persons[-1][0]
        count = 1 + next(at for at in reversed(range(len(self.homes))) if self.homes[at][0] == last)
        homes, families = self.homes[:count], self.families[:count]
        by_home = np.argsort([home[0] for home in homes])
        by_person = np.lexsort([[row[1] for row in persons], [row[0] for row in persons]])
        return (
            _table(homes, HOME, HOUSEHOLDS).take(by_home),
            _table(persons, PERSON, PERSONS).take(by_person),
            pa.array(np.array(families, dtype=np.int64)[by_home]),
            pa.array(np.array(people, dtype=np.int64)[by_person]),
        )


def _table(rows: list[Row], names: tuple[str, ...], schema: pa.Schema) -> pa.Table:
    found = dict(zip(names, zip(*rows, strict=True), strict=True))
    columns = []
    for column in schema:
        if column.name not in found:
            columns.append(pa.nulls(len(rows), column.type))
        elif column.name in DAYS:
            days = [None if day is None else day - EPOCH for day in found[column.name]]
            columns.append(pa.array(days, pa.int32()).cast(column.type))
        else:
            columns.append(pa.array(found[column.name], column.type))
    return pa.Table.from_arrays(columns, schema=schema)
