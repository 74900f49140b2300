"""Checks tonir.toml before any of it is loaded: every fault at once."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tonir.commands.checking_handover import handover_faults
from tonir.commands.checking_matching import matching_faults
from tonir.commands.checking_privacy import privacy_faults
from tonir.engines.criteria import read_rules
from tonir.engines.kits import read_kits
from tonir.engines.refusals import Refusal
from tonir.engines.refusals.several import Several
from tonir.planning.timetable import EXAMPLES, timetable
from tonir.programme.models import Round
from tonir.programme.rules import read_rules as read_toml

Table = Mapping[str, Any]


@dataclass(frozen=True)
class Setting:
    """One line of a section. `fits`: whether a value can be used."""

    key: str
    fits: Callable[[Any], bool]
    example: str
    required: bool = True


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_name(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(map(_is_text, value.values()))


def _is_country(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch("[A-Z]{2}", value) is not None


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _are_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def _is_day(value: Any) -> bool:
    return type(value) is date


CODE = Setting("code", _is_text, 'code = "main"')
NAME = Setting("name", _is_name, 'name = { en = "Main office" }')
ONE: dict[str, tuple[Setting, ...]] = {
    "programme": (
        CODE,
        NAME,
        Setting("country", _is_country, 'country = "MZ"'),
        Setting("languages", _are_texts, 'languages = ["en"]', required=False),
        Setting("smallest_cell", _is_whole, "smallest_cell = 5", required=False),
    ),
    "round": (
        Setting("number", _is_whole, "number = 1", required=False),
        Setting("opens_on", _is_day, "opens_on = 2026-01-05"),
        Setting("closes_on", _is_day, "closes_on = 2026-01-16"),
    ),
    "notice": (
        Setting("version", _is_text, 'version = "2026-01"'),
        Setting("text", _is_name, 'text = { en = "We write down your names to give aid." }'),
    ),
    "retention": (),
    "matching": (),
    "handover": (),
}
MANY: dict[str, tuple[Setting, ...]] = {
    "offices": (CODE, NAME),
    "tiers": (),
    "items": (CODE, NAME),
    "kits": (
        CODE,
        NAME,
        Setting("contents", _are_tables, 'contents = [{ item = "parcel", quantity = 1 }]'),
    ),
    "needs": (
        CODE,
        NAME,
        Setting("words", _are_texts, 'words = ["house destroyed"]', required=False),
    ),
    "criteria": (),
    "purposes": (
        Setting("code", _is_text, 'code = "aid"'),
        Setting("name", _is_name, 'name = { en = "Giving aid" }'),
    ),
}
MAY_LACK = ("needs", "criteria", "notice", "retention", "matching", "handover")
# A misspelt word would be passed over in silence, and with it what it was to change.
KNOWN = {
    "": (*ONE, *MANY, "cannot_travel", "settings"),
    "programme": (*(one.key for one in ONE["programme"]), "example", "greet_by_name"),
    "round": (*(one.key for one in ONE["round"]), *EXAMPLES),
    "notice": tuple(one.key for one in ONE["notice"]),
}


def check_rules(path: Path) -> None:
    """Raises Several (G12) with all that is wrong in tonir.toml: sections, rules, kits, privacy.

    Refusal G01 or G04 if there is no such file, or it is no TOML.
    """
    book = read_toml(path)
    faults = [*_sections(book), *_unknown(book), *_repeated(book), *privacy_faults(book)]
    faults += [*matching_faults(book), *handover_faults(book)]
    if not any(fault.code == "G15" for fault in faults):
        faults += _of_the_engines(book)
    if faults:
        raise Several("G12", faults, file=path.name)


def _sections(book: Table) -> Iterator[Refusal]:
    for name, settings in ONE.items():
        if isinstance(book.get(name), dict):
            yield from _settings(book[name], settings, name)
        elif name in book or name not in MAY_LACK:
            yield Refusal("G15", section=f"[{name}]")
    for name, settings in MANY.items():
        rows = book.get(name, [] if name in MAY_LACK else None)
        if not _are_tables(rows) or (not rows and name not in MAY_LACK):
            yield Refusal("G15", section=f"[[{name}]]")
            continue
        for position, row in enumerate(rows, start=1):
            yield from _settings(row, settings, f"{name}[{row.get('code') or position}]")


def _settings(row: Table, settings: Iterable[Setting], path: str) -> Iterator[Refusal]:
    for one in settings:
        found = row.get(one.key)
        if (found is not None or one.required) and not one.fits(found):
            shown = "—" if found is None else found
            yield Refusal("G16", path=f"{path}.{one.key}", found=shown, example=one.example)


def _unknown(book: Table) -> Iterator[Refusal]:
    for name, known in KNOWN.items():
        table = book.get(name, {}) if name else book
        for word in table if isinstance(table, dict) else ():
            if word not in known:
                path = f"[{name}]" if name else "tonir.toml"
                yield Refusal("C04", path=path, found=word, known=", ".join(known))


def _repeated(book: Table) -> Iterator[Refusal]:
    for name in MANY:
        rows = book.get(name, [])
        key = "number" if name == "tiers" else "code"
        found = [str(row[key]) for row in rows if key in row] if _are_tables(rows) else []
        for value in sorted({value for value in found if found.count(value) > 1}):
            yield Refusal("G17", path=f"{name}.{key}", found=value)


def _of_the_engines(book: Table) -> list[Refusal]:
    """What criteria, kits and timetable have to say, where their sections can be read at all."""
    faults = _said(lambda: read_rules(book))
    shaped = [*_settings_of(book, "items"), *_settings_of(book, "kits")]
    if not shaped:
        faults += _said(lambda: read_kits(book))
    round_ = book["round"]
    opens, closes = round_.get("opens_on"), round_.get("closes_on")
    if _is_day(opens) and _is_day(closes):
        if closes < opens:
            example = "closes_on = 2026-01-16"
            faults.append(Refusal("G16", path="round.closes_on", found=closes, example=example))
        else:
            dated = Round(number=round_.get("number", 1), opens_on=opens, closes_on=closes)
            faults += _said(lambda: timetable(round_, dated))
    return faults


def _settings_of(book: Table, name: str) -> Iterator[Refusal]:
    for row in book[name]:
        yield from _settings(row, MANY[name], name)


def _said(read: Callable[[], object]) -> list[Refusal]:
    try:
        read()
    except Several as several:
        return list(several.faults)
    except Refusal as refusal:
        return [refusal]
    return []
