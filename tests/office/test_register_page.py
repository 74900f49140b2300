"""A custodian opens the register in a page; the passphrase stays nowhere."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.conftest import PASSPHRASE
from tests.office.conftest import LogIn
from tonir.engines.refusals import Refusal
from tonir.vault.client import Given, Opening
from tonir.vault.log import note
from tonir.vault.models import AccessEvent

WHOLE = "The log is whole: no line altered, forged or cut off."
ASKED = {"purpose": "Anahit asked for her place", "minutes": "30", "passphrase": PASSPHRASE}


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the page asked of the register's client, instead of a process being started."""
    made: list[dict[str, Any]] = []

    def open_register(given: list[Given], purpose: str, by: str, minutes: float) -> Opening:
        made.append({"purpose": purpose, "by": by, "minutes": minutes})
        if given[0].passphrase != PASSPHRASE:
            raise Refusal("R03")
        return Opening(by, purpose, datetime(2025, 8, 18, tzinfo=UTC))

    monkeypatch.setattr("tonir.vault.views.open_register", open_register)
    monkeypatch.setattr("tonir.vault.views.start", lambda job, _: made.append({"job": job}))
    return made


def test_the_custodian_opens_it_for_a_purpose_and_a_time(
    log_in: LogIn, calls: list[dict[str, Any]]
) -> None:
    answer = log_in("custodian").post("/register/", ASKED)
    assert answer.status_code == 302
    asked = {"purpose": ASKED["purpose"], "by": "custodian", "minutes": 30}
    assert calls == [asked, {"job": "ready"}]


@pytest.mark.parametrize(
    ("minutes", "given"), [("1", 5), ("100000", 240), ("", 240), ("-3", 240), ("soon", 240)]
)
def test_it_is_never_open_longer_than_the_settings_allow(
    minutes: str, given: int, log_in: LogIn, calls: list[dict[str, Any]]
) -> None:
    log_in("custodian").post("/register/", {**ASKED, "minutes": minutes})
    assert calls[0]["minutes"] == given


def test_a_wrong_passphrase_is_refused_and_not_repeated(
    log_in: LogIn, calls: list[dict[str, Any]]
) -> None:
    answer = log_in("custodian", "hy").post("/register/", {**ASKED, "passphrase": "wrong words"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "Գաղտնաբառը չի բացում գրանցամատյանը։" in page
    assert "wrong words" not in page and ASKED["purpose"] in page
    assert not calls[0].get("passphrase")


def test_the_form_keeps_the_passphrase_from_the_browsers_memory(log_in: LogIn) -> None:
    page = log_in("custodian").get("/register/").content.decode()
    field = page[page.index('<input id="passphrase"') :].split(">")[0]
    assert 'autocomplete="off"' in field and 'type="password"' in field and "value" not in field


def test_closing_needs_a_post(log_in: LogIn) -> None:
    client = log_in("custodian")
    assert client.get("/register/close/").status_code == 405
    assert client.post("/register/close/").status_code == 302


def test_the_log_shows_each_line_and_finds_an_edited_one(log_in: LogIn) -> None:
    for purpose in ("first", "second"):
        note(AccessEvent.Kind.REFUSED, "custodian", purpose)
    client = log_in("auditor")
    page = client.get("/register/log/").content.decode()
    assert "first" in page and WHOLE in page
    forged = AccessEvent(at=AccessEvent.objects.latest("pk").at, kind="closed", by="x", digest="y")
    AccessEvent.objects.bulk_create([forged])
    page = client.get("/register/log/").content.decode()
    assert "The log was altered" in page and WHOLE not in page


def test_the_second_custodian_gives_her_share_on_the_same_page(
    log_in: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    until = datetime(2025, 8, 18, tzinfo=UTC)
    joined: list[Given] = []

    def join(given: Given, by: str) -> Opening:
        joined.append(given)
        return Opening("anahit, ruben", "planning", until)

    monkeypatch.setattr("tonir.vault.views.join_register", join)
    monkeypatch.setattr("tonir.vault.views.start", lambda *_: None)
    for place in ("office.context", "vault.views"):
        monkeypatch.setattr(
            f"tonir.{place}.standing", lambda: Opening("anahit", "planning", until, 1, 2)
        )
    client = log_in("custodian")
    page = client.get("/register/").content.decode()
    assert "1 of 2" in page and 'name="purpose"' not in page
    assert client.post("/register/", {"passphrase": PASSPHRASE}).status_code == 302
    assert joined[0].passphrase == PASSPHRASE
