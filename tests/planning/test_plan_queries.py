"""What the office asks of a plan, without the open register."""

from collections.abc import Callable
from datetime import date, time

import pytest

from tests.planning.conftest import ARTASHAT, HRAZDAN, Town
from tonir.engines.refusals import Refusal
from tonir.planning.models import Plan
from tonir.planning.queries import (
    Coverage,
    Load,
    coverage,
    current_plan,
    home_deliveries,
    missing_places,
    places,
    point_load,
)
from tonir.planning.run import dispatch
from tonir.programme.queries import current_round
from tonir.supply.queries import balances

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(town: Town) -> Plan:
    """Five families at points, one at home, one that lives nowhere known, one that gets nothing."""
    town.families(["a1", "a2", "a3"], area=HRAZDAN)
    town.families(["b1", "b2"], area=ARTASHAT, kits={"food": 2, "hygiene": 1})
    town.family("c1", at_home=True)
    town.family("d1", area=None)
    town.family("e1", kits={})
    return Plan.objects.get(pk=town.plan()["plan"])


def test_the_load_of_each_point_and_half_day(planned: Plan) -> None:
    monday = date(2025, 8, 18)
    assert point_load(planned) == [Load("P1", monday, time(9), 3), Load("P2", monday, time(9), 2)]


def test_a_long_morning_is_one_half_day(town: Town, change_rules: Callable[..., None]) -> None:
    change_rules(half_days=[["09:00", "15:00"]], families_per_lane_hour=1)
    town.families([f"a{number:02}" for number in range(12)])
    plan = Plan.objects.get(pk=town.plan()["plan"])
    assert max(place.starts_at for place in places(plan) if place.starts_at) > time(12)
    assert point_load(plan) == [Load("P1", date(2025, 8, 18), time(9), 12)]


def test_places_come_in_the_order_of_the_queues(planned: Plan) -> None:
    found = [place for place in places(planned) if place.day]
    assert [place.point_id for place in found] == ["P1"] * 3 + ["P2"] * 2


def test_home_deliveries_and_families_without_a_place(planned: Plan) -> None:
    assert [place.household_id[:2] for place in home_deliveries(planned)] == ["c1"]
    assert [place.household_id[:2] for place in missing_places(planned)] == ["d1"]


def test_coverage_counts_every_entitled_family_once(planned: Plan) -> None:
    assert coverage(planned) == [
        Coverage(HRAZDAN, entitled=5, at_a_point=3, at_home=1, missing=0),
        Coverage(ARTASHAT, entitled=2, at_a_point=2, at_home=0, missing=0),
        Coverage(None, entitled=1, at_a_point=0, at_home=0, missing=1),
    ]
    assert sum(row.without_kits for row in coverage(planned)) == 1


def test_a_round_without_a_plan_has_none(town: Town) -> None:
    assert current_plan(current_round()) is None
    with pytest.raises(Refusal) as refusal:
        dispatch()
    assert refusal.value.code == "P09"


def test_the_stock_that_the_plan_needs_leaves_for_its_points(planned: Plan) -> None:
    done = dispatch()
    assert done["kits"] == {"food": 8, "hygiene": 2}
    assert (done["waybills"], done["points"]) == (2, 2)
    left = balances()
    assert (left["P1", "food"], left["P2", "food"], left["P2", "hygiene"]) == (4, 4, 2)
    assert dispatch()["waybills"] == 0
