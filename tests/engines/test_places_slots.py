"""Each family gets a quarter of an hour and a lane; no lane is asked for more than its pace."""

from collections import Counter
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings

from tests.engines.places_on_paper import homes, hours, points, towns
from tests.engines.test_places_assignment import Town
from tonir.engines.places import (
    NOWHERE,
    HalfDay,
    Pace,
    PlanError,
    Times,
    assign,
    openings,
    slots,
    unknown_days,
    working_calendar,
)

NINE = 9 * 60
DAY = (9 * 60, 13 * 60), (14 * 60, 18 * 60)


def test_earlier_tiers_have_earlier_slots() -> None:
    calendar = hours(pace=4)  # one family a slot
    where, there = homes([1, 1, 1, 1], [3, 1, 3, 2]), points([0], calendar)
    times = slots(where, there, calendar, assign(where, there, calendar, 10_000, 7), 7)
    assert times.starts[[1, 3]].tolist() == [NINE, NINE + 15]
    assert sorted(times.starts[[0, 2]].tolist()) == [NINE + 30, NINE + 45]


def test_neighbours_share_a_slot_where_it_has_room() -> None:
    calendar = hours(pace=12)  # three families a slot
    where = homes([1, 3, 5, 1, 3, 5, 3])
    there = points([0], calendar)
    times = slots(where, there, calendar, assign(where, there, calendar, 10_000, 7), 7)
    for neighbours in ([0, 3], [1, 4, 6], [2, 5]):
        assert len(set(times.starts[neighbours].tolist())) == 1


def test_lanes_fill_evenly() -> None:
    calendar = hours(pace=4)
    where, there = homes([1] * 6), points([0], calendar, lanes=[3])
    times = slots(where, there, calendar, assign(where, there, calendar, 10_000, 7), 7)
    assert Counter(times.lane.tolist()) == {1: 2, 2: 2, 3: 2}
    assert Counter(times.starts.tolist()) == {NINE: 3, NINE + 15: 3}


def test_the_hourly_pace_holds_though_a_slot_is_no_whole_number_of_families() -> None:
    ten_an_hour = hours(pace=10)
    assert ten_an_hour.slot_capacity(0).tolist() == [2, 3, 2, 3]
    assert hours(pace=1).slot_capacity(0).tolist() == [0, 0, 0, 1]
    cut = hours(pace=40, slot_minutes=25)  # the last slot of the hour has ten minutes
    assert cut.slot_starts(0).tolist() == [NINE, NINE + 25, NINE + 50]
    assert cut.slot_capacity(0).sum() == 40


@given(towns())
@settings(max_examples=150, deadline=None)
def test_everybody_who_has_a_place_has_a_slot_with_room(town: Town) -> None:
    where, there, calendar, farthest_m, seed = town
    plan = assign(where, there, calendar, farthest_m, seed)
    times = slots(where, there, calendar, plan, seed)
    coming = Counter(
        zip(
            plan.point.tolist(),
            plan.half_day.tolist(),
            times.lane.tolist(),
            times.starts.tolist(),
            strict=True,
        )
    )
    for (point, half_day, lane, starts), families in coming.items():
        if point == NOWHERE:
            assert (half_day, lane, starts) == (NOWHERE, NOWHERE, NOWHERE)
            continue
        slot = calendar.slot_starts(half_day).tolist().index(starts)
        assert 1 <= lane <= there.lanes[point]
        assert families <= calendar.slot_capacity(half_day)[slot]


@given(towns())
@settings(max_examples=60, deadline=None)
def test_no_family_of_a_later_tier_comes_before_one_of_an_earlier_at_its_point(town: Town) -> None:
    where, there, calendar, farthest_m, seed = town
    plan = assign(where, there, calendar, farthest_m, seed)
    times = slots(where, there, calendar, plan, seed)
    for point in range(len(there)):
        here = np.flatnonzero(plan.point == point)
        queue = here[np.lexsort((times.starts[here], plan.half_day[here]))]
        turns = list(zip(plan.half_day[queue].tolist(), times.starts[queue].tolist(), strict=True))
        tiers = where.tier[queue].tolist()
        for (turn, tier), (later, next_tier) in zip(
            zip(turns, tiers, strict=True), list(zip(turns, tiers, strict=True))[1:], strict=False
        ):
            assert tier <= next_tier or turn == later


def test_overfull_slots_and_unknown_lanes_are_found_out() -> None:
    calendar = hours(pace=4)
    where, there = homes([1, 1]), points([0], calendar)
    plan = assign(where, there, calendar, 10_000, 7)
    wrong = {
        "overfull": ([NINE, NINE], [1, 1]),
        "one of its point's lanes": ([NINE, NINE + 15], [1, 2]),
        "start of a slot": ([NINE, NINE + 5], [1, 1]),
        "has a time": ([NINE, NOWHERE], [1, 1]),
    }
    for rule, (starts, lane) in wrong.items():
        with pytest.raises(PlanError, match=rule):
            Times(np.array(starts), np.array(lane)).check(there, calendar, plan)


def test_closed_weekdays_are_no_working_days() -> None:
    friday, tuesday = date(2025, 8, 22), date(2025, 8, 26)
    calendar = working_calendar(friday, tuesday, DAY, ["Sunday", "saturday"], Pace(40))
    assert [half.day.day for half in calendar.half_days] == [22, 22, 25, 25, 26, 26]
    assert [half.suffix for half in calendar.half_days] == ["a", "p"] * 3
    with pytest.raises(ValueError, match="caturday"):
        working_calendar(friday, tuesday, DAY, ["caturday"], Pace(40))


def test_a_point_opens_on_the_days_and_half_days_that_it_names() -> None:
    calendar = working_calendar(date(2025, 8, 22), date(2025, 8, 25), DAY, ["sunday"], Pace(40))
    named = [[], ["2025-08-22"], ["2025-08-22p", "2025-08-25a"], ["2025-08-24"], ["2025-09-01"]]
    assert openings(named, calendar).astype(int).tolist() == [
        [1, 1, 1, 1, 1, 1],
        [1, 1, 0, 0, 0, 0],
        [0, 1, 0, 0, 1, 0],
        [0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0],
    ]
    assert unknown_days(named, calendar) == [3, 4]


def test_hours_that_cannot_be_are_refused() -> None:
    monday = date(2025, 8, 18)
    with pytest.raises(ValueError, match="ends after it starts"):
        HalfDay(monday, 600, 600)
    with pytest.raises(ValueError, match="overlap"):
        working_calendar(monday, monday, [(540, 780), (700, 900)], (), Pace(40))
    with pytest.raises(ValueError, match="at least one family"):
        Pace(0)
    with pytest.raises(ValueError, match="slot"):
        Pace(40, 0)
