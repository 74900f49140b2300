"""Each family to one point and half-day, by one flow, with the proof of how good that is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tonir.engines.places.calendar import Calendar
from tonir.engines.places.distances import metres, nearest
from tonir.engines.places.flow import Costs, Flow, solve
from tonir.engines.places.groups import Groups, cells, group
from tonir.engines.places.prices import cheaper_arcs, metres_bound, prices
from tonir.engines.places.problem import NOWHERE, Homes, Points, Whole
from tonir.engines.places.seats import seat

CELL_M = 500.0
# Arcs of a group at first; more are opened where prices show that they would help.
NEAREST_FIRST = 8


class PlanError(ValueError):
    """A plan that breaks its own rules: never to be saved."""


@dataclass(frozen=True, eq=False)
class Assignment:
    """A plan, one entry a home: `point` and `half_day` (index, or NOWHERE), `metres` to walk.

    priced_m: what the flow reckoned for that way (the mean of the home's group), unserved: zero.
    too_far: no point with room lies within reach. nearest_m: metres to the nearest open point.
    metres_mean >= mean_bound_m, metres_farthest >= farthest_bound_m: no plan that serves the same
    families within the same capacities can have less. flow_cost: the flow's optimum, in `costs`.
    """

    point: Whole
    half_day: Whole
    metres: Whole
    priced_m: Whole
    nearest_m: Whole
    too_far: NDArray[np.bool_]
    flow_cost: int
    mean_bound_m: float
    costs: Costs
    farthest_m: float

    @property
    def unserved(self) -> NDArray[np.bool_]:
        return np.asarray(self.point == NOWHERE)

    @property
    def metres_mean(self) -> float:
        return _mean(self.metres[~self.unserved])

    @property
    def metres_median(self) -> float:
        walked = self.metres[~self.unserved]
        return float(np.median(walked)) if walked.size else 0.0

    @property
    def metres_farthest(self) -> int:
        return int(self.metres[~self.unserved].max(initial=0))

    @property
    def farthest_bound_m(self) -> int:
        return int(self.nearest_m[~self.unserved].max(initial=0))

    def check(self, homes: Homes, points: Points, calendar: Calendar) -> None:
        """Raises PlanError unless the plan keeps every rule and its cost is what it says."""
        served = ~self.unserved
        capacity = points.capacity(calendar)
        taken = np.zeros_like(capacity)
        np.add.at(taken, (self.point[served], self.half_day[served]), 1)
        here, there = homes.at(np.flatnonzero(served)), self.point[served]
        walked = metres(here.lat, here.lon, points.lat[there], points.lon[there])
        _, rank = np.unique(homes.tier, return_inverse=True)
        waiting = self.costs.waiting(rank, self.half_day)[served].sum()
        missed = self.costs.unserved(rank)[~served].sum()
        cost = self.priced_m[served].sum() * self.costs.a_metre + waiting + missed
        rules = {
            "Each home has one entry.": len(self.point) == len(self.half_day) == len(homes),
            "A home has a point and a half-day, or neither.": bool(
                np.array_equal(served, self.half_day != NOWHERE)
            ),
            "No half-day of a point is overfull.": bool(np.all(taken <= capacity)),
            "Each way is as long as it says.": bool(np.array_equal(walked, self.metres[served])),
            "Nobody is sent too far.": bool(np.all(walked <= self.farthest_m)),
            "Ways, waiting and missing places add up to the flow's cost.": cost == self.flow_cost,
            "No plan beats the bound.": self.mean_bound_m <= self.metres_mean + 1e-6,
        }
        broken = [rule for rule, kept in rules.items() if not kept]
        if broken:
            raise PlanError(" ".join(broken))


def assign(
    homes: Homes,
    points: Points,
    calendar: Calendar,
    farthest_m: float,
    seed: int,
    cell_m: float = CELL_M,
) -> Assignment:
    """Each home to one point and half-day, within capacity and `farthest_m`, nearest first.

    The metres of all are least; among plans equally near, earlier tiers come on earlier
    half-days. Where places are short, as many families as possible are served, earlier tiers
    first. The seed decides only between equals. Raises PlanError if the result breaks a rule.
    """
    capacity = points.capacity(calendar)
    usable = capacity.sum(axis=1) > 0
    _, nearest_m = nearest(homes, points, usable)
    if not len(homes) or not usable.any():
        return _nobody(homes, nearest_m, len(calendar), farthest_m)
    groups = group(homes, points, usable, farthest_m, cell_m)
    costs = Costs.of(groups, len(calendar))
    flow, price = _best_flow(groups, capacity, costs)
    cell = cells(homes.lat, homes.lon, cell_m)
    point, half_day, priced_m = seat(homes, points, groups, flow, cell, seed)
    served = np.flatnonzero(point != NOWHERE)
    walked = np.zeros(len(homes), dtype=np.int64)
    here, there = homes.at(served), point[served]
    walked[served] = metres(here.lat, here.lon, points.lat[there], points.lon[there])
    bound = metres_bound(here, points, capacity, price, farthest_m) / max(len(served), 1)
    plan = Assignment(
        point=point,
        half_day=half_day,
        metres=walked,
        priced_m=priced_m,
        nearest_m=nearest_m,
        too_far=nearest_m > farthest_m,
        flow_cost=flow.cost,
        mean_bound_m=max(bound, _mean(nearest_m[served])),
        costs=costs,
        farthest_m=farthest_m,
    )
    plan.check(homes, points, calendar)
    return plan


def _best_flow(groups: Groups, capacity: Whole, costs: Costs) -> tuple[Flow, Whole]:
    """The optimum over all arcs, though the solver sees few of them (column generation)."""
    arcs = _nearest_arcs(groups)
    while True:
        flow = solve(groups, capacity, arcs, costs)
        price = prices(groups, arcs, capacity, flow, costs)
        wanted = cheaper_arcs(groups, arcs, flow, price, costs)
        if not wanted.any():
            return flow, price
        arcs = arcs | wanted


def _nearest_arcs(groups: Groups) -> NDArray[np.bool_]:
    reachable = groups.reachable()
    if reachable.shape[1] <= NEAREST_FIRST:
        return reachable
    few = np.argpartition(groups.metres, NEAREST_FIRST, axis=1)[:, :NEAREST_FIRST]
    arcs = np.zeros_like(reachable)
    np.put_along_axis(arcs, few, True, axis=1)
    return arcs & reachable


def _nobody(homes: Homes, nearest_m: Whole, half_days: int, farthest_m: float) -> Assignment:
    """The plan of no homes, or of no room anywhere."""
    nowhere = np.full(len(homes), NOWHERE, dtype=np.int64)
    tiers, rank = np.unique(homes.tier, return_inverse=True)
    costs = Costs(len(tiers), half_days, 1)
    nothing = np.zeros(len(homes), dtype=np.int64)
    return Assignment(
        point=nowhere,
        half_day=nowhere,
        metres=nothing,
        priced_m=nothing,
        nearest_m=nearest_m,
        too_far=nearest_m > farthest_m,
        flow_cost=int(costs.unserved(rank).sum()),
        mean_bound_m=0.0,
        costs=costs,
        farthest_m=farthest_m,
    )


def _mean(values: Whole) -> float:
    return float(values.mean()) if values.size else 0.0
