"""A round is closed: what phones sent of it stays as facts, without a moment to try out."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.utils import timezone

from tests.handover.conftest import PhoneAt, second_booklet
from tests.handover.test_phone_claims import device_of
from tonir.engines.slips import verify_sums
from tonir.handover.models import Claim, HandoverSum, RefusedScan
from tonir.handover.phone_models import (
    Conflict,
    Delivery,
    DriverRun,
    Receipt,
    RunningSum,
    WalkIn,
    WithdrawnRow,
)
from tonir.handover.run import issue
from tonir.programme.queries import current_round
from tonir.reporting.closing import close_round
from tonir.supply.queries import balances
from tonir.vault.register import OpenRegister

Codes = tuple[str, str]
MODELS = (Receipt, WalkIn, RefusedScan, Delivery, Claim)


def hours() -> set[int]:
    found = {
        timezone.localtime(row.received_at).hour for model in MODELS for row in model.objects.all()
    }
    return found | {
        timezone.localtime(row.happened_at).hour
        for model in MODELS[1:]
        for row in model.objects.exclude(happened_at=None)
    }


def test_nothing_that_a_phone_sent_tells_an_hour_any_more(
    register: OpenRegister, issued: Codes, phone_at: PhoneAt
) -> None:
    phone, driver = phone_at(), phone_at(point="P2", kind="driver", day=None)
    phone.clock = datetime(2025, 8, 18, 15, 40, tzinfo=UTC)
    row = phone.scan(issued[0])
    phone.refuse("wrong_day")
    phone.walk_in({"food": 1})
    phone.sync()
    phone.push([{**row, "at": "another"}])
    stop = driver.scan(issued[1])
    stop |= {"kind": "delivery", "stop": 7, "outcome": "delivered"}
    driver.sync()
    today = timezone.localdate()
    DriverRun.objects.create(device=device_of(driver), day=today, parcel=b"sealed", stops=1)
    WithdrawnRow.objects.create(round=current_round(), digest=bytes(32), at=timezone.now())
    close_round(register)
    assert hours() == {12}
    assert {bytes(one.digest) for one in Receipt.objects.all()} == {b""}
    assert [one.facts for one in Conflict.objects.all()] == [{}, {}]
    assert Delivery.objects.get().stop == 0
    assert not DriverRun.objects.exists() and not WithdrawnRow.objects.exists()


def test_a_phone_that_comes_after_the_end_is_taken_in_and_tells_no_hour(
    register: OpenRegister, anahit: str, issued: Codes, phone_at: PhoneAt
) -> None:
    proxy = second_booklet(register, anahit)
    issue(register)
    phone = phone_at()
    phone.clock = datetime(2025, 8, 18, 15, 40, tzinfo=UTC)
    phone.scan(issued[0])
    phone.sync()
    phone.scan(proxy)
    close_round(register)
    before = balances()["households", "food"]
    said = phone.sync()
    assert (said["have"], said["summed"]) == ([[1, 2]], 2)
    assert [one["conflict"] for one in said["conflicts"]] == ["already_claimed"]
    assert balances()["households", "food"] == before + 2
    assert hours() == {12} and {bytes(one.digest) for one in Receipt.objects.all()} == {b""}
    kits = {"food": 4, "hygiene": 2}
    assert RunningSum.objects.get().kits == kits
    commitments = [bytes(claim.commitment) for claim in Claim.objects.all()]
    assert verify_sums(commitments, kits, phone.sums.blinding)
    assert HandoverSum.objects.count() == 2


def test_repeating_a_row_after_the_end_is_silent(
    register: OpenRegister, issued: Codes, phone_at: PhoneAt
) -> None:
    phone = phone_at()
    phone.scan(issued[0])
    phone.sync()
    close_round(register)
    assert phone.push(phone.queue)["conflicts"] == []
    assert Claim.objects.count() == 1


def test_nobody_is_let_into_a_closed_round(
    register: OpenRegister, issued: Codes, phone_at: PhoneAt, own_rounds: Path
) -> None:
    from django.test import Client

    from tests.handover.conftest import invited, sent_by
    from tests.handover.phones import Phone

    secret = invited(ends_at=timezone.now() + timedelta(days=2))
    close_round(register)
    status, said = Phone(sent_by(Client())).enrol(secret)
    assert (status, said["code"]) == (409, "H16")
