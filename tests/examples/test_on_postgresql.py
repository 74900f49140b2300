"""The whole job on PostgreSQL comes to what it comes to on SQLite."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.conftest import run_tonir
from tests.postgresql import on_postgresql, started

pytestmark = on_postgresql
# Numbers that are the same in every run of the example, one query each.
COUNTED = [
    "select state, count(*) from people_household group by 1 order by 1",
    "select count(*) from matching_merge",
    "select decision, cast(cut as integer), count(*) from matching_pair group by 1, 2 order by 1",
    "select count(*) from matching_sharedperson",
    "select tier, cast(at_home as integer), count(*) from targeting_entitlement"
    " group by 1, 2 order by 1, 2",
    "select count(*) from handover_booklet",
    "select because, kit_id, sum(quantity) from supply_movement where because = 'opening'"
    " group by 1, 2 order by 2",
]


def test_the_whole_job_on_postgresql_comes_to_the_same(whole_example: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(whole_example / "tonir.sqlite3")) as database:
        here = [told(database.execute(query).fetchall()) for query in COUNTED]
    with started() as server:
        server.run("create database relief")
        environment = {**os.environ, "TONIR_DATABASE": server.url("relief")}
        demo = ("demo", str(tmp_path / "demo"), "--people", "300", "--seed", "3", "--no-serve")
        run_tonir(*demo, env=environment)
        there = [server.run(query, "relief") for query in COUNTED]
        given = server.run("select count(*) from handover_claim", "relief")
    assert there == here
    assert int(given) > 30


def told(rows: list[tuple[object, ...]]) -> str:
    """As `psql` tells them."""
    return "\n".join("|".join(map(str, row)) for row in rows)
