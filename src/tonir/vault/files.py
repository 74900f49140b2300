"""Files that are whole or absent, and readable by their owner only."""

import fcntl
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 2.0


def write_whole(path: Path, content: str) -> None:
    """Written beside and renamed: whoever is killed half-way leaves no half file."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    _write(beside, content)
    beside.replace(path)


def write_once(path: Path, content: str) -> None:
    """The same, but never in the place of another. Raises FileExistsError if there is one."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    _write(beside, content)
    try:
        os.link(beside, path)
    finally:
        beside.unlink()


def write_instead(path: Path, content: str) -> None:
    """The same as `write_whole`; and what stood there before is written over, not only let go."""
    before = path.with_name(f"{path.name}.before")
    if before.exists():  # Somebody was killed here: finish what he began.
        write_over(before)
    if path.exists():
        os.link(path, before)
    write_whole(path, content)
    if before.exists():
        write_over(before)


def write_over(path: Path) -> None:
    """Random bytes in the place of the old, on the disk, then no file.

    What a disk keeps beneath (worn cells, snapshots) is out of reach: see docs/privacy.md.
    """
    with path.open("r+b") as file:
        length = path.stat().st_size
        file.write(secrets.token_bytes(length))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One at a time in that folder: whoever reads, changes and writes a file of it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def hold(path: Path) -> bool:
    """Locks a file for as long as this process lives, however it ends; False if another has it.

    The file says who holds it: a process id.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)  # Never closed: that would unlock it.
    deadline = time.monotonic() + PATIENCE
    while not _lock(handle):
        if time.monotonic() > deadline:
            os.close(handle)
            return False
        time.sleep(0.1)  # One that was killed a moment ago may not be quite gone.
    os.truncate(handle, 0)
    os.pwrite(handle, str(os.getpid()).encode("ascii"), 0)
    return True


def holder(path: Path) -> int | None:
    """The process that holds the file; None if nobody does."""
    try:
        handle = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return None
    try:
        if _lock(handle):
            return None
        said = os.pread(handle, 20, 0)
        return int(said) if said.isdigit() else None
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _write(path: Path, content: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
