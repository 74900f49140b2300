"""A backup that is taken while others write is the state of one moment."""

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.vault.backing_up import Programme, change, make_programme

# Each transaction hands kits over at one point and writes it down at another: never one without
# the other. Rows are numbered: a moment is a prefix. Old rows change too, all over the
# file, each by one writer only.
WRITER = """
import random, sqlite3, sys
path, writer = sys.argv[1], int(sys.argv[2])
database = sqlite3.connect(path, isolation_level=None, timeout=60)
number = 0
while True:
    number += 1
    database.execute("begin immediate")
    database.execute("insert into load_given (writer, number) values (?, ?)", (writer, number))
    database.execute("update load_filler set writer = ?, number = ?, padding = randomblob(3000)"
                     " where id = ?", (writer, number, 2 * random.randint(1, 4000) - writer))
    database.execute("update load_written set total = ? where writer = ?", (number, writer))
    database.execute("commit")
"""
WRITERS = 2


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Programme:
    """A programme whose database is large enough that copying it takes its time."""
    programme = make_programme(tmp_path_factory)
    change(programme.folder, "create table load_given (writer int, number int)")
    change(programme.folder, "create table load_written (writer int primary key, total int)")
    change(
        programme.folder,
        "create table load_filler (id integer primary key, writer int, number int, padding blob)",
    )
    change(
        programme.folder,
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 8000)"
        " insert into load_filler (id, padding) select i, randomblob(3000) from n",
    )
    for writer in range(WRITERS):
        change(programme.folder, f"insert into load_written values ({writer}, 0)")
    return programme


def totals(folder: Path) -> dict[int, int]:
    with closing(sqlite3.connect(folder / "tonir.sqlite3", timeout=60)) as database:
        return dict(database.execute("select writer, total from load_written"))


def is_of_one_moment(folder: Path) -> bool:
    """Every writer's rows are 1, 2, 3 ... up to its total, and so are its fillers."""
    with closing(sqlite3.connect(folder / "tonir.sqlite3")) as database:
        given = database.execute(
            "select writer, count(*), min(number), max(number), count(distinct number)"
            " from load_given group by 1"
        ).fetchall()
        latest = dict(database.execute("select writer, max(number) from load_filler group by 1"))
    known = totals(folder)
    return all(
        count == distinct == last == known[writer] and first == 1 and latest[writer] == last
        for writer, count, first, last, distinct in given
    ) and {writer for writer, *_ in given} == set(known)


def test_a_restored_backup_is_the_state_of_one_moment_under_load(
    busy: Programme, tmp_path: Path
) -> None:
    path = str(busy.folder / "tonir.sqlite3")
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, path, str(writer)])
        for writer in range(WRITERS)
    ]
    try:
        while not all(totals(busy.folder).values()):
            time.sleep(0.05)
        moments = []
        for turn in range(3):
            before = totals(busy.folder)
            file = busy.backup(str(tmp_path / f"{turn}.age"))
            moments.append((before, file, totals(busy.folder)))
    finally:
        for process in writers:
            process.kill()
            process.wait()
    for turn, (before, file, after) in enumerate(moments):
        folder = tmp_path / f"restored-{turn}"
        busy.restore(file, folder)
        assert is_of_one_moment(folder)
        found = totals(folder)
        assert all(before[writer] <= found[writer] <= after[writer] for writer in found)
        assert sum(after.values()) > sum(before.values()) + 10


def test_it_would_show_if_it_were_not_of_one_moment(busy: Programme, tmp_path: Path) -> None:
    """A row of a transaction without the other half of it."""
    restored = tmp_path / "restored"
    busy.restore(busy.backup(str(tmp_path / "quiet.age")), restored)
    assert is_of_one_moment(restored)
    change(
        restored,
        "insert into load_given (writer, number) select 0, max(number) + 1"
        " from load_given where writer = 0",
    )
    assert not is_of_one_moment(restored)
