"""Programmes that several files of tests need: made once, and copied for each."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def copy_of(
    name: str, make: Callable[[Path], None], factory: pytest.TempPathFactory, into: Path
) -> Path:
    """`into`, with what `make` fills a folder with.

    The first process of this run of tests that asks makes it, the others wait and find it.
    """
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # What pytest calls its base is this worker's own.
    made = shared / f"made-{name}"
    with (shared / f"made-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            half = shared / f"half-{name}"
            shutil.rmtree(half, ignore_errors=True)
            make(half)
            half.rename(made)
    return Path(shutil.copytree(made, into))
