"""The same on PostgreSQL, where there is a server to try it on."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import run_tonir
from tests.postgresql import PASSWORD, Server, on_postgresql, started
from tests.vault.backing_up import Done, altered, closed, facts, opened, refused

pytestmark = on_postgresql


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with started() as one:
        yield one


@dataclass(frozen=True)
class Programme:
    """A programme's folder, its server, the key of its backups."""

    server: Server
    folder: Path
    key: Path

    def run(self, *words: str, name: str = "relief", user: str = "tonir", **options: Any) -> Done:
        environment = {**os.environ, "TONIR_DATABASE": self.server.url(name, user)}
        return run_tonir("--json", *words, env=environment, **options)

    def at(self, *words: str, **options: Any) -> Done:
        return self.run("--programme", str(self.folder), *words, **options)

    def restore(self, file: Path, into: Path, *words: str, **options: Any) -> Done:
        asked = ("restore", str(file), str(into), "--identity", str(self.key))
        return self.run(*asked, *words, **options)

    def families(self, name: str = "relief") -> list[str]:
        asked = "select id, state, md5(record) from people_household order by 1"
        return self.server.run(asked, name).splitlines()


@pytest.fixture(scope="module")
def programme(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Programme:
    place = tmp_path_factory.mktemp("postgresql")
    made = Programme(server, place / "programme", place / "key.txt")
    server.run("create database relief")
    made.run("example", str(made.folder), "--people", "40", "--seed", "2")
    made.run("new", str(made.folder))
    made.at("intake", "--no-ask", *sorted(map(str, made.folder.glob("lists/*/*"))))
    made.at("backup", "--make-key", str(made.key))
    return made


@pytest.fixture(scope="module")
def backup(programme: Programme) -> Path:
    file = programme.key.with_name("backup.age")
    programme.at("backup", str(file))
    return file


def test_restored_into_its_own_folder_it_is_as_it_was(programme: Programme, backup: Path) -> None:
    before = programme.families()
    programme.server.run("update people_household set state = 'merged'", "relief")
    assert facts(programme.restore(backup, programme.folder))["households"] == len(before) > 5
    assert programme.families() == before
    assert facts(programme.at("register", "verify"))["whole"]
    assert programme.server.databases() == {"postgres", "template0", "template1", "relief"}


def test_the_one_that_was_replaced_stays_only_if_asked_for(
    programme: Programme, backup: Path
) -> None:
    programme.server.run("update people_household set state = 'merged'", "relief")
    merged = programme.families()
    (kept,) = facts(programme.restore(backup, programme.folder, "--keep-previous"))["kept_aside"]
    assert programme.families(kept) == merged != programme.families()
    programme.server.run(f'drop database "{kept}"')


def test_in_a_new_place_it_is_the_same(programme: Programme, backup: Path, tmp_path: Path) -> None:
    programme.restore(backup, tmp_path / "new", name="another")
    assert programme.families("another") == programme.families()
    status = programme.run("--programme", str(tmp_path / "new"), "status", name="another")
    assert facts(status)["lists"] == facts(programme.at("status"))["lists"]
    programme.server.run("drop database another")


def test_a_database_in_which_others_work_is_not_replaced(
    programme: Programme, backup: Path
) -> None:
    environment = {**os.environ, "PGPASSWORD": PASSWORD}
    where = ["-h", "127.0.0.1", "-p", str(programme.server.port), "-U", "tonir", "-d", "relief"]
    other = subprocess.Popen(
        ["psql", *where], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment
    )
    try:
        done = programme.restore(backup, programme.folder, check=False)
    finally:
        other.kill()
        other.communicate()
    assert refused(done) == "R38"
    assert not list(programme.folder.glob("re*"))
    assert programme.server.databases() == {"postgres", "template0", "template1", "relief"}


def test_the_database_of_another_folder_is_not_written_over(
    programme: Programme, backup: Path, tmp_path: Path
) -> None:
    done = programme.restore(backup, tmp_path / "new", check=False)
    assert refused(done) == "R37"
    assert not (tmp_path / "new").exists()


def test_who_may_make_no_database_is_told_so(
    programme: Programme, backup: Path, tmp_path: Path
) -> None:
    programme.server.run(f"create role weak login password '{PASSWORD}'")
    done = programme.restore(backup, tmp_path / "new", name="postgres", user="weak", check=False)
    assert refused(done) == "R39"
    assert "permission denied to create database" in facts(done)["sentence"]


def test_a_backup_of_another_kind_of_database_is_refused(
    programme: Programme, backup: Path, tmp_path: Path
) -> None:
    asked = ("restore", str(backup), str(tmp_path / "new"), "--identity", str(programme.key))
    assert refused(run_tonir("--json", *asked, check=False)) == "R39"


def test_a_drill_leaves_no_database_behind(programme: Programme, backup: Path) -> None:
    before = programme.server.databases()
    asked = ("restore", "--drill", str(backup), "--identity", str(programme.key))
    assert facts(programme.at(*asked))["households"] > 5
    assert programme.server.databases() == before


def test_a_damaged_dump_is_refused_and_leaves_no_database_behind(
    programme: Programme, backup: Path, tmp_path: Path
) -> None:
    members = opened(backup, programme.key)
    content = bytearray(members["tonir.pgdump"])
    content[len(content) // 2 :] = b"x" * 5000
    spoiled = closed(
        altered(members, "tonir.pgdump", bytes(content)), tmp_path / "spoiled.age", programme.key
    )
    before, families = programme.server.databases(), programme.families()
    done = programme.restore(spoiled, programme.folder, check=False)
    assert refused(done) in ("R35", "R39")
    assert (programme.server.databases(), programme.families()) == (before, families)


@pytest.mark.django_db
def test_the_servers_password_is_in_no_argument(
    programme: Programme, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from tonir.vault.backups import postgresql

    seen: list[list[str]] = []
    run = subprocess.run

    def watched(words: list[str], **options: Any) -> Any:
        seen.append([str(word) for word in words])
        return run(words, **options)

    monkeypatch.setattr(postgresql.subprocess, "run", watched)
    url = programme.server.url("relief")
    postgresql.copy(url, tmp_path / "copy", lambda *_: None)
    postgresql.drop(postgresql.stage(url, tmp_path / "copy"))
    assert len(seen) == 2
    assert not [word for words in seen for word in words if PASSWORD in word or "tonir:" in word]
