"""Newly received entries find their place when the register is next open."""

from tests.conftest import Listed
from tonir.people.models import Household
from tonir.people.open import families
from tonir.people.settling import settle
from tonir.vault.register import OpenRegister

ANAHIT = {"given": "Անահիտ", "surname": "Գրիգորյան", "birth": "1984-03-12"}
RUBEN = {"given": "Ռուբեն", "surname": "Հարությունյան", "birth": "1978"}
ANI = {"given": "Անի", "surname": "Գրիգորյան", "birth": "2019"}


def test_the_same_family_sent_again_changes_nothing(register: OpenRegister, listed: Listed) -> None:
    first = listed(ANAHIT, reference="17")
    settle(register)
    listed(ANAHIT, reference="17", file="again.xlsx", row=90)
    assert settle(register) == {"new": 0, "updated": 0, "unchanged": 1}
    assert list(Household.objects.values_list("pk", flat=True)) == [first]


def test_a_corrected_family_keeps_its_identity(register: OpenRegister, listed: Listed) -> None:
    first = listed(ANAHIT, reference="17")
    settle(register)
    listed(ANAHIT, ANI, reference="17")
    assert settle(register)["updated"] == 1
    opened = families(register)
    assert opened.households["id"].to_pylist() == [first]
    assert opened.persons["given"].to_pylist() == ["Անահիտ", "Անի"]


def test_two_offices_may_use_one_number_for_two_families(
    register: OpenRegister, listed: Listed
) -> None:
    listed(ANAHIT, reference="17")
    listed(ANI, reference="17", office="miasin")
    assert settle(register)["new"] == 2


def test_without_numbers_the_same_content_is_the_same_entry(
    register: OpenRegister, listed: Listed
) -> None:
    listed(ANAHIT)
    listed(ANAHIT, row=7)
    listed(ANI)
    assert settle(register) == {"new": 2, "updated": 0, "unchanged": 1}


def test_an_office_that_numbers_each_list_from_one_overwrites_nobody(
    register: OpenRegister, listed: Listed
) -> None:
    listed(ANAHIT, reference="1", list=1)
    settle(register)
    listed(RUBEN, reference="1", list=2)
    assert settle(register) == {"new": 1, "updated": 0, "unchanged": 0}
    listed({**RUBEN, "birth": "1979-05-04"}, reference="1", list=3)
    assert settle(register)["updated"] == 1
    persons = families(register).persons.to_pylist()
    assert {(one["given"], one["birth_year"]) for one in persons} == {
        ("Անահիտ", 1984),
        ("Ռուբեն", 1979),
    }


def test_a_corrected_name_is_known_by_its_telephone(register: OpenRegister, listed: Listed) -> None:
    listed(
        {**ANAHIT, "given": "Անահիթ", "surname": "Գրիգրյան"}, reference="1", phones=["+37477123456"]
    )
    listed({**ANAHIT, "birth": "1985-03-12"}, reference="1", phones=["+37477123456"], row=9)
    assert settle(register) == {"new": 1, "updated": 1, "unchanged": 0}


def test_a_birth_year_alone_is_a_year_not_a_day(register: OpenRegister, listed: Listed) -> None:
    listed(ANI)
    settle(register)
    person = families(register).persons.to_pylist()[0]
    assert person["birth"] is None and person["birth_year"] == 2019


def test_only_what_changed_is_opened_again(register: OpenRegister, listed: Listed) -> None:
    listed(ANAHIT, reference="17")
    settle(register)
    assert families(register) is families(register)
    listed(ANI, reference="18")
    settle(register)
    assert families(register).households.num_rows == 2
