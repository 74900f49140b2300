"""What one more place at a point would be worth, and what no plan can beat.

Any prices give a valid bound (weak duality: Ahuja, Magnanti & Orlin 1993, s. 16.2): a plan's
metres are at least what families pay who each choose the best point by way plus price, less the
prices of all places. The bound thus needs no trust in the solver; good prices make it tight.
"""

import numpy as np
from numpy.typing import NDArray

from tonir.engines.places.distances import UNREACHABLE, to_each
from tonir.engines.places.flow import Costs, Flow
from tonir.engines.places.groups import Groups
from tonir.engines.places.problem import Homes, Points, Whole


def prices(
    groups: Groups, arcs: NDArray[np.bool_], capacity: Whole, flow: Flow, costs: Costs
) -> Whole:
    """Metres saved by one more place at each point, shape (points,); zero where places are free.

    Shortest ways in the graph of moves: one family from point to point, or out of the plan, by
    the arcs that the flow had: among those it is cheapest, so no round of moves gains anything.
    """
    points = len(capacity)
    moves = np.full((points, points), UNREACHABLE, dtype=np.int64)
    leaves = np.zeros(points, dtype=np.int64)
    for point in range(points):
        group = flow.to_point[flow.to_point[:, 1] == point, 0]
        if not len(group):
            continue
        way = groups.metres[group, point]
        gain = np.where(arcs[group], groups.metres[group] - way[:, None], UNREACHABLE)
        moves[point] = gain.min(axis=0)
        leaves[point] = (costs.unserved_m(groups.rank[group]) - way).min()
    taken = np.bincount(flow.to_point[:, 1], flow.to_point[:, 2], minlength=points)
    found = np.where(taken < capacity.sum(axis=1), 0, leaves)
    for _ in range(points):
        shorter = np.maximum(np.minimum(found, (moves + found).min(axis=1)), 0)
        if np.array_equal(shorter, found):
            break
        found = shorter
    return np.asarray(found, dtype=np.int64)


def cheaper_arcs(
    groups: Groups, arcs: NDArray[np.bool_], flow: Flow, price: Whole, costs: Costs
) -> NDArray[np.bool_]:
    """Arcs left out so far on which some family of a group would come off better."""
    pays = np.zeros(len(groups), dtype=np.int64)
    group, point = flow.to_point[:, 0], flow.to_point[:, 1]
    np.maximum.at(pays, group, groups.metres[group, point] + price[point])
    pays = np.where(flow.unserved > 0, costs.unserved_m(groups.rank), pays)
    better = groups.metres + price < pays[:, None]
    return np.asarray(better & groups.reachable() & ~arcs)


def metres_bound(
    homes: Homes, points: Points, capacity: Whole, price: Whole, farthest_m: float
) -> int:
    """Metres that all these homes together walk at least, whichever plan serves them all.

    Plans that send a home farther than `farthest_m` do not count.
    """
    room = capacity.sum(axis=1)
    best = np.full(len(homes), UNREACHABLE, dtype=np.int64)
    for point, here in to_each(homes, points, np.flatnonzero(room)):
        within = here <= farthest_m
        best[within] = np.minimum(best, here + price[point])[within]
    return int(best.sum() - (room * price).sum())
