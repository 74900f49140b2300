"""The office's server, as the register sees it: passphrases have gone through its pages."""

import os
import signal
from contextlib import suppress
from pathlib import Path

from tonir.vault.files import hold, holder

LOCK = "office.lock"


def is_the_office(folder: Path) -> bool:
    """Says for as long as this process lives that it serves the pages. False: another does."""
    return hold(folder / LOCK)


def renew_office(folder: Path) -> None:
    """Lets the office's server replace the processes that answered pages until now.

    What was typed into a page cannot be wiped from a running program; a process that ends takes
    it along.
    """
    serving = holder(folder / LOCK)
    if serving is not None:
        with suppress(OSError):
            os.kill(serving, signal.SIGHUP)
