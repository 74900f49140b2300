"""A driver's stops: sealed to her phone alone, by who has the register open."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.handover.conftest import PhoneAt
from tests.handover.test_phone_claims import device_of
from tonir.engines.refusals import Refusal
from tonir.engines.slips import open_parcel
from tonir.handover.phone_models import DriverRun
from tonir.handover.phones import revoke
from tonir.handover.runs import seal_run
from tonir.vault.register import OpenRegister


def test_a_driver_gets_the_stops_of_her_point_and_nobody_else_reads_them(
    register: OpenRegister, issued: tuple[str, str], phone_at: PhoneAt
) -> None:
    driver, other = (phone_at(point="P2", kind="driver", day=None) for _ in range(2))
    assert seal_run(register, driver.name) == {"stops": 1}
    stored = bytes(DriverRun.objects.get().parcel)
    assert "Мира".encode() not in stored and "Рубен".encode() not in stored
    parcel = driver.ask("GET", "run")[1]
    about = b"run " + driver.name.encode()
    (stop,) = json.loads(open_parcel(driver.opener, parcel, about))["stops"]
    assert stop == {
        "number": 1,
        "name": "Рубен Арутюнян",
        "address": "ул. Мира 7",
        "phones": ["+37492222222"],
        "kits": {"food": 1, "baby": 1},
    }
    with pytest.raises(Refusal, match="H19"):
        open_parcel(other.opener, parcel, about)
    assert other.ask("GET", "run")[0] == 404


def test_a_run_of_a_shift_that_goes_past_midnight_is_there_until_its_shift_is_over(
    register: OpenRegister, issued: tuple[str, str], phone_at: PhoneAt
) -> None:
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    night = {"starts_at": midnight - timedelta(hours=2), "ends_at": midnight + timedelta(hours=23)}
    driver = phone_at(point="P2", kind="driver", day=None, **night)
    seal_run(register, driver.name)
    status, parcel = driver.ask("GET", "run")[:2]
    assert status == 200
    told = json.loads(open_parcel(driver.opener, parcel, b"run " + driver.name.encode()))
    assert told["day"] == timezone.localdate().isoformat()


def test_stops_are_sealed_to_drivers_phones_that_were_not_revoked(
    register: OpenRegister, issued: tuple[str, str], phone_at: PhoneAt
) -> None:
    lane, driver = phone_at(), phone_at(point="P2", kind="driver", day=None)
    with pytest.raises(Refusal, match="H30"):
        seal_run(register, lane.name)
    revoke(device_of(driver), "coordinator", "lost")
    with pytest.raises(Refusal, match="H27"):
        seal_run(register, driver.name)
    with pytest.raises(Refusal, match="H21"):
        seal_run(register, "phone-none")
    assert not DriverRun.objects.exists()
