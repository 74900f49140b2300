"""The open register: a process of its own, which alone holds the private keys.

Started by `client.open_register` through `starting`, with the passphrase on its standard input.
It listens on a local socket in a folder that only its owner may enter, and every caller proves
that it could read the socket's key (`multiprocessing.connection`). Messages are JSON. The process
ends by itself after its idle or absolute time; closing it is ending it, and nothing of the keys
outlives it.
"""

import json
import logging
import os
import secrets
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections
from django.utils.module_loading import import_string

from tonir.engines.progress import Cancelled, Progress
from tonir.engines.refusals import Refusal
from tonir.vault.files import write_whole
from tonir.vault.keys import keys_folder
from tonir.vault.log import note
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister

log = logging.getLogger(__name__)
ADDRESS = "open-register.json"
TICK = 1.0
SHOW_SECONDS = 0.1
# A quick look waits so long for other work, closing so long for the database (seconds).
PATIENCE = 3.0
CLOSE_WITHIN = 3.0
WAIT = 0.5


class Service:
    """One open register: its keys, its clock, its callers."""

    def __init__(self, register: OpenRegister, minutes: float, idle_minutes: float) -> None:
        self.register = register
        self.ends_at = time.time() + minutes * 60
        self.idle = idle_minutes * 60
        self.used_at = time.time()
        self.working = threading.Lock()
        self.doing = ""
        self.folder = Path(tempfile.mkdtemp(prefix="tonir-"))
        self.authkey = secrets.token_bytes(32)
        self.listener = Listener(str(self.folder / "register"), "AF_UNIX", authkey=self.authkey)
        self.address = keys_folder() / ADDRESS

    def announce(self) -> None:
        """Leaves the address for local callers, readable by the owner only."""
        content = {
            "address": str(self.folder / "register"),
            "authkey": self.authkey.hex(),
            "pid": os.getpid(),
            "by": self.register.by,
            "purpose": self.register.purpose,
            "ends_at": self.ends_at,
        }
        write_whole(self.address, json.dumps(content))

    def serve(self) -> None:
        threading.Thread(target=self._watch_clock, daemon=True).start()
        while True:
            try:
                connection = self.listener.accept()
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
            with suppress(OSError):
                self.address.unlink(missing_ok=True)
                shutil.rmtree(self.folder, ignore_errors=True)
            note(AccessEvent.Kind.CLOSED, self.register.by, self.register.purpose, why)
        finally:
            os._exit(0)

    def _watch_clock(self) -> None:
        while True:
            time.sleep(TICK)
            if time.time() >= self.ends_at:
                self.close("its time was over")
            if not self.working.locked() and time.time() - self.used_at >= self.idle:
                self.close("nobody used it")

    def _answer(self, connection: Connection) -> None:
        self.used_at = time.time()
        try:
            with connection, suppress(EOFError, BrokenPipeError, ConnectionResetError):
                asked = json.loads(connection.recv_bytes())
                if asked["verb"] == "close":
                    _send(connection, {"done": {}})
                    self.close("closed by " + asked["by"])
                _send(connection, self._do(asked, connection))
        finally:
            connections.close_all()
            self.used_at = time.time()

    def _do(self, asked: dict[str, Any], connection: Connection) -> dict[str, Any]:
        """The job's result, refusal, or the bare kind of its failure (a text could hold a name)."""
        name, tell = asked["job"], _teller(connection)
        try:
            job = import_string(settings.TONIR_REGISTER_JOBS[name])
            with self._turn(name, tell):
                # Before the work: one that is cut short has read, perhaps printed, all the same.
                note(AccessEvent.Kind.WORKED, asked["by"], self.register.purpose, name)
                done = job(self.register, tell, **asked["asked"])
        except Refusal as refusal:
            facts = {key: str(value) for key, value in refusal.facts.items()}
            return {"refused": refusal.code, "facts": facts}
        except Cancelled:
            return {"cancelled": True}
        except Exception as error:  # noqa: BLE001  a failing job must not end the open register
            where = _where(error)
            # Not log.exception: a trace prints values, and values are people.
            log.error("The work %s failed: %s at %s", name, type(error).__name__, where)  # noqa: TRY400
            return {"failed": type(error).__name__, "where": where}
        return {"done": done}

    @contextmanager
    def _turn(self, name: str, tell: Progress) -> Iterator[None]:
        """One job at a time. Raises Refusal R13 for a quick look that would have to wait long:
        a page that waits keeps a place in the office's server from everybody else.
        """
        quick = name in settings.TONIR_REGISTER_QUICK_JOBS
        deadline = time.monotonic() + PATIENCE
        while not self.working.acquire(timeout=WAIT):
            tell("waiting", 0, 1)
            if quick and time.monotonic() >= deadline:
                raise Refusal("R13", work=self.doing)
        self.doing = name
        try:
            yield
        finally:
            self.working.release()


def _where(error: BaseException) -> str:
    """File and line of a failure, never its text."""
    trace = error.__traceback__
    if trace is None:
        return "unknown"
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"


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
            _send(connection, {"stage": stage, "at": done, "of": total})
            if connection.poll():
                raise Cancelled
        except OSError:
            raise Cancelled from None

    return tell


def _send(connection: Connection, message: dict[str, Any]) -> None:
    connection.send_bytes(json.dumps(message, ensure_ascii=False, default=str).encode("utf-8"))
