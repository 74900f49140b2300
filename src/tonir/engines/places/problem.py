"""Who is to be placed, and where there is room."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tonir.engines.places.calendar import Calendar

Degrees = NDArray[np.float64]
Whole = NDArray[np.int64]

# Index of the point or half-day of a home that has none.
NOWHERE = -1


def _check_degrees(lat: Degrees, lon: Degrees, who: str) -> None:
    if lat.ndim != 1 or lat.shape != lon.shape:
        raise ValueError(f"{who} have one latitude and one longitude each.")
    # Written so that "not a number" fails too.
    if not (np.all(np.abs(lat) <= 90) and np.all(np.abs(lon) <= 180)):
        raise ValueError(f"{who} have latitudes within 90 and longitudes within 180 degrees.")


@dataclass(frozen=True, eq=False)
class Homes:
    """Where families live, degrees (WGS 84), and their tier: the lower, the sooner."""

    lat: Degrees
    lon: Degrees
    tier: Whole

    def __post_init__(self) -> None:
        _check_degrees(self.lat, self.lon, "Homes")
        if self.tier.shape != self.lat.shape or self.tier.dtype.kind != "i":
            raise ValueError("Homes have one whole tier each.")

    def __len__(self) -> int:
        return len(self.lat)

    def at(self, which: NDArray[np.int64]) -> "Homes":
        """Those homes, in that order."""
        return Homes(self.lat[which], self.lon[which], self.tier[which])


@dataclass(frozen=True, eq=False)
class Points:
    """Distribution points: place in degrees, lanes (none: closed), and when they open.

    opens: shape (points, half-days of the calendar).
    """

    lat: Degrees
    lon: Degrees
    lanes: Whole
    opens: NDArray[np.bool_]

    def __post_init__(self) -> None:
        _check_degrees(self.lat, self.lon, "Points")
        if self.lanes.shape != self.lat.shape or self.lanes.dtype.kind != "i":
            raise ValueError("Points have one whole number of lanes each.")
        if self.lanes.size and self.lanes.min() < 0:
            raise ValueError("A point has no fewer than zero lanes.")
        if self.opens.ndim != 2 or len(self.opens) != len(self.lat):
            raise ValueError("Points open or not on each half-day: one row a point.")

    def __len__(self) -> int:
        return len(self.lat)

    def capacity(self, calendar: Calendar) -> Whole:
        """Families that each point can serve on each half-day, shape (points, half-days)."""
        if self.opens.shape[1] != len(calendar):
            raise ValueError("Points and calendar have the same half-days.")
        return np.asarray(self.lanes[:, None] * calendar.lane_capacity() * self.opens, np.int64)
