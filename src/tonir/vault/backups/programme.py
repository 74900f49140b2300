"""Which programme lies in a folder: by its rules, and by its register's keys."""

import json
import tomllib
from pathlib import Path
from typing import Any

from tonir.vault.backups.manifest import PUBLIC, RULES


def code_of(folder: Path) -> str:
    """The programme's code; "" where no rules can be read."""
    try:
        found = tomllib.loads((folder / RULES).read_text(encoding="utf-8"))
        return str(found["programme"]["code"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def register_of(keys: Path) -> str:
    """The id of the register whose keys, or the record of their end, lie there; "" if none do."""
    found = _public(keys)
    return str(found["register"]) if found else ""


def public_of(keys: Path) -> Any:
    """The public halves there, which no ceremony changes; None if there are none."""
    found = _public(keys)
    return (found["suites"], found["log"]) if found else None


def _public(keys: Path) -> dict[str, Any] | None:
    for name in PUBLIC:
        path = keys / Path(name).name
        if path.is_file():
            found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            return found
    return None
