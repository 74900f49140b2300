"""Stock on its way: first expired first out, once a document, and facts from the field."""

from datetime import date

import pytest

from tonir.engines.refusals import Refusal
from tonir.supply.actions import correct_handover, dispatch, open_accounts, post_handover
from tonir.supply.models import Account, Movement
from tonir.supply.queries import balances, lots_at, shortfalls, stock_on_hand


def left(account: str, kit: str = "food") -> dict[str, int]:
    return {lot.code: quantity for lot, quantity in lots_at(account, kit)}


def refused_by(code: str, *document: object) -> Refusal:
    before = Movement.objects.count()
    with pytest.raises(Refusal) as refused:
        dispatch(*document)  # type: ignore[arg-type]
    assert refused.value.code == code
    assert refused.value.sentence("hy")
    assert Movement.objects.count() == before
    return refused.value


def test_what_expires_first_leaves_first(stock: None) -> None:
    assert dispatch("D1", "W1", "P1", {"food": 25, "wash": 1})
    assert left("P1") == {"F-soon": 20, "F-next": 5}
    assert left("W1") == {"F-next": 5, "F-late": 30}


def test_what_is_expired_on_the_day_stays(stock: None) -> None:
    dispatch("D1", "W1", "P1", {"food": 15}, on=date(2025, 11, 1))
    assert left("P1") == {"F-next": 10, "F-late": 5}
    refusal = refused_by("S21", "D2", "W1", "P1", {"food": 26}, date(2025, 11, 1))
    assert refusal.facts["there"] == 25


def test_the_same_waybill_twice_is_posted_once(stock: None) -> None:
    assert dispatch("D1", "W1", "P1", {"food": 25, "wash": 0})
    assert not dispatch("D1", "W1", "P1", {"food": 25})
    assert balances()["P1", "food"] == 25


def test_a_waybill_number_used_again_for_something_else_is_refused(stock: None) -> None:
    dispatch("D1", "W1", "P1", {"food": 25})
    refused_by("S20", "D1", "W1", "P1", {"food": 26})
    refused_by("S20", "D1", "W1", "P2", {"food": 25})


def test_what_is_not_there_is_not_sent_and_nothing_else_of_the_waybill_either(stock: None) -> None:
    refusal = refused_by("S21", "D1", "W1", "P1", {"wash": 5, "food": 61})
    assert refusal.facts == {"account": "W1", "kit": "food", "there": 60, "wanted": 61}


@pytest.mark.parametrize(
    ("code", "document"),
    [
        ("S22", ("D1", "W9", "P1", {"food": 1})),
        ("S22", ("D1", "W1", "households", {"food": 1})),
        ("S23", ("D1", "W1", "P1", {"rice": 1})),
        ("S24", ("D1", "W1", "P1", {"food": 1.5})),
        ("S24", ("D1", "W1", "P1", {"food": -1})),
    ],
)
def test_unknown_accounts_kits_and_quantities_are_refused_by_name(
    stock: None, code: str, document: tuple[object, ...]
) -> None:
    refused_by(code, *document)


def test_kits_handed_over_beyond_the_books_are_a_fact_and_a_shortfall(stock: None) -> None:
    dispatch("D1", "W1", "P1", {"food": 25})
    assert post_handover("H1", "P1", {"food": 28})
    assert balances()["P1", "food"] == -3
    assert shortfalls() == {("P1", "food"): 3}
    assert stock_on_hand()["food"] == 80 - 28
    dispatch("D2", "W1", "P1", {"food": 10})
    assert shortfalls() == {}
    refused_by("S21", "D3", "P1", "W1", {"food": 8})


def test_the_same_handover_sum_twice_is_posted_once(stock: None) -> None:
    dispatch("D1", "W1", "P1", {"food": 25})
    assert post_handover("H1", "P1", {"food": 5})
    assert not post_handover("H1", "P1", {"food": 5})
    assert balances()["households", "food"] == 5


def test_what_was_not_handed_over_goes_back_to_the_lots_it_came_from(stock: None) -> None:
    dispatch("D1", "W1", "P1", {"food": 25})
    post_handover("H1", "P1", {"food": 28})
    assert correct_handover("H1 back", "P1", {"food": 5})
    assert not correct_handover("H1 back", "P1", {"food": 5})
    assert balances()["P1", "food"] == 2 and left("P1") == {"F-next": 2}
    assert correct_handover("H2 back", "P1", {"food": 24})
    assert left("P1") == {"F-soon": 20, "F-next": 5}
    assert balances()["P1", "food"] == 26, "one more came back than was ever given"
    with pytest.raises(Refusal, match="S24"):
        correct_handover("H3 back", "P1", {"food": -1})


def test_an_account_keeps_its_kind_and_may_change_its_name(stock: None) -> None:
    open_accounts([("W1", "warehouse", {"en": "Old mill"})])
    assert str(Account.objects.get(code="W1")) == "Old mill"
    with pytest.raises(Refusal) as refused:
        open_accounts([("W1", "point", {"en": "Old mill"})])
    assert refused.value.code == "S22"
