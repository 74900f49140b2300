"""What is expired when a round opens is neither promised nor sent."""

from datetime import date
from pathlib import Path

from tonir.supply.models import Lot
from tonir.supply.queries import stock_on_hand

OPENS = date(2025, 8, 18)


def test_a_lot_that_expired_before_the_round_is_not_promised(programme: Path) -> None:
    assert stock_on_hand(OPENS)["food"] == 400
    Lot.objects.filter(pk="F-1").update(expires_on=date(2025, 8, 17))
    assert stock_on_hand(OPENS)["food"] == 0
    assert stock_on_hand()["food"] == 400
    assert stock_on_hand(OPENS)["hygiene"] == 300


def test_a_lot_is_good_on_the_day_that_it_bears(programme: Path) -> None:
    Lot.objects.filter(pk="F-1").update(expires_on=OPENS)
    assert stock_on_hand(OPENS)["food"] == 400
