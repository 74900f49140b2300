"""`tonir round`, as its users call it, and a thief who has yesterday's database and every key."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import run_tonir
from tests.handover.yesterday import opened
from tonir.vault.keys import unlock
from tonir.vault.seal import PrivateKeys, private_keys, unseal

SEALED = (
    "select k.household_id || ' round key', k.sealed from handover_roundkey k",
    "select e.household_id, e.reasons from targeting_entitlement e",
    "select b.household_id || ' booklet ' || b.number || ' round ' || s.round, s.sealed"
    " from handover_slip s join handover_booklet b on b.id = s.booklet_id",
)


@pytest.fixture
def folder(whole_example: Path, tmp_path: Path) -> Path:
    """The whole example, for this test alone."""
    return Path(shutil.copytree(whole_example, tmp_path / "demo"))


@pytest.fixture
def passphrase(folder: Path) -> str:
    known = json.loads((folder / "truth" / "secrets.json").read_text(encoding="utf-8"))
    return str(known["passphrase"])


@pytest.fixture
def is_open(folder: Path, passphrase: str) -> Iterator[None]:
    words = ("register", "open", "--purpose", "closing the round", "--passphrase-file", "-")
    run_tonir("--programme", str(folder), *words, input=passphrase)
    yield
    run_tonir("--programme", str(folder), "register", "close")


def tell(folder: Path, *words: str) -> dict[str, Any]:
    told = run_tonir("--programme", str(folder), "--json", *words).stdout
    found: dict[str, Any] = json.loads(told)
    return found


def every_key(folder: Path, passphrase: str) -> list[PrivateKeys]:
    """The register's, and the rounds' whose files still have one; each tried as a round's."""
    keys = unlock(folder / "keys", passphrase)
    found = [keys]
    for path in folder.glob("keys/round-*.json"):
        said = json.loads(path.read_text(encoding="utf-8"))
        if "sealed" in said:
            about, sealed = f"round {said['round']}", bytes.fromhex(said["sealed"])
            secret = unseal(keys, "outcome", about, sealed)["secret"]
            found.append(private_keys(bytes.fromhex(secret), ("round",)))
    return [
        PrivateKeys({(suite, "round"): key}, {})
        for one in found
        for (suite, _), key in one.keys.items()
    ]


def envelopes(database: Path) -> list[tuple[str, bytes]]:
    with closing(sqlite3.connect(database)) as connection:
        return [row for query in SEALED for row in connection.execute(query)]


def copied(database: Path, target: Path) -> Path:
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    return target


@pytest.mark.usefixtures("is_open")
def test_a_thief_of_yesterdays_database_opens_nothing_of_a_closed_round(
    folder: Path, passphrase: str, tmp_path: Path
) -> None:
    yesterday = copied(folder / "tonir.sqlite3", tmp_path / "yesterday.sqlite3")
    stolen = envelopes(yesterday)
    assert len(opened(stolen, every_key(folder, passphrase))) == len(stolen) > 100
    closed = tell(folder, "round", "close")["round close"]
    assert closed["closed_now"] == [1] and closed["held"]["1"]["slips"] > 50
    assert opened(stolen, every_key(folder, passphrase)) == []
    today = envelopes(folder / "tonir.sqlite3")
    households = {about for about, _ in today if about.endswith("round key")}
    assert len(opened(today, every_key(folder, passphrase))) == len(households) > 50
    (first,) = tell(folder, "round", "status")["round status"]["rounds"]
    assert first["state"] == "closed"
    assert tell(folder, "round", "close", "1")["round close"]["closed_now"] == []


@pytest.mark.usefixtures("is_open")
def test_the_closed_round_is_refused_and_the_next_one_is_worked_on(folder: Path) -> None:
    served = tell(folder, "reach")["reach"]["total"]["served"]
    run_tonir("--programme", str(folder), "round", "close")
    refused = run_tonir("--programme", str(folder), "--json", "assess", check=False)
    assert (refused.returncode, json.loads(refused.stdout)["refused"]["code"]) == (2, "H16")
    assert tell(folder, "reach")["reach"]["total"]["served"] == served
    rules = folder / "tonir.toml"
    text = rules.read_text(encoding="utf-8").replace("number = 1\nopens_on", "number = 2\nopens_on")
    rules.write_text(text, encoding="utf-8")
    assert tell(folder, "assess")["assess"]["new"] > 50
    assert tell(folder, "plan")["plan"]["new"]
    printed = tell(folder, "print")["print"]
    assert printed["new_booklets"] < printed["slips"]
    assert tell(folder, "reach")["reach"]["round"] == 2


def test_while_the_register_is_closed_a_round_is_not(folder: Path) -> None:
    refused = run_tonir("--programme", str(folder), "--json", "round", "close", check=False)
    assert json.loads(refused.stdout)["refused"]["code"] == "R10"
