"""Copies an SQLite database at one moment while others write, and puts one in another's place."""

import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.vault.backups.asking import SQLITE, moment_of
from tonir.vault.backups.manifest import Moment

# Pages between two words to who waits: 4 MiB.
PAGES = 1000
PAGES_A_MB = 256
PATIENCE = 10.0
BESIDE = ("-wal", "-shm", "-journal")


def copy(source: Path, to: Path, progress: Progress) -> Moment:
    """The database as it is now, into a new file of its owner's alone.

    One read transaction holds the moment, so that writers go on beside it and are not seen; the
    copy is made in steps, which can be followed and cancelled. Raises OSError, sqlite3.Error.
    """
    os.close(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))

    def told(_: int, left: int, total: int) -> None:
        progress("copying (MB)", (total - left) // PAGES_A_MB, total // PAGES_A_MB + 1)

    with (
        closing(sqlite3.connect(source, isolation_level=None, timeout=60)) as database,
        closing(sqlite3.connect(to, isolation_level=None)) as target,
    ):
        database.execute("BEGIN")
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        # Nobody needs this file after a crash: no journal, no waiting for the disk.
        target.execute("PRAGMA synchronous = OFF")
        database.backup(target, pages=PAGES, progress=told)
        database.execute("ROLLBACK")
        make_single(target)
        return moment_of(lambda question: target.execute(question).fetchall(), SQLITE)


def make_single(database: sqlite3.Connection) -> None:
    """All of it in the one file, nothing in a write-ahead log beside it.

    Raises sqlite3.OperationalError if others use the database.
    """
    (mode,) = database.execute("PRAGMA journal_mode = DELETE").fetchone()
    if mode != "delete":
        raise sqlite3.OperationalError("database is locked")


def fault_of(path: Path) -> str:
    """What is wrong within the file; "" if it is whole."""
    try:
        with closing(sqlite3.connect(path)) as database:
            if database.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                return "integrity_check"
            if database.execute("PRAGMA foreign_key_check").fetchone() is not None:
                return "foreign_key_check"
    except sqlite3.DatabaseError:
        return "integrity_check"
    return ""


def put(staged: Path, place: Path, kept: Path | None) -> None:
    """The staged database in the place of the old, which is first copied to `kept`.

    All in one transaction of the old database, so that others who use it go on with the new one
    or see nothing of it. Raises Refusal R38 if one of them holds it for too long.
    """
    with closing(sqlite3.connect(staged, isolation_level=None)) as database:
        make_single(database)
    if place.is_file():
        _check_free(place)
        if kept is not None and not kept.exists():
            _keep(place, kept)
        try:
            _write_into(staged, place)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                raise Refusal("R38", what="database") from None
        else:
            staged.unlink()
            return
    # None there, or none that SQLite can read any more.
    beside = place.with_name(place.name + ".restoring")
    shutil.move(staged, beside)
    with beside.open("rb") as file:
        os.fsync(file.fileno())
    for suffix in BESIDE:
        place.with_name(place.name + suffix).unlink(missing_ok=True)
    beside.replace(place)


def _check_free(place: Path) -> None:
    with closing(sqlite3.connect(place, isolation_level=None, timeout=PATIENCE)) as database:
        try:
            database.execute("BEGIN IMMEDIATE")
        except sqlite3.DatabaseError as error:
            # Otherwise damaged, or no database at all: a restore is what mends it.
            if "locked" in str(error):
                raise Refusal("R38", what="database") from None


def _write_into(staged: Path, place: Path) -> None:
    deadline = time.monotonic() + PATIENCE

    def waiting(status: int, *_: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > deadline:
            raise sqlite3.OperationalError("database is locked")

    with (
        closing(sqlite3.connect(staged, isolation_level=None)) as database,
        closing(sqlite3.connect(place, isolation_level=None, timeout=1)) as target,
    ):
        database.backup(target, progress=waiting)
        # Else the write-ahead log keeps a second copy until the next program ends.
        target.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _keep(place: Path, kept: Path) -> None:
    """Whole, or not under that name: a later start takes it for what was there before."""
    beside = kept.with_name(kept.name + ".new")
    beside.unlink(missing_ok=True)
    try:
        copy(place, beside, silent)
    except sqlite3.DatabaseError:
        shutil.copyfile(place, beside)
    beside.chmod(0o600)
    beside.replace(kept)
