"""The same for PostgreSQL, by its own tools: pg_dump and pg_restore.

Who and where go to them by the environment, which other users cannot read; never by arguments.
A dump is restored into a new database beside the old; once it is found whole, the two change names.
"""

import os
import re
import secrets
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.db import Error
from django.db.utils import ConnectionHandler, OperationalError

from tonir.engines.progress import Progress
from tonir.engines.refusals import Refusal
from tonir.vault.backups.asking import POSTGRESQL, Rows, moment_of, settings_of
from tonir.vault.backups.manifest import Moment

# A database from which others can be made and renamed; every server has it.
MAINTENANCE = "postgres"
IN_USE = "being accessed by other users"
LONGEST_NAME = 63


def copy(url: str, to: Path, progress: Progress) -> Moment:
    """The database as it is now, into a new file of its owner's alone.

    pg_dump sees the very moment that is counted (an exported snapshot). Raises Refusal R39.
    """
    os.close(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    progress("copying (MB)", 0, 1)
    with _run(url) as run, _said("pg_dump"):
        run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        ((snapshot,),) = run("SELECT pg_export_snapshot()")
        moment = moment_of(run, POSTGRESQL)
        own = ("--no-owner", "--no-privileges")
        # Nearly all of it is sealed: packing it would cost time and win nothing.
        words = ["--format=custom", "--compress=0", *own, f"--snapshot={snapshot}", f"--file={to}"]
        _tool("pg_dump", url, words)
    progress("copying (MB)", 1, 1)
    return moment


def stage(url: str, dump: Path) -> str:
    """A new database beside that one, with the dump in it. Raises Refusal R39."""
    drop_left(url)
    name = _beside(url, f"restoring_{secrets.token_hex(4)}")
    with _run(named(url, MAINTENANCE)) as run, _said("CREATE DATABASE"):
        run(f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8'")
    staged = named(url, name)
    try:
        own = ("--no-owner", "--no-privileges", "--exit-on-error")
        _tool("pg_restore", staged, [*own, f"--dbname={name}", str(dump)])
    except BaseException:
        drop(staged)
        raise
    return staged


def drop(url: str) -> None:
    with _run(named(url, MAINTENANCE)) as run, _said("DROP DATABASE"):
        run(f'DROP DATABASE IF EXISTS "{name_of(url)}" WITH (FORCE)')


def drop_left(url: str) -> None:
    """Databases of restores that were killed. The caller holds the programme's folder."""
    start = _beside(url, "restoring_")
    with _run(named(url, MAINTENANCE)) as run, _said("DROP DATABASE"):
        left = [name for (name,) in run("SELECT datname FROM pg_database")]
    for name in left:
        if re.fullmatch(re.escape(start) + "[0-9a-f]{8}", name):
            drop(named(url, name))


def exists(url: str) -> bool:
    with _run(named(url, MAINTENANCE)) as run, _said("SELECT"):
        return (name_of(url),) in run("SELECT datname FROM pg_database")


def put(staged: str, url: str, kept: str) -> str:
    """The staged database takes the old one's name, which ends in `kept` then, or goes if "".

    Both at once. Returns what the old one is called now, "" if it went. Raises Refusal R38 if it
    is in use.
    """
    old, new = name_of(url), name_of(staged)
    aside = _beside(url, kept or f"restoring_{secrets.token_hex(4)}")
    there = exists(url)
    with _run(named(url, MAINTENANCE)) as run:
        try:
            run("BEGIN")
            if there:
                run(f'ALTER DATABASE "{old}" RENAME TO "{aside}"')
            run(f'ALTER DATABASE "{new}" RENAME TO "{old}"')
            run("COMMIT")
        except OperationalError as error:
            if IN_USE not in str(error):
                raise
            raise Refusal("R38", what="database") from None
    if there and not kept:
        drop(named(url, aside))
    return aside if there and kept else ""


def named(url: str, name: str) -> str:
    """The same server and user, another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def name_of(url: str) -> str:
    return str(settings_of(url)["NAME"])


def _beside(url: str, suffix: str) -> str:
    return f"{name_of(url)[: LONGEST_NAME - len(suffix) - 10]}_{suffix}"


@contextmanager
def _run(url: str) -> Iterator[Callable[[str], Rows]]:
    connection = ConnectionHandler({"default": settings_of(url)})["default"]

    def run(statement: str) -> Rows:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []

    try:
        yield run
    finally:
        connection.close()


@contextmanager
def _said(step: str) -> Iterator[None]:
    """What the server refuses, as a Refusal R39."""
    try:
        yield
    except Error as error:
        raise Refusal("R39", step=step, said=_first(str(error))) from None


def _tool(name: str, url: str, words: list[str]) -> None:
    """Raises Refusal R39 if the tool is missing or fails, as for a newer server."""
    done = subprocess.run(
        [_path(name), "--no-password", *words],
        env={**os.environ, **_environment(url)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Refusal("R39", step=name, said=_first(done.stderr))


def _path(name: str) -> str:
    """The newest one: it can speak to every older server."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=_version)
    found = str(debian[-1]) if debian else shutil.which(name)
    if found is None:
        raise Refusal("R39", step=name, said="not found (package postgresql-client)")
    return found


def _version(path: Path) -> float:
    number = path.parent.parent.name
    return float(number) if re.fullmatch(r"\d+(\.\d+)?", number) else 0.0


def _environment(url: str) -> dict[str, str]:
    known = settings_of(url)
    asked = {
        "PGHOST": known["HOST"],
        "PGPORT": known["PORT"],
        "PGUSER": known["USER"],
        "PGPASSWORD": known["PASSWORD"],
        "PGDATABASE": known["NAME"],
        "PGSSLMODE": known.get("OPTIONS", {}).get("sslmode", ""),
    }
    return {name: str(value) for name, value in asked.items() if value}


def _first(said: str) -> str:
    """Two lines at most: further ones may show a row."""
    return " ".join(said.strip().splitlines()[:2])[:200]
