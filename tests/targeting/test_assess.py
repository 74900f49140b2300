"""From families in the register to entitlements, with sealed reasons."""

from datetime import date
from typing import Any

import pytest

from tests.conftest import Listed
from tonir.engines.criteria import Rules
from tonir.engines.refusals import Refusal
from tonir.engines.refusals.several import Several
from tonir.matching.models import Merge
from tonir.people.models import Household
from tonir.people.settling import settle
from tonir.programme.models import Programme
from tonir.targeting import run
from tonir.targeting.models import Assessment, CriteriaSet, Entitlement
from tonir.targeting.queries import reasons
from tonir.vault.register import OpenRegister

ADULT, CHILD, BABY = ({"birth": day} for day in ("1988-03-01", "2012-05-05", "2024-09-09"))
OLD = {"birth": "1940-01-01"}


@pytest.fixture
def anahit(listed: Listed, register: OpenRegister) -> str:
    """Anahit's family: two grown-ups, three children, one of them a baby; in order."""
    household = listed(ADULT, ADULT, CHILD, CHILD, BABY, reference="1")
    settle(register)
    return household


def change_rules(**sections: Any) -> None:
    programme = Programme.objects.get()
    programme.rules = {**programme.rules, **sections}
    programme.save()


def test_anahits_family_has_tier_kits_and_a_reason_that_only_the_register_tells(
    anahit: str, register: OpenRegister
) -> None:
    summary = run.assess(register)
    entitlement = Entitlement.objects.get()
    assert (entitlement.household_id, entitlement.tier, entitlement.at_home) == (anahit, 2, False)
    assert entitlement.kits == {"food": 2, "hygiene": 1, "baby": 1}
    assert reasons(register, entitlement, "hy") == ["3 երեխա 18 տարեկանից փոքր"]
    assert b"many_children" not in bytes(entitlement.reasons)
    assert (summary["families"], summary["people"], summary["new"]) == (1, 5, 1)


def test_ages_are_those_of_the_day_the_round_opens(listed: Listed, register: OpenRegister) -> None:
    listed({"birth": "2023-08-18"}, reference="two years old that day")
    listed({"birth": "2023-08-19"}, reference="a day younger")
    settle(register)
    assert run.assess(register)["kits"]["baby"] == 1


def test_assessing_again_changes_nothing(
    anahit: str, listed: Listed, register: OpenRegister
) -> None:
    listed(OLD, reference="2", needs=["SP"])
    settle(register)
    run.assess(register)
    before = list(Entitlement.objects.order_by("pk").values())
    summary = run.assess(register)
    assert (summary["new"], summary["changed"], summary["unchanged"]) == (0, 0, 2)
    assert list(Entitlement.objects.order_by("pk").values()) == before
    assert Assessment.objects.count() == CriteriaSet.objects.count() == 1


def test_only_the_family_that_changed_is_written(
    anahit: str, listed: Listed, register: OpenRegister
) -> None:
    other = listed(ADULT, reference="2")
    settle(register)
    run.assess(register)
    before = bytes(Entitlement.objects.get(household=anahit).reasons)
    listed(ADULT, CHILD, CHILD, CHILD, reference="2")
    settle(register)
    summary = run.assess(register)
    assert (summary["changed"], summary["unchanged"]) == (1, 1)
    assert Entitlement.objects.get(household=other).tier == 2
    assert bytes(Entitlement.objects.get(household=anahit).reasons) == before


def test_a_reason_that_changed_is_sealed_anew_though_tier_and_kits_are_the_same(
    listed: Listed, register: OpenRegister
) -> None:
    listed(ADULT, {**ADULT, "needs": ["DS"]}, reference="1")
    settle(register)
    run.assess(register)
    listed(ADULT, ADULT, reference="1", needs=["BREADWINNER"])
    settle(register)
    assert run.assess(register)["changed"] == 1
    assert reasons(register, Entitlement.objects.get(), "en") == ["Lost the breadwinner"]


