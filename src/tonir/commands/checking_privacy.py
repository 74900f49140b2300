"""Checks purposes and retention of tonir.toml; their shape was checked with all other sections."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from tonir.engines.refusals import Refusal
from tonir.people.values.text import fold
from tonir.programme.privacy import BASES, CONSENT, KINDS, Retention

Table = Mapping[str, Any]
OF_A_PURPOSE = ("code", "name", "basis", "optional")


def privacy_faults(book: Table) -> Iterator[Refusal]:
    """What is wrong with [[purposes]] and [retention], where these can be read at all."""
    rows = book.get("purposes", [])
    if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
        for position, row in enumerate(rows, start=1):
            yield from _purpose(row, f"purposes[{row.get('code') or position}]")
        if rows and all(row.get("optional") is True for row in rows):
            yield Refusal("G22")
        yield from _names(rows)
    kept = book.get("retention", {})
    if isinstance(kept, dict):
        yield from _retention(kept)


def _purpose(row: Table, path: str) -> Iterator[Refusal]:
    # A misspelt "optional" would make compulsory what a family may refuse.
    for word in row:
        if word not in OF_A_PURPOSE:
            yield Refusal("C04", path=path, found=word, known=", ".join(OF_A_PURPOSE))
    basis, optional = row.get("basis"), row.get("optional", False)
    if basis not in BASES:
        shown = "—" if basis is None else basis
        yield Refusal("G20", path=f"{path}.basis", found=shown, known=", ".join(BASES))
    elif optional is True and basis != CONSENT:
        yield Refusal("G21", path=path, found=basis)
    if not isinstance(optional, bool):
        example = "optional = true"
        yield Refusal("G16", path=f"{path}.optional", found=optional, example=example)


def _names(rows: list[Table]) -> Iterator[Refusal]:
    """Lists name a purpose by its name: no two may share one, in whatever languages."""
    called: Counter[str] = Counter()
    for row in rows:
        names = row.get("name")
        if isinstance(names, dict):
            called.update({fold(name) for name in names.values() if isinstance(name, str)})
    for name in sorted(name for name, times in called.items() if name and times > 1):
        yield Refusal("G25", found=name)


def _retention(kept: Table) -> Iterator[Refusal]:
    whole: dict[str, int] = {}
    for kind, days in kept.items():
        if kind not in KINDS:
            yield Refusal("C04", path="[retention]", found=kind, known=", ".join(KINDS))
        elif isinstance(days, bool) or not isinstance(days, int) or days < 0:
            example = f"{kind} = {getattr(Retention, kind)}"
            yield Refusal("G23", path=f"retention.{kind}", found=days, example=example)
        else:
            whole[kind] = days
    stays = Retention(**whole)
    if stays.records < stays.care:
        yield Refusal("G24", care=stays.care, records=stays.records)
