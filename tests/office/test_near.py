"""A registrar who writes a family down is told that it stands in the register, and little else."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.conftest import Listed
from tests.office.conftest import LogIn
from tests.office.test_adding_a_family import ADDRESS, ANAHIT, page_of, send
from tonir.engines.refusals import Refusal
from tonir.matching.near import page as near_page
from tonir.matching.run import match
from tonir.office.roles import REGISTRAR, ROLES
from tonir.people.models import Household
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister

NEAR = "/pairs/near/"
LISTED = {"given": "Անահիտ", "surname": "Գրիգորյան", "birth": "1984-03-12"}
DAUGHTER = {"given": "Մարիամ", "surname": "Գրիգորյան", "birth": "2009-09-09"}
# Of the entry, and not of the form.
NOT_ASKED = ("Մարիամ", "AN0412345", "77555555", "Abovyan", "1984-03-12", "12.03.1984")
HEAD = {"given-1": "Анаит", "surname-1": "Григорян", "birth-1": "1984", "persons": "1"}
HEAD |= {"area": "Հրազդան"}
# Anahit alone, of whom the registrar has not seen a document.
ALONE = {"document-1": "", "given-2": "", "surname-2": "", "birth-2": "", "relation-2": ""}


@pytest.fixture
def anahit(listed: Listed, opened: OpenRegister) -> str:
    """Anahit's family is in the register, which is open."""
    head = {**LISTED, "document": "AN0412345"}
    household = listed(head, DAUGHTER, phones=["+37477555555"], address="Abovyan 3")
    match(opened)
    return household


def ask(client: Client, **fields: str) -> str:
    answer = client.post(NEAR, {**HEAD, **fields}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    return page_of(answer)


def lines() -> list[str]:
    return list(
        AccessEvent.objects.filter(detail__startswith="near").values_list("detail", flat=True)
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Perhaps registered already", "Hrazdan", "in another script")),
        ("hy", ("Հնարավոր է՝ արդեն գրանցված է", "Հրազդան", "այլ գրով")),
        ("ru", ("Возможно, семья уже зарегистрирована", "Раздан", "другим письмом")),
    ],
)
def test_while_she_writes_she_is_told_in_her_language(
    language: str, words: tuple[str, ...], log_in: LogIn, anahit: str
) -> None:
    part = ask(log_in("registrar", language))
    assert "Գրիգորյան Անահիտ" in part and "grigoryan anahit" in part and "<html" not in part
    for word in words:
        assert word in part, (word, part)
    assert not [word for word in NOT_ASKED if word in part]
    assert anahit not in part


@pytest.mark.usefixtures("anahit")
@pytest.mark.parametrize(
    "lacks",
    [
        {"birth-1": ""},
        {"surname-1": ""},
        {"given-1": ""},
        {"given-1": "", "document-1": "AN0412345"},
        {"given-1": "", "surname-1": "", "birth-1": "", "phone-1": "077555555"},
    ],
)
def test_before_enough_is_known_of_one_person_nobody_is_looked_for(
    lacks: dict[str, str], log_in: LogIn
) -> None:
    assert ask(log_in("registrar"), **lacks) == ""
    assert not lines()


@pytest.mark.usefixtures("anahit")
def test_another_year_another_town_or_a_stranger_shows_nobody(log_in: LogIn) -> None:
    registrar = log_in("registrar")
    assert ask(registrar, **{"birth-1": "1951"}) == ""
    assert ask(registrar, **{"given-1": "Сона", "surname-1": "Абгарян"}) == ""


@pytest.mark.parametrize("role", ROLES)
def test_it_is_the_registrars_alone(role: str, log_in: LogIn, anahit: str) -> None:
    answer = log_in(role).post(NEAR, HEAD)
    assert (answer.status_code == 200) == (role == REGISTRAR)
    assert ("Անահիտ" in page_of(answer)) == (role == REGISTRAR)


def test_the_family_shown_stands_in_the_log_with_who_was_shown_it(
    log_in: LogIn, anahit: str
) -> None:
    ask(log_in("registrar"))
    assert lines() == [f"near {anahit}"]
    assert AccessEvent.objects.get(detail=f"near {anahit}").by == "registrar"
    for language, words in (("en", "likely the same family"), ("ru", "не зарегистрирована ли")):
        assert words in page_of(log_in("custodian", language).get("/register/log/"))


