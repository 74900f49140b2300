"""Families without a slip: few at a point and day, shared among phones that hear nothing of each
other; whoever was served beyond that is written down all the same."""

import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.handover.conftest import MONDAY, PhoneAt, allow_walk_ins, invited, sent_by
from tests.handover.phones import Phone
from tonir.handover import phones
from tonir.handover.models import Device
from tonir.handover.phone_models import Conflict, Invitation, WalkIn
from tonir.supply.models import Movement
from tonir.supply.queries import balances

pytestmark = pytest.mark.usefixtures("own_rounds", "programme")


def let_in(secret: str) -> Phone:
    phone = Phone(sent_by(Client()))
    phone.enrol(secret)
    return phone


def share(phone: Phone) -> int:
    return int(phone.told["walk_ins"]["quota"])


def serves(phone: Phone, families: int) -> Any:
    for _ in range(families):
        phone.walk_in({"food": 1})
    return phone.push(phone.outbox())


def shift_over(phone: Phone) -> None:
    now = timezone.now()
    hours = {"starts_at": now - timedelta(hours=9), "ends_at": now - timedelta(minutes=1)}
    Invitation.objects.filter(device__code=phone.name).update(**hours)


def test_walk_ins_have_a_document_and_a_quota(phone_at: PhoneAt) -> None:
    allow_walk_ins(1)
    phone = phone_at()
    assert phone.told["walk_ins"] == {"quota": 1, "kits": {"food": 1}}
    assert serves(phone, 2)["conflicts"] == [{"sequence": 2, "conflict": "over_quota"}]
    assert Conflict.objects.get().facts == {"quota": 1, "share": 1, "served": 2}
    assert WalkIn.objects.count() == 2
    assert balances()["households", "food"] == 2
    assert {one.document for one in Movement.objects.filter(because="handover")} == {
        f"walk-ins {phone.name} 1"
    }


def test_the_phones_of_a_point_share_its_number_and_the_odd_ones_go_to_the_first() -> None:
    allow_walk_ins(8)
    secrets = [invited(lane=lane) for lane in (1, 2, None)]
    assert [share(let_in(secret)) for secret in secrets] == [3, 3, 2]
    # Another point and another day have numbers of their own, drivers none.
    assert share(let_in(invited(point="P2"))) == 8
    assert share(let_in(invited(day=MONDAY + timedelta(days=1)))) == 8
    assert share(let_in(invited(point="P2", day=None, kind="driver"))) == 0
    # Whoever practises practises with the whole of it, and takes nothing from anybody.
    assert share(let_in(invited(kind="training"))) == 8


def test_an_answer_that_was_lost_brings_the_same_share_again() -> None:
    allow_walk_ins(5)
    first, second = invited(), invited()
    phone = let_in(first)
    assert share(phone) == 3
    phone.enrol(first)
    assert share(phone) == 3 and share(let_in(second)) == 2


def test_who_comes_late_gets_what_a_phone_that_is_done_has_left() -> None:
    allow_walk_ins(4)
    lost = let_in(invited())
    assert share(lost) == 4 and share(let_in(invited())) == 0
    serves(lost, 1)
    phones.revoke(phones.phone(lost.name), "coordinator", "Lost on the way.")
    morning = let_in(invited())
    assert share(morning) == 3
    serves(morning, 1)
    shift_over(morning)
    assert share(let_in(invited())) == 2


def test_what_a_lost_phone_served_after_all_is_kept_and_looked_at() -> None:
    allow_walk_ins(2)
    lost = let_in(invited())
    phones.revoke(phones.phone(lost.name), "coordinator", "Lost on the way.")
    other = let_in(invited())
    assert (share(lost), share(other)) == (2, 2)
    assert serves(other, 2)["conflicts"] == []
    said = serves(lost, 1)
    assert {"sequence": 1, "conflict": "over_quota"} in said["conflicts"]
    over = Conflict.objects.get(kind="over_quota")
    assert over.facts == {"quota": 2, "share": 2, "served": 3}
    assert WalkIn.objects.count() == 3 and balances()["households", "food"] == 3


def test_a_phone_beyond_its_share_is_looked_at_though_the_point_has_some_left() -> None:
    allow_walk_ins(4)
    first, _ = [let_in(secret) for secret in [invited(), invited()]]
    assert serves(first, 2)["conflicts"] == []
    assert serves(first, 1)["conflicts"] == [{"sequence": 3, "conflict": "over_quota"}]
    assert Conflict.objects.get().facts == {"quota": 4, "share": 2, "served": 3}


@pytest.mark.parametrize("seed", range(5))
def test_however_phones_come_and_go_those_at_work_never_hold_more_than_the_point(
    seed: int, own_rounds: Path
) -> None:
    chance, quota = random.Random(seed), 7
    allow_walk_ins(quota)
    invitations: list[str] = []
    working: list[Phone] = []
    for _ in range(30):
        what = chance.choice(("invite", "let in", "serve", "home"))
        if what == "invite":
            invitations.append(invited(lane=chance.choice((None, 1, 2))))
        elif what == "let in" and invitations:
            working.append(let_in(invitations.pop(chance.randrange(len(invitations)))))
        elif what == "serve" and working:
            one = chance.choice(working)
            if len(one.queue) < share(one):
                serves(one, 1)
        elif what == "home" and working:
            shift_over(working.pop(chance.randrange(len(working))))
        held = sum(share(one) for one in working)
        gone = Device.objects.exclude(code__in=[one.name for one in working])
        assert held + WalkIn.objects.filter(device__in=gone).count() <= quota
    assert not Conflict.objects.filter(kind="over_quota").exists()
