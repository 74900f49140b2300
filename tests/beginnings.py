"""What many tests begin with, worked out by the first of them and put back for each of the others.

A test's database is emptied when it ends. Loading a programme, or bringing two families from the
list to the report, takes far longer than putting the rows back that came of it. They are put back
only where the database is, row by row, as it was before they were worked out.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from django.db import connection

Made = TypeVar("Made")
# Values as SQL writes them, so that not one of them changes on its way.
Rows = dict[str, list[str]]


@dataclass(frozen=True)
class Beginning:
    """Rows before and after it was worked out, the rounds' keys it made, and what it gave."""

    before: Rows
    after: Rows
    keys: dict[str, bytes]
    made: Any

    def put_back(self, keys: Path) -> None:
        for name, content in self.keys.items():
            (keys / name).write_bytes(content)
        with connection.cursor() as cursor:
            for table, rows in self.after.items():
                known = set(self.before[table])
                if added := [row for row in rows if row not in known]:
                    cursor.execute(f'insert into "{table}" values {", ".join(added)}')

    @property
    def only_adds(self) -> bool:
        return all(set(rows) <= set(self.after[table]) for table, rows in self.before.items())


_KNOWN: dict[str, Beginning] = {}


def begin(name: str, make: Callable[[], Made], keys: Path) -> Made:
    """What `make` gives, and in the database what it leaves there.

    keys: the programme's folder of keys, in which a round's keys are made with their first use.
    """
    before = stored_rows()
    known = _KNOWN.get(name)
    if known is not None and known.before == before:
        known.put_back(keys)
        return cast(Made, deepcopy(known.made))
    made = make()
    found = {path.name: path.read_bytes() for path in keys.glob("round-*.json")}
    beginning = Beginning(before, stored_rows(), found, deepcopy(made))
    if beginning.only_adds:
        _KNOWN[name] = beginning
    return made


def stored_rows() -> Rows:
    """Every row of every table."""
    with connection.cursor() as cursor:
        found: Rows = {}
        for table, query in _queries().items():
            cursor.execute(query)
            found[table] = [row for (row,) in cursor.fetchall()]
        return found


@cache
def _queries() -> dict[str, str]:
    with connection.cursor() as cursor:
        return {table: _query(cursor, table) for table in connection.introspection.table_names()}


def _query(cursor: Any, table: str) -> str:
    cursor.execute("select name from pragma_table_info(%s) order by cid", [table])
    values = " || ', ' || ".join(f'quote("{name}")' for (name,) in cursor.fetchall())
    return f"select '(' || {values} || ')' from \"{table}\" order by rowid"
