"""The time-expanded flow: groups of families to points, and from there to half-days."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from tonir.engines.places.groups import Groups
from tonir.engines.places.problem import Whole


@dataclass(frozen=True)
class Costs:
    """What the flow minimises, in whole units of 1/`a_metre` metre.

    Waiting: a family of the last tier pays 1 for each half-day that it waits, the tier before it
    2, and so on. All the waiting of one family weighs less than one metre: near comes before
    early. Not being served: more than any detour that a place for this family could cause to
    others, and more for an earlier tier; so as many as possible are served, first tiers first.
    """

    tiers: int
    half_days: int
    detour_m: int

    @property
    def a_metre(self) -> int:
        return self.tiers * self.half_days + 1

    def waiting(self, rank: Whole, half_day: Whole) -> Whole:
        return np.asarray((self.tiers - rank) * half_day, dtype=np.int64)

    def unserved_m(self, rank: Whole) -> Whole:
        return np.asarray((self.tiers - rank) * self.detour_m, dtype=np.int64)

    def unserved(self, rank: Whole) -> Whole:
        return self.unserved_m(rank) * self.a_metre

    @staticmethod
    def of(groups: Groups, half_days: int) -> "Costs":
        reachable = groups.metres[groups.reachable()]
        longest = int(reachable.max()) if reachable.size else 0
        # Making room for one more moves at most one family at each point.
        detour_m = (longest + 2) * (groups.metres.shape[1] + 2)
        return Costs(int(groups.rank.max()) + 1, half_days, detour_m)


@dataclass(frozen=True, eq=False)
class Flow:
    """The cheapest flow. Rows of (what, where, families); only those with families.

    to_point: (group, point, families). to_half_day: (point, rank, half-day, families).
    unserved: families of each group that stay without a place. cost: the solver's optimum.
    """

    to_point: Whole
    to_half_day: Whole
    unserved: Whole
    cost: int


def solve(groups: Groups, capacity: Whole, arcs: NDArray[np.bool_], costs: Costs) -> Flow:
    """The cheapest flow over those arcs, shape (groups, points).

    The half-day does not change the way, so groups reach half-days through one node for each
    point and tier: groups x points + points x tiers x half-days arcs, not their product.
    """
    points = len(capacity)
    group, point = np.nonzero(arcs)
    opens, half = np.nonzero(capacity)
    rank = np.tile(np.arange(costs.tiers), len(opens))
    slot = np.repeat(np.arange(len(opens)), costs.tiers)
    gate = len(groups) + points * costs.tiers
    sink = gate + len(opens)
    room = capacity[opens, half]
    served = groups.metres[group, point] * costs.a_metre
    parts = (
        (group, len(groups) + point * costs.tiers + groups.rank[group], groups.size[group], served),
        (
            len(groups) + opens[slot] * costs.tiers + rank,
            gate + slot,
            room[slot],
            costs.waiting(rank, half[slot]),
        ),
        (gate + np.arange(len(opens)), np.full(len(opens), sink), room, np.zeros_like(room)),
        (
            np.arange(len(groups)),
            np.full(len(groups), sink),
            groups.size,
            costs.unserved(groups.rank),
        ),
    )
    flows, cost = _cheapest(parts, groups.size, sink)
    to_point = np.column_stack([group, point, flows[0]])
    to_half_day = np.column_stack([opens[slot], rank, half[slot], flows[1]])
    return Flow(
        to_point[flows[0] > 0].astype(np.int64),
        to_half_day[flows[1] > 0].astype(np.int64),
        flows[3],
        cost,
    )


Arcs = tuple[Whole, Whole, Whole, Whole]


def _cheapest(parts: tuple[Arcs, ...], supply: Whole, sink: int) -> tuple[list[Whole], int]:
    """Flows of each part's arcs (tails, heads, capacities, costs) and the optimum."""
    tails, heads, capacities, costs = (
        np.concatenate(column) for column in zip(*parts, strict=True)
    )
    solver = SimpleMinCostFlow()
    arcs = solver.add_arcs_with_capacity_and_unit_cost(
        tails.astype(np.int32),
        heads.astype(np.int32),
        capacities.astype(np.int64),
        costs.astype(np.int64),
    )
    nodes = np.append(np.arange(len(supply)), sink).astype(np.int32)
    solver.set_nodes_supplies(nodes, np.append(supply, -supply.sum()).astype(np.int64))
    status = solver.solve()
    if status != SimpleMinCostFlow.OPTIMAL:
        # Everybody may stay unserved, so there is always a flow: only sizes can be wrong.
        raise ValueError(f"The flow has no optimum: {status.name}.")
    flows = np.asarray(solver.flows(arcs), dtype=np.int64)
    ends = np.cumsum([len(part[0]) for part in parts])[:-1]
    return np.split(flows, ends), int(solver.optimal_cost())
