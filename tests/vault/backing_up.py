"""A small programme with families in it, and what the tests of backups do with it."""

import hashlib
import io
import json
import shutil
import sqlite3
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyrage
import pytest

from tests.conftest import run_tonir
from tests.made_once import copy_of

WORDS = "six words that only custodians know"
# What a restore adds to, or what it must not bring back.
NOT_COMPARED = ("vault_accessevent", "django_session", "sqlite_sequence")
Done = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Programme:
    """A programme's folder, and the private half of its backups' key, which lies elsewhere."""

    folder: Path
    key: Path

    def run(self, *words: str, check: bool = True, **options: Any) -> Done:
        return run_tonir("--programme", str(self.folder), "--json", *words, check=check, **options)

    def backup(self, *words: str) -> Path:
        return Path(facts(self.run("backup", *words))["file"])

    def restore(self, file: Path, into: Path, *words: str, **options: Any) -> Done:
        asked = ("--json", "restore", str(file), str(into), "--identity", str(self.key), *words)
        return run_tonir(*asked, **options)


def make_programme(factory: pytest.TempPathFactory) -> Programme:
    """Forty people on the lists of four offices, sealed; a key for the backups."""
    place = copy_of("backed-up", _make, factory, factory.mktemp("backups") / "made")
    return Programme(place / "programme", place / "stick" / "key.txt")


def _make(place: Path) -> None:
    programme = Programme(place / "programme", place / "stick" / "key.txt")
    programme.key.parent.mkdir(parents=True)
    make_sealed(programme.folder)
    programme.run("backup", "--make-key", str(programme.key))


def make_sealed(folder: Path) -> None:
    """Forty people on the lists of four offices, taken in; the register is closed."""
    run_tonir("example", str(folder), "--people", "40", "--seed", "2")
    run_tonir("new", str(folder), "--passphrase-file", "-", input=WORDS)
    lists = sorted(str(path) for path in folder.glob("lists/*/*"))
    run_tonir("--programme", str(folder), "intake", "--no-ask", *lists)


def twin(programme: Programme, place: Path) -> Programme:
    """A copy to do harm to."""
    shutil.copytree(programme.folder, place / "programme")
    return Programme(place / "programme", programme.key)


def facts(done: Done) -> dict[str, Any]:
    """What the command said it did."""
    (said,) = json.loads(done.stdout).values()
    found: dict[str, Any] = said
    return found


def refused(done: Done) -> str:
    assert done.returncode == 2, done.stderr
    return str(facts(done)["code"])


def rows(folder: Path) -> dict[str, list[Any]]:
    """Every row of every table, but of those that a restore writes to."""
    with closing(sqlite3.connect(folder / "tonir.sqlite3")) as database:
        names = [
            name
            for (name,) in database.execute("select name from sqlite_master where type = 'table'")
            if name not in NOT_COMPARED
        ]
        return {
            name: sorted(map(repr, database.execute(f'select * from "{name}"'))) for name in names
        }


def change(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "tonir.sqlite3", isolation_level=None)) as database:
        database.execute(statement)


def log_of(folder: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(folder / "tonir.sqlite3")) as database:
        return database.execute("select kind, detail from vault_accessevent order by id").fetchall()


def files_of(folder: Path) -> dict[str, str]:
    """Every file in the folder, by its digest."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def identity(key: Path) -> Any:
    return pyrage.x25519.Identity.from_str(key.read_text(encoding="ascii").split()[-1])


def opened(file: Path, key: Path) -> dict[str, bytes]:
    """What is in a backup, member by member, by other code than Tonir's."""
    plain = pyrage.decrypt(file.read_bytes(), [identity(key)])
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        return dict(_members(tar))


def closed(members: dict[str, bytes], file: Path, key: Path) -> Path:
    """The same, encrypted again: what somebody makes who has the public half, and cunning."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as tar:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    file.write_bytes(pyrage.encrypt(plain.getvalue(), [identity(key).to_public()]))
    return file


def altered(
    members: dict[str, bytes], name: str, content: bytes, edit: Callable[[Any], None] | None = None
) -> dict[str, bytes]:
    """Another content of one member, and a manifest that says so."""
    manifest = json.loads(members["manifest.json"])
    for one in manifest["members"]:
        if one["name"] == name:
            one |= {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    if edit is not None:
        edit(manifest)
    return {**members, name: content, "manifest.json": json.dumps(manifest).encode("utf-8")}


def _members(tar: tarfile.TarFile) -> Iterator[tuple[str, bytes]]:
    for member in tar:
        content = tar.extractfile(member)
        assert content is not None
        yield member.name, content.read()
