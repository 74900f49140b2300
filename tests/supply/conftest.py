"""Two warehouses, two points, three kits, some stock."""

from typing import Any

import pytest

from tonir.supply.actions import define_kits, open_accounts, record_opening_stock

ITEMS = [
    {"code": "flour", "name": {"en": "Flour"}, "unit": "kg", "weight_kg": 1, "category": "food"},
    {"code": "soap", "name": {"en": "Soap"}, "unit": "bar", "weight_kg": 0.1, "category": "wash"},
]
KITS: list[dict[str, Any]] = [
    {
        "code": code,
        "name": {"en": code},
        "pictogram": code,
        "volume_l": 10,
        "contents": [{"item": item, "quantity": quantity}],
    }
    for code, item, quantity in (("food", "flour", 3), ("wash", "soap", 13))
]
ACCOUNTS = [
    ("W1", "warehouse", {"en": "Main"}),
    ("W2", "warehouse", {"en": "Second"}),
    ("P1", "point", {"en": "School"}),
    ("P2", "point", {"en": "Hall"}),
]
COLUMNS = ("warehouse", "kit", "lot", "expires_on", "quantity")


def rows(*lines: str) -> list[dict[str, str]]:
    """Rows of stock.csv from lines as they stand there."""
    return [dict(zip(COLUMNS, line.split(","), strict=True)) for line in lines]


@pytest.fixture
def places(db: None) -> None:
    """Kits and accounts, and nothing in them."""
    define_kits(ITEMS, KITS)
    open_accounts(ACCOUNTS)


@pytest.fixture
def stock(places: None) -> None:
    """60 food kits in three lots of W1, 20 more in W2; 30 hygiene kits that do not expire."""
    record_opening_stock(
        rows(
            "W1,food,F-late,2026-12-31,30",
            "W1,food,F-soon,2025-10-01,20",
            "W1,food,F-next,2026-01-31,10",
            "W2,food,F-two,2026-01-31,20",
            "W1,wash,H,,30",
        )
    )
