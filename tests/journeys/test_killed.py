"""Killed at any moment and run again: nothing lost, nothing twice."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import run_tonir
from tests.journeys.searching import (
    found_in,
    needles,
    opened_records,
    personal_texts,
    public_words,
    stored,
)

PEOPLE, SEED = "120", "5"
TONIR = str(Path(sys.executable).with_name("tonir"))
COUNTS = {
    "households": "select state, count(*) from people_household group by 1 order by 1",
    "lists": "select office_id, rows, people, households, rejected from people_listfile"
    " order by 1, 2",
    "faults": "select code, count(*) from people_listfault group by 1 order by 1",
    "merges": "select count(*) from matching_merge",
    "pairs": "select decision, weight, count(*) from matching_pair group by 1, 2 order by 1, 2",
    "tiers": "select tier, kits, at_home, count(*) from targeting_entitlement group by 1, 2, 3"
    " order by 1, 2, 3",
    "booklets": "select count(*) from handover_booklet",
    "opening stock": "select kit_id, sum(quantity) from supply_movement where because = 'opening'"
    " group by 1 order by 1",
}


def counts(folder: Path) -> dict[str, Any]:
    """What is the same in every run of the example: ids and slips are random, these are not."""
    with closing(sqlite3.connect(folder / "tonir.sqlite3")) as database:
        return {name: database.execute(query).fetchall() for name, query in COUNTS.items()}


def ledger(folder: Path) -> list[tuple[Any, ...]]:
    """Kits handed over by the ledger, beside the kits that unconflicted claims were for."""
    with closing(sqlite3.connect(folder / "tonir.sqlite3")) as database:
        return database.execute(
            "select kit_id, sum(quantity) from supply_movement where because = 'handover'"
            " group by 1 order by 1"
        ).fetchall()


def demo(folder: Path) -> list[str]:
    return ["demo", str(folder), "--people", PEOPLE, "--seed", SEED, "--no-serve"]


def moments_of_an_import(folder: Path, copy: Path, lists: list[str]) -> list[float]:
    """Seconds from the start of an import, up to its end, on this machine as busy as it is."""
    shutil.copytree(folder, copy)
    began = time.monotonic()
    run_tonir("--programme", str(copy), "intake", "--no-ask", *lists)
    whole = time.monotonic() - began
    return [part * whole for part in (0.4, 0.55, 0.7, 0.85)]


def kill_register(folder: Path) -> None:
    try:
        found = json.loads((folder / "keys" / "open-register.json").read_text(encoding="utf-8"))
        os.kill(found["pid"], signal.SIGKILL)
    except (FileNotFoundError, ProcessLookupError):
        return


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """A run that nobody disturbed, and how long it took."""
    folder = tmp_path_factory.mktemp("undisturbed") / "demo"
    began = time.monotonic()
    run_tonir(*demo(folder))
    return folder, time.monotonic() - began


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_random_moments_the_job_ends_as_if_undisturbed(
    undisturbed: tuple[Path, float], tmp_path: Path, seed: int
) -> None:
    whole, seconds = undisturbed
    folder = tmp_path / "demo"
    draw = random.Random(seed)
    for _ in range(2):
        process = subprocess.Popen(
            [TONIR, *demo(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(draw.uniform(0.1, 0.95) * seconds)
        process.kill()
        process.wait()
        kill_register(folder)
    run_tonir(*demo(folder))
    assert counts(folder) == counts(whole)


def test_the_whole_job_again_changes_nothing(undisturbed: tuple[Path, float]) -> None:
    folder, _ = undisturbed
    before = counts(folder), ledger(folder)
    run_tonir(*demo(folder))
    assert (counts(folder), ledger(folder)) == before


def test_killed_in_the_middle_of_an_import_no_stored_byte_names_anybody(
    undisturbed: tuple[Path, float], tmp_path: Path
) -> None:
    whole, _ = undisturbed
    wanted = needles(personal_texts(opened_records(whole), public_words(whole)))
    folder = tmp_path / "killed"
    run_tonir("example", str(folder), "--people", PEOPLE, "--seed", SEED)
    run_tonir("new", str(folder))
    lists = sorted(str(path) for path in folder.glob("lists/*/*"))
    environment = {**os.environ, "TONIR_DEBUG": "yes"}
    words = [TONIR, "--programme", str(folder), "intake", "--no-ask", *lists]
    for seconds in moments_of_an_import(folder, tmp_path / "unkilled", lists):
        process = subprocess.Popen(
            words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
        )
        time.sleep(seconds)
        process.kill()
        process.wait()
        for name, content in stored(folder):
            names_people = bool(found_in(content, wanted))
            assert not names_people, name
