"""Joined and split again, every byte and every entitlement is what it was."""

from datetime import date
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.handover.conftest import active
from tests.matching.joining import compared, join_entries, split_off
from tests.people.sealing import seal_household
from tonir.matching.queries import families
from tonir.people.models import Household
from tonir.targeting.models import Entitlement
from tonir.targeting.run import assess
from tonir.vault.register import OpenRegister

GIVEN = ("Ռուբեն", "Рубен", "Ruben", "Գայանե", "Гаяне", "Ani", "Անի", None)
PERSON = some.fixed_dictionaries(
    {
        "given": some.sampled_from(GIVEN),
        "surname": some.sampled_from(("Հարությունյան", "Арутюнян", None)),
        "birth": some.sampled_from(("1979-05-04", "1979", "2024-05-01", "1979-04-05", None)),
        "sex": some.sampled_from(("f", "m", None)),
        "relation": some.sampled_from(("head", "spouse", "child", None)),
        "document": some.sampled_from(("AN1234567", None)),
        "needs": some.lists(some.sampled_from(("DS", "SM")), unique=True),
    }
)
ENTRY = some.fixed_dictionaries(
    {
        "members": some.lists(PERSON, max_size=3),
        "area": some.sampled_from(("R1-1", "R2-1", None)),
        "address": some.sampled_from(("12 Main", None)),
        "phones": some.lists(some.sampled_from(("+37491111111", "+37492222222")), unique=True),
        "needs": some.lists(some.sampled_from(("DS", "SM")), unique=True),
        "refused": some.sampled_from(([], ["survey"])),
    }
)
NUMBERS = some.tuples(some.integers(0, 3), some.integers(0, 3))
# Of the second and third entry: whom the model matched in the first one.
MATCHED = some.lists(some.lists(NUMBERS, max_size=3), min_size=2, max_size=2)
FACTS = ("pk", "area", "registered_on", "state", "record", "care", "care_shredded", "revision")


def facts(register: OpenRegister) -> list[Any]:
    """Every byte of every entry, the tables that all later work reads, and who is due what."""
    people = families(register)
    due = [
        (
            one.household_id,
            one.tier,
            one.kits,
            one.at_home,
            register.open_of_round(1, one.household_id, bytes(one.reasons)),
        )
        for one in Entitlement.objects.order_by("household")
    ]
    rows = list(Household.objects.order_by("pk").values_list(*FACTS))
    return [rows, people.households.to_pylist(), people.persons.to_pylist(), due]


@given(some.lists(ENTRY, min_size=3, max_size=4), MATCHED)
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_joined_and_split_again_is_what_it_was(
    register: OpenRegister,
    entries: list[dict[str, Any]],
    matched: list[list[tuple[int, int]]],
) -> None:
    with transaction.atomic():
        keys = []
        for number, entry in enumerate(entries):
            told = {**entry, "id": f"{number:032x}"}
            keys.append(active(seal_household(register, told.pop("members"), told)))
        register.memory.clear()
        assess(register)
        before = facts(register)
        for key, persons in zip(keys[1:], matched, strict=False):
            compared(keys[0], key, *persons)
        join_entries(keys[0], *keys[1:3])
        assert families(register).households.num_rows == len(entries) - 2
        assess(register)
        assert Entitlement.objects.count() == len(entries) - 2
        split_off(*keys[1:3])
        assess(register)
        assert facts(register) == before
        transaction.set_rollback(True)


def test_entitlement_is_that_of_the_joined_family_and_of_each_part_again(
    register: OpenRegister,
) -> None:
    ruben = {"given": "Ռուբեն", "surname": "Հարությունյան", "birth": "1979-05-04"}
    children = [
        {"given": name, "surname": "Հարությունյան", "birth": f"2015-0{at}-01"}
        for at, name in enumerate(("Անի", "Արա", "Լիլիթ"), start=1)
    ]
    first = active(seal_household(register, [ruben, *children[:2]], {}))
    second = active(seal_household(register, [ruben, children[2]], {"office": "miasin"}))
    assess(register)
    apart = {one.household_id: (one.tier, one.kits) for one in Entitlement.objects.all()}
    join_entries(first, second)
    assess(register)
    (joined,) = Entitlement.objects.all()
    # Three children together: a criterion of the example that neither half meets.
    assert joined.household_id == first and joined.tier < min(tier for tier, _ in apart.values())
    split_off(second)
    assess(register)
    assert {one.household_id: (one.tier, one.kits) for one in Entitlement.objects.all()} == apart


def test_who_was_registered_when_is_untouched_by_a_join(register: OpenRegister) -> None:
    first = active(seal_household(register, [{"given": "Ani"}], {}))
    second = active(seal_household(register, [{"given": "Ani"}], {}))
    Household.objects.filter(pk=second).update(registered_on=date(2025, 9, 1))
    join_entries(first, second)
    assert families(register).households["registered_on"].to_pylist() == [date(2025, 8, 1)]
    assert Household.objects.get(pk=second).registered_on == date(2025, 9, 1)
