"""No small number can be worked out of a reach table, however it is turned."""

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reporting.attacker import Attacker, families
from tonir.reporting.counting import Reached, ReachTable

LEAST = 5


def reached(counts: Any, planned: Any, served: Any, baby: int = 3) -> Reached:
    """counts: families, shape (areas, tiers). planned, served: how many of them, same shape.

    Every family has a food kit, each `baby`-th a baby kit too, and two people.
    """
    area, tier, is_planned, is_served = [], [], [], []
    for (row, column), number in np.ndenumerate(counts):
        area += [row] * number
        tier += [column] * number
        is_planned += [i < planned[row][column] for i in range(number)]
        is_served += [i < served[row][column] for i in range(number)]
    n = len(area)
    within = np.array([[True] * n, [True] * n, is_planned, is_served], dtype=bool).reshape(4, n)
    kits = np.stack([np.ones(n), np.arange(n) % baby == 0], axis=1).astype(np.int64)
    return Reached(
        areas=[f"R{row}" for row in range(len(counts))],
        tiers=list(range(1, len(counts[0]) + 1)),
        kits=["food", "baby"],
        area=np.array(area, dtype=np.int64),
        tier=np.array(tier, dtype=np.int64),
        size=np.full(n, 2),
        within=within,
        given=within[1:, :, None] * kits,
    )


def table_of(counts: Any, planned: Any = None, served: Any = None) -> dict[str, Any]:
    planned = counts if planned is None else planned
    served = planned if served is None else served
    found: dict[str, Any] = ReachTable(reached(counts, planned, served), LEAST).as_json()
    return found


def shown(table: dict[str, Any], *cell: object) -> int | None:
    return dict(families(table))[cell]


def test_large_numbers_are_shown_with_people_and_kits() -> None:
    table = table_of([[10, 20], [30, 40]])
    assert not [cell for cell, number in families(table) if number is None]
    assert table["total"]["served"] == {"families": 100, "people": 200}
    assert table["areas"][1]["tiers"][0]["planned"] == {"families": 30, "people": 60}
    assert table["kits"][0]["entitled"] == {"families": 100, "people": 200, "kits": 100}
    json.dumps(table)


def test_zero_is_shown_as_it_tells_of_no_family() -> None:
    nobody = [[0, 0], [0, 0]]
    table = table_of([[10, 20], [30, 40]], served=nobody)
    assert shown(table, "area", "R0", "served") == 0
    assert shown(table, "area", "all", "served") == 0


def test_one_small_area_takes_a_second_one_with_it() -> None:
    table = table_of([[0, 2], [20, 20], [0, 30], [50, 50]])
    hidden = {row["area"] for row in table["areas"] if row["registered"]["families"] is None}
    assert hidden == {"R0", "R2"}
    assert table["total"]["registered"]["families"] == 172


def test_people_and_kits_are_hidden_with_their_families() -> None:
    table = table_of([[0, 2], [20, 20], [0, 30], [50, 50]])
    small = table["areas"][0]
    assert small["registered"] == {"families": None, "people": None}
    assert small["kits"][0]["served"] == {"families": None, "people": None, "kits": None}


def test_a_programme_smaller_than_the_smallest_cell_shows_nothing() -> None:
    table = table_of([[1, 2], [0, 0]])
    assert all(number is None for _, number in families(table))


@pytest.mark.parametrize(
    "counts",
    [
        [[3, 40, 50], [20, 30, 40], [20, 35, 45]],
        [[1, 1, 1], [20, 30, 40], [20, 35, 45], [60, 70, 80]],
        [[1, 0, 9], [0, 2, 9], [9, 9, 0]],
        [[4, 0, 0], [6, 0, 0], [100, 0, 0]],
        [[1, 5, 0], [5, 5, 5]],
        [[2, 400, 900], [10, 10, 10], [300, 200, 100]],
    ],
)
def test_the_totals_do_not_give_away_what_is_hidden(counts: list[list[int]]) -> None:
    assert_nothing_small_is_told(counts, counts, counts)


def assert_nothing_small_is_told(counts: Any, planned: Any, served: Any) -> None:
    facts = reached(counts, planned, served)
    truth = dict(families(ReachTable(facts, 0).as_json()))
    table = ReachTable(facts, LEAST).as_json()
    attacker = Attacker(table, kits_for_all=["food"])
    for cell, number in families(table):
        true = truth[cell] or 0
        if number is not None:
            assert number == true
            assert number == 0 or number >= LEAST
        elif 0 < true < LEAST:
            least, most = attacker.bounds(cell)
            assert most - least >= 1 - 1e-6, f"{cell} is {true} and nothing else"
            assert most >= LEAST - 1e-6, f"{cell} is told to be small"


numbers = st.integers(0, 4) | st.integers(0, 30)


@st.composite
def programmes(draw: st.DrawFn) -> tuple[Any, Any, Any]:
    areas, tiers = draw(st.integers(1, 5)), draw(st.integers(1, 3))
    shape = st.lists(
        st.lists(numbers, min_size=tiers, max_size=tiers), min_size=areas, max_size=areas
    )
    counts, planned, served = np.array(draw(shape)), np.array(draw(shape)), np.array(draw(shape))
    planned = np.minimum(counts, planned)
    return counts, planned, np.minimum(planned, served)


@settings(max_examples=150, deadline=None)
@given(programmes())
def test_whoever_turns_the_table_round_finds_no_small_number(
    programme: tuple[Any, Any, Any],
) -> None:
    assert_nothing_small_is_told(*programme)
