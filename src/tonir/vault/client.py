"""How pages and commands speak to the open register."""

import getpass
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection
from typing import Any

from django.conf import settings

from tonir.engines.progress import Cancelled, Progress, silent
from tonir.engines.refusals import Refusal
from tonir.engines.refusals.several import Several
from tonir.vault.dialling import dial
from tonir.vault.keys import keys_folder
from tonir.vault.lockdown import ADDRESS, mark_of, sweep

GONE = (FileNotFoundError, ConnectionRefusedError)
NOT_HEARD = (ConnectionResetError, EOFError, AuthenticationError)
# Whoever looks on waits so long for an answer (seconds).
LOOK_ON = 0.4


@dataclass(frozen=True)
class Opening:
    """What everybody may know of an open register: for whom, why, until when.

    have, need: shares that were given and shares that it takes. While there are fewer it is not
    open yet, and `ends_at` is until when it waits for further custodians.
    """

    by: str
    purpose: str
    ends_at: datetime
    have: int = 0
    need: int = 0

    @property
    def is_waiting(self) -> bool:
        return self.have < self.need


@dataclass(frozen=True)
class Given:
    """What a custodian brings: her passphrase, and the words of her paper if the keys folder
    does not have them."""

    passphrase: str
    words: str = ""

    def __repr__(self) -> str:
        return "given"

    def as_json(self) -> dict[str, str]:
        return {"passphrase": self.passphrase, "words": self.words}


def opening() -> Opening | None:
    """The open register; None while it is closed, or waits for further custodians."""
    found = standing()
    return None if found is None or found.is_waiting else found


def standing() -> Opening | None:
    """The open register, or the one that waits for further custodians; None if neither."""
    found = _address()
    if found is None:
        return None
    ends_at = datetime.fromtimestamp(found["ends_at"], UTC)
    return Opening(found["by"], found["purpose"], ends_at, **found.get("waiting", {}))


def open_register(
    given: str | Sequence[Given], purpose: str, by: str = "", minutes: float | None = None
) -> Opening:
    """Starts the register's process. given: one passphrase, or what each custodian brings.

    With fewer shares than it takes, the process waits for `join_register`. Passphrases go through
    a pipe: not the environment, not the argument list.
    Raises Refusal R03, R16 to R19 (shares), R04 (already open), R08 (no purpose), R09 (no start).
    """
    if not purpose.strip():
        raise Refusal("R08")
    if (already := _connect()) is not None:
        already.close()
        raise Refusal("R04")
    brought = [Given(given)] if isinstance(given, str) else given
    asked = {
        "given": [one.as_json() for one in brought],
        "purpose": purpose,
        "by": by or getpass.getuser(),
        "minutes": minutes or settings.TONIR_REGISTER_MINUTES,
        "idle_minutes": settings.TONIR_REGISTER_IDLE_MINUTES,
        "mark": mark_of(keys_folder()),
        "wait_minutes": settings.TONIR_REGISTER_WAIT_MINUTES,
    }
    _said(_started(asked))
    return _stands()


def join_register(given: Given, by: str = "") -> Opening:
    """A further custodian's share for the register that waits.

    Raises Refusal R25 if none waits, or what the share is refused for.
    """
    connection = _connect()
    if connection is None:
        raise Refusal("R25")
    with connection, suppress(EOFError, ConnectionResetError):
        _send(connection, {"verb": "join", "by": by or getpass.getuser(), **given.as_json()})
        _said(json.loads(connection.recv_bytes()))
    return _stands()


def close_register(by: str = "") -> bool:
    """Ends the open register. True if there was one."""
    connection = _connect()
    if connection is None:
        return False
    with connection, suppress(EOFError, ConnectionResetError):
        _send(connection, {"verb": "close", "by": by or getpass.getuser()})
        connection.recv_bytes()
        connection.recv_bytes()  # Nothing comes: this waits until the process has ended.
    return True


def ask(job: str, progress: Progress = silent, by: str = "", **asked: Any) -> dict[str, Any]:
    """Lets the open register do a job, and follows it.

    Raises Refusal R10 while it is closed, R11 if the work failed, R13 if a quick look would have
    to wait for longer work, or the job's own refusal.
    Hanging up (any exception out of `progress`) cancels the job.
    """
    with _connected() as connection:
        _send(connection, {"verb": "do", "job": job, "asked": asked, "by": by or getpass.getuser()})
        while True:
            message = _heard(connection)
            if "stage" in message:
                progress(message["stage"], message["at"], message["of"])
                continue
            return _result(job, message)


