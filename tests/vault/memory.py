"""Looks into the memory of processes: a key that is still there opens everything."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

_READABLE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r")
_AT_ONCE = 1 << 22


def processes_of(folder: Path) -> list[int]:
    """Every process that works for a programme's folder, by its environment or its command line."""
    named = str(folder).encode()
    return [
        int(place.name)
        for place in Path("/proc").iterdir()
        if place.name.isdigit() and int(place.name) != os.getpid() and _names(place, named)
    ]


def _names(place: Path, named: bytes) -> bool:
    for part in ("cmdline", "environ"):
        try:
            if named in (place / part).read_bytes():
                return True
        except OSError:
            continue  # Gone by now, or somebody else's.
    return False


def holds(pid: int, wanted: Iterable[bytes]) -> bool | None:
    """Whether any of these bytes stand in its memory; None if the system does not let us look."""
    needles = list(wanted)
    try:
        maps = Path(f"/proc/{pid}/maps").read_text(encoding="ascii", errors="replace")
        with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
            spans = (_READABLE.match(line) for line in maps.splitlines() if "[v" not in line)
            return any(
                _holds(memory.fileno(), int(span[1], 16), int(span[2], 16), needles)
                for span in spans
                if span
            )
    except ProcessLookupError:
        return False
    except OSError:
        return None


def _holds(memory: int, start: int, end: int, needles: list[bytes]) -> bool:
    overlap = max(map(len, needles))
    for at in range(start, end, _AT_ONCE):
        try:
            content = os.pread(memory, min(_AT_ONCE + overlap, end - at), at)
        except OSError:
            return False  # Mapped but not there, such as a device.
        if any(needle in content for needle in needles):
            return True
    return False
