"""The search in the open register: made ready once, the best first, fifty at most."""

import pytest

from tests.conftest import Listed
from tonir.matching.run import match
from tonir.people.models import Household
from tonir.reporting.families import find, make_ready
from tonir.reporting.families import search as searching
from tonir.vault.register import OpenRegister

ANAHIT = {"given": "Անահիտ", "surname": "Գրիգորյան", "birth": "1984-03-12", "document": "AN0412345"}
ANI = {"given": "Անի", "surname": "Գրիգորյան", "birth": "2019-01-01"}
RUBEN = {"given": "Рубен", "surname": "Арутюнян", "birth": "1979-05-04"}


def ids(register: OpenRegister, text: str) -> list[str]:
    return [row["id"] for row in find(register, text=text)["families"]]


def test_the_register_is_made_ready_once_and_tells_how_far_it_is(
    register: OpenRegister, listed: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    anahit = listed(ANAHIT, ANI)
    listed(RUBEN)
    match(register)
    told: list[str] = []
    ready = make_ready(register, lambda *step: told.append(step[0]))
    assert ready == {"families": 2, "people": 3}
    assert "indexing" in told
    monkeypatch.setattr(searching, "build", None)
    assert ids(register, "Anahit") == [anahit]


def test_an_empty_register_is_made_ready_and_finds_nobody(register: OpenRegister) -> None:
    assert make_ready(register) == {"families": 0, "people": 0}
    assert find(register, text="Anahit") == {"count": 0, "families": []}


def test_whoever_is_erased_or_new_is_not_found_or_found_at_once(
    register: OpenRegister, listed: Listed
) -> None:
    anahit = listed(ANAHIT)
    match(register)
    assert ids(register, "Anahit") == [anahit]
    Household.objects.filter(pk=anahit).update(state=Household.State.ERASED)
    assert ids(register, "Anahit") == [] and ids(register, "AN0412345") == []
    ruben = listed(RUBEN)
    match(register)
    assert ids(register, "Ruben") == [ruben]


def test_families_that_fit_equally_are_in_order_of_their_heads_and_slips_come_last(
    register: OpenRegister, listed: Listed
) -> None:
    slip = listed({"given": "Ժաննա", "surname": "Աբգաբյան"})
    sona = listed({"given": "Սոնա", "surname": "Աբգարյան"}, {"given": "Արամ"}, id="0" * 32)
    ani = listed({"given": "Անի", "surname": "Աբգարյան"}, {"given": "Նարե"}, {"given": "Գոռ"})
    match(register)
    rows = find(register, text="Абгарян", language="ru")["families"]
    assert [(row["id"], row["head"], row["members"]) for row in rows] == [
        (ani, "Աբգարյան Անի", 3),
        (sona, "Աբգարյան Սոնա", 2),
        (slip, "Աբգաբյան Ժաննա", 1),
    ]
    assert {row["area"] for row in rows} == {"Раздан"}


def test_the_head_is_the_first_member_who_has_a_name(
    register: OpenRegister, listed: Listed
) -> None:
    listed({"birth": "1950-01-01"}, ANI)
    match(register)
    assert find(register, text="Ani")["families"][0]["head"] == "Գրիգորյան Անի"


def test_a_document_in_another_spacing_and_script_finds_anahit(
    register: OpenRegister, listed: Listed
) -> None:
    anahit = listed(ANAHIT, ANI)
    match(register)
    for text in ("an 0412345", "АN-04-12-345", "0412345"):
        assert ids(register, text) == [anahit]
