"""Custodians come together: shares are given one by one until there are enough to open.

This part of the register's process runs in one thread and holds shares, not yet keys. It listens
for further custodians, and ends by itself when they do not come.
"""

import json
import secrets
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from typing import Any

from tonir.engines.refusals import Refusal
from tonir.vault.keys import Unlocked, read_custody, taken, unlock_by
from tonir.vault.log import note
from tonir.vault.models import AccessEvent
from tonir.vault.shares import Share, open_share


class TimeIsOver(Exception):
    """Not enough custodians came in time."""


class CalledOff(Exception):
    """Somebody closed the register before it was open. `by`: who."""

    def __init__(self, by: str) -> None:
        super().__init__()
        self.by = by


@dataclass
class Gathering:
    """The shares that have been given for one opening, and by whom."""

    folder: Path
    purpose: str
    shares: list[Share] = field(default_factory=list, repr=False)
    givers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.custody = read_custody(self.folder)

    def give(self, by: str, passphrase: str, words: str = "") -> None:
        """Adds a custodian's share: of the words, else of those that lie in the keys folder.

        Raises Refusal R03, R18 or R19, and leaves a line in the log.
        """
        locked = [words] if words.strip() else self.custody.words
        try:
            share = open_share(locked, passphrase, self.custody.register, taken(self.shares))
        except Refusal as refusal:
            note(AccessEvent.Kind.REFUSED, by, self.purpose, refusal.code)
            raise
        self.shares.append(share)
        self.givers += [by] if by not in self.givers else []

    @property
    def is_enough(self) -> bool:
        return len(self.shares) >= self.custody.quorum

    def unlock(self) -> Unlocked:
        """Raises Refusal R16 or R17 (`keys.unlock_by`), and leaves a line in the log."""
        try:
            return unlock_by(self.folder, self.shares)
        except Refusal as refusal:
            note(AccessEvent.Kind.REFUSED, self.by, self.purpose, refusal.code)
            raise

    @property
    def by(self) -> str:
        return ", ".join(self.givers)

    @property
    def custodians(self) -> str:
        """Their numbers, for the log: "1, 3"."""
        return ", ".join(str(number) for number in sorted(taken(self.shares)))

    def counted(self) -> dict[str, int]:
        return {"have": len(self.shares), "need": self.custody.quorum}


@dataclass
class Door:
    """A local socket that only this user's programs find, and its key."""

    folder: Path
    listener: Listener
    authkey: bytes

    @classmethod
    def made(cls) -> "Door":
        folder, authkey = Path(tempfile.mkdtemp(prefix="tonir-")), secrets.token_bytes(32)
        return cls(folder, Listener(str(folder / "register"), "AF_UNIX", authkey=authkey), authkey)

    def close(self) -> None:
        self.listener.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def as_json(self) -> dict[str, str]:
        return {"address": str(self.folder / "register"), "authkey": self.authkey.hex()}


def wait_for_the_others(
    gathering: Gathering, door: Door, minutes: float, joined: Callable[[], None]
) -> Connection:
    """Takes shares until there are enough; returns who brought the last one, to be answered.

    joined: called when one was given and more are needed.

    Raises TimeIsOver, or CalledOff if somebody closed it.
    """
    with _at_most(minutes * 60):
        while True:
            try:
                connection = door.listener.accept()
                asked = json.loads(connection.recv_bytes())
                verb = asked["verb"]
            except (AuthenticationError, EOFError, OSError, ValueError, LookupError, TypeError):
                continue  # Not one of ours, or gone before it said anything.
            if verb == "close":
                raise CalledOff(asked["by"])
            answer = _joined(gathering, asked)
            if gathering.is_enough:
                return connection
            joined()
            # Who has hung up meanwhile does not take the others' shares along.
            with connection, suppress(OSError):
                connection.send_bytes(json.dumps(answer).encode("utf-8"))


def _joined(gathering: Gathering, asked: dict[str, Any]) -> dict[str, Any]:
    if asked["verb"] != "join":
        return {"refused": "R10", "facts": {}}
    try:
        gathering.give(asked["by"], asked["passphrase"], asked["words"])
    except Refusal as refusal:
        facts = {key: str(value) for key, value in refusal.facts.items()}
        return {"refused": refusal.code, "facts": facts}
    return {"waiting": gathering.counted()}


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    def over(*_: object) -> None:
        raise TimeIsOver

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def clock() -> float:
    """Seconds that a changed wall clock does not move and a sleeping computer does."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))
