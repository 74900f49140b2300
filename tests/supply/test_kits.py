"""Kits as the rules say, in the database."""

from decimal import Decimal

import pytest

from tests.supply.conftest import ITEMS, KITS
from tonir.engines.refusals.several import Several
from tonir.supply.actions import define_kits
from tonir.supply.models import Item, Kit
from tonir.supply.queries import kits


def test_a_kit_weighs_its_lines(places: None) -> None:
    assert [(kit.code, kit.weight_kg()) for kit in kits()] == [
        ("food", Decimal("3.0000000")),
        ("wash", Decimal("1.3000000")),
    ]


def test_defining_kits_again_takes_over_what_changed(places: None) -> None:
    changed = {**KITS[0], "contents": [{"item": "soap", "quantity": 2}]}
    define_kits(ITEMS, [KITS[1], changed])
    assert [kit.code for kit in kits()] == ["wash", "food"]
    assert Kit.objects.get(code="food").weight_kg() == Decimal("0.2")


def test_a_kit_of_the_template_goes_when_the_rules_no_longer_name_it(places: None) -> None:
    define_kits(ITEMS, KITS[:1])
    assert [kit.code for kit in kits()] == ["food"]


def test_a_kit_that_was_ever_in_stock_stays_for_the_ledger(stock: None) -> None:
    define_kits(ITEMS, KITS[1:])
    assert "food" in [kit.code for kit in kits()]


def test_a_kit_with_bottles_is_refused_and_nothing_is_defined(db: None) -> None:
    bottle = {**ITEMS[0], "category": "bottle"}
    with pytest.raises(Several) as refused:
        define_kits([bottle, ITEMS[1]], KITS)
    assert [fault.code for fault in refused.value.faults] == ["S02"]
    assert not Item.objects.exists()
