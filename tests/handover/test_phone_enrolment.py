"""Who is let in, who signed, what a phone is given: by the addresses that phones speak to."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.handover.conftest import MONDAY, PhoneAt, invited, sent_by
from tests.handover.phones import API, Phone, bytes64, text64
from tonir.engines.slips import ROW_BYTES, address_of, find_row, open_parcel, read_code
from tonir.handover.models import Device, IssuerKey, Pack
from tonir.handover.phone_models import DriverRun, Invitation, Receipt
from tonir.handover.phones import phone as phone_named
from tonir.handover.phones import revoke

Codes = tuple[str, str]


@pytest.fixture
def stranger(programme: object) -> Phone:
    """A phone that nobody invited, which says that it is one of ours."""
    phone = Phone(sent_by(Client()))
    phone.told = {"device": "phone-stranger"}
    return phone


def refusal(answer: tuple[int, bytes, Any]) -> tuple[int, str]:
    return answer[0], json.loads(answer[1])["code"]


def test_a_phone_is_told_where_it_works(issued: Codes, phone_at: PhoneAt) -> None:
    told = phone_at(lane=2).told
    assert told["device"].startswith("phone-") and not told["training"]
    assert (told["point"]["code"], told["day"], told["lane"]) == ("P1", MONDAY.isoformat(), 2)
    assert told["point"]["names"]["en"] == "Hrazdan school"
    assert told["round"] == 1 and told["kind"] == "lane"
    assert [kit["code"] for kit in told["kits"]][:2] == ["food", "hygiene"]
    assert told["kits"][0]["heavy"] and not told["kits"][1]["heavy"]
    assert [bytes64(key) for key in told["issuers"]] == [bytes(IssuerKey.objects.get().public)]
    assert len(bytes64(told["office"])) == 65


def test_an_invitation_lets_in_one_phone_which_may_ask_again(programme: object) -> None:
    secret = invited()
    phone, other = Phone(sent_by(Client())), Phone(sent_by(Client()))
    assert phone.enrol(secret)[0] == 200
    assert phone.enrol(secret)[1] == {**phone.told, "now": phone.told["now"]}
    status, said = other.enrol(secret)
    assert (status, said["code"]) == (409, "H22")
    assert Device.objects.count() == 1
    assert Invitation.objects.get().used_at is not None


def test_an_invitation_is_kept_by_its_digest_only(programme: object) -> None:
    secret = bytes64(invited())
    assert secret not in bytes(Invitation.objects.get().digest)


@pytest.mark.parametrize("secret", ["", "bm90IGtub3du", "A" * 22])
def test_a_made_up_invitation_lets_nobody_in(programme: object, secret: str) -> None:
    status, said = Phone(sent_by(Client())).enrol(secret)
    assert (status, said["code"]) == (404, "H25")


def test_an_invitation_is_over_with_its_shift(programme: object) -> None:
    ended = timezone.now() - timedelta(minutes=1)
    status, said = Phone(sent_by(Client())).enrol(invited(ends_at=ended))
    assert (status, said["code"]) == (404, "H25")


def test_keys_that_are_no_keys_let_nobody_in(programme: object) -> None:
    phone = Phone(sent_by(Client()))
    body = {"invitation": invited(), "signing": text64(bytes(65)), "address": text64(bytes(65))}
    answer = phone.send("POST", API + "enrol", json.dumps(body).encode(), {})
    assert refusal(answer) == (400, "H23")
    assert not Device.objects.exists()


def test_who_did_not_sign_is_told_so_in_her_language(stranger: Phone, phone_at: PhoneAt) -> None:
    stranger.language = "ru"
    status, content, _ = stranger.ask("POST", "claims", stranger.body([]))
    assert (status, json.loads(content)["code"]) == (401, "H21")
    assert "не подписывал" in json.loads(content)["sentence"]
    phone = phone_at()
    stranger.told = phone.told
    assert refusal(stranger.ask("GET", "pack")) == (401, "H21")
    assert refusal(stranger.send("GET", API + "pack", b"", {})) == (401, "H21")


def test_a_signature_is_for_one_address_and_one_body(phone_at: PhoneAt) -> None:
    phone = phone_at()
    sent: list[dict[str, str]] = []
    send = phone.send

    def listen(method: str, path: str, body: bytes, headers: dict[str, str]) -> Any:
        sent.append(dict(headers))
        return send(method, path, body, headers)

    phone.send = listen
    phone.refuse("H01")
    phone.push(phone.queue)
    stolen = {"Authorization": sent[-1]["Authorization"]}
    body = phone.body([{**phone.queue[0], "sequence": 2}])
    assert refusal(send("POST", API + "claims", body, dict(stolen))) == (401, "H21")
    same = phone.body(phone.queue)
    assert refusal(send("POST", API + "relay", same, dict(stolen))) == (401, "H21")
    assert Receipt.objects.count() == 1


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"[]", b"\xff", b'{"rows": 1}', b'{"rows": [{}]}', b'{"rows": [{"sequence": 0}]}'),
        json.dumps({"rows": [{"sequence": one} for one in range(1, 102)]}).encode(),
    ],
)
def test_what_is_no_batch_is_refused_by_name(phone_at: PhoneAt, body: bytes) -> None:
    assert refusal(phone_at().ask("POST", "claims", body)) == (400, "H23")


def test_too_much_at_once_is_refused_by_name(phone_at: PhoneAt) -> None:
    assert refusal(phone_at().ask("POST", "claims", b" " * 300_000)) == (413, "H24")


def test_a_wrong_method_is_no_error_of_the_office(programme: object) -> None:
    assert Client().get(API + "enrol").status_code == 405


def test_a_pack_does_not_tell_how_many_families_come(issued: Codes, phone_at: PhoneAt) -> None:
    phone = phone_at()
    version, kits, rows = phone.pack().packs[0]
    assert len(rows) == 64 * ROW_BYTES and len(bytes(Pack.objects.get(point="P1").rows)) < len(rows)
    assert find_row(rows, read_code(issued[0]), version) is not None
    assert kits == ["food", "hygiene", "baby"]
    assert phone.pack().packs[0][2] == rows, "noise that changed would be told from rows"


def test_a_phone_has_the_rows_of_its_shift_alone(issued: Codes, phone_at: PhoneAt) -> None:
    assert len(phone_at(lane=1).pack().packs) == 1
    assert phone_at(lane=2).pack().packs == []
    assert phone_at(day=MONDAY + timedelta(days=1)).pack().packs == []
    assert phone_at(point="P2").pack().packs == []
    assert len(phone_at(point="P2", kind="driver", day=None).pack().packs) == 1


def test_a_pack_that_did_not_change_is_not_sent_again(issued: Codes, phone_at: PhoneAt) -> None:
    phone = phone_at()
    _, _, headers = phone.ask("GET", "pack")
    again, content, _ = phone.ask("GET", "pack", **{"If-None-Match": headers["ETag"]})
    assert (again, content) == (304, b"")
    revoke(phone_named(phone.name), "coordinator", "lost")
    assert phone.ask("GET", "pack", **{"If-None-Match": headers["ETag"]})[0] == 200


def test_another_phone_carries_what_this_one_could_not_send(
    issued: Codes, phone_at: PhoneAt
) -> None:
    phone, carrier = phone_at(), phone_at()
    phone.scan(issued[0])
    parcel = phone.parcel(phone.queue, phone.totals())
    status, content, _ = carrier.ask("POST", "relay", parcel)
    said = json.loads(content)
    assert (status, said["have"], said["summed"]) == (200, [[1, 1]], 1)
    assert [one.device.code for one in Receipt.objects.all()] == [phone.name]
    assert carrier.ask("POST", "relay", parcel)[0] == 200, "carried twice, taken once"
    assert Receipt.objects.count() == 1


def test_a_parcel_that_was_altered_or_is_another_phones_is_refused(
    issued: Codes, phone_at: PhoneAt
) -> None:
    phone, carrier = phone_at(), phone_at()
    phone.scan(issued[0])
    parcel = phone.parcel(phone.queue)
    altered = parcel[:-1] + bytes((parcel[-1] ^ 1,))
    assert refusal(carrier.ask("POST", "relay", altered)) == (400, "H19")
    mine = carrier.parcel(phone.queue)
    other_name = parcel[: 1 + parcel[0]] + mine[1 + mine[0] :]
    assert refusal(carrier.ask("POST", "relay", other_name)) == (400, "H19")
    for cut in (b"", parcel[:1], parcel[:20], parcel[: 1 + parcel[0] + 64]):
        assert refusal(carrier.ask("POST", "relay", cut)) == (400, "H23")
    named_otherwise = bytes((2,)) + b"\xff\xfe" + bytes(64) + b"?"
    assert refusal(carrier.ask("POST", "relay", named_otherwise)) == (400, "H23")


def test_a_run_is_one_phones_and_gone_when_its_day_is_over(phone_at: PhoneAt) -> None:
    from tonir.engines.slips import seal_parcel

    phone = phone_at(point="P2", kind="driver", day=None)
    assert refusal(phone.ask("GET", "run")) == (404, "H26")
    device = phone_named(phone.name)
    parcel = seal_parcel(address_of(phone.opener), b"[]", b"run " + phone.name.encode())
    run = DriverRun.objects.create(device=device, day=timezone.localdate(), parcel=parcel, stops=0)
    content = phone.ask("GET", "run")[1]
    assert open_parcel(phone.opener, content, b"run " + phone.name.encode()) == b"[]"
    revoke(device, "coordinator", "lost")
    assert refusal(phone.ask("GET", "run")) == (403, "H27")
    Device.objects.update(revoked_at=None)
    run.day -= timedelta(days=1)
    run.save()
    assert refusal(phone.ask("GET", "run")) == (404, "H26")
    assert not DriverRun.objects.exists()