def start(job: str, by: str, **asked: Any) -> None:
    """Lets the open register begin a job that goes on by itself; `state` tells how far it is.

    Raises Refusal R10 while it is closed, R13 while other work goes on.
    """
    with _connected() as connection:
        _send(connection, {"verb": "start", "job": job, "asked": asked, "by": by})
        _result(job, _heard(connection))


def state(patience: float = LOOK_ON) -> dict[str, Any]:
    """{"doing": the work under way or None, "last": what came of the last or None}.

    Raises Refusal R10 while the register is closed, TimeoutError if it works so hard that it does
    not answer within `patience` seconds.
    """
    with _connected(patience) as connection:
        _send(connection, {"verb": "state"})
        try:
            return _result("state", _heard(connection))
        except BlockingIOError:
            raise TimeoutError from None


def cancel(by: str) -> None:
    """Stops the work under way; nothing of it is kept. Raises Refusal R10 while it is closed."""
    with _connected() as connection:
        _send(connection, {"verb": "cancel", "by": by})
        _heard(connection)


def _started(asked: dict[str, Any]) -> dict[str, Any]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tonir.vault.starting"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
        env={
            **os.environ,
            "TONIR_PROGRAMME": str(settings.TONIR_FOLDER),
            "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
        },
    )
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(json.dumps(asked).encode("utf-8") + b"\n")
    process.stdin.close()
    answer: dict[str, Any] = json.loads(process.stdout.readline() or b"{}")
    process.stdout.close()
    if "refused" in answer:
        process.wait()
    return answer


def _stands() -> Opening:
    found = standing()
    if found is None:
        raise Refusal("R09")
    return found


def _said(message: dict[str, Any]) -> None:
    if "refused" in message:
        raise refusal_of(message)


def _result(job: str, message: dict[str, Any]) -> dict[str, Any]:
    _said(message)
    if "cancelled" in message:
        raise Cancelled
    if "failed" in message:
        raise Refusal("R11", work=job, kind=message["failed"], where=message["where"])
    done: dict[str, Any] = message["done"]
    return done


def refusal_of(message: dict[str, Any]) -> Refusal:
    """The refusal that an answer, or `state`'s last, tells of."""
    faults = [refusal_of(one) for one in message.get("several", ())]
    facts = {key: value for key, value in message.get("facts", {}).items() if key != "count"}
    if faults:
        return Several(message["refused"], faults, **facts)
    return Refusal(message["refused"], **message.get("facts", {}))


def _heard(connection: Connection) -> dict[str, Any]:
    try:
        message: dict[str, Any] = json.loads(connection.recv_bytes())
    except (EOFError, ConnectionResetError):
        raise Refusal("R12") from None
    return message


def _connected(patience: float | None = None) -> Connection:
    connection = _connect(patience)
    if connection is None:
        raise Refusal("R10")
    return connection


def _address() -> dict[str, Any] | None:
    """Where the open register listens; a note left by one that was killed is swept away."""
    path = keys_folder() / ADDRESS
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    with suppress(ChildProcessError):
        os.waitpid(found["pid"], os.WNOHANG)  # One of our own that was killed leaves no trace.
    try:
        os.kill(found["pid"], 0)
    except ProcessLookupError:
        sweep(keys_folder())
        return None
    except PermissionError:
        pass
    return found


def _connect(patience: float | None = None) -> Connection | None:
    found = _address()
    if found is None:
        return None
    address, authkey = found["address"], bytes.fromhex(found["authkey"])
    try:
        if patience is not None:
            return dial(address, authkey, patience)
        return Client(address, "AF_UNIX", authkey=authkey)
    except GONE:
        now = _address()
        if now is not None and now["address"] == address:  # Else it has moved meanwhile.
            (keys_folder() / ADDRESS).unlink(missing_ok=True)
        return None
    except NOT_HEARD:
        # Somebody is there: without its address an open register could not be closed any more.
        return None


def _send(connection: Connection, message: dict[str, Any]) -> None:
    connection.send_bytes(json.dumps(message).encode("utf-8"))
