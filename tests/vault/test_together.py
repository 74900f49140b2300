"""Custodians at their terminals: they open together, and together they end the register."""

import json
import shutil
import sqlite3
import subprocess
from contextlib import closing
from multiprocessing.connection import Client
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from tests.conftest import run_tonir
from tonir.engines.refusals import Refusal
from tonir.vault.disposal import read_disposal
from tonir.vault.keys import unlock

FIRST = "the words from before the ceremony"
WORDS = [f"custodian number {number} knows this" for number in range(1, 4)]
Done = subprocess.CompletedProcess[str]


def at(folder: Path, *words: str, given: str = "", check: bool = True) -> Done:
    return run_tonir("--programme", str(folder), "--json", *words, input=given, check=check)


def refused(done: Done) -> str:
    return str(json.loads(done.stdout)["refused"]["code"])


def opened(folder: Path, *given: str, check: bool = True) -> Done:
    asked = ("register", "open", "--purpose", "a test", "--passphrase-file", "-")
    return at(folder, *asked, given="\n".join(given), check=check)


def lines_of(folder: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(folder / "tonir.sqlite3")) as database:
        return database.execute("select kind, detail from vault_accessevent order by id").fetchall()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small programme whose register takes two of three custodians."""
    folder = tmp_path_factory.mktemp("together") / "programme"
    run_tonir("example", str(folder), "--people", "30", "--seed", "4")
    run_tonir("new", str(folder), "--passphrase-file", "-", input=FIRST)
    for path in sorted(folder.glob("lists/*/*.csv")):
        at(folder, "intake", "--no-ask", str(path), check=False)
    ceremony = ("--custodians", "3", "--quorum", "2", "--passphrase-file", "-")
    papers = str(folder / "papers")
    done = at(
        folder,
        "register",
        "ceremony",
        *ceremony,
        "--papers",
        papers,
        given="\n".join([FIRST, *WORDS]),
    )
    assert json.loads(done.stdout)["ceremony"]["quorums_tried"] == 3
    return folder


def test_the_ceremony_leaves_a_paper_for_each_and_a_line_in_the_log(shared: Path) -> None:
    papers = sorted(path.name for path in (shared / "papers").iterdir())
    assert papers == [f"custodian-{number}.pdf" for number in (1, 2, 3)]
    for name in papers:
        with closing(PdfDocument(shared / "papers" / name)) as paper:
            assert len(paper) == 1  # A second sheet would stay in the printer.
    assert lines_of(shared)[0] == ("custodians", "2 of 3, by custodians 1 of before")


def test_two_custodians_at_one_terminal_open_it(shared: Path) -> None:
    opened(shared, WORDS[2], WORDS[0])
    assert [detail for kind, detail in lines_of(shared) if kind == "opened"][-1].startswith(
        "custodians 1, 3; 240"
    )
    assert at(shared, "match").returncode == 0
    at(shared, "register", "close")


def test_one_alone_waits_and_opens_nothing_until_the_second_joins(shared: Path) -> None:
    told = json.loads(opened(shared, WORDS[0]).stdout)["register waits for custodians"]
    assert (told["shares"], told["needed"]) == (1, 2)
    assert refused(at(shared, "match", check=False)) == "R10"
    join = ("register", "join", "--passphrase-file", "-")
    assert refused(at(shared, *join, given=WORDS[0], check=False)) == "R19"
    assert refused(at(shared, *join, given="nobody's passphrase", check=False)) == "R03"
    at(shared, *join, given=WORDS[1])
    assert at(shared, "match").returncode == 0
    at(shared, "register", "close")
    tried = [detail for kind, detail in lines_of(shared) if kind == "refused"]
    assert tried == ["R19", "R03"]


def test_what_waits_can_be_called_off(shared: Path) -> None:
    opened(shared, WORDS[0])
    at(shared, "register", "close")
    join = at(shared, "register", "join", "--passphrase-file", "-", given=WORDS[1], check=False)
    assert refused(join) == "R25"
    assert lines_of(shared)[-1][1].startswith("not opened: closed by")


def test_lockdown_ends_what_waits_too(shared: Path) -> None:
    opened(shared, WORDS[0])
    told = json.loads(at(shared, "register", "lockdown").stdout)["lockdown"]
    assert told == {"was_open": True, "all_ended": True}
    join = at(shared, "register", "join", "--passphrase-file", "-", given=WORDS[1], check=False)
    assert refused(join) == "R25"


def test_who_hangs_up_takes_nobody_elses_share_along(shared: Path) -> None:
    opened(shared, WORDS[0])
    found = json.loads((shared / "keys" / "open-register.json").read_text())
    for said in (b'{"verb": "join", "by": "b", "passphrase": "wrong", "words": ""}', b"{}", b"["):
        with Client(found["address"], authkey=bytes.fromhex(found["authkey"])) as line:
            line.send_bytes(said)
    at(shared, "register", "join", "--passphrase-file", "-", given=WORDS[1])
    assert at(shared, "match").returncode == 0
    at(shared, "register", "close")


def test_more_passphrases_than_it_takes_open_it_too(shared: Path) -> None:
    given = "\ufeff" + "\n".join([WORDS[0], WORDS[2], WORDS[1]])  # As Notepad writes it.
    opened(shared, given)
    assert at(shared, "match").returncode == 0
    at(shared, "register", "close")


def test_a_spare_is_not_written_over_another_file_nor_counted(shared: Path) -> None:
    taken = shared / "tonir.toml"
    before, lines = taken.read_bytes(), len(lines_of(shared))
    assert refused(at(shared, "register", "spare", str(taken), check=False)) == "R31"
    assert taken.read_bytes() == before
    assert len(lines_of(shared)) == lines


def test_the_log_is_whole_and_signed(shared: Path) -> None:
    checked = json.loads(at(shared, "register", "verify").stdout)["access log"]
    assert checked["whole"] and checked["lines"] == len(lines_of(shared))
    again = at(shared, "register", "verify", "--seen", checked["write_down"])
    assert json.loads(again.stdout)["access log"]["whole"]


def test_a_spare_brings_lost_keys_back(shared: Path, tmp_path: Path) -> None:
    spare = tmp_path / "keys.spare"
    at(shared, "register", "spare", str(spare))
    keys = shared / "keys"
    shutil.copytree(keys, tmp_path / "kept")
    for name in ("register.json", "custodians.json"):
        (keys / name).unlink()
    assert refused(at(shared, "status", check=False)) == "G01"
    at(shared, "register", "spare", "--bring-back", str(spare))
    opened(shared, *WORDS[:2])
    at(shared, "register", "close")
    assert (
        refused(at(shared, "register", "spare", "--bring-back", str(spare), check=False)) == "R01"
    )


def test_destroyed_keys_open_nothing_whatever_was_kept(shared: Path, tmp_path: Path) -> None:
    """The last test of this file: what it leaves, nobody opens."""
    backup = tmp_path / "yesterday"
    shutil.copytree(shared, backup, ignore=shutil.ignore_patterns("keys", "lists"))
    destroy = ("register", "destroy", "--reason", "evacuation", "--passphrase-file", "-")
    wrong = at(shared, *destroy, "--confirm", "SOME", given="\n".join(WORDS[:2]), check=False)
    assert refused(wrong) == "R29"
    alone = at(shared, *destroy, "--confirm", code(shared), given=WORDS[0], check=False)
    assert refused(alone) == "R03"
    opened(shared, *WORDS[:2])
    at(shared, *destroy, "--confirm", code(shared), given="\n".join(WORDS[1:]))
    left = sorted(path.name for path in (shared / "keys").iterdir())
    assert "disposal.json" in left and "custodians.json" not in left and "register.json" not in left
    for place in (shared / "keys", backup / "keys"):
        with pytest.raises(Refusal, match=r"R21|R02"):
            unlock(place, *WORDS[:2])
    for verb in (("match",), ("intake", str(next(shared.glob("lists/*/*.csv"))))):
        assert at(shared, *verb, check=False).returncode == 2
    assert refused(opened(shared, *WORDS[:2], check=False)) in {"R21", "R04"}
    checked = json.loads(at(shared, "register", "verify").stdout)["access log"]
    assert checked["whole"] and checked["disposal_record_genuine"]


def test_the_disposal_record_is_signed(shared: Path) -> None:
    path = shared / "keys" / "disposal.json"
    disposal = read_disposal(shared / "keys")
    assert disposal is not None and disposal.is_genuine
    assert disposal.said["custodians"] == "2, 3" and disposal.said["spares_made"] == 1
    said = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**said, "reason": "another"}), encoding="utf-8")
    forged = read_disposal(shared / "keys")
    assert forged is not None and not forged.is_genuine


def code(folder: Path) -> str:
    with closing(sqlite3.connect(folder / "tonir.sqlite3")) as database:
        return str(database.execute("select code from programme_programme").fetchone()[0])