def test_other_rules_are_kept_beside_the_earlier_ones_and_the_words_follow(
    anahit: str, register: OpenRegister
) -> None:
    run.assess(register)
    criteria = [*Programme.objects.get().rules["criteria"]]
    criteria[0] = {**criteria[0], "name": {"en": "{count} minors"}}
    change_rules(criteria=criteria)
    assert run.assess(register)["changed"] == 0
    assert CriteriaSet.objects.count() == Assessment.objects.count() == 2
    assert reasons(register, Entitlement.objects.get(), "en") == ["3 minors"]


def test_a_family_that_was_joined_or_erased_loses_its_entitlement(
    anahit: str, listed: Listed, register: OpenRegister
) -> None:
    ruben, again = listed(ADULT, reference="2"), listed(ADULT, reference="3")
    erased = listed(OLD, reference="4")
    settle(register)
    assert run.assess(register)["new"] == 4
    Merge.objects.create(kept_id=ruben, dropped_id=again)
    Household.objects.filter(pk=again).update(state=Household.State.MERGED)
    Household.objects.filter(pk=erased).update(state=Household.State.ERASED)
    assert run.assess(register)["gone"] == 2
    assert set(Entitlement.objects.values_list("household", flat=True)) == {anahit, ruben}


def test_an_empty_register_is_refused_by_name(register: OpenRegister) -> None:
    with pytest.raises(Refusal) as refused:
        run.assess(register)
    assert refused.value.code == "C10"


def test_a_programme_without_criteria_says_that_everybody_is_in_the_last_tier(
    anahit: str, register: OpenRegister
) -> None:
    change_rules(criteria=[])
    summary = run.assess(register)
    assert "no criteria" in summary["note"]["en"]
    assert Entitlement.objects.get().tier == 3


def test_wrong_rules_are_refused_and_nothing_is_written(
    anahit: str, register: OpenRegister
) -> None:
    change_rules(tiers=[{"number": 1, "points_from": 3, "name": {"en": "T"}}])
    with pytest.raises(Several):
        run.assess(register)
    assert not CriteriaSet.objects.exists()


def test_stopped_while_sealing_nothing_stays(anahit: str, register: OpenRegister) -> None:
    from tonir.engines.progress import Cancelled

    def stop(stage: str, done: int, total: int) -> None:
        if stage == "sealing":
            raise Cancelled

    with pytest.raises(Cancelled):
        run.assess(register, stop)
    assert not Entitlement.objects.exists()
    assert run.assess(register)["new"] == 1


def test_a_criterion_that_few_families_meet_has_no_total(
    listed: Listed, register: OpenRegister
) -> None:
    for number in range(6):
        listed(OLD, reference=f"old {number}")
    for number in range(4):
        listed(ADULT, CHILD, CHILD, CHILD, reference=f"many {number}")
    settle(register)
    summary = run.assess(register)
    found = {row["code"]: (row["families"], row["people"]) for row in summary["criteria"]}
    assert found == {
        "many_children": (None, None),
        "lost_breadwinner": (0, 0),
        "disability": (0, 0),
        "single_elderly": (6, 6),
    }
    assert summary["at_home"] == 6
    assert [tier["families"] for tier in summary["tiers"]] == [0, 10, 0]


def test_an_unknown_birth_date_is_counted_in_the_summary(
    listed: Listed, register: OpenRegister
) -> None:
    listed(ADULT, {"birth": None}, {"birth": "2010"}, reference="1")
    settle(register)
    summary = run.assess(register)
    assert (summary["unknown_ages"], summary["ages_by_year"]) == (1, 1)
    assert summary["day"] == date(2025, 8, 18).isoformat()


def test_no_rules_at_all_still_give_everybody_one_tier() -> None:
    assert [tier.number for tier in Rules().tiers] == [1]
