"""Charts show what they are given, the largest as the measure of all."""

from tonir.office.charts import COLUMN_HEIGHT, Bar, Column, columns, rows


def test_the_largest_bar_is_the_whole_width() -> None:
    bars: list[Bar] = [
        {"label": "North", "planned": 40, "served": 10},
        {"label": "South", "planned": 20, "served": None},
    ]
    drawn = rows(bars)
    assert [(row["planned"], row["served"]) for row in drawn] == [
        ("100.00%", "25.00%"),
        ("50.00%", "0.00%"),
    ]


def test_a_full_slot_fills_its_room_and_an_empty_chart_divides_by_nothing() -> None:
    slots: list[Column] = [
        {"label": "09:00", "count": 10, "capacity": 10},
        {"label": "09:15", "count": 5, "capacity": 10},
    ]
    full, half = columns(slots)
    assert full["load"] == full["room"] == COLUMN_HEIGHT and full["load_top"] == 0
    assert half["load"] == COLUMN_HEIGHT / 2
    assert columns([]) == [] and rows([]) == []
    assert columns([{"label": "09:00", "count": 0, "capacity": 0}])[0]["load"] == 0
