"""Equal strings only.

As the Red Cross's 121 does it: two registrations are double where any of the columns that are
marked for it (full name, telephone, document) are the same, sign for sign. And a stricter rule for
those who would rather miss some: name and birth date both.
"""

import duckdb
import pyarrow as pa

SAME = """
select a.row as "left", b.row as "right", 1.0::double weight, true sure
from rows a join rows b on {same} and a.row < b.row and a.entry <> b.entry
"""
FULL_NAME = "a.given = b.given and a.surname = b.surname"
ANY = (FULL_NAME, "a.document = b.document", "a.phone = b.phone")


def any_same(rows: pa.Table) -> pa.Table:
    """phone: the person's own; one telephone of a whole family would make all of them one."""
    with duckdb.connect() as db:
        db.register("rows", rows)
        each = " union ".join(SAME.format(same=same) for same in ANY)
        return db.sql(each).to_arrow_table()


def name_and_birth(rows: pa.Table) -> pa.Table:
    with duckdb.connect() as db:
        db.register("rows", rows)
        return db.sql(SAME.format(same=f"{FULL_NAME} and a.birth = b.birth")).to_arrow_table()
