"""Anahit's family at the school on Monday, Ruben's at home, and files of scanned codes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from benchmarks.made_round import Made, make_round
from tests.conftest import Listed
from tests.handover.audited import AuditOf
from tests.handover.phones import Phone, Send
from tests.office.conftest import log_in  # noqa: F401
from tonir.engines.slips import Row, find_row, new_code, open_row, read_code
from tonir.handover.audit import audit
from tonir.handover.models import Booklet, Pack
from tonir.handover.models import Slip as SealedSlip
from tonir.handover.phones import Shift, invite
from tonir.handover.run import Slip, issue, read_claims, slips
from tonir.people.models import Household
from tonir.planning.models import Place, Plan, Point
from tonir.programme.models import Programme, Round
from tonir.programme.queries import current_round
from tonir.targeting.run import assess
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


@pytest.fixture
def own_rounds(keys: Path) -> Iterator[Path]:
    """The keys folder, with rounds of this test alone: what it destroys, no other test misses."""
    _forget_rounds(keys)
    yield keys
    _forget_rounds(keys)


def _forget_rounds(keys: Path) -> None:
    for path in keys.glob("round-*.json"):
        path.unlink()


def second_booklet(register: OpenRegister, household: str, number: int = 1) -> str:
    """A proxy's booklet with a slip for that round; its code."""
    code = new_code(number).text()
    booklet = Booklet.objects.create(household_id=household, number=2)
    about = f"{household} booklet 2 round {number}"
    sealed = register.seal_for_round(number, about, {"code": code})
    SealedSlip.objects.create(booklet=booklet, round=number, sealed=sealed)
    return code


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


@pytest.fixture
def issued(
    register: OpenRegister, anahit: str, ruben: str, planned: Planned, own_rounds: Path
) -> tuple[str, str]:
    """Anahit's and Ruben's codes of round 1, assessed and issued."""
    assess(register)
    planned((anahit, {}), (ruben, at_home(food=1, baby=1)))
    issue(register)
    return code_of(register, anahit), code_of(register, ruben)


@pytest.fixture
def claimed(issued: tuple[str, str], scanned: Scanned) -> Path:
    """Both have been served: the file that says so."""
    path = scanned(*(f"{code},2025-08-18 10:2{at}:05" for at, code in enumerate(issued)))
    read_claims(path)
    return path


def next_round(number: int = 2, **days: Any) -> Round:
    opens = MONDAY + timedelta(days=60 * number)
    spell = {"opens_on": opens, "closes_on": opens + timedelta(days=6), **days}
    return Round.objects.create(number=number, **spell)


def row_of(code: str) -> Row:
    """The row that a paper opens in a pack that is in use."""
    for pack in Pack.objects.filter(withdrawn_at__isnull=True):
        if sealed := find_row(bytes(pack.rows), read_code(code), pack.version):
            return open_row(read_code(code), pack.version, sealed, len(pack.kits))
    raise AssertionError("No pack has a row for this slip.")


def sent_by(client: Client) -> Send:
    """The office's addresses without a network between."""

    def send(
        method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, bytes, Mapping[str, str]]:
        kind = headers.pop("Content-Type", "application/json")
        answer = client.generic(method, path, body, kind, headers=headers)
        return answer.status_code, answer.content, answer.headers

    return send


PhoneAt = Callable[..., Phone]


@pytest.fixture
def phone_at(own_rounds: Path, programme: Path) -> PhoneAt:
    """Enrols a phone of the current round, at P1 on Monday; `facts` of the shift that differ."""

    def let_in(**facts: Any) -> Phone:
        phone = Phone(sent_by(Client()))
        status, said = phone.enrol(invited(**facts))
        assert status == 200, said
        return phone

    return let_in


def invited(point: str = "P1", **facts: Any) -> str:
    """The secret of an invitation to a shift that goes on now."""
    now = timezone.now()
    shift: dict[str, Any] = {"day": MONDAY, "lane": None, "kind": "lane"} | facts
    hours = {"starts_at": now - timedelta(hours=4), "ends_at": now + timedelta(hours=8)}
    place = Point.objects.get(pk=point)
    return invite(current_round(), Shift(point=place, **(hours | shift)), "coordinator")


def allow_walk_ins(quota: int) -> None:
    """So many families without a slip at a point on one day."""
    book = Programme.objects.get()
    book.rules["handover"] = {"walk_ins": quota, "walk_in_kits": {"food": 1}}
    book.save()


@pytest.fixture(scope="module")
def sound() -> Made:
    return make_round(24, phones=4)


@pytest.fixture
def made(sound: Made) -> Made:
    """A sound round, to be altered."""
    return deepcopy(sound)


@pytest.fixture
def audit_of(tmp_path: Path) -> AuditOf:
    return lambda made: audit(made.packed(tmp_path / "round.zip"))
