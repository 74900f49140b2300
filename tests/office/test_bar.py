"""The bar on every page: the register is closed, waits for custodians, or is open and at work."""

from typing import Any

import pytest
from django.test import Client

from tests.office.conftest import LogIn
from tonir.office.roles import ROLES

WORK = {
    "job": "print",
    "by": "gayane",
    "since": "2025-08-18T09:00:00+00:00",
    "stage": "typesetting",
    "at": 43,
    "of": 100,
    "cancelled": False,
}


@pytest.fixture
def at_work(opened: object, monkeypatch: pytest.MonkeyPatch) -> None:
    state = {"doing": WORK, "last": None}
    monkeypatch.setattr("tonir.office.underway.state", lambda: state)


def bar(client: Client, **asked: Any) -> str:
    return client.get("/bar/", asked).content.decode()


@pytest.mark.parametrize("role", ROLES)
def test_who_may_not_open_it_is_told_who_wants_to_and_what_for(
    role: str, log_in: LogIn, waiting: None
) -> None:
    for page in (bar(log_in(role)), log_in(role).get("/").content.decode()):
        assert "hasmik wants to open the register: testing the pages." in page
        assert "1 of 2 shares are in; it waits until 12:00." in page
        assert ('id="bar-share" href="/register/"' in page) is (role == "custodian")


@pytest.mark.parametrize("role", ROLES)
def test_every_page_says_what_the_open_register_works_on(
    role: str, log_in: LogIn, at_work: None
) -> None:
    page = bar(log_in(role, "ru"))
    assert "Печать талонов и списков" in page and "(вёрстка бумаг, 43 %)" in page
    may_follow = role in ("coordinator", "custodian")
    assert ('<a id="bar-work" href="/work/">' in page) is may_follow
    assert ('action="/register/close/"' in page) is may_follow


def test_nothing_is_said_of_work_where_there_is_none(log_in: LogIn, opened: object) -> None:
    assert "under-way" not in bar(log_in("coordinator"))


def test_a_register_that_ends_in_this_moment_breaks_no_page(
    log_in: LogIn, opened: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> dict[str, Any]:
        raise BrokenPipeError

    monkeypatch.setattr("tonir.office.underway.state", gone)
    assert log_in("coordinator").get("/").status_code == 200


def test_a_page_goes_when_it_opens_and_not_for_the_first_share(
    log_in: LogIn, waiting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = log_in("coordinator")
    assert "HX-Refresh" not in client.get("/bar/?shown=closed")
    assert "HX-Refresh" not in client.get("/bar/?shown=waiting")
    monkeypatch.setattr("tonir.office.views.standing", lambda: None)
    assert client.get("/bar/?shown=waiting")["HX-Refresh"] == "true"


def test_a_family_half_written_down_is_not_lost_when_the_register_closes(log_in: LogIn) -> None:
    client = log_in("registrar")
    for page, stays in (("/lists/family/", True), ("/lists/", False), ("/nowhere", False)):
        headers = {"HX-Current-URL": f"http://testserver{page}?a=b"}
        answer = client.get("/bar/?shown=open", headers=headers)
        assert ("HX-Refresh" not in answer) is stays, page
