"""A registrar writes down a family that stands before her, and cannot read it back."""

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from tests.office.conftest import LogIn
from tonir.engines.refusals import Refusal
from tonir.office.roles import MAY_SEE
from tonir.people.models import Household
from tonir.people.open import families
from tonir.people.settling import settle
from tonir.programme.models import Programme
from tonir.vault.register import OpenRegister

ADDRESS = "/lists/family/"
ANAHIT: dict[str, Any] = {
    "token": "a" * 32,
    "office": "shoghakat",
    "registered_on": "2025-08-12",
    "persons": "2",
    "given-1": "Անահիտ",
    "surname-1": "Գրիգորյան",
    "birth-1": "12.03.1984",
    "sex-1": "f",
    "relation-1": "head",
    "document-1": "AN7654321",
    "needs-1": ["DS", "DS-PM"],
    "given-2": "Անի",
    "surname-2": "Գրիգորյան",
    "birth-2": "2024",
    "relation-2": "child",
    "area": "Հրազդան",
    "address": "Kentron st. 12",
    "phone": "091 234567",
    "language": "hy",
    "needs": ["BREADWINNER"],
    "notes": "Third floor",
    "notice": "2025-07",
    "notice_language": "hy",
    "consent=referral": "no",
    "consent=survey": "yes",
}
PERSONAL = (
    *("Անահիտ", "Անի<", "Գրիգորյան", "12.03.1984", "1984-03-12", "AN7654321", "91 234567"),
    *("91234567", "Kentron", "Third floor"),
)
OTHER = {"given-1": "Գայանե", "surname-1": "Հարությունյան", "given-2": "Արամ", "phone": "077123456"}
REFUSED = 409


def send(client: Client, changes: dict[str, Any] | None = None, **words: Any) -> HttpResponse:
    """Sends Anahit's form with those fields changed; a field of None is not sent."""
    form = {**ANAHIT, **(changes or {}), **words}
    kept = {name: value for name, value in form.items() if value is not None}
    answer: HttpResponse = client.post(ADDRESS, kept, follow=True)
    return answer


def page_of(answer: HttpResponse) -> str:
    return unescape(answer.content.decode())


def sealed(register: OpenRegister) -> tuple[dict[str, Any], dict[str, Any]]:
    """Record and care of the only household."""
    one = Household.objects.get()
    return (
        register.open("record", one.pk, bytes(one.record)),
        register.open("care", one.pk, bytes(one.care)),
    )


def said_beside(page: str, field: str) -> str:
    found = re.search(rf'<div class="said" id="{field}-said">(.*?)</div>', page, re.DOTALL)
    return found[1] if found else ""


def test_a_family_goes_in_as_from_a_list(log_in: LogIn, register: OpenRegister) -> None:
    page = page_of(send(log_in("registrar")))
    assert "The family is sealed" in page and "People in it: 2." in page
    record, care = sealed(register)
    assert [member["given"] for member in record["members"]] == ["Անահիտ", "Անի"]
    assert [member["birth"] for member in record["members"]] == ["1984-03-12", "2024"]
    assert (record["office"], record["file"], record["row"]) == ("shoghakat", "", 0)
    assert record["phones"] == ["+37491234567"] and record["address"] == "Kentron st. 12"
    assert record["notice"] == {"version": "2025-07", "language": "hy", "on": "2025-08-12"}
    assert record["bases"]["aid"] == "public_interest" and record["refused"] == ["referral"]
    assert care["needs"] == ["BREADWINNER"] and care["members"][0]["needs"] == ["DS", "DS-PM"]
    assert care["notes"] == "Third floor"
    household = Household.objects.get()
    assert (household.area_id, household.registered_on.isoformat()) == ("R1-1", "2025-08-12")
    assert settle(register)["new"] == 1
    assert families(register).persons["given"].to_pylist() == ["Անահիտ", "Անի"]


def test_nothing_of_it_comes_back_to_the_registrar(log_in: LogIn) -> None:
    registrar = log_in("registrar")
    answer = send(registrar)
    shown = [answer]
    for page in ("/", "/lists/", "/bar/", ADDRESS, f"{ADDRESS}?office=shoghakat"):
        shown += [registrar.get(page), registrar.get(page, headers={"hx-request": "true"})]
    assert {page for page, roles in MAY_SEE.items() if "registrar" in roles} >= {"family_new"}
    kept = [str(registrar.cookies), *(str(one.get_decoded()) for one in Session.objects.all())]
    for text in (*map(page_of, shown), *kept):
        assert not [word for word in PERSONAL if word in text]
    household = Household.objects.get().pk
    assert not [one for one in shown if household in page_of(one)]
    for address in (f"/families/{household}/", f"/lists/family/{household}/"):
        assert registrar.get(address).status_code in {403, 404}


