"""The pages of phones and conflicts: who is let in, what waits for a person, what she closed."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from tests.handover.conftest import PhoneAt, sent_by
from tests.handover.phones import Phone
from tests.office.conftest import LogIn
from tonir.handover import phones
from tonir.handover.conflicts import open_conflicts
from tonir.handover.models import Device
from tonir.handover.phone_models import Conflict, Invitation, Receipt, Settlement

SHIFT = {"point": "P1", "kind": "lane", "day": "2031-08-18", "starts_at": "09:00"}
SHIFT |= {"ends_at": "18:00", "lane": "1"}


def invitation_on(page: str) -> str:
    found = re.search(r"/point/#i=([\w-]+)", page)
    assert found is not None
    return found[1]


def test_a_point_lead_invites_a_phone_and_sees_it_come(log_in: LogIn) -> None:
    client = log_in("point_lead")
    page = client.post("/handover/phones/invite/", SHIFT).content.decode()
    assert "<svg" in page and "Hrazdan school" in page and "without encryption" in page
    secret = invitation_on(page)
    assert (
        "Invitations that no phone has used yet" in client.get("/handover/phones/").content.decode()
    )
    phone = Phone(sent_by(Client()))
    assert phone.enrol(secret)[0] == 200
    page = client.get("/handover/phones/").content.decode()
    assert phone.name in page and secret not in page
    invitation = Invitation.objects.get()
    assert (invitation.lane, invitation.made_by) == (1, "point_lead")


@pytest.mark.parametrize(
    "wrong",
    [{"point": "P9"}, {"lane": "7"}, {"ends_at": "08:00"}, {"day": ""}, {"kind": "visit"}],
)
def test_a_shift_that_is_none_is_refused_and_what_was_typed_stays(
    log_in: LogIn, wrong: dict[str, str]
) -> None:
    answer = log_in("coordinator", "ru").post("/handover/phones/invite/", SHIFT | wrong)
    page = answer.content.decode()
    assert answer.status_code == 409 and "Это не смена" in page
    assert not Invitation.objects.exists()
    if "day" not in wrong:
        assert "2031-08-18" in page


def test_a_phone_is_revoked_with_a_reason(log_in: LogIn, phone_at: PhoneAt) -> None:
    phone, client = phone_at(), log_in("coordinator")
    address = f"/handover/phones/{phone.name}/revoke/"
    assert client.post(address, {"reason": " "}).status_code == 409
    client.post(address, {"reason": "left in the bus"})
    client.post(address, {"reason": "another reason"})
    device = Device.objects.get()
    assert (device.revoked_by, device.revoked_because) == ("coordinator", "left in the bus")
    assert "left in the bus" in client.get("/handover/phones/").content.decode()


def test_a_file_of_a_phone_without_network_is_taken_in(log_in: LogIn, phone_at: PhoneAt) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    phone, client = phone_at(), log_in("point_lead")
    for _ in range(3):
        phone.refuse("H01")
    parcels = [phone.parcel(phone.queue[:2]), phone.parcel(phone.queue[2:])]
    content = b"".join(len(one).to_bytes(4, "big") + one for one in parcels)
    sent = SimpleUploadedFile("phone.tonir", content)
    answer = client.post("/handover/phones/file/", {"file": sent}, follow=True)
    assert "that are here: 3" in answer.content.decode()
    assert Receipt.objects.count() == 3
    cut = SimpleUploadedFile("phone.tonir", content[:-1])
    assert client.post("/handover/phones/file/", {"file": cut}).status_code == 409


def second_claim(phone_at: PhoneAt, code: str) -> Phone:
    first, second = phone_at(), phone_at()
    for phone in (first, second):
        phone.scan(code)
        phone.sync()
    return second


def test_a_conflict_is_closed_by_a_person_with_a_reason(
    log_in: LogIn, issued: tuple[str, str], phone_at: PhoneAt
) -> None:
    phone = second_claim(phone_at, issued[0])
    client = log_in("coordinator")
    page = client.get("/handover/conflicts/").content.decode()
    assert "Second claim of a family" in page and "The first one: phone-" in page
    assert "Open: 1" in client.get("/handover/").content.decode()
    address = f"/handover/conflicts/{phone.name}/already_claimed/1/"
    assert client.post(address, {"reason": ""}).status_code == 409
    client.post(address, {"reason": "two brothers, one slip copied"})
    page = client.get("/handover/conflicts/").content.decode()
    assert "Nothing waits for anybody" in page and "two brothers" in page
    assert client.post(address, {"reason": "again"}).status_code == 409
    settlement = Settlement.objects.get()
    assert (settlement.by, settlement.reason) == ("coordinator", "two brothers, one slip copied")


def test_a_point_lead_sees_conflicts_and_closes_none(
    log_in: LogIn, issued: tuple[str, str], phone_at: PhoneAt
) -> None:
    phone = second_claim(phone_at, issued[0])
    client = log_in("point_lead")
    assert "What was found out" not in client.get("/handover/conflicts/").content.decode()
    address = f"/handover/conflicts/{phone.name}/already_claimed/1/"
    assert client.post(address, {"reason": "mine"}).status_code == 403


def test_what_a_person_decided_is_only_added_to(
    log_in: LogIn, issued: tuple[str, str], phone_at: PhoneAt
) -> None:
    phone = second_claim(phone_at, issued[0])
    address = f"/handover/conflicts/{phone.name}/already_claimed/1/"
    log_in("coordinator").post(address, {"reason": "looked into"})
    for change in (
        lambda: Settlement.objects.update(reason="other"),
        lambda: Settlement.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_a_second_claim_that_was_taken_back_is_no_conflict_any_more(
    issued: tuple[str, str], phone_at: PhoneAt
) -> None:
    phone = second_claim(phone_at, issued[0])
    assert [one.kind for one in open_conflicts()] == ["already_claimed"]
    phone.take_back(1)
    phone.sync()
    assert open_conflicts() == []


def gap_of(phone: Phone) -> list[tuple[str, int, Any]]:
    return [(one.kind, one.sequence, one.facts) for one in open_conflicts()]


def test_rows_that_sums_speak_of_and_that_never_came_are_a_gap(
    log_in: LogIn, phone_at: PhoneAt
) -> None:
    phone = phone_at()
    for _ in range(5):
        phone.refuse("H01")
    phone.push([phone.queue[0], phone.queue[3]])
    assert gap_of(phone) == [], "they may be on their way"
    phone.push([], phone.totals())
    assert gap_of(phone) == [
        ("gap", 2, {"first": 2, "last": 3}),
        ("gap", 5, {"first": 5, "last": 5}),
    ]
    client = log_in("coordinator")
    assert "Rows 2 to 3 are on the phone" in client.get("/handover/conflicts/").content.decode()
    client.post(f"/handover/conflicts/{phone.name}/gap/2/", {"reason": "the phone fell into water"})
    assert gap_of(phone) == [("gap", 5, {"first": 5, "last": 5})]
    phone.push(phone.queue)
    assert open_conflicts() == [] and Conflict.objects.get().kind == "gap"


def test_rows_that_are_missing_for_a_day_are_a_gap(phone_at: PhoneAt) -> None:
    phone = phone_at()
    for _ in range(2):
        phone.refuse("H01")
    phone.push(phone.queue[1:])
    assert gap_of(phone) == []
    Receipt.objects.update(received_at=timezone.now() - timedelta(days=1, minutes=1))
    assert gap_of(phone) == [("gap", 1, {"first": 1, "last": 1})]


def test_sums_that_hold_later_close_their_conflict_themselves(
    issued: tuple[str, str], phone_at: PhoneAt
) -> None:
    phone = phone_at()
    phone.scan(issued[0])
    phone.push(phone.queue, {**phone.totals(), "claims": 2})
    assert [one.kind for one in open_conflicts()] == ["sums"]
    phone.refuse("H01")
    phone.sync()
    assert open_conflicts() == []


@pytest.mark.parametrize("language", ["en", "hy", "ru"])
def test_every_kind_of_conflict_is_said_in_each_language(
    log_in: LogIn, issued: tuple[str, str], phone_at: PhoneAt, language: str
) -> None:
    phone = phone_at()
    device = phones.phone(phone.name)
    now = timezone.now()
    facts: dict[str, dict[str, Any]] = {
        "already_claimed": {"device": "a", "sequence": 1, "point": "P1", "at": now.isoformat()},
        "withdrawn": {"replaced_at": now.isoformat()},
        "revoked_phone": {"revoked_at": now.isoformat()},
        "too_fast": {"claims": 40, "from": now.isoformat(), "to": now.isoformat()},
        "sums": {"claims": 3, "kits": {}},
        "over_quota": {"quota": 2, "share": 1, "served": 3},
        "gap": {"first": 1, "last": 3},
    }
    for kind in Conflict.Kind:
        for at, known in enumerate(({}, facts.get(kind, {}))):
            Conflict.objects.create(device=device, kind=kind, sequence=at + 1, facts=known, at=now)
    page = log_in("coordinator", language).get("/handover/conflicts/")
    assert page.status_code == 200 and page.content.decode().count("<form") > 19


def test_the_handover_page_shows_what_left_each_point(
    log_in: LogIn, issued: tuple[str, str], phone_at: PhoneAt
) -> None:
    phone = phone_at()
    phone.scan(issued[0], short={"food": 1})
    phone.walk_in({"food": 1})
    phone.refuse("wrong_point")
    phone.sync()
    page = log_in("coordinator").get("/handover/").content.decode()
    for text in ("Kits at the points", "kits that were short", "belongs to another point"):
        assert text in page, text
    row = re.search(r"Hrazdan school</th><td>Food[^<]*</td>(.*?)</tr>", page, re.DOTALL)
    assert row is not None and re.findall(r"(\d+|−\d+|-\d+)<", row[1]) == ["0", "2", "-2"]
