"""Where the marks of a chart stand: lengths in per cent, so that text keeps its size."""

from collections.abc import Sequence
from typing import Any, TypedDict

BAR_HEIGHT = 46
COLUMN_HEIGHT = 140
LABELS = 6


class Bar(TypedDict):
    """One row of a bar chart. None: not shown, as too few families stand behind it."""

    label: str
    planned: int | None
    served: int | None


class Column(TypedDict):
    """One column: how many come in a slot, and how many it can take."""

    label: str
    count: int
    capacity: int


def rows(bars: Sequence[Bar]) -> list[dict[str, Any]]:
    """Each bar with its widths in per cent of the largest, its top in pixels."""
    most = max((bar["planned"] or 0 for bar in bars), default=0) or 1
    return [
        {
            "bar": bar,
            "top": position * BAR_HEIGHT,
            "planned": f"{100 * (bar['planned'] or 0) / most:.2f}%",
            "served": f"{100 * (bar['served'] or 0) / most:.2f}%",
        }
        for position, bar in enumerate(bars)
    ]


def columns(slots: Sequence[Column]) -> list[dict[str, Any]]:
    """Each column with its place in per cent and its heights in pixels; a few labels."""
    most = max((max(slot["count"], slot["capacity"]) for slot in slots), default=0) or 1
    step = 100 / max(len(slots), 1)
    label_every = -(-len(slots) // LABELS)
    return [
        {
            "slot": slot,
            "x": f"{position * step + step * 0.1:.2f}%",
            "width": f"{step * 0.8:.2f}%",
            **_heights("load", slot["count"] / most),
            **_heights("room", slot["capacity"] / most),
            "label": slot["label"] if position % label_every == 0 else "",
        }
        for position, slot in enumerate(slots)
    ]


def _heights(name: str, share: float) -> dict[str, float]:
    return {
        name: round(COLUMN_HEIGHT * share, 1),
        f"{name}_top": round(COLUMN_HEIGHT * (1 - share), 1),
    }
