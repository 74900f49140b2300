"""How pages and commands speak to the open register."""

import getpass
import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection
from typing import Any

from django.conf import settings

from tonir.engines.progress import Cancelled, Progress, silent
from tonir.engines.refusals import Refusal
from tonir.vault.keys import keys_folder
from tonir.vault.service import ADDRESS

GONE = (FileNotFoundError, ConnectionRefusedError)
NOT_HEARD = (ConnectionResetError, EOFError, AuthenticationError)


@dataclass(frozen=True)
class Opening:
    """What everybody may know of an open register: for whom, why, until when."""

    by: str
    purpose: str
    ends_at: datetime


def opening() -> Opening | None:
    """The open register, or None while it is closed."""
    found = _address()
    if found is None:
        return None
    ends_at = datetime.fromtimestamp(found["ends_at"], UTC)
    return Opening(found["by"], found["purpose"], ends_at)


def open_register(
    passphrase: str, purpose: str, by: str = "", minutes: float | None = None
) -> Opening:
    """Starts the register's process.

    The passphrase goes through a pipe: not the environment, not the argument list.
    Raises Refusal R03 (wrong passphrase), R04 (already open), R08 (no purpose), R09 (no start).
    """
    if not purpose.strip():
        raise Refusal("R08")
    if (already := _connect()) is not None:
        already.close()
        raise Refusal("R04")
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
    asked = {
        "passphrase": passphrase,
        "purpose": purpose,
        "by": by or getpass.getuser(),
        "minutes": minutes or settings.TONIR_REGISTER_MINUTES,
        "idle_minutes": settings.TONIR_REGISTER_IDLE_MINUTES,
    }
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(json.dumps(asked).encode("utf-8") + b"\n")
    process.stdin.close()
    answer = json.loads(process.stdout.readline() or b"{}")
    process.stdout.close()
    if "refused" in answer:
        process.wait()
        raise Refusal(answer["refused"])
    found = opening()
    if found is None:
        raise Refusal("R09")
    return found


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
    connection = _connect()
    if connection is None:
        raise Refusal("R10")
    with connection:
        _send(connection, {"verb": "do", "job": job, "asked": asked, "by": by or getpass.getuser()})
        while True:
            try:
                message = json.loads(connection.recv_bytes())
            except (EOFError, ConnectionResetError):
                raise Refusal("R12") from None
            if "stage" in message:
                progress(message["stage"], message["at"], message["of"])
                continue
            return _result(job, message)


def _result(job: str, message: dict[str, Any]) -> dict[str, Any]:
    if "refused" in message:
        raise Refusal(message["refused"], **message["facts"])
    if "cancelled" in message:
        raise Cancelled
    if "failed" in message:
        raise Refusal("R11", work=job, kind=message["failed"], where=message["where"])
    done: dict[str, Any] = message["done"]
    return done


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
        path.unlink(missing_ok=True)
        return None
    except PermissionError:
        pass
    return found


def _connect() -> Connection | None:
    found = _address()
    if found is None:
        return None
    try:
        return Client(found["address"], "AF_UNIX", authkey=bytes.fromhex(found["authkey"]))
    except GONE:
        (keys_folder() / ADDRESS).unlink(missing_ok=True)
        return None
    except NOT_HEARD:
        # Somebody is there: without its address an open register could not be closed any more.
        return None


def _send(connection: Connection, message: dict[str, Any]) -> None:
    connection.send_bytes(json.dumps(message).encode("utf-8"))
