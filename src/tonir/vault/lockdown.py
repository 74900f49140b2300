"""Lockdown: the open register ends at once, whatever it is doing, and its keys with it.

Needs no Django and no database: seconds count. What is left to say in the access log is said
afterwards.
"""

import json
import os
import secrets
import signal
import time
from contextlib import suppress
from pathlib import Path

from tonir.vault.files import holder, write_whole
from tonir.vault.office import renew_office

ADDRESS = "open-register.json"
LOCK = "open-register.lock"
MARK = "lockdown.mark"
# A killed process is gone within that time, or the system is in trouble (seconds).
PATIENCE = 0.5


def lock_down(folder: Path) -> bool:
    """Kills the open register, all its processes, and renews the office's. True if there was one.

    One that is still being opened, and waits for custodians, is ended as well.
    """
    with suppress(OSError):  # A full disk does not keep it open.
        write_whole(folder / MARK, secrets.token_hex(8))
    pid = holder(folder / LOCK)
    if pid is not None:
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
        deadline = time.monotonic() + PATIENCE
        while holder(folder / LOCK) == pid and time.monotonic() < deadline:
            time.sleep(0.01)
    sweep(folder)
    renew_office(folder)
    return pid is not None


def mark_of(folder: Path) -> str:
    """Changes with each lockdown: who has begun to open the register before is told by it."""
    try:
        return (folder / MARK).read_text(encoding="ascii")
    except FileNotFoundError:
        return ""


def sweep(folder: Path) -> None:
    """Takes away what a register that was killed has left: its address and its socket's folder."""
    path = folder / ADDRESS
    try:
        left = Path(json.loads(path.read_text(encoding="utf-8"))["address"])
    except (FileNotFoundError, json.JSONDecodeError, KeyError):
        return
    with suppress(OSError):
        left.unlink(missing_ok=True)
        left.parent.rmdir()
    path.unlink(missing_ok=True)
