"""What a process that holds keys asks of the system: no core file, no swap, no onlookers.

Linux only (prctl(2), mlockall(2)); elsewhere, and where the limits do not allow it, the process
says so and goes on: `guard` returns what it could not have.
"""

import ctypes
import os
import resource
import signal
import sys

PR_SET_PDEATHSIG, PR_SET_DUMPABLE = 1, 4
# What is mapped, now and later, is locked when it is first touched.
MCL_CURRENT, MCL_FUTURE, MCL_ONFAULT = 1, 2, 4


def guard() -> list[str]:
    """Asks for all of it; returns the names of what the system refused: "dumps", "swap"."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not sys.platform.startswith("linux"):
        return ["dumps", "swap"]
    system = ctypes.CDLL(None, use_errno=True)
    refused = []
    # Nor may another process of the same user look into the memory (ptrace, /proc).
    if system.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        refused.append("dumps")
    if not _may_lock() or system.mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) != 0:
        refused.append("swap")
    return refused


def end_with_parent() -> None:
    """This process is killed when the one that made it ends, however that ends."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _may_lock() -> bool:
    """Under a limit, locking would make a later allocation fail in the middle of the work."""
    soft, _ = resource.getrlimit(resource.RLIMIT_MEMLOCK)
    return soft == resource.RLIM_INFINITY or _is_privileged()


def _is_privileged() -> bool:
    return os.geteuid() == 0
