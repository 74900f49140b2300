"""The working hours of a round: half-days, slots, and which point opens when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

import numpy as np
from numpy.typing import NDArray

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NOON = 12 * 60
MIDNIGHT = 24 * 60


def clock(minutes: int) -> time:
    """Minutes since midnight as a time of day."""
    return time(minutes // 60, minutes % 60)


@dataclass(frozen=True, order=True)
class HalfDay:
    """Working hours of one morning or afternoon. Times in minutes since midnight."""

    day: date
    starts: int
    ends: int

    def __post_init__(self) -> None:
        if not 0 <= self.starts < self.ends < MIDNIGHT:
            raise ValueError("A half-day ends after it starts, on the same day.")

    @property
    def suffix(self) -> str:
        """'a' before noon, 'p' after: how lists of points name one half of a day."""
        return "a" if self.starts < NOON else "p"

    def minutes(self) -> int:
        return self.ends - self.starts


@dataclass(frozen=True)
class Pace:
    """How fast a lane serves: families an hour, called up in slots of so many minutes."""

    families_per_lane_hour: int
    slot_minutes: int = 15

    def __post_init__(self) -> None:
        if self.families_per_lane_hour < 1:
            raise ValueError("A lane serves at least one family an hour.")
        if not 1 <= self.slot_minutes <= MIDNIGHT:
            raise ValueError("A slot has between one minute and a day.")

    def families_within(self, minutes: int) -> int:
        """Whole families that one lane serves from its opening until then."""
        return self.families_per_lane_hour * minutes // 60


@dataclass(frozen=True)
class Calendar:
    """The half-days of a round, in order of time, and the pace of its lanes."""

    half_days: tuple[HalfDay, ...]
    pace: Pace

    def __post_init__(self) -> None:
        for earlier, later in zip(self.half_days, self.half_days[1:], strict=False):
            if (later.day, later.starts) < (earlier.day, earlier.ends):
                raise ValueError("Half-days follow one another and do not overlap.")

    def __len__(self) -> int:
        return len(self.half_days)

    def lane_capacity(self) -> NDArray[np.int64]:
        """Families that one lane serves, shape (half-days,)."""
        counts = [self.pace.families_within(half.minutes()) for half in self.half_days]
        return np.array(counts, dtype=np.int64)

    def slot_starts(self, half_day: int) -> NDArray[np.int64]:
        """Minutes since midnight at which the slots of that half-day begin."""
        half = self.half_days[half_day]
        return np.arange(half.starts, half.ends, self.pace.slot_minutes, dtype=np.int64)

    def slot_capacity(self, half_day: int) -> NDArray[np.int64]:
        """Families that one lane serves in each slot of that half-day.

        Fractions are carried from slot to slot, so that the hourly pace holds: at 10 families
        an hour, quarters of an hour serve 2, 3, 2, 3.
        """
        half = self.half_days[half_day]
        edges = [*self.slot_starts(half_day).tolist(), half.ends]
        served = [self.pace.families_within(edge - half.starts) for edge in edges]
        return np.asarray(np.diff(np.array(served, dtype=np.int64)), dtype=np.int64)


def working_calendar(
    opens_on: date,
    closes_on: date,
    windows: Sequence[tuple[int, int]],
    closed_weekdays: Sequence[str],
    pace: Pace,
) -> Calendar:
    """All half-days of a round.

    windows: (start, end) of the half-days of one day, minutes since midnight.
    closed_weekdays: English names, any case. Raises ValueError for an unknown one.
    """
    unknown = [name for name in closed_weekdays if name.lower() not in WEEKDAYS]
    if unknown:
        raise ValueError(f"A weekday has an English name: {', '.join(unknown)} is none.")
    closed = {WEEKDAYS.index(name.lower()) for name in closed_weekdays}
    count = (closes_on - opens_on).days + 1
    days = (opens_on + timedelta(days=number) for number in range(count))
    halves = [
        HalfDay(day, start, end)
        for day in days
        if day.weekday() not in closed
        for start, end in sorted(windows)
    ]
    return Calendar(tuple(halves), pace)


def opens_half_day(named: str) -> tuple[date, str]:
    """A day of a list of points, such as "2025-08-18" or "2025-08-18a", as date and suffix.

    The suffix is "a", "p" or "" for the whole day. Raises ValueError if it is no day.
    """
    text = named.strip()
    suffix = text[-1:].lower() if text[-1:].lower() in ("a", "p") else ""
    return date.fromisoformat(text[: len(text) - len(suffix)]), suffix


def openings(days: Sequence[Sequence[str]], calendar: Calendar) -> NDArray[np.bool_]:
    """Which point opens on which half-day, shape (points, half-days).

    days: for each point the days that it names; none means every day of the round. A named day
    that the round does not work on stays closed: see `unknown_days`.
    """
    halves = [(half.day, half.suffix) for half in calendar.half_days]
    found = np.zeros((len(days), len(halves)), dtype=np.bool_)
    for point, named in enumerate(days):
        wanted = {opens_half_day(text) for text in named}
        for index, (day, suffix) in enumerate(halves):
            found[point, index] = not wanted or (day, "") in wanted or (day, suffix) in wanted
    return found


def unknown_days(days: Sequence[Sequence[str]], calendar: Calendar) -> list[int]:
    """Points that name a day on which the round does not work."""
    halves = {(half.day, half.suffix) for half in calendar.half_days}
    known = halves | {(half.day, "") for half in calendar.half_days}
    return [
        point
        for point, named in enumerate(days)
        if any(opens_half_day(text) not in known for text in named)
    ]
