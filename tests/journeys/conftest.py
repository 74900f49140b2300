"""The example's office, served as its users serve it, and browser windows to look at it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser import ARGUMENTS, HOW, chromium
from tests.conftest import free_port
from tests.journeys.visiting import WIDE, Visit, Visitor

SECONDS_TO_START = 120  # Where other work has the cores too.


@pytest.fixture(scope="package")
def whole_example(whole_example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy for those who work in it: what is given out here, no audit elsewhere finds twice."""
    return Path(shutil.copytree(whole_example, tmp_path_factory.mktemp("journeys") / "demo"))


@pytest.fixture(scope="module")
def office(whole_example: Path) -> Iterator[str]:
    """The example's office, served as its users serve it; gives its address."""
    port = free_port()
    process = started(whole_example, port)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        stopped(process, signal.SIGTERM)


def started(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    """`tonir serve`, answering, in a group of processes of its own."""
    tonir = str(Path(sys.executable).with_name("tonir"))
    process = subprocess.Popen(
        [tonir, "--programme", str(folder), "serve", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}", process)
    except BaseException:
        stopped(process, signal.SIGKILL)
        raise
    return process


def stopped(process: "subprocess.Popen[bytes]", how: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, how)
    process.wait(timeout=20)


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(SECONDS_TO_START * 5):
        assert process.poll() is None, "the office did not start"
        with suppress(OSError), urllib.request.urlopen(f"{address}/in/", timeout=5):
            return
        time.sleep(0.2)
    raise AssertionError("the office does not answer")


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.fail(HOW)
    with playwright.chromium.launch(executable_path=path, args=ARGUMENTS) as launched:
        yield launched


@pytest.fixture(scope="module")
def secrets(whole_example: Path) -> dict[str, Any]:
    known: dict[str, Any] = json.loads((whole_example / "truth" / "secrets.json").read_text())
    return known


@pytest.fixture
def visit(browser: Browser, office: str, secrets: dict[str, Any]) -> Iterator[Visit]:
    """Opens windows; at the end none of them may have complained."""
    opened: list[Visitor] = []

    def open_window(width: int = WIDE, **options: Any) -> Visitor:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        context.set_default_timeout(30_000)
        opened.append(Visitor(context.new_page(), office, secrets["log_ins"]))
        return opened[-1]

    yield open_window
    for visitor in opened:
        visitor.page.context.close()
        assert visitor.complaints == []
