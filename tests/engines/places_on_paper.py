"""Small maps for the tests of places: homes and points along a road, one degree is 111 km."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from hypothesis import strategies as st

from tonir.engines.places import Calendar, Homes, Pace, Points, working_calendar

MONDAY = date(2025, 8, 18)
MORNING, AFTERNOON = (9 * 60, 10 * 60), (14 * 60, 15 * 60)
KM = 1 / 111.19508  # degrees of latitude


def hours(days: int = 1, pace: int = 4, slot_minutes: int = 15) -> Calendar:
    """An hour each morning and afternoon, so that one lane serves `pace` families in each."""
    last = date.fromordinal(MONDAY.toordinal() + days - 1)
    return working_calendar(MONDAY, last, [MORNING, AFTERNOON], (), Pace(pace, slot_minutes))


def homes(km: Sequence[float], tiers: Sequence[int] | None = None) -> Homes:
    """Homes so many kilometres up the road."""
    tier = np.array(tiers if tiers is not None else [1] * len(km), dtype=np.int64)
    return Homes(np.array(km, dtype=float) * KM, np.zeros(len(km)), tier)


def points(
    km: Sequence[float],
    calendar: Calendar,
    lanes: Sequence[int] | None = None,
    opens: Sequence[Sequence[bool]] | None = None,
) -> Points:
    """Points so many kilometres up the road, with one lane each, open always."""
    return Points(
        np.array(km, dtype=float) * KM,
        np.zeros(len(km)),
        np.array(lanes if lanes is not None else [1] * len(km), dtype=np.int64),
        np.ones((len(km), len(calendar)), bool) if opens is None else np.array(opens, bool),
    )


@st.composite
def towns(draw: st.DrawFn) -> tuple[Homes, Points, Calendar, float, int]:
    """Homes, points, hours, the farthest way and a seed: crowded, empty, far apart, anything."""
    calendar = hours(
        draw(st.integers(1, 3)), draw(st.integers(1, 7)), draw(st.sampled_from((10, 15, 25)))
    )
    number, many = draw(st.integers(0, 40)), draw(st.integers(1, 12))
    spread = draw(st.sampled_from((0.01, 0.1, 1.0)))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    tier = rng.integers(1, 4, number)
    where = Homes(rng.uniform(40, 40 + spread, number), rng.uniform(44, 44 + spread, number), tier)
    there = Points(
        rng.uniform(40, 40 + spread, many),
        rng.uniform(44, 44 + spread, many),
        rng.integers(0, 3, many),
        rng.random((many, len(calendar))) < draw(st.sampled_from((0.2, 0.6, 1.0))),
    )
    return where, there, calendar, draw(st.sampled_from((2_000.0, 20_000.0, float("inf")))), 7
