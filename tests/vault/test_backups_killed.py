"""Killed in the middle of a backup or a restore: all of it or nothing, and nothing left lying."""

import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import run_tonir
from tests.vault.backing_up import Programme, change, facts, make_programme, rows, twin

TONIR = str(Path(sys.executable).with_name("tonir"))
KNOWN = {"backups", "erase-again", "keys", "lists", "print", "truth", "tonir.toml"}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Programme:
    """With some megabytes in it, so that a moment to be killed at is found in every stage."""
    programme = make_programme(tmp_path_factory.mktemp("killed"))
    change(programme.folder, "create table load_filler (id integer primary key, padding blob)")
    change(
        programme.folder,
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000)"
        " insert into load_filler (id, padding) select i, randomblob(4000) from n",
    )
    return programme


@pytest.fixture(scope="module")
def backup(original: Programme) -> Path:
    return original.backup(str(original.key.with_name("backup.age")))


@pytest.fixture
def programme(original: Programme, tmp_path: Path) -> Programme:
    return twin(original, tmp_path)


def left(folder: Path) -> set[str]:
    """What lies in the folder that a programme does not have."""
    names = {path.name for path in folder.iterdir()} - KNOWN
    return {name for name in names if not name.endswith((".csv", ".geojson", ".sqlite3"))}


def stopped_after(seconds: float, how: signal.Signals, words: list[str]) -> int:
    process = subprocess.Popen(
        [TONIR, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(seconds)
    process.send_signal(how)
    return process.wait()


def seconds_of(words: list[str]) -> float:
    began = time.monotonic()
    run_tonir(*words)
    return time.monotonic() - began


def test_a_killed_backup_leaves_no_half_file_and_the_next_start_clears_up(
    programme: Programme,
) -> None:
    words = ["--programme", str(programme.folder), "backup"]
    whole = seconds_of(words)
    seen_lying = False
    for part in (0.45, 0.55, 0.65, 0.75, 0.85, 0.95):
        stopped_after(part * whole, signal.SIGKILL, words)
        seen_lying |= bool(left(programme.folder)) or bool(
            list((programme.folder / "backups").glob("*.new"))
        )
        for file in (programme.folder / "backups").glob("*.age"):
            asked = ("restore", "--drill", str(file), "--identity", str(programme.key))
            run_tonir("--programme", str(programme.folder), *asked)
    assert seen_lying, "never killed in the middle of it"
    programme.run("status")
    assert left(programme.folder) == set()
    assert not list((programme.folder / "backups").glob("*.new"))


def test_a_cancelled_backup_leaves_nothing(programme: Programme) -> None:
    words = ["--programme", str(programme.folder), "backup", str(programme.folder / "mine.age")]
    whole = seconds_of(words)
    (programme.folder / "mine.age").unlink()
    cancelled = 0
    for part in (0.6, 0.7, 0.8, 0.9):
        cancelled += stopped_after(part * whole, signal.SIGINT, words) == 130
        (programme.folder / "mine.age").unlink(missing_ok=True)
        assert left(programme.folder) == set()
        assert not list(programme.folder.glob("*.new"))
    assert cancelled, "never cancelled in the middle of it"


def test_a_killed_restore_has_changed_all_or_nothing(
    programme: Programme, backup: Path, tmp_path: Path
) -> None:
    before = rows(programme.folder)
    change(programme.folder, "update people_household set revision = 5")
    changed = rows(programme.folder)
    words = ["restore", str(backup), str(programme.folder), "--identity", str(programme.key)]
    whole = seconds_of([*words[:2], str(tmp_path / "elsewhere"), *words[3:]])
    outcomes = set()
    for part in (0.5, 0.7, 0.8, 0.85, 0.9, 0.94, 0.97):
        stopped_after(part * whole, signal.SIGKILL, words)
        time.sleep(0.3)  # What it had started ends with it.
        facts(programme.run("status"))
        assert left(programme.folder) <= {"before-restore"}
        now = rows(programme.folder)
        assert now in (before, changed)
        outcomes.add(now == before)
        assert facts(programme.run("register", "verify"))["whole"]
        if now == before:
            change(programme.folder, "update people_household set revision = 5")
    assert False in outcomes, "never killed before it was decided"


# The first, while the database is not in its place; after it; among the tables; among the keys.
@pytest.mark.parametrize("after", [0, 2, 5, 9, 14])
def test_a_restore_that_was_decided_is_finished_by_the_next_start(
    programme: Programme, backup: Path, after: int
) -> None:
    """Killed at a step of putting things in their place."""
    before = rows(programme.folder)
    change(programme.folder, "update people_household set revision = 5")
    (programme.folder / "points.csv").write_text("edited since", encoding="utf-8")
    (programme.folder / "stock.csv").unlink()
    asked = [str(backup), str(programme.folder), str(programme.key), str(after)]
    done = subprocess.run([sys.executable, "-c", DYING, *asked], check=False)
    assert done.returncode == -signal.SIGKILL
    assert (programme.folder / "restored").is_dir()
    programme.run("status")
    assert rows(programme.folder) == before
    assert (programme.folder / "stock.csv").is_file()
    (kept,) = programme.folder.glob("before-restore-*")
    assert {path.name for path in kept.iterdir()} == {"points.csv", "tonir.sqlite3"}
    with closing(sqlite3.connect(kept / "tonir.sqlite3")) as database:
        assert database.execute("select max(revision) from people_household").fetchone() == (5,)
    assert facts(programme.run("register", "verify"))["whole"]


# A restore that kills itself at the n-th file or folder that it moves, from the decision on.
DYING = """
import os, pathlib, signal, sys, django
file, folder, key, after = sys.argv[1:]
os.environ.update(TONIR_PROGRAMME=folder, DJANGO_SETTINGS_MODULE="tonir.office.settings")
django.setup()
from tonir.vault.backups import leavings
from tonir.vault.backups.restoring import Backup, restore
steps = 0
def counted(move):
    def moved(self, *where, **how):
        global steps
        steps += (pathlib.Path(folder) / "restored").is_dir()
        if steps > int(after):
            os.kill(os.getpid(), signal.SIGKILL)
        return move(self, *where, **how)
    return moved
for name in ("replace", "unlink", "mkdir", "rename"):
    setattr(pathlib.Path, name, counted(getattr(pathlib.Path, name)))
restore(Backup(pathlib.Path(file), pathlib.Path(key)), pathlib.Path(folder), True)
"""
