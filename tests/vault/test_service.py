"""The open register as people meet it: a process that opens, works, ends."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import run_tonir
from tests.made_once import copy_of
from tests.vault.backing_up import WORDS, make_sealed


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small example with its lists taken in, and the register closed."""
    folder = tmp_path_factory.mktemp("service") / "programme"
    return copy_of("sealed", make_sealed, tmp_path_factory, folder)


def at(folder: Path, *words: str, given: str = "", check: bool = True) -> "Done":
    return run_tonir("--programme", str(folder), "--json", *words, input=given, check=check)


def command(folder: Path, *words: str) -> list[str]:
    tonir = Path(sys.executable).with_name("tonir")
    return [str(tonir), "--programme", str(folder), "--json", *words]


Done = subprocess.CompletedProcess[str]


def opened(folder: Path, *words: str, given: str = WORDS, check: bool = True) -> Done:
    asked = ("register", "open", "--purpose", "a test", "--passphrase-file", "-", *words)
    return at(folder, *asked, given=given, check=check)


def pid_of(folder: Path) -> int:
    found = json.loads((folder / "keys" / "open-register.json").read_text(encoding="utf-8"))
    return int(found["pid"])


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def wait_for_the_end_of(pid: int) -> None:
    deadline = time.monotonic() + 60
    while is_alive(pid):
        assert time.monotonic() < deadline, "it did not end"
        time.sleep(0.05)


def log_of(folder: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(folder / "tonir.sqlite3")) as database:
        return database.execute("select kind, detail from vault_accessevent order by id").fetchall()


def test_while_it_is_closed_no_work_is_done(closed: Path) -> None:
    done = at(closed, "match", check=False)
    assert done.returncode == 2
    assert json.loads(done.stdout)["refused"]["code"] == "R10"


def test_it_opens_works_and_ends(closed: Path) -> None:
    opened(closed)
    pid = pid_of(closed)
    families = json.loads(at(closed, "match").stdout)["match"]["families"]
    assert families > 5
    at(closed, "register", "close")
    assert not is_alive(pid)
    assert not (closed / "keys" / "open-register.json").exists()
    kinds = [kind for kind, _ in log_of(closed)]
    assert kinds[-4:] == ["opened", "worked", "worked", "closed"]


def test_wrong_words_open_nothing_and_leave_a_line(closed: Path) -> None:
    done = opened(closed, given="other words", check=False)
    assert json.loads(done.stdout)["refused"]["code"] == "R03"
    assert log_of(closed)[-1] == ("refused", "R03")
    assert at(closed, "match", check=False).returncode == 2


def test_it_is_not_opened_twice(closed: Path) -> None:
    opened(closed)
    done = opened(closed, check=False)
    assert json.loads(done.stdout)["refused"]["code"] == "R04"
    at(closed, "register", "close")


def test_it_ends_by_itself_when_its_time_is_over(closed: Path) -> None:
    opened(closed, "--minutes", "0.05")
    wait_for_the_end_of(pid_of(closed))
    assert log_of(closed)[-1] == ("closed", "its time was over")


def test_killed_it_is_known_to_be_closed_and_opens_again(closed: Path) -> None:
    opened(closed)
    pid = pid_of(closed)
    os.kill(pid, signal.SIGKILL)
    wait_for_the_end_of(pid)
    assert at(closed, "match", check=False).returncode == 2
    opened(closed)
    at(closed, "match")
    at(closed, "register", "close")


def test_the_words_stand_in_no_argument_and_no_environment(closed: Path) -> None:
    opened(closed)
    pid = pid_of(closed)
    for name in ("cmdline", "environ"):
        assert WORDS.encode() not in Path(f"/proc/{pid}/{name}").read_bytes()
    at(closed, "register", "close")


def test_a_stranger_without_the_sockets_key_is_not_heard(closed: Path) -> None:
    from multiprocessing import AuthenticationError
    from multiprocessing.connection import Client

    opened(closed)
    found = json.loads((closed / "keys" / "open-register.json").read_text(encoding="utf-8"))
    with pytest.raises(AuthenticationError):
        Client(found["address"], "AF_UNIX", authkey=b"guessed")
    assert at(closed, "match").returncode == 0
    at(closed, "register", "close")


def test_closing_waits_for_no_database_and_the_missing_line_is_written_later(closed: Path) -> None:
    opened(closed)
    pid = pid_of(closed)
    with closing(sqlite3.connect(closed / "tonir.sqlite3", isolation_level=None)) as busy:
        busy.execute("begin immediate")
        subprocess.run(command(closed, "register", "close"), capture_output=True, check=False)
        assert not is_alive(pid)
    opened(closed)
    openings = [kind for kind, _ in log_of(closed) if kind != "worked"]
    assert openings[-3:] == ["opened", "closed", "opened"]
    at(closed, "register", "close")


def test_two_custodians_at_once_open_it_once(closed: Path) -> None:
    asked = ("register", "open", "--purpose", "a test", "--passphrase-file", "-")
    both = [
        subprocess.Popen(
            command(closed, *asked), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    said = [json.loads(process.communicate(WORDS)[0]) for process in both]
    assert sorted("refused" in one for one in said) == [False, True]
    at(closed, "register", "close")


def test_an_address_left_by_another_age_does_not_keep_it_closed(closed: Path) -> None:
    stale = {"address": "/nowhere", "authkey": "00", "by": "x", "purpose": "x", "ends_at": 0}
    left = closed / "keys" / "open-register.json"
    left.write_text(json.dumps({**stale, "pid": os.getpid()}), encoding="utf-8")
    opened(closed)
    at(closed, "register", "close")


def test_what_is_made_is_its_owners_alone(closed: Path) -> None:
    made = [path for path in closed.rglob("*") if "lists" not in path.parts]
    assert len(made) > 5
    assert {path.name for path in made if path.stat().st_mode & 0o077} == set()
