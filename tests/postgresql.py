"""A PostgreSQL server of the tests' own, where there is one to be had."""

import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SERVERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
PASSWORD = "a word for the tests"
on_postgresql = pytest.mark.skipif(
    not SERVERS or importlib.util.find_spec("psycopg") is None,
    reason="no PostgreSQL server, or no psycopg (the extra “postgresql”)",
)


@dataclass(frozen=True)
class Server:
    """A server of the tests' own. A name of a database gives its URL."""

    port: int

    def url(self, name: str, user: str = "tonir") -> str:
        return f"postgres://{user}:{PASSWORD.replace(' ', '%20')}@127.0.0.1:{self.port}/{name}"

    def run(self, statement: str, name: str = "postgres") -> str:
        words = ["psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "tonir", "-d", name]
        environment = {**os.environ, "PGPASSWORD": PASSWORD}
        return subprocess.run(
            [*words, "-v", "ON_ERROR_STOP=1", "-Atc", statement],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()

    def databases(self) -> set[str]:
        return set(self.run("select datname from pg_database").split())


@contextmanager
def started() -> Iterator[Server]:
    """initdb and the server refuse to run as root."""
    who: dict[str, Any] = {"user": "postgres"} if os.geteuid() == 0 else {}
    place = Path(tempfile.mkdtemp(prefix="tests-of-tonir-"))
    (place / "word").write_text(PASSWORD, encoding="ascii")
    if who:
        owner = pwd.getpwnam("postgres")
        for path in (place, place / "word"):
            os.chown(path, owner.pw_uid, owner.pw_gid)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    tools, data = SERVERS[-1], str(place / "data")
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "cwd": place, **who}
    words = ["-D", data, "-U", "tonir", "--auth=scram-sha-256", f"--pwfile={place / 'word'}"]
    subprocess.run([tools / "initdb", *words], check=True, **quiet)
    options = f"-p {port} -k {place} -c fsync=off"
    started = ["-D", data, "-w", "-l", str(place / "log"), "-o", options, "start"]
    subprocess.run([tools / "pg_ctl", *started], check=True, **quiet)
    yield Server(port)
    subprocess.run([tools / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=True, **quiet)
    shutil.rmtree(place, ignore_errors=True)
