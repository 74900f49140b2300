"""The open register: a process of its own, which alone holds the private keys.

Started by `client.open_register` through `starting`, with the passphrases on its standard input.
It listens on a local socket in a folder that only its owner may enter, and every caller proves
that it could read the socket's key (`multiprocessing.connection`). Messages are JSON. The process
ends by itself after its idle or absolute time; closing it is ending it, and nothing of the keys
outlives it.
"""

import json
import os
import threading
import time
from contextlib import suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection
from typing import Any

from django.db import connections

from tonir.engines.progress import Cancelled, Progress
from tonir.vault.files import write_whole
from tonir.vault.gathering import Door, clock
from tonir.vault.keys import keys_folder
from tonir.vault.lockdown import ADDRESS
from tonir.vault.log import note
from tonir.vault.models import AccessEvent
from tonir.vault.office import renew_office
from tonir.vault.register import OpenRegister
from tonir.vault.turns import Turns

TICK = 1.0
SHOW_SECONDS = 0.1
# Closing waits so long for the database (seconds).
CLOSE_WITHIN = 3.0


class Service:
    """One open register: its clock, its callers, whose turn it is."""

    def __init__(self, register: OpenRegister, minutes: float, idle_minutes: float) -> None:
        self.register = register
        self.turns = Turns(register)
        self.ends_at = time.time() + minutes * 60
        self.deadline = clock() + minutes * 60
        self.idle = idle_minutes * 60
        self.used_at = clock()
        self.door = Door.made()
        self.address = keys_folder() / ADDRESS

    def announce(self) -> None:
        """Leaves the address for local callers, readable by the owner only."""
        announce(
            self.door,
            {
                "by": self.register.by,
                "purpose": self.register.purpose,
                "ends_at": self.ends_at,
            },
        )

    def serve(self) -> None:
        threading.Thread(target=self._watch_clock, daemon=True).start()
        while True:
            try:
                connection = self.door.listener.accept()
            except (AuthenticationError, EOFError, OSError):
                continue  # Not one of ours, or gone before it said anything.
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def close(self, why: str) -> None:
        """Ends the process, and with it every key in its memory.

        Whatever fails: a line that cannot be written now is written when it is next opened.
        """
        # A job that is saving holds the database for long: the keys do not wait for it.
        threading.Timer(CLOSE_WITHIN, os._exit, (0,)).start()
        try:
            leave(self.door)
            register = self.register
            note(AccessEvent.Kind.CLOSED, register.by, register.purpose, why, register.signer)
        finally:
            os._exit(0)

    def _watch_clock(self) -> None:
        while True:
            time.sleep(TICK)
            if clock() >= self.deadline:
                self.close("its time was over")
            if not self.turns.working.locked() and clock() - self.used_at >= self.idle:
                self.close("nobody used it")

    def _answer(self, connection: Connection) -> None:
        try:
            with connection, suppress(EOFError, BrokenPipeError, ConnectionResetError):
                asked = json.loads(connection.recv_bytes())
                if asked["verb"] == "state":  # To look on is not to use it.
                    send(connection, self.turns.state())
                    return
                self.used_at = clock()
                if asked["verb"] == "close":
                    send(connection, {"done": {}})
                    self.close("closed by " + asked["by"])
                send(connection, self._told(asked, connection))
                self.used_at = clock()
        finally:
            connections.close_all()

    def _told(self, asked: dict[str, Any], connection: Connection) -> dict[str, Any]:
        if asked["verb"] == "start":
            return self.turns.start(asked)
        if asked["verb"] == "cancel":
            return self.turns.cancel()
        if asked["verb"] == "join":
            return {"refused": "R04", "facts": {}, "several": []}
        return self.turns.do(asked, _teller(connection))


def announce(door: Door, content: dict[str, Any]) -> None:
    content = {**door.as_json(), "pid": os.getpid(), **content}
    write_whole(keys_folder() / ADDRESS, json.dumps(content))


def leave(door: Door) -> None:
    """Nobody finds it any more; and the office forgets the passphrases that went through it."""
    with suppress(OSError):
        (keys_folder() / ADDRESS).unlink(missing_ok=True)
        door.close()
    renew_office(keys_folder())


def _teller(connection: Connection) -> Progress:
    """Progress that goes to the caller; a caller who hung up has cancelled."""
    told_at = 0.0

    def tell(stage: str, done: int, total: int) -> None:
        nonlocal told_at
        now = time.monotonic()
        if done < total and now - told_at < SHOW_SECONDS:
            return
        told_at = now
        try:
            send(connection, {"stage": stage, "at": done, "of": total})
            if connection.poll():
                raise Cancelled
        except OSError:
            raise Cancelled from None

    return tell


def send(connection: Connection, message: dict[str, Any]) -> None:
    connection.send_bytes(json.dumps(message, ensure_ascii=False, default=str).encode("utf-8"))