def test_nothing_of_it_lies_in_the_database_in_clear(log_in: LogIn) -> None:
    send(log_in("registrar"))
    stored = "".join(connection.connection.iterdump())
    assert "people_household" in stored
    assert not [word for word in PERSONAL if word in stored or word.encode().hex() in stored]


def test_a_fault_is_said_beside_its_field_and_the_form_comes_back_filled(log_in: LogIn) -> None:
    answer = send(log_in("registrar"), {"birth-2": "31 31", "area": "Atlantis"})
    page = page_of(answer)
    assert answer.status_code == REFUSED and not Household.objects.exists()
    assert '"31 31" is no date of birth.' in said_beside(page, "birth-2")
    assert "Write day, month and year" in said_beside(page, "birth-2")
    assert "Atlantis" in said_beside(page, "area")
    for name, value in ANAHIT.items():
        for one in value if isinstance(value, list) else [value]:
            if name in {"birth-2", "area"} or name.startswith("consent"):
                continue
            assert f'value="{one}"' in page or f">{one}</textarea>" in page, name
    assert page.count("checked") == 6  # three needs, the notice's language, two answers
    assert 'id="birth-2" name="birth-2" value="31 31"' in page
    assert "as_it_is" not in page


def test_a_wrong_telephone_keeps_nobody_from_flour_once_the_registrar_has_seen_it(
    log_in: LogIn, register: OpenRegister
) -> None:
    registrar = log_in("registrar")
    page = page_of(send(registrar, {"phone": "0930"}))
    assert said_beside(page, "phone") and 'name="as_it_is"' in page
    assert not Household.objects.exists()
    send(registrar, {"phone": "0930", "as_it_is": "1"})
    assert sealed(register)[0]["phones"] == []


def test_who_would_be_wrong_in_the_register_is_not_pushed_in(log_in: LogIn) -> None:
    answer = send(log_in("registrar"), {"birth-1": "01.01.2099", "as_it_is": "1"})
    assert answer.status_code == REFUSED and not Household.objects.exists()


def test_a_nameless_person_an_empty_family_and_no_office_are_named(log_in: LogIn) -> None:
    registrar = log_in("registrar", "ru")
    page = page_of(send(registrar, {"given-2": "", "surname-2": ""}))
    assert "У этого человека нет имени." in said_beside(page, "given-2")
    nobody = dict.fromkeys([name for name in ANAHIT if re.search(r"-\d$", name)], "")
    page = page_of(send(registrar, {**nobody, "office": "nowhere"}))
    assert "В этой семье нет людей." in said_beside(page, "given-1")
    assert said_beside(page, "office")
    assert not Household.objects.exists()


def test_one_more_person_is_a_button_and_loses_nothing(
    log_in: LogIn, register: OpenRegister
) -> None:
    registrar = log_in("registrar")
    page = page_of(send(registrar, {"more": "1"}))
    assert 'id="person-3"' in page and 'value="Kentron st. 12"' in page
    assert 'name="persons" value="3"' in page and f'name="token" value="{"a" * 32}"' in page
    assert not Household.objects.exists()
    send(registrar, {"persons": "4", "given-4": "Արամ", "birth-4": "2010"})
    assert [one["given"] for one in sealed(register)[0]["members"]] == ["Անահիտ", "Անի", "Արամ"]


def test_one_form_sent_twice_is_one_family(log_in: LogIn) -> None:
    registrar = log_in("registrar")
    send(registrar)
    page = page_of(send(registrar))
    assert "taken in before" in page and Household.objects.count() == 1
    # The same page filled in anew is not taken for sent again without a word.
    page = page_of(send(registrar, OTHER))
    assert "write it anew" in page and Household.objects.count() == 1


