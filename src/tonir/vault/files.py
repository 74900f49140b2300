"""Files that are whole or absent, and readable by their owner only."""

import os
from pathlib import Path


def write_whole(path: Path, content: str) -> None:
    """Written beside and renamed: whoever is killed half-way leaves no half file."""
    beside = path.with_name(path.name + ".new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
