"""From flows between groups, points and half-days back to single homes."""

import numpy as np

from tonir.engines.places.distances import UNREACHABLE, metres
from tonir.engines.places.flow import Flow
from tonir.engines.places.groups import Groups
from tonir.engines.places.problem import NOWHERE, Homes, Points, Whole


def seat(
    homes: Homes, points: Points, groups: Groups, flow: Flow, cell: Whole, seed: int
) -> tuple[Whole, Whole, Whole]:
    """Point, half-day and reckoned metres of each home (NOWHERE, NOWHERE, 0: unserved)."""
    lot = canonical_lot(homes, seed)
    point = _to_points(homes, points, groups, flow, lot)
    served = np.flatnonzero(point != NOWHERE)
    priced_m = np.zeros(len(homes), dtype=np.int64)
    priced_m[served] = groups.metres[groups.of_home[served], point[served]]
    half_day = np.full(len(homes), NOWHERE, dtype=np.int64)
    rank = groups.rank[groups.of_home]
    # Neighbours stay together; which neighbourhood comes first is drawn by lot.
    turn = cell_turn(cell, seed)
    queue = served[np.lexsort((lot[served], turn[served], rank[served], point[served]))]
    rows = flow.to_half_day
    rows = rows[np.lexsort((rows[:, 2], rows[:, 1], rows[:, 0]))]
    half_day[queue] = np.repeat(rows[:, 2], rows[:, 3])
    return point, half_day, priced_m


def canonical_lot(homes: Homes, seed: int) -> Whole:
    """A lot for each home that depends on place, tier and seed, not on the order of rows."""
    order = np.lexsort((homes.tier, homes.lon, homes.lat))
    lot = np.empty(len(homes), dtype=np.int64)
    lot[order] = np.random.default_rng(seed).permutation(len(homes))
    return lot


def cell_turn(cell: Whole, seed: int) -> Whole:
    """For each home the turn of its cell, drawn by lot."""
    known, number = np.unique(cell, return_inverse=True)
    turns = np.random.default_rng(seed).permutation(len(known))
    return np.asarray(turns[number], dtype=np.int64)


def _to_points(homes: Homes, points: Points, groups: Groups, flow: Flow, lot: Whole) -> Whole:
    """Point of each home. Groups that are split send each home where it is near."""
    rows = flow.to_point
    ways = np.bincount(rows[:, 0], minlength=len(groups)) + (flow.unserved > 0)
    only = np.full(len(groups), NOWHERE, dtype=np.int64)
    only[rows[:, 0]] = rows[:, 1]
    found = only[groups.of_home]
    split = np.flatnonzero(ways > 1)
    members = np.argsort(groups.of_home, kind="stable")
    ends = np.cumsum(groups.size)
    starts = np.searchsorted(rows[:, 0], split)
    for number, start in zip(split.tolist(), starts.tolist(), strict=True):
        own = members[ends[number] - groups.size[number] : ends[number]]
        own = own[np.argsort(lot[own])]
        to = rows[start : np.searchsorted(rows[:, 0], number, side="right")]
        found[own] = _split(homes.at(own), points, to[:, 1], to[:, 2])
    return np.asarray(found, dtype=np.int64)


def _split(homes: Homes, points: Points, to: Whole, families: Whole) -> Whole:
    """Shares homes among points, so many to each: first who gains most by that point."""
    ways = metres(homes.lat[:, None], homes.lon[:, None], points.lat[to], points.lon[to])
    found = np.full(len(homes), NOWHERE, dtype=np.int64)
    left = np.arange(len(homes))
    for column, (point, count) in enumerate(zip(to.tolist(), families.tolist(), strict=True)):
        others = ways[left, column + 1 :].min(axis=1, initial=UNREACHABLE)
        gains = ways[left, column] - others
        order = np.argsort(gains, kind="stable")
        found[left[order[:count]]] = point
        left = left[np.sort(order[count:])]
    return found
