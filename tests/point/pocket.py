"""A phone with a disk: a Chromium of its own, that can be killed like a phone's browser is."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Playwright

from tests.browser import ARGUMENTS, HOW, chromium
from tests.point.fake_office import FakeOffice
from tests.point.handheld import Handheld

SECONDS_TO_START = 60


class Pocket:
    """`profile`: the folder in which this phone's browser keeps what it keeps."""

    def __init__(self, profile: Path, office: FakeOffice, playwright: Playwright) -> None:
        self.profile, self.office, self.playwright = profile, office, playwright
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *more: str) -> Handheld:
        path = chromium()
        assert path is not None, HOW
        told = self.profile / "DevToolsActivePort"
        told.unlink(missing_ok=True)
        # As it comes out of a pocket after a crash: without asking whether to restore.
        self._forget_the_crash()
        self.process = subprocess.Popen(
            [
                *(path, *ARGUMENTS, "--headless=new", "--remote-debugging-port=0"),
                *("--hide-crash-restore-bubble", "--lang=en", f"--user-data-dir={self.profile}"),
                *more,
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        port = self._port(told)
        browser = self.playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        context = browser.contexts[0]
        return Handheld(context, self.office)

    def kill(self) -> None:
        """No word of warning to the browser or any of its processes."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def _port(self, told: Path) -> int:
        for _ in range(SECONDS_TO_START * 20):
            if told.is_file() and (lines := told.read_text().splitlines()):
                return int(lines[0])
            time.sleep(0.05)
        raise AssertionError("the browser did not start")

    def _forget_the_crash(self) -> None:
        path = self.profile / "Default" / "Preferences"
        if path.is_file():
            said = json.loads(path.read_text(encoding="utf-8"))
            said.setdefault("profile", {})["exit_type"] = "Normal"
            path.write_text(json.dumps(said), encoding="utf-8")

    def bytes_on_disk(self) -> Iterator[tuple[Path, bytes]]:
        for path in self.profile.rglob("*"):
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(self.profile), path.read_bytes()


@contextmanager
def pocket(profile: Path, office: FakeOffice, playwright: Playwright) -> Iterator[Pocket]:
    one = Pocket(profile, office, playwright)
    try:
        yield one
    finally:
        one.kill()
