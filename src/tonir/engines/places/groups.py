"""Families of one cell and tier that can reach the same points: they count as one supply."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tonir.engines.places.distances import EARTH_RADIUS_M, UNREACHABLE, to_each
from tonir.engines.places.problem import Degrees, Homes, Points, Whole

METRES_A_DEGREE = np.pi * EARTH_RADIUS_M / 180


@dataclass(frozen=True, eq=False)
class Groups:
    """of_home: group of each home. size, rank of the tier (0 first): one a group.

    metres: mean way of a group's homes to each point in whole metres, shape (groups, points);
    UNREACHABLE where the point has no room at all or lies too far for one home of the group.
    """

    of_home: Whole
    size: Whole
    rank: Whole
    metres: Whole

    def __len__(self) -> int:
        return len(self.size)

    def reachable(self) -> NDArray[np.bool_]:
        return self.metres < UNREACHABLE


def cells(lat: Degrees, lon: Degrees, side_m: float) -> Whole:
    """Number of the square cell that each place lies in; equal for places in one cell."""
    row = np.floor(lat * METRES_A_DEGREE / side_m).astype(np.int64)
    # One width a row of cells, taken at its middle, so that the cells of a row line up.
    middle = np.clip((row + 0.5) * side_m / METRES_A_DEGREE, -89.9, 89.9)
    width = side_m / (METRES_A_DEGREE * np.cos(np.radians(middle)))
    column = np.floor(lon / width).astype(np.int64)
    return np.asarray(row * (1 << 32) + column, dtype=np.int64)


def group(
    homes: Homes, points: Points, usable: NDArray[np.bool_], farthest_m: float, cell_m: float
) -> Groups:
    """Groups homes by cell, tier and the usable points within `farthest_m` metres of each.

    Homes at the edge of a point's reach become groups of their own: nobody is sent too far
    because of a neighbour, and nobody is refused because of one.
    """
    which = np.flatnonzero(usable)
    _, rank = np.unique(homes.tier, return_inverse=True)
    reach = np.zeros((len(homes), (len(which) + 7) // 8), dtype=np.uint8)
    for number, (_point, here) in enumerate(to_each(homes, points, which)):
        reach[:, number // 8] |= (here <= farthest_m).astype(np.uint8) << (number % 8)
    keys = np.column_stack([cells(homes.lat, homes.lon, cell_m), rank]).astype(np.int64)
    _, first, of_home, size = np.unique(
        np.hstack([keys.view(np.uint8).reshape(len(homes), -1), reach]),
        axis=0,
        return_index=True,
        return_inverse=True,
        return_counts=True,
    )
    ways = np.full((len(size), len(points)), UNREACHABLE, dtype=np.int64)
    for point, here in to_each(homes, points, which):
        # Whole metres add up exactly: the order of homes cannot change a cost.
        total = np.zeros(len(size), dtype=np.int64)
        np.add.at(total, of_home, here)
        within = here[first] <= farthest_m
        ways[within, point] = ((2 * total + size) // (2 * size))[within]
    return Groups(of_home.astype(np.int64), size.astype(np.int64), rank[first], ways)
