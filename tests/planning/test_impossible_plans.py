"""A plan that cannot be made is refused by name, with what to do."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.planning.conftest import Town
from tonir.engines.refusals import Refusal
from tonir.planning.models import Plan, Point
from tonir.supply.actions import post_handover

pytestmark = pytest.mark.django_db


def refused(town: Town) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        town.plan()
    assert not Plan.objects.exists()
    for language in ("en", "hy", "ru"):
        assert refusal.value.sentence(language)
        assert refusal.value.mend(language)
    return refusal.value


def test_without_points(town: Town) -> None:
    town.family("anahit")
    Point.objects.all().delete()
    assert refused(town).code == "P01"


def test_without_any_lane(town: Town) -> None:
    town.family("anahit")
    Point.objects.update(lanes=0)
    assert refused(town).code == "P03"


def test_without_any_day_at_the_points(town: Town) -> None:
    town.family("anahit")
    Point.objects.update(days=["2026-01-01"])
    assert refused(town).code == "P03"


def test_without_lanes_homes_are_still_served(town: Town) -> None:
    town.family("anahit", at_home=True)
    Point.objects.update(lanes=0)
    assert town.plan()["at_home"] == 1


def test_with_nothing_in_stock(town: Town) -> None:
    town.family("anahit", kits={"baby": 1})
    post_handover("yesterday", "P1", {"baby": 100})
    refusal = refused(town)
    assert refusal.code == "P04"
    assert "baby" in refusal.sentence("en")


def test_with_nobody_assessed(town: Town) -> None:
    assert refused(town).code == "P05"


def test_with_nobody_due_a_kit(town: Town) -> None:
    town.family("anahit", kits={})
    assert refused(town).code == "P07"


def test_with_every_weekday_closed(town: Town, change_rules: Callable[..., None]) -> None:
    town.family("anahit")
    week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    change_rules(closed_weekdays=week)
    assert refused(town).code == "P06"


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("half_days", None),
        ("half_days", [["13:00", "09:00"]]),
        ("half_days", [["09:00", "13:00"], ["12:00", "18:00"]]),
        ("half_days", [["nine", "ten"]]),
        ("half_days", [["09:00"]]),
        ("closed_weekdays", ["caturday"]),
        ("closed_weekdays", [1]),
        ("slot_minutes", 0),
        ("slot_minutes", "15"),
        ("families_per_lane_hour", 0),
        ("families_per_lane_hour", 2.5),
        ("families_per_lane_hour", None),
        ("farthest_walk_m", -1),
        ("farthest_walk_m", True),
    ],
)
def test_with_a_setting_of_the_round_that_makes_no_sense(
    town: Town, change_rules: Callable[..., None], setting: str, value: Any
) -> None:
    town.family("anahit")
    change_rules(**{setting: value})
    refusal = refused(town)
    assert (refusal.code, refusal.facts["setting"]) == ("P08", setting)


def test_with_no_half_day(town: Town, change_rules: Callable[..., None]) -> None:
    town.family("anahit")
    change_rules(half_days=[])
    assert refused(town).code == "P06"
