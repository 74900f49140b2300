"""The same questions to either kind of database."""

import os
import sqlite3
import tomllib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import dj_database_url
from django.db import Error
from django.db.utils import ConnectionHandler

from tonir.vault.backups.manifest import RULES, Moment

Rows = list[tuple[Any, ...]]
Ask = Callable[[str], Rows]
FAULTS = (sqlite3.Error, Error)
SQLITE = "sqlite"
POSTGRESQL = "postgresql"
# Names of all tables, by vendor; SQLite's own begin with its name.
TABLES = {
    SQLITE: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%'"
    " ESCAPE '\\'",
    POSTGRESQL: "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
}


def url_of(folder: Path, rules: Path | None = None) -> str:
    """Where the programme in the folder has its database, as the settings read it.

    rules: the folder with the tonir.toml that counts, if it is not the programme's own yet.
    """
    default = f"sqlite:///{folder / 'tonir.sqlite3'}"
    if "TONIR_DATABASE" in os.environ:
        return os.environ["TONIR_DATABASE"]
    try:
        text = ((rules or folder) / RULES).read_text(encoding="utf-8")
        return str(tomllib.loads(text).get("settings", {}).get("database", default))
    except (FileNotFoundError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return default


def vendor_of(url: str) -> str:
    return SQLITE if url.startswith("sqlite") else POSTGRESQL


def path_of(url: str) -> Path:
    """The file of an SQLite database."""
    return Path(dj_database_url.parse(url)["NAME"]).resolve()


def settings_of(url: str) -> dict[str, Any]:
    return dict(dj_database_url.parse(url))


@contextmanager
def asked(url: str) -> Iterator[Ask]:
    """Asks a database that no other part of this process uses. Raises any of FAULTS."""
    if vendor_of(url) == SQLITE:
        with closing(sqlite3.connect(f"{path_of(url).as_uri()}?mode=rw", uri=True)) as database:
            yield lambda question: database.execute(question).fetchall()
        return
    connection = ConnectionHandler({"default": settings_of(url)})["default"]
    try:
        with connection.cursor() as cursor:
            yield lambda question: (cursor.execute(question), cursor.fetchall())[1]
    finally:
        connection.close()


def moment_of(ask: Ask, vendor: str) -> Moment:
    """What the database holds. `ask` must see one moment throughout."""
    names = sorted(str(name) for (name,) in ask(TABLES[vendor]))
    rows = {name: int(ask(f'SELECT count(*) FROM "{name}"')[0][0]) for name in names}
    migrations: dict[str, list[str]] = {}
    for app, name in ask("SELECT app, name FROM django_migrations ORDER BY app, name"):
        migrations.setdefault(app, []).append(name)
    last = ask("SELECT digest FROM vault_accessevent ORDER BY id DESC LIMIT 1")
    return Moment(rows, migrations, str(last[0][0]) if last else "")
