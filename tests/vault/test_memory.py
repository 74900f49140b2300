"""After closing or lockdown no process of ours that still runs has a key in its memory."""

import json
import re
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from tests.conftest import free_port, run_tonir
from tests.vault.memory import holds, processes_of
from tonir.vault.keys import unlock
from tonir.vault.suites import CLASSICAL, X25519PrivateKey

WORDS = "seven words that only the custodian knows"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("memory") / "programme"
    run_tonir("example", str(place), "--people", "20", "--seed", "2")
    run_tonir("new", str(place), "--passphrase-file", "-", input=WORDS)
    for path in sorted(place.glob("lists/*/*.csv")):
        run_tonir("--programme", str(place), "intake", "--no-ask", str(path))
    return place


@pytest.fixture(scope="module")
def needles(folder: Path) -> list[bytes]:
    """The private keys as they lie in memory. Never printed: pytest shows only that they differ."""
    keys = unlock(folder / "keys", WORDS).keys
    found = [
        key.private_bytes_raw()
        for (suite, _), key in keys.items()
        if suite == CLASSICAL.number and isinstance(key, X25519PrivateKey)
    ]
    assert len(found) == 3
    return found


def command(folder: Path, *words: str) -> list[str]:
    tonir = Path(sys.executable).with_name("tonir")
    return [str(tonir), "--programme", str(folder), "--json", *words]


def opened(folder: Path) -> None:
    asked = ("register", "open", "--purpose", "a test", "--passphrase-file", "-")
    subprocess.run(command(folder, *asked), input=WORDS, text=True, check=True, capture_output=True)


class Browser:
    """A custodian at the office's pages."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.jar = CookieJar()
        self.web = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str) -> str:
        with self.web.open(self.address + path, timeout=20) as answer:
            return str(answer.read().decode())

    def post(self, path: str, **fields: str) -> str:
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', self.get(path))
        assert token
        sent = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1], **fields}).encode()
        request = urllib.request.Request(self.address + path, sent)
        request.add_header("Origin", self.address)
        with self.web.open(request, timeout=60) as answer:
            return str(answer.read().decode())


@pytest.fixture
def office(folder: Path) -> Iterator[Browser]:
    """The office's pages as they are served, with a custodian logged in."""
    secrets = subprocess.run(
        [sys.executable, "-c", SET_PASSWORD, str(folder)], check=True, capture_output=True
    )
    assert secrets.returncode == 0
    port = free_port()
    server = subprocess.Popen(
        command(folder, "serve", "--port", str(port)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    browser = Browser(f"http://127.0.0.1:{port}")
    try:
        for _ in range(1200):
            try:
                browser.get("/in/")
                break
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        browser.post("/in/", username="custodian", password="a password of the tests")
        yield browser
    finally:
        server.terminate()
        server.wait(20)


SET_PASSWORD = """
import sys
from pathlib import Path
from tonir.commands.main import wake
wake(Path(sys.argv[1]))
from tonir.office.actions import ensure_user
from django.contrib.auth.models import User
user = User.objects.get(username="custodian")
user.set_password("a password of the tests")
user.save()
"""
UNLOCK_AND_WAIT = """
import sys
from pathlib import Path
from tonir.vault.keys import unlock
keys = unlock(Path(sys.argv[1]) / "keys", sys.stdin.readline())
print("ready", flush=True)
sys.stdin.readline()
"""


def test_the_search_finds_keys_where_they_are(folder: Path, needles: list[bytes]) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", UNLOCK_AND_WAIT, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdin and holder.stdout
        holder.stdin.write(WORDS + "\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "ready\n"
        assert holds(holder.pid, needles)
        holder.stdin.close()


@pytest.mark.parametrize("end", ["close", "lockdown"])
def test_after_the_end_nobody_has_a_key(
    folder: Path, needles: list[bytes], office: Browser, end: str
) -> None:
    page = office.post("/register/", passphrase=WORDS, purpose="a test", minutes="30")
    assert "register-bar" in page or "open" in page
    while_open = [holds(pid, needles) for pid in processes_of(folder)]
    # Where the system lets nobody look into the register's memory, it says so: None.
    assert True in while_open or None in while_open
    subprocess.run(command(folder, "register", end), check=True, capture_output=True)
    deadline = time.monotonic() + 60
    wanted = [*needles, WORDS.encode()]
    while any(holds(pid, wanted) for pid in processes_of(folder)):
        assert time.monotonic() < deadline, "a process still has a key, or the passphrase"
        time.sleep(0.5)
    assert processes_of(folder), "the office still serves"
    assert office.get("/in/")


def test_after_lockdown_no_page_and_no_command_reaches_a_record(
    folder: Path, office: Browser
) -> None:
    opened(folder)
    assert "text" in office.get("/families/")
    began = time.monotonic()
    subprocess.run(command(folder, "register", "lockdown"), check=True, capture_output=True)
    assert time.monotonic() - began < 10
    assert not (folder / "keys" / "open-register.json").exists()
    with pytest.raises(urllib.error.HTTPError) as refused:
        office.get("/families/")
    assert "R10" in refused.value.read().decode()
    done = subprocess.run(command(folder, "match"), capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["refused"]["code"] == "R10"


def test_a_lockdown_in_the_middle_of_work_harms_nothing(folder: Path) -> None:
    opened(folder)
    work = subprocess.Popen(command(folder, "match"), stdout=subprocess.PIPE, text=True)
    subprocess.run(command(folder, "register", "lockdown"), check=True, capture_output=True)
    told = json.loads(work.communicate(timeout=60)[0])
    assert "match" in told or told["refused"]["code"] in {"R10", "R12"}
    opened(folder)
    assert (
        subprocess.run(command(folder, "match"), capture_output=True, check=False).returncode == 0
    )
    subprocess.run(command(folder, "register", "close"), check=True, capture_output=True)
