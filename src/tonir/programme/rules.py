"""Reads and checks tonir.toml: every fault at once, with the place and the mend."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from tonir.engines.refusals import Refusal

SECTIONS = ("programme", "round", "offices", "tiers", "items", "kits")


def read_rules(path: Path) -> dict[str, Any]:
    """The rules of a programme as plain data, dates as ISO text.

    Raises Refusal G01 (no such file), G04 (not TOML), G05 (all faults of its contents at once).
    """
    try:
        rules = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refusal("G01", folder=path.parent) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refusal("G04", file=path.name, where=error) from None
    faults = _faults(rules)
    if faults:
        raise Refusal("G05", file=path.name, faults="; ".join(faults))
    plain: dict[str, Any] = _plain(rules)
    return plain


def _plain(value: object) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def _faults(rules: dict[str, Any]) -> list[str]:
    faults = [f"[{name}] is missing" for name in SECTIONS if name not in rules]
    if faults:
        return faults
    faults += [
        f"[programme] {field} is missing"
        for field in ("code", "name", "country")
        if not rules["programme"].get(field)
    ]
    faults += _round_faults(rules["round"])
    for section in ("offices", "tiers", "items", "kits", "criteria", "needs"):
        faults += _repeated(section, rules.get(section, []))
    return faults


def _round_faults(settings: dict[str, Any]) -> list[str]:
    opens, closes = settings.get("opens_on"), settings.get("closes_on")
    if not isinstance(opens, date) or not isinstance(closes, date):
        return ["[round] opens_on and closes_on are dates, such as 2025-08-18"]
    return ["[round] closes before it opens"] if closes < opens else []


def _repeated(section: str, rows: list[dict[str, Any]]) -> list[str]:
    key = "number" if section == "tiers" else "code"
    seen: set[object] = set()
    faults = []
    for position, row in enumerate(rows, start=1):
        name = row.get(key)
        if name is None:
            faults.append(f"[[{section}]] no. {position} has no {key}")
        elif name in seen:
            faults.append(f"[[{section}]] {key} {name} stands twice")
        seen.add(name)
    return faults
