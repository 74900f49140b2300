"""Many rows of the database at once.

`bulk_create` makes an expression of every value, and `pk__in` looks at every id on its way: of a
batch of claims that was a third of all the time that the office needed when forty phones came home
together, of a run of the matching over a large register a tenth.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models
from django.db.models.expressions import RawSQL

SELECTED = {
    "sqlite": "select value from json_each(%s)",
    "postgresql": "select json_array_elements_text(%s::json)",
}
# PostgreSQL compares a number with no text.
NUMBERS = {
    "sqlite": SELECTED["sqlite"],
    "postgresql": "select json_array_elements_text(%s::json)::bigint",
}
# Only these are written otherwise in a database than in Python.
WRITTEN = (models.DateTimeField, models.JSONField)


def among(ids: Sequence[str]) -> RawSQL:
    """For `pk__in`: as many ids as there are, in one statement."""
    return RawSQL(SELECTED[connection.vendor], [json.dumps(list(ids))])


def among_numbers(keys: Sequence[int]) -> RawSQL:
    """The same of keys that are numbers."""
    return RawSQL(NUMBERS[connection.vendor], [json.dumps(list(keys))])


def insert(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Inserts rows of values, in the order of `names`. Raises IntegrityError as any insert does."""
    known = {field.name: field for field in model._meta.concrete_fields}
    fields = [known[name] for name in names]
    written = [at for at, field in enumerate(fields) if isinstance(field, WRITTEN)]
    values = []
    for row in rows:
        ready = list(row)
        for at in written:
            ready[at] = fields[at].get_db_prep_save(ready[at], connection)
        values.append(ready)
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(str(field.column)) for field in fields)
    holes = ", ".join(["%s"] * len(fields))
    if values:
        with connection.cursor() as cursor:
            table = quoted(model._meta.db_table)
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({holes})", values)
