"""Newly received entries find their place when the register is next open."""

from tests.conftest import Listed
from tonir.people.models import Household
from tonir.people.open import families, settle
from tonir.vault.register import OpenRegister

ANAHIT = {"given": "Անահիտ", "surname": "Գրիգորյան", "birth": "1984-03-12"}
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
