"""Checks [handover] of tonir.toml: what hands can give, who is served without a slip."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from tonir.engines.refusals import Refusal
from tonir.handover.pace import HandoverRules

KNOWN = tuple(field.name for field in fields(HandoverRules))
EXAMPLE = "walk_in_kits = { food = 1 }"
# None may come without a slip; everything else needs at least one.
MAY_BE_NOUGHT = ("walk_ins",)


def handover_faults(book: Mapping[str, Any]) -> Iterator[Refusal]:
    """What is wrong with [handover], where it can be read at all."""
    written = book.get("handover", {})
    if not isinstance(written, dict):
        return
    for word, found in written.items():
        if word not in KNOWN:
            yield Refusal("C04", path="[handover]", found=word, known=", ".join(KNOWN))
        elif word == "walk_in_kits":
            if not _are_kits(found, _kits_of(book)):
                yield Refusal("G16", path=f"handover.{word}", found=found, example=EXAMPLE)
        elif not _is_whole(found, 0 if word in MAY_BE_NOUGHT else 1):
            example = f"{word} = {getattr(HandoverRules, word)}"
            yield Refusal("G16", path=f"handover.{word}", found=found, example=example)
    if written.get("walk_ins") and not written.get("walk_in_kits"):
        yield Refusal("G16", path="handover.walk_in_kits", found="—", example=EXAMPLE)


def _kits_of(book: Mapping[str, Any]) -> set[str]:
    rows = book.get("kits", [])
    return {
        row["code"] for row in rows if isinstance(row, dict) and isinstance(row.get("code"), str)
    }


def _are_kits(found: object, known: set[str]) -> bool:
    return isinstance(found, dict) and all(
        kit in known and _is_whole(quantity, 1) for kit, quantity in found.items()
    )


def _is_whole(found: object, least: int) -> bool:
    return isinstance(found, int) and not isinstance(found, bool) and found >= least
