"""Newly received entries find their place when the register is next open."""

from typing import Any

import pytest

from tests.conftest import Listed
from tonir.people.models import Household
from tonir.people.open import families
from tonir.people.settling import settle
from tonir.vault.register import OpenRegister
from tonir.vault.seal import Kind, PrivateKeys, unseal

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


def told(version: str, on: str) -> dict[str, str]:
    return {"version": version, "language": "hy", "on": on}


def test_what_the_family_now_refuses_changes_its_entry(
    register: OpenRegister, listed: Listed
) -> None:
    for facts in ({"reference": "17"}, {"phones": ["+37477123456"]}):
        first = listed(ANAHIT, refused=[], **facts)
        settle(register)
        listed(ANAHIT, refused=["referral"], **facts)
        assert settle(register)["updated"] == 1
        (row,) = [one for one in families(register).households.to_pylist() if one["id"] == first]
        assert row["refused"] == ["referral"]


def test_told_again_on_another_day_changes_nothing(register: OpenRegister, listed: Listed) -> None:
    listed(ANAHIT, reference="17", notice=told("1", "2025-08-01"))
    settle(register)
    listed(ANAHIT, reference="17", notice=told("1", "2025-08-09"))
    assert settle(register)["unchanged"] == 1


def test_told_of_another_notice_the_record_says_so_and_no_list_takes_it_back(
    register: OpenRegister, listed: Listed
) -> None:
    listed(ANAHIT, reference="17")
    settle(register)
    for notice, count in ((told("1", "2025-08-01"), 1), (told("2", "2025-08-02"), 1), (None, 0)):
        listed(ANAHIT, reference="17", notice=notice)
        assert settle(register)["updated"] == count
    listed(ANAHIT, ANI, reference="17", notice=None)
    assert settle(register)["updated"] == 1
    (row,) = families(register).households.to_pylist()
    assert (row["notice_version"], row["notice_on"]) == ("2", "2025-08-02")


def test_who_stands_twice_in_one_list_under_one_number_is_read_as_corrected(
    register: OpenRegister, listed: Listed
) -> None:
    """Settled in one go: what was opened first is not what stands at last."""
    listed(ANAHIT, reference="17", row=2, phones=["+37477123456"])
    listed({**ANAHIT, "birth": "1985-03-12"}, reference="17", row=3, phones=["+37477123456"])
    assert settle(register)["updated"] == 1
    (anahit,) = families(register).persons.to_pylist()
    assert anahit["birth_year"] == 1985


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the envelopes that are opened from now on, one each time."""
    ids: list[str] = []

    def noting(keys: PrivateKeys, kind: Kind, about: str, envelope: bytes) -> dict[str, Any]:
        ids.append(about)
        return unseal(keys, kind, about, envelope)

    monkeypatch.setattr("tonir.people.open.unseal", noting)
    return ids


def test_a_small_list_opens_no_entry_of_the_register_that_it_has_nothing_to_do_with(
    register: OpenRegister, listed: Listed, opened: list[str]
) -> None:
    for number in range(40):
        listed(RUBEN, reference=f"r{number}", phones=[f"+374771234{number:02}"])
        listed({**ANI, "surname": f"Գրիգորյան{number}"})
    earlier = listed(ANAHIT, reference="17")
    settle(register)
    families(register)
    opened.clear()
    comes, new = listed(ANAHIT, ANI, reference="17"), listed(RUBEN)
    assert settle(register) == {"new": 1, "updated": 1, "unchanged": 0}
    assert set(opened) == {earlier, comes, new}
    opened.clear()
    families(register)
    assert set(opened) == {earlier}, "what was sealed anew is opened again, and nothing else"


def test_a_register_opened_again_knows_what_a_list_without_numbers_brought_before(
    register: OpenRegister, listed: Listed
) -> None:
    listed(ANAHIT, ANI)
    listed(ANI)
    settle(register)
    register.memory.clear()
    listed(ANAHIT, ANI, row=9)
    listed(ANI, {"given": None, "surname": None, "birth": None})
    listed({"given": None, "surname": "Գրիգորյան", "birth": None})
    assert settle(register) == {"new": 2, "updated": 0, "unchanged": 1}
    listed({"given": None, "surname": "Գրիգորյան", "birth": None}, row=12)
    assert settle(register) == {"new": 0, "updated": 0, "unchanged": 1}


def test_a_family_without_anybody_in_it_is_known_again(
    register: OpenRegister, listed: Listed
) -> None:
    listed(phones=["+37477123456"])
    settle(register)
    listed(ANAHIT)
    listed(phones=["+37477123456"], row=4)
    assert settle(register) == {"new": 1, "updated": 0, "unchanged": 1}
