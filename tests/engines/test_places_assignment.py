"""Each family gets one point and one half-day, near, within what the point can serve."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.places_on_paper import homes, hours, points, towns
from tonir.engines.places import (
    NOWHERE,
    Calendar,
    Homes,
    PlanError,
    Points,
    assign,
    metres,
)

Town = tuple[Homes, Points, Calendar, float, int]


def test_a_family_goes_to_the_nearest_point() -> None:
    calendar = hours()
    plan = assign(homes([1, 9]), points([0, 10], calendar), calendar, 10_000, seed=7)
    assert plan.point.tolist() == [0, 1]
    assert plan.metres.tolist() == [1000, 1000]
    assert plan.metres_mean == plan.mean_bound_m == 1000
    assert plan.metres_farthest == plan.farthest_bound_m == 1000


def test_when_the_nearest_point_is_full_those_move_who_lose_least_by_it() -> None:
    calendar = hours(pace=1)  # two families at each point
    where = homes([0, 1, 2])
    plan = assign(where, points([0, 10], calendar), calendar, 20_000, seed=7)
    assert plan.point.tolist() == [0, 0, 1]
    assert plan.mean_bound_m == plan.metres_mean == 3000


def test_first_tiers_come_on_the_first_half_days() -> None:
    calendar = hours(days=2, pace=2)
    plan = assign(
        homes([1] * 6, [3, 2, 1, 3, 1, 2]), points([0], calendar), calendar, 10_000, seed=7
    )
    assert plan.half_day.tolist() == [2, 1, 0, 2, 0, 1]


def test_when_places_are_short_the_last_tier_goes_without() -> None:
    calendar = hours(pace=1)
    plan = assign(homes([1, 2, 3], [3, 1, 2]), points([0], calendar), calendar, 10_000, seed=7)
    assert plan.unserved.tolist() == [True, False, False]
    assert not plan.too_far.any()


def test_a_family_beyond_the_farthest_way_is_named_too_far() -> None:
    calendar = hours()
    plan = assign(homes([1, 11]), points([0], calendar), calendar, 10_000, seed=7)
    assert plan.unserved.tolist() == plan.too_far.tolist() == [False, True]
    assert plan.metres_farthest == 1000


def test_nobody_is_sent_too_far_because_of_a_neighbour_nor_refused_because_of_one() -> None:
    calendar = hours()
    where = homes([10.1, 10.3])  # neighbours in one cell, on both sides of the limit
    plan = assign(where, points([0], calendar), calendar, 10_200, seed=7)
    assert plan.unserved.tolist() == [False, True]


@pytest.mark.parametrize("km", [[5.05, 5.45], [5.45, 5.05]])
def test_neighbours_who_must_part_go_each_to_their_own_side(km: list[float]) -> None:
    calendar = hours(pace=1)
    there = points([0, 10.5], calendar, opens=[[True, False], [True, False]])  # a place each
    plan = assign(homes(km), there, calendar, 10_000, seed=7)
    assert plan.point.tolist() == [0 if home < 5.25 else 1 for home in km]


def test_a_closed_point_gets_nobody() -> None:
    calendar = hours()
    without_lanes = points([0, 5], calendar, lanes=[0, 1])
    assert assign(homes([0]), without_lanes, calendar, 10_000, seed=7).point.tolist() == [1]
    never_open = points([0, 5], calendar, opens=[[False, False], [False, True]])
    plan = assign(homes([0]), never_open, calendar, 10_000, seed=7)
    assert (plan.point.tolist(), plan.half_day.tolist()) == ([1], [1])


def test_no_homes_and_no_room_are_plans_too() -> None:
    calendar = hours()
    nobody = assign(homes([]), points([0], calendar), calendar, 10_000, seed=7)
    assert len(nobody.point) == 0
    assert nobody.metres_mean == nobody.metres_median == nobody.metres_farthest == 0
    shut = assign(homes([1, 2]), points([0], calendar, lanes=[0]), calendar, 10_000, seed=7)
    shut.check(homes([1, 2]), points([0], calendar, lanes=[0]), calendar)
    assert shut.unserved.all()


def test_a_far_point_still_helps_when_the_many_near_ones_are_full() -> None:
    """More points than the flow looks at first; only the farthest has room for the last family."""
    calendar = hours(pace=1)
    there = points([*range(1, 13), 30], calendar)
    where = homes([0] * 26)
    plan = assign(where, there, calendar, 50_000, seed=7)
    assert not plan.unserved.any()
    assert np.bincount(plan.point).tolist() == [2] * 13


def brute_force(
    where: Homes, there: Points, calendar: Calendar, farthest_m: float
) -> tuple[int, int]:
    """Most families that can be served, and the fewest metres in all for that."""
    room = there.capacity(calendar).sum(axis=1)
    way = metres(where.lat[:, None], where.lon[:, None], there.lat, there.lon)
    best = (0, 0)
    for choice in itertools.product(range(-1, len(there)), repeat=len(where)):
        taken = np.bincount([point for point in choice if point >= 0], minlength=len(there))
        ways = [int(way[home, point]) for home, point in enumerate(choice) if point >= 0]
        if np.all(taken <= room) and all(one <= farthest_m for one in ways):
            best = min(best, (-len(ways), sum(ways)))
    return -best[0], best[1]


@given(st.integers(0, 2**32), st.sampled_from((4_000.0, float("inf"))))
@settings(max_examples=40, deadline=None)
def test_no_plan_serves_more_families_by_shorter_ways(draw: int, farthest_m: float) -> None:
    rng = np.random.default_rng(draw)
    calendar = hours(pace=1)
    where = homes(rng.uniform(0, 8, 5).tolist())
    there = points(
        rng.uniform(0, 8, 3).tolist(), calendar, opens=(rng.random((3, 2)) < 0.6).tolist()
    )
    # Cells of one metre: no home stands for another, so the optimum is exact.
    plan = assign(where, there, calendar, farthest_m, seed=1, cell_m=1.0)
    served, shortest = brute_force(where, there, calendar, farthest_m)
    assert int((~plan.unserved).sum()) == served
    # All the waiting of one family weighs less than one metre.
    assert shortest <= plan.metres.sum() <= shortest + served
    if served == len(where):
        assert plan.mean_bound_m <= shortest / served + 1e-6


@given(towns())
@settings(max_examples=150, deadline=None)
def test_no_point_is_overfull_and_nobody_is_lost(town: Town) -> None:
    where, there, calendar, farthest_m, seed = town
    plan = assign(where, there, calendar, farthest_m, seed)
    plan.check(where, there, calendar)
    capacity = there.capacity(calendar)
    taken = np.zeros_like(capacity)
    served = plan.point != NOWHERE
    np.add.at(taken, (plan.point[served], plan.half_day[served]), 1)
    assert np.all(taken <= capacity)
    assert served.sum() + plan.unserved.sum() == len(where)
    # Who is left without a place is left for a reason: every point in reach is full.
    full = taken.sum(axis=1) == capacity.sum(axis=1)
    for home in np.flatnonzero(~served):
        way = metres(where.lat[home : home + 1], where.lon[home : home + 1], there.lat, there.lon)
        assert np.all(full[way <= farthest_m])


@given(towns())
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_rows_changes_nothing(town: Town) -> None:
    where, there, calendar, farthest_m, seed = town
    mixed = np.random.default_rng(3).permutation(len(where))
    plan = assign(where, there, calendar, farthest_m, seed)
    other = assign(where.at(mixed), there, calendar, farthest_m, seed)
    assert other.flow_cost == plan.flow_cost
    assert np.array_equal(other.point, plan.point[mixed])
    assert np.array_equal(other.half_day, plan.half_day[mixed])


def test_whose_turn_it_is_among_neighbours_does_not_hang_on_the_row_in_a_list() -> None:
    calendar = hours(days=3, pace=1)
    where, there = homes([1.0, 1.1, 1.2, 1.3, 1.4, 1.45]), points([0], calendar)
    plan = assign(where, there, calendar, 10_000, seed=7)
    backwards = assign(where.at(np.arange(5, -1, -1)), there, calendar, 10_000, seed=7)
    assert sorted(plan.half_day.tolist()) == [0, 1, 2, 3, 4, 5]
    assert backwards.half_day.tolist() == plan.half_day[::-1].tolist()


@given(towns())
@settings(max_examples=30, deadline=None)
def test_the_same_seed_gives_the_same_plan(town: Town) -> None:
    one, two = assign(*town), assign(*town)
    assert np.array_equal(one.point, two.point)
    assert np.array_equal(one.half_day, two.half_day)


def test_a_plan_that_breaks_a_rule_is_found_out() -> None:
    calendar = hours(pace=1)
    where, there = homes([1, 2, 9]), points([0, 10], calendar)
    plan = assign(where, there, calendar, 10_000, seed=7)
    broken = {
        "No half-day": replace(plan, half_day=np.zeros_like(plan.half_day)),
        "a point and a half-day": replace(plan, point=np.array([0, 0, NOWHERE])),
        "as long as it says": replace(plan, metres=plan.metres + 1),
        "sent too far": replace(plan, farthest_m=1500),
        "flow's cost": replace(plan, flow_cost=plan.flow_cost - 1),
        "beats the bound": replace(plan, mean_bound_m=plan.mean_bound_m + 1000),
    }
    plan.check(where, there, calendar)
    for rule, wrong in broken.items():
        with pytest.raises(PlanError, match=rule):
            wrong.check(where, there, calendar)


def test_homes_and_points_that_lie_nowhere_are_refused() -> None:
    calendar = hours()
    tier = np.array([1])
    for lat in (91.0, float("nan")):
        with pytest.raises(ValueError, match="latitudes"):
            Homes(np.array([lat]), np.array([0.0]), tier)
    with pytest.raises(ValueError, match="fewer than zero"):
        points([0], calendar, lanes=[-1])
    with pytest.raises(ValueError, match="same half-days"):
        points([0], calendar).capacity(hours(days=2))


def test_metres_are_those_of_the_map() -> None:
    """One degree of a meridian of the mean sphere is 111,195 m; Paris to London is 344 km."""
    assert metres(np.array([0.0]), np.array([0.0]), 1.0, 0.0).tolist() == [111195]
    paris_london = metres(np.array([48.8566]), np.array([2.3522]), 51.5074, -0.1278)
    assert abs(int(paris_london[0]) - 343_556) < 50
