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
CANCELLED = 130
KNOWN = {"backups", "erase-again", "keys", "lists", "print", "truth", "tonir.toml"}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Programme:
    """With some megabytes in it, so that a moment to be killed at is found in every stage."""
    programme = make_programme(tmp_path_factory)
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


def stopped_when(folder: Path, lies_there: str, how: signal.Signals, words: list[str]) -> int:
    """Stopped as soon as something of that name lies in the folder."""
    # A shell tells what it runs in its background to ignore Ctrl-C, children included.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [TONIR, *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None and not list(folder.glob(lies_there)):
        time.sleep(0.001)
    process.send_signal(how)
    return process.wait()


@pytest.mark.parametrize("lies_there", ["tonir.copy-*", "backups/*.new", "backups/*.age"])
def test_a_killed_backup_leaves_no_half_file_and_the_next_start_clears_up(
    programme: Programme, lies_there: str
) -> None:
    words = ["--programme", str(programme.folder), "backup"]
    stopped_when(programme.folder, lies_there, signal.SIGKILL, words)
    lying = [*programme.folder.glob("tonir.copy-*"), *programme.folder.glob("backups/*.new")]
    assert lying or lies_there.endswith(".age")
    whole = list((programme.folder / "backups").glob("*.age"))
    assert whole or not lies_there.endswith(".age")
    for file in whole:
        asked = ("restore", "--drill", str(file), "--identity", str(programme.key))
        run_tonir("--programme", str(programme.folder), *asked)
    programme.run("status")
    assert left(programme.folder) == set()
    assert not list((programme.folder / "backups").glob("*.new"))


@pytest.mark.parametrize("lies_there", ["tonir.copy-*", "mine.age.new"])
def test_a_cancelled_backup_leaves_nothing(programme: Programme, lies_there: str) -> None:
    words = ["--programme", str(programme.folder), "backup", str(programme.folder / "mine.age")]
    assert stopped_when(programme.folder, lies_there, signal.SIGINT, words) == CANCELLED
    assert left(programme.folder) == set()


UNDECIDED, READY, DECIDED = "restoring-*/areas.csv", "restoring-*/keys/log-head.json", "restored"


@pytest.mark.parametrize("lies_there", [UNDECIDED, READY, DECIDED])
def test_a_killed_restore_has_changed_all_or_nothing(
    programme: Programme, backup: Path, lies_there: str
) -> None:
    before = rows(programme.folder)
    change(programme.folder, "update people_household set revision = 5")
    changed = rows(programme.folder)
    words = ["restore", str(backup), str(programme.folder), "--identity", str(programme.key)]
    stopped_when(programme.folder, lies_there, signal.SIGKILL, words)
    facts(programme.run("status"))
    assert left(programme.folder) == set()
    now = rows(programme.folder)
    assert now in {UNDECIDED: [changed], READY: [changed, before], DECIDED: [before]}[lies_there]
    assert facts(programme.run("register", "verify"))["whole"]


# While the database is not in its place; when it just is; among the tables; among the keys.
@pytest.mark.parametrize("after", [0, 3, 6, 10, 14])
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
