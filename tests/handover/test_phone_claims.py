"""A phone at the school: let in once, what it did kept once, what left posted once."""

import pytest

from tests.handover.conftest import PhoneAt, invited, sent_by
from tests.handover.phones import Phone
from tonir.handover.models import Claim, HandoverSum
from tonir.supply.queries import balances


def test_a_day_at_the_school(issued: tuple[str, str], phone_at: PhoneAt) -> None:
    phone = phone_at()
    phone.scan(issued[0])
    phone.refuse("not_ours")
    said = phone.sync()
    assert (said["have"], said["summed"], said["conflicts"]) == ([[1, 2]], 2, [])
    assert Claim.objects.get().conflict == ""
    assert balances()["P1", "food"] == -2
    assert balances()["households", "hygiene"] == 1
    assert HandoverSum.objects.get().kits == {"food": 2, "hygiene": 1}


def test_the_same_again_changes_nothing(issued: tuple[str, str], phone_at: PhoneAt) -> None:
    phone = phone_at()
    phone.scan(issued[0])
    first = phone.sync()
    before = balances()
    again = phone.push(phone.queue, phone.totals())
    assert {**again, "now": ""} == {**first, "now": ""}
    assert balances() == before and Claim.objects.count() == 1
