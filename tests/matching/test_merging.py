"""Entries of one family are one family in the register: who is whom is what the model matched."""

from datetime import date
from typing import Any

import pytest

from tests.conftest import Listed
from tests.handover.conftest import active
from tests.matching.joining import compared, join_entries, split_off
from tonir.matching.models import Pair, Scored
from tonir.matching.queries import entries_of_family, families, kept_ids, matched_of, own_first
from tonir.people.models import Household
from tonir.targeting.models import Entitlement
from tonir.vault.register import OpenRegister

RUBEN_HY = {"given": "Ռուբեն", "surname": "Հարությունյան", "birth": "1979-05-04", "sex": "m"}
RUBEN_RU = {"given": "Рубен", "surname": "Арутюнян", "birth": "1979", "document": "AN1234567"}
GAYANE_HY = {"given": "Գայանե", "surname": "Հարությունյան", "birth": "1982-11-30"}
GALYA_RU = {"given": "Галя", "surname": "Арутюнян", "birth": "1982-11-30"}
FIRST, SECOND, THIRD = "1" * 32, "2" * 32, "3" * 32


@pytest.fixture
def lists(register: OpenRegister, listed: Listed) -> None:
    """Ruben's family on the lists of two offices; nothing is joined yet."""
    active(listed(RUBEN_HY, GAYANE_HY, id=FIRST))
    active(listed(GALYA_RU, RUBEN_RU, id=SECOND, office="miasin"))


def members(register: OpenRegister, household: str = FIRST) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = families(register).persons.to_pylist()
    return [row for row in rows if row["household"] == household]


@pytest.mark.usefixtures("lists")
def test_whom_the_model_matched_is_one_member(register: OpenRegister) -> None:
    compared(FIRST, SECOND, (0, 1), (1, 0))
    join_entries(FIRST, SECOND)
    ruben, gayane = members(register)
    assert (ruben["given"], ruben["birth"], ruben["document"]) == (
        "Ռուբեն",
        date(1979, 5, 4),
        "AN1234567",
    )
    assert gayane["given"] == "Գայանե"


@pytest.mark.usefixtures("lists")
def test_numbers_are_those_of_each_entry_whichever_leads(register: OpenRegister) -> None:
    compared(FIRST, SECOND, (0, 1), (1, 0))
    join_entries(SECOND, FIRST)
    galya, ruben = members(register, SECOND)
    assert (galya["birth"], ruben["document"]) == (date(1982, 11, 30), "AN1234567")


@pytest.mark.usefixtures("lists")
def test_joined_by_a_person_names_and_births_tell_who_is_whom(register: OpenRegister) -> None:
    join_entries(FIRST, SECOND)
    assert len(members(register)) == 3  # Gayane and Galya: no rule knows, nobody is guessed.


@pytest.mark.usefixtures("lists")
def test_a_new_match_is_seen_at_once(register: OpenRegister) -> None:
    join_entries(FIRST, SECOND)
    before = families(register)
    assert families(register) is before
    compared(FIRST, SECOND, (0, 1), (1, 0))
    assert len(members(register)) == 2


@pytest.mark.usefixtures("lists")
def test_the_heavier_pair_decides_who_is_whom(register: OpenRegister, listed: Listed) -> None:
    twins = [{"given": name, "surname": "A", "birth": "2015-01-01"} for name in ("Ani", "Ara")]
    active(listed(*twins, id=THIRD))
    fourth = active(listed(twins[0], id="4" * 32))
    fifth = active(listed(twins[0], id="5" * 32))
    compared(THIRD, fourth, (0, 0), weight=30)
    compared(fourth, fifth, (0, 0), weight=20)
    compared(THIRD, fifth, (1, 0), weight=10)
    join_entries(THIRD, fourth, fifth)
    found = matched_of([THIRD, fourth, fifth])
    assert found.now == [((0, 0), (1, 0)), ((1, 0), (2, 0)), ((0, 1), (2, 0))]
    assert [one["given"] for one in members(register, THIRD)] == ["Ani", "Ara"]


@pytest.mark.usefixtures("lists")
def test_an_entry_that_changed_since_it_was_compared_is_read_with_care(
    register: OpenRegister,
) -> None:
    compared(FIRST, SECOND, (0, 1), (1, 0))
    join_entries(FIRST, SECOND)
    for key in (FIRST, SECOND):
        Scored.objects.create(household_id=key, revision=0)
    Household.objects.filter(pk=SECOND).update(revision=1)
    assert matched_of([FIRST, SECOND]).now == []
    assert len(members(register)) == 2  # Same birthday: nothing speaks against it.
    Pair.objects.update(persons=[[0, 0], [1, 1]])
    register.memory.clear()
    assert len(members(register)) == 3  # Ruben by his name; no woman of his age is he.


@pytest.mark.usefixtures("lists")
def test_an_entry_that_does_not_open_any_more_stops_nobodys_aid(register: OpenRegister) -> None:
    join_entries(FIRST, SECOND)
    Household.objects.filter(pk=FIRST).update(record=b"altered", revision=1)
    found = families(register)
    assert found.households["id"].to_pylist() == [FIRST]
    assert {one["given"] for one in members(register)} == {"Галя", "Рубен"}


@pytest.mark.usefixtures("lists")
def test_a_family_is_found_under_each_of_its_entries() -> None:
    join_entries(SECOND, FIRST)
    assert entries_of_family(FIRST) == entries_of_family(SECOND) == [SECOND, FIRST]
    assert kept_ids() == {FIRST: SECOND}
    split_off(FIRST)
    assert entries_of_family(FIRST) == [FIRST]


def test_what_stands_under_two_entries_counts_once_that_of_the_leading_one() -> None:
    rows = [Entitlement(household_id=key) for key in (THIRD, SECOND, FIRST, "4" * 32)]
    found = own_first(rows, {SECOND: "4" * 32, FIRST: THIRD})
    assert {key: row.household_id for key, row in found.items()} == {
        THIRD: THIRD,
        "4" * 32: "4" * 32,
    }
    assert own_first(rows[1:3], {SECOND: THIRD, FIRST: THIRD})[THIRD].household_id == FIRST
