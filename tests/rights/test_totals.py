"""Whoever is erased, in whatever small programme: no total changes, shown or hidden."""

from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from tests.conftest import Listed
from tests.rights.conftest import show_from
from tonir.engines.progress import silent
from tonir.engines.slips import tag_of
from tonir.handover.booklets import open_round_keys
from tonir.handover.models import Claim, Device
from tonir.matching.models import Merge
from tonir.people.models import Household
from tonir.planning.models import Place, Plan
from tonir.programme.queries import current_round
from tonir.reporting.reach import reach
from tonir.reporting.rights.erasing import erase
from tonir.targeting.models import Assessment, CriteriaSet, Entitlement
from tonir.vault.register import OpenRegister

KITS = some.fixed_dictionaries(
    {}, optional={"food": some.integers(0, 3), "hygiene": some.integers(0, 2)}
)
FAMILIES = some.lists(
    some.fixed_dictionaries(
        {
            "area": some.sampled_from(["R1-1", "R1-2", "R1", "R2-1", None]),
            "people": some.integers(0, 3),
            "tier": some.sampled_from([1, 2, 3, 9, None]),
            "entitled": KITS,
            "planned": some.none() | KITS,
            "at_home": some.booleans(),
            "served": some.booleans(),
            "twice": some.booleans(),
        }
    ),
    min_size=1,
    max_size=12,
)


class Rollback(Exception):
    pass


@given(programmes=FAMILIES, least=some.sampled_from([1, 2, 5]), data=some.data())
@settings(
    max_examples=40,
    deadline=None,
    # A smaller example of what went wrong takes minutes to find; the families are few anyway.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_total_changes(
    register: OpenRegister,
    listed: Listed,
    programmes: list[dict[str, Any]],
    least: int,
    data: some.DataObject,
) -> None:
    with pytest.raises(Rollback), transaction.atomic():
        show_from(least)
        ids = _town(register, listed, programmes)
        before = reach(register)
        for household in data.draw(some.lists(some.sampled_from(ids), min_size=1, max_size=4)):
            erase(register, household=household)
            assert reach(register) == before
        raise Rollback
    register.memory.clear()


def _town(register: OpenRegister, listed: Listed, programmes: list[dict[str, Any]]) -> list[str]:
    """Families just as drawn: what they are due, where they are sent, whether they have claimed."""
    round_ = current_round()
    rules, _ = CriteriaSet.objects.get_or_create(fingerprint="x", defaults={"rules": {}})
    assessment = Assessment.objects.create(round=round_, criteria=rules, summary={})
    plan = Plan.objects.create(round=round_, seed=1, inputs="", rules={}, summary={})
    ids = []
    for family in programmes:
        ids.append(listed(*[{"given": "Ani"}] * family["people"], area=family["area"]))
        # Who was not assessed has no place and no slip to claim with.
        family["served"] = family["served"] and bool(family["tier"])
        if family["tier"]:
            Entitlement.objects.create(
                household_id=ids[-1],
                round=round_,
                assessment=assessment,
                tier=family["tier"],
                kits=family["entitled"],
                at_home=family["at_home"],
                reasons=b"",
            )
        if family["tier"] and family["planned"] is not None:
            at_home = family["at_home"]
            Place.objects.create(
                plan=plan, household_id=ids[-1], at_home=at_home, kits=family["planned"]
            )
    Household.objects.update(state=Household.State.ACTIVE)
    served = [one for one, family in zip(ids, programmes, strict=True) if family["served"]]
    _claims(register, served)
    return ids + _entries_of_some(listed, ids, programmes)


def _entries_of_some(listed: Listed, ids: list[str], programmes: list[dict[str, Any]]) -> list[str]:
    """Some families are on another list too."""
    dropped = []
    for household, family in zip(ids, programmes, strict=True):
        if family["twice"]:
            dropped.append(listed({"given": "Ara"}, office="miasin"))
            Merge.objects.create(kept_id=household, dropped_id=dropped[-1])
    Household.objects.filter(pk__in=dropped).update(state=Household.State.MERGED)
    return dropped


def _claims(register: OpenRegister, served: list[str]) -> None:
    round_ = current_round()
    keys, made = open_round_keys(register, served, round_.number, silent)
    for row in made:
        row.save()
    device = Device.objects.create(code="a phone", kind=Device.Kind.PHONE)
    for sequence, key in enumerate(keys.values()):
        Claim.objects.create(
            device=device,
            sequence=sequence,
            round=round_,
            point_id="P1",
            tag=tag_of(key, round_.number),
            commitment=b"",
            signature=b"",
            happened_at=None,
            received_at=timezone.make_aware(timezone.datetime(2025, 8, 18)),
        )


def test_a_round_that_is_over_and_not_closed_keeps_its_totals_too(
    register: OpenRegister, listed: Listed
) -> None:
    from tonir.programme.models import Round
    from tonir.reporting.reach import report

    show_from(1)
    first = current_round()
    ids = _town(register, listed, [{**ANY, "area": "R1-1"}, {**ANY, "area": "R2-1"}])
    before = report(register, first, silent)
    Round.objects.create(number=2, opens_on=date(2025, 10, 1), closes_on=date(2025, 10, 9))
    register.memory.clear()
    erase(register, household=ids[0])
    assert report(register, first, silent) == before
    assert before["total"]["served"]["families"] == 2


ANY = {
    "people": 2,
    "tier": 1,
    "entitled": {"food": 1},
    "planned": {"food": 1},
    "at_home": True,
    "served": True,
    "twice": False,
}
