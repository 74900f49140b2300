"""Reads tonir.toml as plain data. What stands in it is checked by whoever knows what it means."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from tonir.engines.refusals import Refusal


def read_rules(path: Path) -> dict[str, Any]:
    """The rules of a programme as plain data, dates as dates.

    Raises Refusal G01 (no such file), G04 (not TOML).
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refusal("G01", folder=path.parent) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refusal("G04", file=path.name, where=error) from None


def as_json(value: object) -> Any:
    """The same, dates as ISO text: as it is saved."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
