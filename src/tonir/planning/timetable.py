"""The [round] settings of tonir.toml as a working calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from typing import Any, TypeVar

from tonir.engines.places import Calendar, Pace, working_calendar
from tonir.engines.refusals import Refusal
from tonir.programme.models import Round

EXAMPLES = {
    "half_days": 'half_days = [["09:00", "13:00"], ["14:00", "18:00"]]',
    "closed_weekdays": 'closed_weekdays = ["sunday"]',
    "slot_minutes": "slot_minutes = 15",
    "families_per_lane_hour": "families_per_lane_hour = 40",
    "farthest_walk_m": "farthest_walk_m = 10000",
}
NO_CLOSED_DAYS: list[str] = []
SLOT_MINUTES = 15
Settings = dict[str, Any]
Read = TypeVar("Read")


@dataclass(frozen=True)
class Timetable:
    """When the round works, and how far a family may be sent (metres; infinite: no limit)."""

    calendar: Calendar
    farthest_m: float
    used: Settings


def timetable(settings: Settings, round_: Round) -> Timetable:
    """Raises Refusal P08 for a setting that cannot be used, P06 if no day is left."""
    used = {
        "half_days": settings.get("half_days"),
        "closed_weekdays": settings.get("closed_weekdays", NO_CLOSED_DAYS),
        "slot_minutes": settings.get("slot_minutes", SLOT_MINUTES),
        "families_per_lane_hour": settings.get("families_per_lane_hour"),
        "farthest_walk_m": settings.get("farthest_walk_m"),
    }
    rate = _read(used, "families_per_lane_hour", lambda value: Pace(_whole(value)))
    pace = _read(
        used, "slot_minutes", lambda value: Pace(rate.families_per_lane_hour, _whole(value))
    )
    windows = _read(used, "half_days", _windows)
    opens, closes = round_.opens_on, round_.closes_on
    _read(used, "half_days", lambda _: working_calendar(opens, opens, windows, (), pace))
    calendar = _read(
        used,
        "closed_weekdays",
        lambda names: working_calendar(opens, closes, windows, names, pace),
    )
    farthest = _read(used, "farthest_walk_m", _metres)
    if not len(calendar):
        raise Refusal("P06", round=round_.number, opens=f"{opens}", closes=f"{closes}")
    dates = {"opens_on": opens.isoformat(), "closes_on": closes.isoformat()}
    return Timetable(calendar, farthest, {**used, **dates})


def _read(used: Settings, setting: str, read: Callable[[Any], Read]) -> Read:
    try:
        return read(used[setting])
    except (ValueError, TypeError, AttributeError):
        found = used[setting]
        raise Refusal("P08", setting=setting, found=found, example=EXAMPLES[setting]) from None


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("A whole number is needed.")
    return value


def _metres(value: object) -> float:
    metres = float("inf") if value is None else float(_whole(value))
    if metres <= 0:
        raise ValueError("A way is longer than nothing.")
    return metres


def _windows(half_days: list[tuple[str, str]]) -> list[tuple[int, int]]:
    return [(_minutes(opens), _minutes(closes)) for opens, closes in half_days]


def _minutes(text: str) -> int:
    at = time.fromisoformat(text)
    return at.hour * 60 + at.minute
