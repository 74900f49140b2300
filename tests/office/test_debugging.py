"""With TONIR_DEBUG a failure shows where it was, and no value of anybody."""

import pytest
from django.test import Client
from pytest_django import Settings

from tests.office.conftest import LogIn


def test_a_failing_page_shows_places_and_no_values(
    log_in: LogIn, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(passphrase: str, *_: object, **__: object) -> None:
        raise ValueError(f"What is {passphrase}?")

    monkeypatch.setattr("tonir.vault.views.open_register", fail)
    settings.DEBUG = True
    client: Client = log_in("custodian")
    client.raise_request_exception = False
    answer = client.post("/register/", {"passphrase": "walnut tree", "purpose": "for Anahit"})
    page = answer.content.decode()
    assert answer.status_code == 500
    assert "ValueError" in page and "views.py" in page
    assert "walnut" not in page and "Anahit" not in page
