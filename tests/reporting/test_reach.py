"""Who was reached: from families, entitlements, the plan and claims to a saved table."""

from collections.abc import Iterable
from typing import Any

import pytest

from tests.conftest import Listed
from tonir.matching.models import Merge
from tonir.people.models import Household
from tonir.people.settling import settle
from tonir.planning.models import Place, Plan
from tonir.programme.models import Programme
from tonir.programme.queries import current_round
from tonir.reporting import reach as reaching
from tonir.reporting.models import ReachReport
from tonir.targeting.models import Entitlement
from tonir.targeting.run import assess
from tonir.vault.register import OpenRegister

COUPLE = ({"birth": "1988-03-01"}, {"birth": "1985-03-01"})


class Town:
    """Families of the register whose plan and claims a test decides."""

    def __init__(self, register: OpenRegister, listed: Listed) -> None:
        self.register, self.listed = register, listed
        self.claimed: set[str] = set()

    def families(self, number: int, area: str | None = "R1-1", **facts: Any) -> list[str]:
        people = facts.pop("people", COUPLE)
        area_of = {"area": area, **facts}
        return [self.listed(*people, reference=f"{area} {n}", **area_of) for n in range(number)]

    def assessed(self) -> None:
        settle(self.register)
        assess(self.register)

    def planned(self, households: Iterable[str], kits: dict[str, int]) -> None:
        plan = Plan.objects.create(round=current_round(), seed=1, inputs="", rules={}, summary={})
        for household in households:
            Place.objects.create(
                plan=plan, household_id=household, point_id="P1", at_home=True, kits=kits
            )

    def reach(self) -> dict[str, Any]:
        table: dict[str, Any] = reaching.reach(self.register)
        return table


@pytest.fixture
def town(register: OpenRegister, listed: Listed, monkeypatch: pytest.MonkeyPatch) -> Town:
    town = Town(register, listed)
    monkeypatch.setattr(reaching, "served", lambda *_: town.claimed)
    return town


def area(table: dict[str, Any], code: str) -> dict[str, Any]:
    (row,) = [row for row in table["areas"] if row["area"] == code]
    return row


def test_families_are_followed_from_registered_to_served(town: Town) -> None:
    north, south = town.families(20), town.families(12, "R2-1")
    town.assessed()
    town.planned([*north[:15], *south], {"food": 2})
    town.claimed = {*north[:10], *south[:6]}
    table = town.reach()
    assert table["total"] == {
        "registered": {"families": 32, "people": 64},
        "entitled": {"families": 32, "people": 64},
        "planned": {"families": 27, "people": 54},
        "served": {"families": 16, "people": 32},
    }
    assert area(table, "R1")["served"] == {"families": 10, "people": 20}
    assert area(table, "R2")["planned"] == {"families": 12, "people": 24}
    food = table["kits"][0]
    assert food["kit"] == "food"
    assert food["entitled"] == {"families": 32, "people": 64, "kits": 32}
    assert food["served"] == {"families": 16, "people": 32, "kits": 32}
    assert [tier["entitled"]["families"] for tier in table["tiers"]] == [0, 0, 32]


def test_settlements_count_for_their_region_and_unknown_places_have_a_row(town: Town) -> None:
    town.families(6, "R1-1")
    town.families(6, "R1-2")
    town.families(6, None)
    town.assessed()
    table = town.reach()
    assert [row["area"] for row in table["areas"]] == ["R1", "R2", ""]
    assert area(table, "R1")["registered"]["families"] == 12
    assert area(table, "")["registered"]["families"] == 6


def test_what_is_saved_holds_no_small_total(town: Town) -> None:
    town.families(3, "R1-1")
    town.families(30, "R2-1")
    town.assessed()
    table = town.reach()
    assert ReachReport.objects.get().table == table
    assert area(table, "R1")["registered"] == {"families": None, "people": None}
    assert area(table, "R2")["registered"] == {"families": None, "people": None}
    assert table["total"]["registered"] == {"families": 33, "people": 66}


def test_the_smallest_cell_is_the_programmes_own(town: Town) -> None:
    programme = Programme.objects.get()
    programme.rules["programme"]["smallest_cell"] = 2
    programme.save()
    town.families(3, "R1-1")
    town.families(30, "R2-1")
    town.assessed()
    assert area(town.reach(), "R1")["registered"]["families"] == 3


def test_the_same_reach_again_saves_nothing(town: Town) -> None:
    town.families(6)
    town.assessed()
    assert town.reach() == town.reach()
    assert ReachReport.objects.count() == 1


def test_a_claim_of_an_entry_that_was_joined_since_counts_for_its_family(town: Town) -> None:
    served = town.families(6)
    (again,) = town.families(1, "R2-1")
    town.assessed()
    town.claimed = {*served[:5], again}
    Merge.objects.create(kept_id=served[5], dropped_id=again)
    Household.objects.filter(pk=again).update(state=Household.State.MERGED)
    assess(town.register)
    assert town.reach()["total"]["served"] == {"families": 6, "people": 12}


def test_before_anything_is_assessed_families_are_registered_and_no_more(town: Town) -> None:
    town.families(6)
    settle(town.register)
    assert not Entitlement.objects.exists()
    total = town.reach()["total"]
    assert (total["registered"]["families"], total["entitled"]["families"]) == (6, 0)


def test_an_empty_register_reaches_nobody(town: Town) -> None:
    assert town.reach()["total"]["registered"] == {"families": 0, "people": 0}
