"""Files that are whole or absent, and readable by their owner only."""

import fcntl
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE = 2.0
UNFINISHED = ".new"
BEFORE = ".before"


def write_whole(path: Path, content: str) -> None:
    """Written beside and renamed: whoever is killed half-way leaves no half file."""
    with _beside(path, content) as beside:
        beside.replace(path)


def write_once(path: Path, content: str) -> None:
    """The same, but never in the place of another. Raises FileExistsError if there is one."""
    with _beside(path, content) as beside:
        os.link(beside, path)


def write_new(path: Path, content: str) -> None:
    """A new file on whatever disk, also one without links. Raises FileExistsError, OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        _fill(handle, content)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def write_instead(path: Path, content: str) -> None:
    """The same as `write_whole`; and what stood there before is written over, not only let go."""
    before = path.with_name(f"{path.name}{BEFORE}")
    if before.exists():  # Somebody was killed here: finish what he began.
        write_over(before)
    if path.exists():
        os.link(path, before)
    write_whole(path, content)
    with suppress(FileNotFoundError):
        write_over(before)


def write_over(path: Path) -> None:
    """Random bytes in the place of the old, on the disk, then no file.

    A name that another file name shares is only taken away: the bytes are still that one's.
    What a disk keeps beneath (worn cells, snapshots) is out of reach: see docs/privacy.md.
    """
    with path.open("r+b") as file:
        found = os.fstat(file.fileno())
        if found.st_nlink == 1:
            file.write(secrets.token_bytes(found.st_size))
            file.flush()
            os.fsync(file.fileno())
    path.unlink()


def clear_unfinished(folder: Path) -> None:
    """Writes over what killed processes were writing in that folder, and what they replaced."""
    for path in (*folder.glob(f"*{UNFINISHED}"), *folder.glob(f"*{BEFORE}")):
        with suppress(FileNotFoundError):
            if path.name.endswith(BEFORE):
                is_left = path.stat().st_nlink == 1
            else:
                is_left = not _lives(path.name.split(".")[-3])
            if is_left:
                write_over(path)


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
        # Shared: two who look at once do not take each other for the holder.
        if _lock(handle, fcntl.LOCK_SH):
            return None
        said = os.pread(handle, 20, 0)
        return int(said) if said.isdigit() else None
    finally:
        os.close(handle)


def _lock(handle: int, how: int = fcntl.LOCK_EX) -> bool:
    try:
        fcntl.flock(handle, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _beside(path: Path, content: str) -> Iterator[Path]:
    """The content under a name of its own, which says whose it is; whatever is left of it goes."""
    own = f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}{UNFINISHED}"
    beside = path.with_name(own)
    try:
        _fill(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), content)
        yield beside
    finally:
        try:
            write_over(beside)
        except OSError:
            beside.unlink(missing_ok=True)


def _lives(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True


def _fill(handle: int, content: str) -> None:
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