def test_closed_nothing_is_asked_and_nothing_offered(
    log_in: LogIn, register: OpenRegister, listed: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(LISTED)
    match(register)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the closed register was asked")

    monkeypatch.setattr(near_page, "ask", never)
    registrar = log_in("registrar")
    assert ask(registrar) == ""
    page = page_of(registrar.get(ADDRESS))
    assert "hx-post" not in page and 'id="near"' not in page and "While the register" not in page
    send(registrar)
    assert Household.objects.count() == 2


@pytest.mark.usefixtures("anahit")
def test_open_the_form_asks_while_it_is_filled_in_and_says_so(log_in: LogIn) -> None:
    page = page_of(log_in("registrar").get(ADDRESS))
    assert f'hx-post="{NEAR}"' in page and "While the register is open" in page
    assert re.search(r'<div id="near" aria-live="polite">', page)
    assert "Անահիտ" not in page


@pytest.mark.usefixtures("anahit")
def test_without_scripts_she_is_told_when_she_seals_and_decides(log_in: LogIn) -> None:
    registrar = log_in("registrar")
    answer = send(registrar, ALONE)
    page = page_of(answer)
    assert answer.status_code == 409 and Household.objects.count() == 1
    assert "This looks like a family that is registered already" in page
    assert 'role="alert"' in page and not [word for word in NOT_ASKED if word in told(page)]
    assert 'value="Kentron st. 12"' in page
    assert '<button form="family" name="another" value="1">' in page
    assert f'href="{ADDRESS}?office=shoghakat"' in page
    page = page_of(send(registrar, ALONE, another="1"))
    assert "The family is sealed" in page and Household.objects.count() == 2


def told(page: str) -> str:
    """What the page says of the entry that was found."""
    found = re.search(r'<section class="near">.*?</section>', page, re.DOTALL)
    assert found
    return found[0]


@pytest.mark.usefixtures("anahit")
def test_a_value_that_she_has_left_out_stays_left_out(log_in: LogIn) -> None:
    registrar = log_in("registrar")
    page = page_of(send(registrar, {**ALONE, "phone": "0930", "as_it_is": "1"}))
    assert Household.objects.count() == 1
    assert '<button form="family" name="another" value="as_it_is">' in page
    send(registrar, {**ALONE, "phone": "0930"}, another="as_it_is")
    assert Household.objects.count() == 2


@pytest.mark.usefixtures("anahit")
@pytest.mark.parametrize("code", ["R10", "R11", "R12", "R13"])
def test_a_register_that_cannot_look_now_keeps_nobody_from_being_registered(
    code: str, log_in: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise Refusal(code, work="match", kind="KeyError", where="x")

    monkeypatch.setattr(near_page, "ask", refuse)
    registrar = log_in("registrar")
    assert ask(registrar) == ""
    assert "The family is sealed" in page_of(send(registrar, ALONE))


def test_only_what_is_compared_goes_to_the_register(
    log_in: LogIn, anahit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[dict[str, Any]] = []

    def hear(job: str, **asked: Any) -> dict[str, Any]:
        sent.append(asked)
        return {"families": [], "enough": True}

    monkeypatch.setattr(near_page, "ask", hear)
    part = page_of(log_in("registrar").post(NEAR, ANAHIT))
    assert "as many families as one person is shown" in part
    assert set(sent[0]) == {"by", "home", "members", "language"}
    assert set(sent[0]["home"]) == {"area", "phones", "address"}
    assert not [
        word for word in ("Third floor", "BREADWINNER", "DS", "hy'") if word in str(sent[0])
    ]


@pytest.mark.usefixtures("anahit")
def test_nothing_of_it_lies_in_the_database_or_an_address(log_in: LogIn) -> None:
    registrar = log_in("registrar")
    assert ask(registrar) and registrar.get(NEAR, HEAD).status_code == 405
    stored = "".join(connection.connection.iterdump())
    for word in ("Анаит", "Григорян", "Անահիտ", "grigoryan"):
        assert word not in stored and word.encode().hex() not in stored
