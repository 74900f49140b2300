"""Custodians at one terminal: each alone with her words, then the drill; a slip ends nothing."""

import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from tests.conftest import run_tonir

TONIR = str(Path(sys.executable).with_name("tonir"))
FIRST = "six words that only Anahit knows"
PATIENCE = 20.0
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """A command at a terminal, as the one who sits there sees it."""

    def __init__(self, *words: str) -> None:
        self.ours, theirs = pty.openpty()
        streams = {"stdin": theirs, "stdout": theirs, "stderr": theirs}
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
        self.process = subprocess.Popen([TONIR, *words], env=environment, **streams)
        os.close(theirs)
        self.seen = ""

    def until(self, *texts: str) -> str:
        """What is shown until one of the texts; the rest waits for the next call."""
        ends_at = time.monotonic() + PATIENCE
        while not (at := [self.seen.find(one) + len(one) for one in texts if one in self.seen]):
            assert time.monotonic() < ends_at, self.seen
            self._read()
        shown, self.seen = self.seen[: min(at)], self.seen[min(at) :]
        return shown

    def type(self, text: str) -> None:
        os.write(self.ours, f"{text}\n".encode())

    def press(self) -> None:
        """A key, once the terminal hands them over one by one: what came before is dropped."""
        while termios.tcgetattr(self.ours)[3] & termios.ICANON:
            time.sleep(0.01)
        os.write(self.ours, b" ")

    def end(self) -> int:
        while self._read():
            pass
        os.close(self.ours)
        return self.process.wait(PATIENCE)

    def _read(self) -> bool:
        ready, _, _ = select.select([self.ours], [], [], 1)
        if not ready:
            return True
        try:
            read = os.read(self.ours, 65536).decode()
        except OSError:
            return False  # The command has ended.
        self.seen = ESCAPES.sub("", self.seen + read).replace("\r", "")
        return bool(read)


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    folder = tmp_path / "programme"
    run_tonir("example", str(folder), "--people", "20")
    run_tonir("new", str(folder), "--passphrase-file", "-", input=FIRST)
    return folder


def received(terminal: Terminal) -> tuple[str, list[str]]:
    """What one custodian reads when she is alone at the screen: her passphrase, her words."""
    terminal.until("A passphrase, to be learnt")
    shown = terminal.until("Enter to take it")
    (passphrase,) = [line.strip() for line in shown.splitlines()[1:] if len(line.split()) > 3][:1]
    terminal.until(":")
    terminal.type("")
    terminal.until("The words of the paper")
    shown = terminal.until("Press a key")
    words = re.findall(r"\b\d+ ([a-z]+)", shown)
    terminal.press()
    return passphrase, words


def drilled(terminal: Terminal, words: list[str], passphrase: str, slips: int) -> None:
    for _ in range(3):
        terminal.until("Word ")
        place = int(terminal.until(" of the paper").split()[0])
        for _ in range(slips):
            terminal.until(": ")
            terminal.type("banana")
            terminal.until("Once more.")
            terminal.until("of the paper")
        terminal.until(": ")
        terminal.type(words[place - 1])
    terminal.until("Passphrase: ")
    terminal.type(passphrase)


def ceremony(programme: Path) -> Terminal:
    asked = ("register", "ceremony", "--custodians", "2", "--quorum", "2")
    return Terminal("--programme", str(programme), *asked)


def test_two_custodians_receive_their_words_and_open_the_register_together(
    programme: Path,
) -> None:
    terminal = ceremony(programme)
    terminal.until("Passphrase (1 of 1): ")
    terminal.type("not the passphrase at all")
    terminal.until("Once more.")
    terminal.until("Passphrase (1 of 1): ")
    terminal.type(FIRST)
    anahit, ruben = received(terminal), received(terminal)
    drilled(terminal, anahit[1], anahit[0], slips=1)
    drilled(terminal, ruben[1], ruben[0], slips=0)
    assert terminal.end() == 0
    at = ("--programme", str(programme), "register")
    given = f"{anahit[0]}\n{ruben[0]}\n"
    opening = ("open", "--purpose", "a test", "--passphrase-file", "-")
    try:
        assert run_tonir(*at, *opening, input=FIRST, check=False).returncode == 2
        run_tonir(*at, *opening, input=given)
    finally:
        run_tonir(*at, "close", check=False)


def test_who_has_no_paper_fails_the_drill_and_what_was_before_holds(programme: Path) -> None:
    terminal = ceremony(programme)
    terminal.until("Passphrase (1 of 1): ")
    terminal.type(FIRST)
    received(terminal), received(terminal)
    for _ in range(3):
        terminal.until("of the paper: ")
        terminal.type("banana")
    terminal.until("R26")
    assert terminal.end() == 2
    at = ("--programme", str(programme), "register")
    run_tonir(*at, "open", "--purpose", "a test", "--passphrase-file", "-", input=FIRST)
    run_tonir(*at, "close")
