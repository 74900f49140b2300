"""Where and when each family is served: points, distances, assignment, slots.

    calendar = working_calendar(opens_on, closes_on, windows, closed_weekdays, pace)
    plan = assign(homes, points, calendar, farthest_m=10_000, seed=7)
    times = slots(homes, points, calendar, plan, seed=7)

Arrays go in, arrays come out, one entry a home; the same seed gives the same plan.
"""

from tonir.engines.places.assignment import Assignment, PlanError, assign
from tonir.engines.places.calendar import (
    Calendar,
    HalfDay,
    Pace,
    clock,
    openings,
    opens_half_day,
    unknown_days,
    working_calendar,
)
from tonir.engines.places.distances import metres, nearest
from tonir.engines.places.problem import NOWHERE, Homes, Points
from tonir.engines.places.slots import Times, slots

__all__ = [
    "NOWHERE",
    "Assignment",
    "Calendar",
    "HalfDay",
    "Homes",
    "Pace",
    "PlanError",
    "Points",
    "Times",
    "assign",
    "clock",
    "metres",
    "nearest",
    "openings",
    "opens_half_day",
    "slots",
    "unknown_days",
    "working_calendar",
]
