"""Kits: what they weigh, what may never be in one, how a short one is shared."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonir.engines.kits import Shared, read_kits, share
from tonir.engines.refusals import Refusal
from tonir.engines.refusals.several import Several

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "armenia" / "tonir.toml"
OIL = {"code": "oil", "name": {"en": "Oil"}, "unit": "l", "weight_kg": 0.92, "category": "food"}
SOAP = {"code": "soap", "name": {"en": "Soap"}, "unit": "bar", "weight_kg": 0.1, "category": "wash"}


def kit(*contents: tuple[str, Any], **facts: Any) -> dict[str, Any]:
    lines = [{"item": item, "quantity": quantity} for item, quantity in contents]
    return {"code": "box", "name": {"en": "Box"}, "volume_l": 10, "contents": lines, **facts}


def codes(refused: pytest.ExceptionInfo[Several]) -> list[str]:
    return [fault.code for fault in refused.value.faults]


def test_a_kit_weighs_what_is_in_it_to_the_gram() -> None:
    _, (box,) = read_kits({"items": [OIL, SOAP], "kits": [kit(("oil", 3), ("soap", 13))]})
    assert box.weight_kg == Decimal("4.06")


def test_the_kits_of_the_example_are_in_order() -> None:
    _, kits = read_kits(tomllib.loads(EXAMPLE.read_text(encoding="utf-8")))
    assert {one.code: one.weight_kg for one in kits}["food"] == Decimal("11.12")


@pytest.mark.parametrize("category", ["infant_formula", "bottle", "teat"])
def test_infant_formula_bottles_and_teats_are_refused_with_the_reason(category: str) -> None:
    formula = {**OIL, "code": "formula", "category": category}
    with pytest.raises(Several) as refused:
        read_kits({"items": [formula], "kits": [kit(("formula", 1))]})
    assert codes(refused) == ["S02"]
    assert "International Code" in refused.value.sentence("en")
    assert "breastfed" in refused.value.sentence("en")


def test_nobody_makes_a_recipe_with_formula_by_hand_either() -> None:
    from tonir.engines.kits import Item, Recipe

    formula = Item("formula", {}, "tin", Decimal(1), "infant_formula")
    with pytest.raises(Refusal) as refused:
        Recipe("box", {}, "box", Decimal(1), ((formula, Decimal(1)),))
    assert refused.value.code == "S02"


def test_all_faults_of_the_kits_are_said_at_once() -> None:
    book = {
        "items": [OIL, {**SOAP, "weight_kg": "heavy"}],
        "kits": [
            kit(("oil", 0), ("rice", 1)),
            kit(("oil", 1), ("oil", 2), code="twice"),
            kit(code="empty", volume_l=-1),
        ],
    }
    with pytest.raises(Several) as refused:
        read_kits(book)
    assert codes(refused) == ["S04", "S04", "S03", "S05", "S06", "S04"]
    sentence = refused.value.sentence("hy")
    assert sentence.count("\n") == 6


def test_when_stock_is_short_the_first_tier_gets_its_kits_first() -> None:
    shared = share([2, 2, 2], [2, 1, 3], stock=3, seed=1)
    assert shared.given.tolist() == [1, 2, 0]


def test_within_a_tier_everyone_gets_one_before_anyone_gets_two() -> None:
    shared = share([3, 1, 3, 3], [1, 1, 1, 1], stock=6, seed=1)
    assert shared.given[1] == 1
    assert sorted(shared.given.tolist()) == [1, 1, 2, 2]


def test_the_last_kits_are_drawn_by_lot_and_the_seed_repeats_the_draw() -> None:
    draws = {tuple(share([1] * 6, [1] * 6, 3, seed).given.tolist()) for seed in range(30)}
    assert len(draws) > 5
    assert all(sum(draw) == 3 for draw in draws)
    again = [share([1] * 6, [1] * 6, 3, seed=5).given.tolist() for _ in range(2)]
    assert again[0] == again[1]


def test_a_stock_of_zero_gives_nothing_and_says_no_more() -> None:
    assert share([1, 2], [1, 1], stock=0, seed=1).given.tolist() == [0, 0]
    assert share([], [], stock=5, seed=1).given.tolist() == []


@pytest.mark.parametrize(
    ("need", "tier", "stock"), [([1], [1, 2], 3), ([-1], [1], 3), ([1], [1], -1)]
)
def test_what_is_no_need_or_no_stock_is_refused(
    need: list[int], tier: list[int], stock: int
) -> None:
    with pytest.raises(ValueError):
        share(need, tier, stock, seed=1)


households = st.lists(st.tuples(st.integers(0, 6), st.integers(1, 4)), max_size=40)


@given(households, st.integers(0, 120), st.integers(0, 99))
def test_nothing_is_lost_to_rounding_and_no_later_tier_comes_before(
    rows: list[tuple[int, int]], stock: int, seed: int
) -> None:
    need = np.array([row[0] for row in rows], dtype=np.int64)
    tier = np.array([row[1] for row in rows], dtype=np.int64)
    shared = share(need, tier, stock, seed)
    given_ = shared.given
    assert given_.sum() == min(stock, need.sum())
    assert ((given_ >= 0) & (given_ <= need)).all()
    for one in range(len(rows)):
        for other in range(len(rows)):
            # Whoever lacks a kit: nobody in a later tier has any, nobody beside him two more.
            if given_[one] < need[one]:
                assert given_[other] == 0 or tier[other] <= tier[one]
                assert tier[other] != tier[one] or given_[other] <= given_[one] + 1


def test_the_proof_notices_a_kit_given_to_the_wrong_tier() -> None:
    shared = share([1, 1], [1, 2], stock=1, seed=1)
    wrong = Shared(shared.need, shared.tier, 1, np.array([0, 1]), shared.levels)
    with pytest.raises(ValueError, match="one before"):
        wrong.check()