def test_two_requests_of_one_form_at_the_same_moment_are_one_family(
    log_in: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    registrar = log_in("registrar")
    send(registrar)
    real = Household.objects.filter
    looks: list[dict[str, Any]] = []

    def not_yet(**by: Any) -> Any:
        looks.append(by)
        return Household.objects.none() if len(looks) == 1 else real(**by)

    monkeypatch.setattr(Household.objects, "filter", not_yet)
    page = page_of(send(registrar))
    assert "taken in before" in page and Household.objects.count() == 1 and len(looks) == 2


def test_each_form_has_a_token_of_its_own_that_tells_no_household(log_in: LogIn) -> None:
    registrar = log_in("registrar")
    found = re.findall(
        r'name="token" value="(\w{32})"',
        page_of(registrar.get(ADDRESS)) + page_of(registrar.get(ADDRESS)),
    )
    assert len(set(found)) == 2
    send(registrar, token=found[0])
    assert not Household.objects.filter(pk__startswith=found[0][:8]).exists()


def test_the_same_family_written_down_again_is_the_same_and_another_is_another(
    log_in: LogIn, register: OpenRegister
) -> None:
    registrar = log_in("registrar")
    send(registrar)
    send(registrar, token="b" * 32, registered_on="2025-08-13")
    send(registrar, OTHER, token="c" * 32)
    send(registrar, {"given-1": "Գայանե"}, token="d" * 32)
    counted = settle(register)
    assert (counted["new"], counted["unchanged"]) == (3, 1)
    # Another answer is no other family.
    send(registrar, {"consent=referral": "yes"}, token="e" * 32)
    assert settle(register)["updated"] == 1


def test_what_was_not_answered_is_refused_and_what_was_not_read_is_not_told(
    log_in: LogIn, register: OpenRegister
) -> None:
    unasked = {"consent=referral": None, "consent=survey": None, "notice_language": "none"}
    send(log_in("registrar"), unasked)
    record, _ = sealed(register)
    assert record["refused"] == ["referral", "survey"] and record["notice"] is None


def test_the_page_reads_the_notice_aloud_and_names_every_legal_basis(log_in: LogIn) -> None:
    for language, words in (
        ("en", ("Read the notice aloud", "public interest", "consent", "Person 1")),
        ("hy", ("հանրային շահ", "համաձայնություն", "Մարդ 1")),
        ("ru", ("общественный интерес", "согласие", "Человек 1")),
    ):
        page = page_of(log_in("registrar", language).get(ADDRESS))
        for word in (*words, "destroyed", "ոչնչացվում", "уничтожают"):
            assert word in page, (language, word)
        assert page.count('type="radio"') == 8  # three languages, not read, two questions
        assert "checked" not in page
        assert 'autocomplete="off"' in page


def test_what_must_never_be_written_down_is_not_shown_again(log_in: LogIn) -> None:
    registrar = log_in("registrar")
    page = page_of(send(registrar, notes="She was tortured in the cellar"))
    assert said_beside(page, "notes") and "cellar" not in page
    send(registrar, {"notes": "", "token": "b" * 32})
    assert Household.objects.count() == 1


def test_where_aid_rests_on_consent_an_answer_is_needed(log_in: LogIn) -> None:
    programme = Programme.objects.get()
    programme.rules["purposes"][0]["basis"] = "consent"
    programme.save()
    registrar = log_in("registrar")
    assert "not clear whether" in said_beside(page_of(send(registrar)), "consent=aid")
    no = {"consent=aid": "no", "as_it_is": "1"}
    assert "did not agree" in said_beside(page_of(send(registrar, no)), "consent=aid")
    assert not Household.objects.exists()
    send(registrar, {"consent=aid": "yes"})
    assert Household.objects.count() == 1


def test_without_keys_nobody_writes_anything_down_in_vain(
    log_in: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> None:
        raise Refusal("R02")

    monkeypatch.setattr("tonir.people.views.public_keys", none)
    answer = log_in("registrar").get(ADDRESS)
    assert answer.status_code == REFUSED and "given-1" not in page_of(answer)


def test_a_crash_says_no_word_of_the_form(
    log_in: LogIn, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def crash(draft: Any, *_: object) -> None:
        raise RuntimeError(str(draft.record))

    monkeypatch.setattr("tonir.people.views.receive_family", crash)
    registrar = log_in("registrar")
    registrar.raise_request_exception = False
    page = page_of(send(registrar))
    logged = "".join(record.getMessage() for record in caplog.records)
    assert not [word for word in PERSONAL if word in page or word in logged]
