"""Wrong rules are refused: every fault at once, each with its path and how to mend it."""

import copy
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonir.engines.criteria import Rules, Tier, read_rules
from tonir.engines.criteria.terms import Range
from tonir.engines.refusals import Refusal
from tonir.engines.refusals.several import Several

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "armenia" / "tonir.toml"
BOOK = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))


@pytest.fixture
def book() -> dict[str, Any]:
    return copy.deepcopy(BOOK)


def faults(book: dict[str, Any]) -> list[tuple[str, object]]:
    with pytest.raises(Several) as refused:
        read_rules(book)
    assert refused.value.code == "C01"
    for language in ("en", "hy", "ru"):
        assert refused.value.sentence(language)
    return [(fault.code, fault.facts["path"]) for fault in refused.value.faults]


def test_the_rules_of_the_example_are_read_whole() -> None:
    rules = read_rules(BOOK)
    assert [criterion.code for criterion in rules.criteria] == [
        "many_children",
        "lost_breadwinner",
        "disability",
        "single_elderly",
    ]
    assert [tier.points_from for tier in rules.tiers] == [4, 2, 0]
    assert list(rules.kits) == ["food", "hygiene", "baby"]


def test_every_fault_is_said_at_once_with_its_path(book: dict[str, Any]) -> None:
    book["criteria"][0]["when"]["members"] = {"age_bellow": 18}
    book["criteria"][1]["when"]["any"][0]["household"]["needs"] = ["BREADWINER"]
    book["criteria"][2]["points"] = "two"
    book["kits"][1].pop("give")
    assert faults(book) == [
        ("C04", "criteria[many_children].when.members"),
        ("C08", "criteria[lost_breadwinner].when.any[1].household.needs"),
        ("C03", "criteria[disability].points"),
        ("C02", "kits[hygiene].give"),
    ]


def test_a_refusal_shows_how_to_write_it() -> None:
    with pytest.raises(Several) as refused:
        read_rules({"criteria": [], "tiers": [], "kits": [{"code": "food"}]})
    (fault,) = refused.value.faults
    assert "for_every = 4" in fault.mend("en")
    assert fault.mend("ru") in refused.value.sentence("ru")


@pytest.mark.parametrize(
    ("when", "code"),
    [
        (None, "C03"),
        ({}, "C05"),
        ({"size": {"at_most": 1}, "all": []}, "C05"),
        ({"size": {"at_most": 1}, "at_least": 3}, "C04"),
        ({"size": {"at_least": 4, "at_most": 3}}, "C06"),
        ({"members": {"age_from": 18, "age_below": 18}}, "C06"),
        ({"members": {"age_from": 5, "months_below": 24}}, "C06"),
        ({"members": {"sex": "female"}}, "C04"),
        ({"members": {"needs": []}}, "C03"),
        ({"members": {"age_below": -1}}, "C03"),
        ({"members": {"age_below": True}}, "C03"),
        ({"household": {}}, "C02"),
        ({"household": {"needs": "ds"}}, "C08"),
        ({"all": []}, "C02"),
        ({"any": {"size": {}}}, "C03"),
    ],
)
def test_a_condition_that_cannot_be_meant_is_refused(
    book: dict[str, Any], when: object, code: str
) -> None:
    book["criteria"][0]["when"] = when
    assert faults(book)[0][0] == code


@pytest.mark.parametrize(
    "points", [[2, 4, 0], [4, 4, 0], [4, 2, 1]], ids=["rising", "equal", "last above zero"]
)
def test_tiers_must_fall_to_zero(book: dict[str, Any], points: list[int]) -> None:
    for tier, points_from in zip(book["tiers"], points, strict=True):
        tier["points_from"] = points_from
    assert faults(book) == [("C07", "tiers")]


def test_criteria_without_tiers_would_change_nothing_and_are_refused(book: dict[str, Any]) -> None:
    book["tiers"] = []
    assert faults(book) == [("C02", "tiers")]


@pytest.mark.parametrize(
    ("give", "code"),
    [
        ({"each": "house"}, "C03"),
        ({"each": "household", "for_every": 0}, "C03"),
        ({"each": "household", "members": {"age_below": 2}}, "C04"),
        ({"each": "member", "for_every": 2}, "C04"),
        ("all", "C03"),
    ],
)
def test_a_gift_that_cannot_be_meant_is_refused(
    book: dict[str, Any], give: object, code: str
) -> None:
    book["kits"][0]["give"] = give
    assert faults(book)[0][0] == code


@pytest.mark.parametrize("text", ["{number} children", "{} children", "{count", "", 3])
def test_a_reason_with_a_blank_that_nobody_fills_is_refused(
    book: dict[str, Any], text: object
) -> None:
    book["criteria"][0]["name"]["ru"] = text
    assert faults(book) == [("C09", "criteria[many_children].name.ru")]


def test_tiers_made_by_hand_check_themselves() -> None:
    with pytest.raises(Refusal) as refused:
        Rules(tiers=(Tier(1, 3, {}),))
    assert refused.value.code == "C07"
    with pytest.raises(Refusal):
        Range(3, 2)


words = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 20) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["members", "size", "all", "any", "none", "needs", "at_least", "household"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@given(words)
def test_whatever_stands_in_a_condition_is_read_or_refused_by_name(when: object) -> None:
    criterion = {"code": "c", "name": {"en": "C"}, "points": 1, "when": when}
    tiers = [{"number": 1, "points_from": 0, "name": {"en": "T"}}]
    try:
        read_rules({"criteria": [criterion], "tiers": tiers})
    except Several as refused:
        assert refused.faults
        assert refused.sentence("en")
