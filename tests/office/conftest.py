"""People who log in, and a programme that has gone all the way with Anahit's and Ruben's family."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.module_loading import import_string
from pytest_django import Settings

from tests.beginnings import begin
from tests.conftest import Listed
from tonir.handover.run import issue, slips
from tonir.matching.run import match
from tonir.office.actions import ensure_user
from tonir.planning.run import plan
from tonir.reporting.reach import reach
from tonir.targeting.run import assess
from tonir.vault.register import OpenRegister

PASSWORD = "ten letters and more"
ANAHIT = {"given": "Անահիտ", "surname": "Գրիգորյան", "birth": "1984-03-12", "sex": "f"}
ANI = {"given": "Անի", "surname": "Գրիգորյան", "birth": "2025-02-01", "relation": "child"}
RUBEN_HY = {"given": "Ռուբեն", "surname": "Հարությունյան", "birth": "1979-05-04", "sex": "m"}
RUBEN_RU = {"given": "Рубен", "surname": "Арутюнян", "birth": "1979-05-04", "document": "AN1234567"}
GAYANE_HY = {"given": "Գայանե", "surname": "Հարությունյան", "birth": "1982-11-30"}
GAYANE_RU = {"given": "Гаяне", "surname": "Арутюнян", "birth": "1982-11-30"}
ADDRESS = "Kentron st. 12, apt 5"
# What no page may show while the register is closed.
PERSONAL = (
    *("Անահիտ", "Գրիգորյան", "Ռուբեն", "Հարությունյան", "Рубен", "Арутюнян", "Гаяне"),
    *("77123456", "91234567", "AN1234567", ADDRESS, "1984-03-12", "12.03.1984"),
)

LogIn = Callable[..., Client]


@pytest.fixture
def log_in(programme: Path, settings: Settings) -> LogIn:
    """A client that is logged in with a role and reads in a language."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # No time lost.

    def log_in_as(role: str, language: str = "en") -> Client:
        client = Client(headers={"accept-language": language})
        client.force_login(ensure_user(role, role, PASSWORD))
        return client

    return log_in_as


@pytest.fixture
def families(register: OpenRegister, listed: Listed, keys: Path) -> dict[str, str]:
    """Anahit's and Ruben's (on two lists), from the list to the report; who -> household."""
    households, opened = begin("families", lambda: _families(register, listed), keys)
    register.memory.update(opened)
    return households


def _families(register: OpenRegister, listed: Listed) -> tuple[dict[str, str], dict[str, Any]]:
    anahit = listed(ANAHIT, ANI, phones=["+37491234567"], address=ADDRESS, reference="14")
    ruben = listed(RUBEN_HY, GAYANE_HY, phones=["+37477123456"], id="0" * 32)
    listed(RUBEN_RU, GAYANE_RU, office="miasin", phones=["+37477123456"], file="spisok.csv", row=9)
    for step in (match, assess, plan, issue, reach):
        step(register)
    return {"anahit": anahit, "ruben": ruben}, register.memory


@pytest.fixture
def slip(register: OpenRegister, families: dict[str, str]) -> str:
    """The code on Anahit's slip."""
    return next(one.code for one in slips(register) if one.household == families["anahit"])


@pytest.fixture
def opened(
    register: OpenRegister, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> OpenRegister:
    """The pages speak to a register that is open in this process."""
    from datetime import UTC, datetime

    from tonir.engines.progress import silent
    from tonir.vault.client import Opening

    def ask(job: str, by: str = "", **asked: Any) -> dict[str, Any]:
        register.asking = by
        work = import_string(settings.TONIR_REGISTER_JOBS[job])
        done: dict[str, Any] = work(register, silent, **asked)
        return done

    def opening() -> Opening:
        return Opening("custodian", "testing the pages", datetime(2025, 8, 18, 12, tzinfo=UTC))

    for place in ("reporting.views", "matching.views", "matching.near.page"):
        monkeypatch.setattr(f"tonir.{place}.ask", ask)
    for place in ("reporting.views", "matching.views", "matching.near.page", "office.underway"):
        monkeypatch.setattr(f"tonir.{place}.opening", opening)
    for place in ("office.context", "office.views", "vault.views"):
        monkeypatch.setattr(f"tonir.{place}.standing", opening)
    nothing = {"doing": None, "last": None}
    monkeypatch.setattr("tonir.office.underway.state", lambda: nothing)
    return register


@pytest.fixture
def waiting(programme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of two custodians has given her share; the register waits for the other."""
    from datetime import UTC, datetime

    from tonir.vault.client import Opening

    until = datetime(2025, 8, 18, 12, tzinfo=UTC)
    standing = Opening("hasmik", "testing the pages", until, have=1, need=2)
    for place in ("office.context", "office.views", "vault.views"):
        monkeypatch.setattr(f"tonir.{place}.standing", lambda: standing)
