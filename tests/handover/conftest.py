"""Anahit's family at the school on Monday, Ruben's at home, and files of scanned codes."""

from collections.abc import Callable, Sequence
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Listed
from tonir.handover.run import Slip, slips
from tonir.people.models import Household
from tonir.planning.models import Place, Plan
from tonir.programme.queries import current_round
from tonir.vault.register import OpenRegister

MONDAY = date(2025, 8, 18)
Planned = Callable[..., Plan]
Scanned = Callable[..., Path]


@pytest.fixture
def anahit(listed: Listed) -> str:
    mother = {"given": "Անահիտ", "surname": "Հարությունյան", "birth": "1980-03-12"}
    return active(listed(mother, phones=["+37491111111"], language="hy"))


@pytest.fixture
def ruben(listed: Listed) -> str:
    father = {"given": "Рубен", "surname": "Арутюнян", "birth": "1950"}
    return active(listed(father, address="ул. Мира 7", phones=["+37492222222"], language="ru"))


def active(household: str) -> str:
    Household.objects.filter(pk=household).update(state=Household.State.ACTIVE)
    return household


@pytest.fixture
def planned(register: OpenRegister) -> Planned:
    """Saves a plan of the current round; each place is (household, facts that differ)."""

    def save(*places: tuple[str, dict[str, Any]]) -> Plan:
        plan = Plan.objects.create(
            round=current_round(), seed=7, inputs="tests", rules={}, summary={}
        )
        for household, facts in places:
            Place.objects.create(plan=plan, household_id=household, **(at_school() | facts))
        return plan

    return save


def at_school(**facts: Any) -> dict[str, Any]:
    visit = {"point_id": "P1", "day": MONDAY, "starts_at": time(10, 15), "lane": 1}
    return {**visit, "kits": {"food": 2, "hygiene": 1}, **facts}


def at_home(**kits: int) -> dict[str, Any]:
    return {
        "point_id": "P2",
        "day": None,
        "starts_at": None,
        "lane": None,
        "at_home": True,
        "kits": kits or {"food": 1},
    }


def nowhere() -> dict[str, Any]:
    return {"point_id": None, "day": None, "starts_at": None, "lane": None}


def code_of(register: OpenRegister, household: str) -> str:
    return next(slip.code for slip in all_slips(register) if slip.household == household)


def all_slips(register: OpenRegister) -> Sequence[Slip]:
    return slips(register)


@pytest.fixture
def scanned(tmp_path: Path) -> Scanned:
    """Writes a file of scanned lines."""

    def write(*lines: str, name: str = "P1.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes("\r\n".join(lines).encode(encoding))
        return path

    return write
