"""A slot and a lane for each family within its half-day."""

from dataclasses import dataclass

import numpy as np

from tonir.engines.places.assignment import CELL_M, Assignment, PlanError
from tonir.engines.places.calendar import Calendar
from tonir.engines.places.groups import cells
from tonir.engines.places.problem import NOWHERE, Homes, Points, Whole
from tonir.engines.places.seats import canonical_lot, cell_turn

Run = list[int]


@dataclass(frozen=True, eq=False)
class Times:
    """One entry a home: start of its slot (minutes since midnight) and lane (from 1).

    NOWHERE for who has no place.
    """

    starts: Whole
    lane: Whole

    def check(self, points: Points, calendar: Calendar, plan: Assignment) -> None:
        """Raises PlanError unless everybody placed has a slot and no lane's slot is overfull."""
        served = plan.point != NOWHERE
        if not np.array_equal(served, self.starts != NOWHERE):
            raise PlanError("Who has a place has a time, and nobody else.")
        lane = self.lane[served]
        if np.any((lane < 1) | (lane > points.lanes[plan.point[served]])):
            raise PlanError("A lane is one of its point's lanes.")
        rows = np.column_stack([plan.half_day, plan.point, self.lane, self.starts])[served]
        asked, families = np.unique(rows, axis=0, return_counts=True)
        for half_day in np.unique(asked[:, 0]).tolist():
            here = asked[:, 0] == half_day
            starts = calendar.slot_starts(half_day)
            slot = np.searchsorted(starts, asked[here, 3])
            room = calendar.slot_capacity(half_day)
            if np.any(slot == len(starts)) or np.any(starts[slot] != asked[here, 3]):
                raise PlanError("A time is the start of a slot.")
            if np.any(families[here] > room[slot]):
                raise PlanError("No slot of a lane is overfull.")


def slots(
    homes: Homes,
    points: Points,
    calendar: Calendar,
    plan: Assignment,
    seed: int,
    cell_m: float = CELL_M,
) -> Times:
    """Slots from the start of each half-day: earlier tiers first, neighbours together.

    Families of one cell and tier share a slot where it has room for them. Lanes fill evenly.
    The seed draws which neighbourhood comes first. Raises PlanError if the result breaks a rule.
    """
    cell = cells(homes.lat, homes.lon, cell_m)
    turn, lot = cell_turn(cell, seed), canonical_lot(homes, seed)
    served = np.flatnonzero(plan.point != NOWHERE)
    keys = (turn, homes.tier, plan.half_day, plan.point)
    queue = served[np.lexsort((lot[served], *(key[served] for key in keys)))]
    times = Times(
        np.full(len(homes), NOWHERE, dtype=np.int64), np.full(len(homes), NOWHERE, dtype=np.int64)
    )
    for batch in _batches(queue, plan.point * len(calendar) + plan.half_day):
        point, half_day = int(plan.point[batch[0]]), int(plan.half_day[batch[0]])
        lanes = int(points.lanes[point])
        room = (calendar.slot_capacity(half_day) * lanes).tolist()
        order, counts = _fill(_runs(homes.tier[batch], turn[batch]), room)
        slot = np.repeat(np.arange(len(counts)), counts)
        place = np.arange(len(batch)) - np.repeat(np.cumsum(counts) - counts, counts)
        times.starts[batch[order]] = calendar.slot_starts(half_day)[slot]
        times.lane[batch[order]] = place % lanes + 1
    times.check(points, calendar, plan)
    return times


def _batches(queue: Whole, of: Whole) -> list[Whole]:
    """The queue cut where the point or the half-day changes."""
    if not len(queue):
        return []
    return np.split(queue, np.flatnonzero(np.diff(of[queue])) + 1)


def _runs(tier: Whole, turn: Whole) -> list[Run]:
    """Families of one tier and cell that stand together: [tier, first, how many]."""
    edges = np.flatnonzero((np.diff(tier) != 0) | (np.diff(turn) != 0)) + 1
    firsts = np.concatenate([[0], edges])
    counts = np.diff(np.append(firsts, len(tier)))
    return [
        list(run)
        for run in zip(tier[firsts].tolist(), firsts.tolist(), counts.tolist(), strict=True)
    ]


def _fill(runs: list[Run], room: list[int]) -> tuple[Whole, Whole]:
    """The order in which families come, and how many come in each slot.

    A run that fits whole comes before one of its tier that would have to be cut. Cut it is only
    where it is larger than the next slot, or where no place can be left empty.
    """
    order: list[int] = []
    counts = []
    spare = sum(room) - sum(families for _, _, families in runs)
    for places, next_places in zip(room, [*room[1:], 0], strict=True):
        left = places
        while left and runs:
            number = _next_run(runs, left)
            tier, first, families = runs[number]
            if left < families <= next_places and left <= spare:
                spare -= left
                break
            taken = min(families, left)
            order.extend(range(first, first + taken))
            left -= taken
            if taken == families:
                del runs[number]
            else:
                runs[number] = [tier, first + taken, families - taken]
        counts.append(places - left)
    return np.array(order, dtype=np.int64), np.array(counts, dtype=np.int64)


def _next_run(runs: list[Run], left: int) -> int:
    """The first run of the tier whose turn it is that fits whole; if none does, the first."""
    first_tier = runs[0][0]
    for number, (tier, _, families) in enumerate(runs):
        if tier != first_tier:
            break
        if families <= left:
            return number
    return 0
