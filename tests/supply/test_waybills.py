"""From the plan's wants to waybills: nearest warehouse first, and only what is still lacking."""

import pytest

from tonir.engines.refusals.several import Several
from tonir.supply.actions import dispatch_plan
from tonir.supply.models import Movement
from tonir.supply.queries import balances, sent_to

NEAREST = {"P1": ["W1", "W2"], "P2": ["W2", "W1"]}


def test_each_point_is_served_from_its_nearest_warehouse(stock: None) -> None:
    waybills = dispatch_plan(1, {"P1": {"food": 50, "wash": 30}, "P2": {"food": 15}}, NEAREST)
    assert [(bill.document, bill.kits) for bill in waybills] == [
        ("R1/W1/P1/1", {"food": 50, "wash": 30}),
        ("R1/W2/P2/1", {"food": 15}),
    ]
    assert balances()["P1", "food"] == 50


def test_what_the_nearest_does_not_have_comes_from_the_next(stock: None) -> None:
    dispatch_plan(1, {"P1": {"food": 10}, "P2": {"food": 65}}, NEAREST)
    assert balances()["W2", "food"] == 0
    assert balances()["W1", "food"] == 5


def test_running_again_sends_nothing_more(stock: None) -> None:
    wants = {"P1": {"food": 65}}
    assert len(dispatch_plan(1, wants, NEAREST)) == 2
    posted = Movement.objects.count()
    assert dispatch_plan(1, wants, NEAREST) == []
    assert Movement.objects.count() == posted


def test_a_larger_plan_sends_the_difference_and_a_smaller_one_nothing(stock: None) -> None:
    dispatch_plan(1, {"P1": {"food": 20}}, NEAREST)
    (more,) = dispatch_plan(1, {"P1": {"food": 26}}, NEAREST)
    assert (more.document, more.kits) == ("R1/W1/P1/2", {"food": 6})
    assert dispatch_plan(1, {"P1": {"food": 5}}, NEAREST) == []


def test_another_round_starts_from_nothing(stock: None) -> None:
    dispatch_plan(1, {"P1": {"food": 20}}, NEAREST)
    assert len(dispatch_plan(10, {"P1": {"food": 20}}, NEAREST)) == 1
    assert sent_to("P1", "R1/") == {"food": 20}


def test_all_that_is_nowhere_is_named_at_once_and_nothing_is_sent(stock: None) -> None:
    before = Movement.objects.count()
    with pytest.raises(Several) as refused:
        dispatch_plan(1, {"P1": {"food": 81, "wash": 1}, "P2": {"wash": 31}}, NEAREST)
    assert [fault.facts for fault in refused.value.faults] == [
        {"point": "P1", "kit": "food", "missing": 1},
        {"point": "P2", "kit": "wash", "missing": 2},
    ]
    assert Movement.objects.count() == before


def test_a_point_without_a_warehouse_is_named_too(stock: None) -> None:
    with pytest.raises(Several):
        dispatch_plan(1, {"P1": {"food": 1}}, {})
