"""Files that are whole or absent, and readable by their owner only."""

import fcntl
import os
import time
from pathlib import Path

PATIENCE = 2.0


def write_whole(path: Path, content: str) -> None:
    """Written beside and renamed: whoever is killed half-way leaves no half file."""
    beside = path.with_name(path.name + ".new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def hold(path: Path) -> bool:
    """Locks a file for as long as this process lives, however it ends; False if another has it."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)  # Never closed: that would unlock it.
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                os.close(handle)
                return False
            time.sleep(0.1)  # One that was killed a moment ago may not be quite gone.
        else:
            return True
