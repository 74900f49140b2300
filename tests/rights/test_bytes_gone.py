"""What was erased or shredded is in no byte of the database's files, nor of its write-ahead log."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import run_tonir
from tests.journeys.searching import needles, personal_texts
from tonir.vault.keys import unlock
from tonir.vault.seal import unseal

# Within an envelope, far from its beginning and its padded end: sealed bytes are like no others.
PART = slice(200, 232)
WORDS = "words that only this test knows"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An example of sixty people, taken in and matched; its round was over years ago."""
    place = tmp_path_factory.mktemp("rights") / "programme"
    run_tonir("example", str(place), "--people", "60", "--seed", "5")
    rules = (place / "tonir.toml").read_text(encoding="utf-8")
    for day, past in (("2025-08-18", "2020-08-18"), ("2025-08-30", "2020-08-30")):
        rules = rules.replace(day, past)
    (place / "tonir.toml").write_text(rules, encoding="utf-8")
    run_tonir("new", str(place), "--passphrase-file", "-", input=WORDS)
    lists = sorted(str(path) for path in place.glob("lists/*/*"))
    tonir(place, "intake", "--no-ask", *lists)
    tonir(place, "register", "open", "--purpose", "tests", "--passphrase-file", "-", input=WORDS)
    tonir(place, "match")
    yield place
    tonir(place, "register", "close")


READER = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1])
database.execute("select count(*) from people_household").fetchall()
print("reads", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def served(office: Path) -> Iterator[None]:
    """A program that keeps the database open, as a served office does: the log beside it stays.

    In a process of its own: this one reads the files' bytes, which lets go of a database's locks.
    """
    words = [sys.executable, "-c", READER, str(office / "tonir.sqlite3")]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as reader:
        assert reader.stdout is not None
        reader.stdout.readline()
        yield
        reader.communicate()


def tonir(place: Path, *words: str, **options: Any) -> dict[str, Any]:
    done = run_tonir("--programme", str(place), "--json", *words, **options)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1]) if done.stdout.strip() else {}
    return told


def rows(place: Path) -> dict[str, tuple[bytes, bytes]]:
    """household -> its envelopes, as long as it is not erased."""
    with closing(sqlite3.connect(place / "tonir.sqlite3")) as database:
        sealed = "select id, record, care from people_household where state <> 'erased'"
        return {key: (bytes(one), bytes(two)) for key, one, two in database.execute(sealed)}


def bytes_on_disk(place: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(place.glob("tonir.sqlite3*")))


def test_a_family_that_was_erased_is_in_no_byte(office: Path) -> None:
    before = rows(office)
    household = sorted(before)[0]
    envelopes = before[household]
    assert all(one[PART] in bytes_on_disk(office) for one in envelopes)
    done = tonir(office, "family", "erase", household, "--yes")["family erase"]
    assert done["entries"] >= 1 and done["lists"]
    after = bytes_on_disk(office)
    gone = [before[key] for key in before.keys() - rows(office).keys()]
    assert len(gone) == done["entries"]
    assert not [one for pair in gone for one in pair if one[PART] in after]
    refused = tonir(office, "family", "sheet", household, check=False)["refused"]
    assert refused["code"] == "O01"


def test_a_sheet_and_a_correction_leave_names_in_papers_only(office: Path) -> None:
    keys = unlock(office / "keys", WORDS)
    household, (record, _) = max(rows(office).items(), key=lambda item: len(item[1][0]))
    told = tonir(office, "family", "sheet", household, "--in", "ru")["family sheet"]
    assert (office / "print" / told["file"]).read_bytes().startswith(b"%PDF")
    changes = "given#1=\naddress\n".replace("=", "")
    done = tonir(
        office, "family", "correct", household, *changes.split(), input="Маргаритта\nTeryan 77\n"
    )["family correct"]
    assert done["corrected"] == ["address", "given#1"]
    opened = unseal(keys, "record", household, record)
    wanted = needles({*personal_texts([opened], ""), "Маргаритта", "Teryan 77"})
    on_disk = bytes_on_disk(office) + b"".join(
        path.read_bytes() for path in (office / "keys").glob("*") if path.is_file()
    )
    assert not [one for one in wanted if one in on_disk]


def test_health_details_past_their_time_are_in_no_byte(office: Path) -> None:
    before = [care for _, care in rows(office).values()]
    assert all(one[PART] in bytes_on_disk(office) for one in before)
    shown = tonir(office, "retain", "--show")["retain"]["kinds_of_data"]
    care = next(row for row in shown if row["kind"] == "care")
    assert (care["until"], care["overdue"]) == ("2020-11-28", len(before))
    tonir(office, "register", "close")
    done = tonir(office, "retain")["retain"]
    assert done["shredded"]["care"] == len(before)
    assert done["waiting"]["records"] == "the rounds"
    after = bytes_on_disk(office)
    assert not [one for one in before if one[PART] in after]
    assert tonir(office, "retain")["retain"]["shredded"] == {}
