"""Opening stock from stock.csv: all faults at once, posted once."""

import pytest

from tests.supply.conftest import rows
from tonir.engines.refusals.several import Several
from tonir.supply.actions import record_opening_stock
from tonir.supply.models import Lot, Movement
from tonir.supply.queries import balances, stock_on_hand


def faults(*lines: str) -> list[tuple[str, object]]:
    with pytest.raises(Several) as refused:
        record_opening_stock(rows(*lines))
    for language in ("en", "hy", "ru"):
        assert refused.value.sentence(language)
    return [(fault.code, fault.facts["row"]) for fault in refused.value.faults]


def test_opening_stock_comes_from_the_donor_to_the_warehouse(stock: None) -> None:
    assert balances()["W1", "food"] == 60
    assert balances()["donor", "food"] == -80
    assert stock_on_hand() == {"food": 80, "wash": 30}


def test_the_same_stock_again_posts_nothing(places: None) -> None:
    line = rows("W1,food,F-1,2026-12-31,30")
    assert record_opening_stock(line) == 1
    assert record_opening_stock(line) == 0
    assert Movement.objects.count() == 1


def test_further_rows_of_the_file_are_added(places: None) -> None:
    record_opening_stock(rows("W1,food,F-1,,30"))
    assert record_opening_stock(rows("W1,food,F-1,,30", "W2,food,F-1,,5")) == 1
    assert stock_on_hand()["food"] == 35


def test_a_warehouse_with_none_of_a_kit_says_0_and_nothing_is_posted(places: None) -> None:
    assert record_opening_stock(rows("W1,food,F-1,,0")) == 0
    assert stock_on_hand() == {"food": 0, "wash": 0}


def test_every_fault_of_the_file_is_said_at_once_with_its_row(places: None) -> None:
    assert faults(
        "W9,food,A,,1",
        "P1,rice,B,,1",
        "W1,food,C,31.12.2026,many",
        "W1,food,,,-1",
        "W2,wash,C,,1",
        "W1,food,D,,1",
        "W1,food,D,,1",
    ) == [
        ("S11", 2),
        ("S11", 3),
        ("S12", 3),
        ("S14", 4),
        ("S13", 4),
        ("S13", 5),
        ("S18", 5),
        ("S15", 6),
        ("S16", 8),
    ]
    assert not Movement.objects.exists()
    assert not Lot.objects.exists()


def test_what_was_posted_is_not_rewritten_by_another_number(stock: None) -> None:
    assert faults("W1,food,F-soon,2025-10-01,19", "W1,food,F-late,2027-01-01,30") == [
        ("S17", 2),
        ("S15", 3),
    ]
