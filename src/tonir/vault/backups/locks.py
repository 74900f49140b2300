"""One at a time: a lock on a folder, which ends with the process that holds it."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tonir.engines.refusals import Refusal


@contextmanager
def held(folder: Path, patience: float = 0.0) -> Iterator[None]:
    """Holds the folder. Raises Refusal R38 if another holds it for longer (seconds)."""
    # The folder itself: no file is left behind, and none can be swept away under us.
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        deadline = time.monotonic() + patience
        while not _lock(handle):
            if time.monotonic() >= deadline:
                raise Refusal("R38", what="backup, restore")
            time.sleep(0.05)
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
