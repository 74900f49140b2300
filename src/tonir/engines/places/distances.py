"""Great-circle distances in whole metres."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tonir.engines.places.problem import NOWHERE, Degrees, Homes, Points, Whole

# Mean radius of the Earth (IUGG); a great circle errs by at most 0.5 % of the ellipsoid's way.
EARTH_RADIUS_M = 6_371_008.8
# Farther than any two places on Earth.
UNREACHABLE = np.int64(100_000_000)


def metres(lat: Degrees, lon: Degrees, to_lat: Degrees | float, to_lon: Degrees | float) -> Whole:
    """Great-circle distance (haversine), whole metres; degrees in; shapes broadcast."""
    north, to_north = np.radians(lat), np.radians(to_lat)
    half_north = np.sin((to_north - north) / 2) ** 2
    half_east = np.sin(np.radians(np.asarray(to_lon) - lon) / 2) ** 2
    half = half_north + np.cos(north) * np.cos(to_north) * half_east
    found = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return np.asarray(np.rint(found), dtype=np.int64)


def to_each(homes: Homes, points: Points, which: Whole) -> Iterator[tuple[int, Whole]]:
    """For each of those points, its index and the metres to it from all homes.

    One point at a time: memory stays that of one column, however many points there are.
    """
    for point in which.tolist():
        here = metres(homes.lat, homes.lon, float(points.lat[point]), float(points.lon[point]))
        yield point, here


def nearest(homes: Homes, points: Points, which: NDArray[np.bool_]) -> tuple[Whole, Whole]:
    """Nearest of those points for each home, and the metres to it.

    NOWHERE and UNREACHABLE where there is none. Equally near points: the first.
    """
    best = np.full(len(homes), UNREACHABLE, dtype=np.int64)
    found = np.full(len(homes), NOWHERE, dtype=np.int64)
    for point, here in to_each(homes, points, np.flatnonzero(which)):
        closer = here < best
        best[closer] = here[closer]
        found[closer] = point
    return found, best
