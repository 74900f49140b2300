"""A later list of the office does not undo what was corrected, unless it brings something new."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.conftest import Listed
from tests.people.sealing import MEMBER, RECORD
from tests.rights.conftest import Corrected, Family
from tonir.matching.run import match
from tonir.people.arriving import content
from tonir.people.models import Household
from tonir.people.open import Entry
from tonir.people.rights.editing import Edits, edited
from tonir.people.rights.keeping import kept
from tonir.people.rights.marks import as_listed
from tonir.people.settling import settle
from tonir.vault.register import OpenRegister

ANAHIT = {"given": "Անահիտ", "surname": "Գրիգորյան", "birth": "1984-03-12"}
ANI = {"given": "Անի", "surname": "Գրիգորյան", "birth": "2019"}
ARA = {"given": "Արա", "surname": "Գրիգորյան", "birth": "2021"}
LIST = {"reference": "17", "phones": ["+37491234567"], "address": "Kentron 12"}


@pytest.fixture
def anahit(register: OpenRegister, listed: Listed) -> str:
    household = listed(ANAHIT, ANI, needs=["LP-BN"], **LIST)
    match(register)
    return household


def test_the_old_list_again_changes_nothing(
    register: OpenRegister, listed: Listed, anahit: str, corrected: Corrected, family: Family
) -> None:
    corrected(anahit, address="Teryan 5", given_2="Անուշ", needs="", remove_1="")
    listed(ANAHIT, ANI, needs=["LP-BN"], **LIST)
    assert settle(register)["unchanged"] == 1
    row, members = family(anahit)
    assert (row["address"], row["needs"], members[1]["given"]) == ("Teryan 5", [], "Անուշ")


def test_a_newer_list_with_the_old_value_keeps_the_correction(
    register: OpenRegister, listed: Listed, anahit: str, corrected: Corrected, family: Family
) -> None:
    corrected(anahit, address="Teryan 5", given_2="Անուշ")
    listed(ARA, ANI, ANAHIT, **{**LIST, "phones": ["+37499112233"]})
    assert settle(register)["updated"] == 1
    row, members = family(anahit)
    assert (row["address"], row["phones"]) == ("Teryan 5", ["+37499112233"])
    assert [one["given"] for one in members] == ["Արա", "Անուշ", "Անահիտ"]


def test_a_list_that_brings_a_third_value_is_believed(
    register: OpenRegister, listed: Listed, anahit: str, corrected: Corrected, family: Family
) -> None:
    corrected(anahit, address="Teryan 5", birth_2="2018")
    listed(ANAHIT, {**ANI, "birth": "2020"}, **{**LIST, "address": "Abovyan 1"})
    assert settle(register)["updated"] == 1
    row, members = family(anahit)
    assert (row["address"], members[1]["birth_year"]) == ("Abovyan 1", 2020)
    # The correction is forgotten with it: the list's next word counts too.
    listed(ANAHIT, {**ANI, "birth": "2020"}, **LIST)
    settle(register)
    assert family(anahit)[0]["address"] == "Kentron 12"


def test_a_list_that_has_caught_up_keeps_an_older_one_from_undoing_it(
    register: OpenRegister, listed: Listed, anahit: str, corrected: Corrected, family: Family
) -> None:
    corrected(anahit, address="Teryan 5")
    listed(ANAHIT, ANI, needs=["LP-BN"], **{**LIST, "address": "Teryan 5"})
    assert settle(register)["unchanged"] == 1
    listed(ANAHIT, ANI, needs=["LP-BN"], **LIST)
    settle(register)
    assert family(anahit)[0]["address"] == "Teryan 5"


def test_who_was_taken_out_stays_out_and_who_was_added_stays(
    register: OpenRegister, listed: Listed, anahit: str, corrected: Corrected, family: Family
) -> None:
    corrected(anahit, remove_2="1", given_3="Լիլիթ", needs_3="DS")
    listed(ANAHIT, ANI, ARA, **LIST)
    settle(register)
    _, members = family(anahit)
    assert [one["given"] for one in members] == ["Անահիտ", "Արա", "Լիլիթ"]
    assert members[2]["needs"] == ["DS"]


def test_an_added_member_whom_the_list_brings_at_last_stands_once(
    register: OpenRegister, listed: Listed, anahit: str, corrected: Corrected, family: Family
) -> None:
    corrected(anahit, given_3="Արա", document_3="AN7654321")
    listed(ANAHIT, ANI, ARA, **LIST)
    settle(register)
    _, members = family(anahit)
    assert [(one["given"], one["birth_year"], one["document"]) for one in members][2] == (
        *("Արա", 2021),
        "AN7654321",
    )
    assert len(members) == 3


def test_a_list_without_numbers_finds_the_family_that_it_brought(
    register: OpenRegister, listed: Listed, corrected: Corrected, family: Family
) -> None:
    anahit = listed(ANAHIT, phones=["+37491234567"])
    match(register)
    corrected(anahit, given_1="Նարինե", phones="", birth_1="1990")
    listed(ANAHIT, phones=["+37491234567"], row=9)
    assert settle(register)["unchanged"] == 1
    assert family(anahit)[1][0]["given"] == "Նարինե"
    assert Household.objects.count() == 1


NAMES = some.sampled_from(["Անի", "Արա", "Լիլիթ", "Դավիթ", None])
MEMBERS = some.fixed_dictionaries(
    {"given": NAMES, "birth": some.sampled_from(["2001-02-03", "1999", None])}
)


@given(data=some.data(), people=some.lists(MEMBERS, min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_however_often_corrected_what_the_list_said_is_known(
    data: some.DataObject, people: list[dict[str, Any]]
) -> None:
    entry = _entry(people)
    now = deepcopy(entry)
    for _ in range(data.draw(some.integers(1, 3))):
        now = edited(now, _edits(data, len(now[1]["members"])), {"on": "2025-08-01", "by": "x"})
    assert _says(as_listed(*now)) == _says(entry)
    assert len(now[2]["members"]) == len(now[1]["members"])
    # And the same list once more changes nothing at all.
    assert _says(kept(now, deepcopy(entry))) == _says(now)


def _entry(people: list[dict[str, Any]]) -> tuple[str, dict[str, Any], dict[str, Any]]:
    record = {**RECORD, "members": [{**MEMBER, **one, "row": None} for one in people]}
    needs = [{"needs": ["DS"] if number % 2 else []} for number in range(len(people))]
    return "R1-1", record, {"needs": [], "members": needs, "notes": None}


def _edits(data: some.DataObject, members: int) -> Edits:
    numbers = some.integers(0, members - 1) if members else some.nothing()
    values = some.fixed_dictionaries({}, optional={"given": NAMES, "needs": some.just(["ER"])})
    return Edits(
        family=data.draw(
            some.fixed_dictionaries({}, optional={"address": NAMES, "area": some.just("R2-1")})
        ),
        members=data.draw(some.dictionaries(numbers, values, max_size=2)) if members else {},
        added=tuple(data.draw(some.lists(MEMBERS, max_size=1))),
        removed=frozenset(data.draw(some.sets(numbers, max_size=2)) if members else ()),
    )


def _says(facts: tuple[Any, ...]) -> Any:
    return content(Entry("", *facts))
