"""Phones let in, recognised and put out: one invitation, one phone, one shift."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from tonir.engines.refusals import Refusal
from tonir.engines.slips import address_of, is_key, is_sent_by
from tonir.handover import queries
from tonir.handover.bytes64 import as_text
from tonir.handover.closing import is_closed
from tonir.handover.models import Device
from tonir.handover.pace import handover_rules
from tonir.handover.phone_models import Invitation
from tonir.handover.walking_in import share_of
from tonir.planning.models import Point
from tonir.programme.models import Round
from tonir.programme.queries import programme
from tonir.supply.queries import kits
from tonir.vault.address import office_opener

SECRET_BYTES = 16
# Letters of a phone's name: no look-alikes, for it is read aloud.
NAME = "abcdefghjkmnpqrstuvwxyz23456789"
HEARD_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Shift:
    """Where and when a phone works. day: none for drivers; lane: none for all of the point."""

    point: Point
    day: date | None
    lane: int | None
    kind: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Keys:
    """A phone's public keys, raw points of 65 bytes, and the version of its app."""

    signing: bytes
    address: bytes
    app: str = ""


def invite(round_: Round, shift: Shift, by: str) -> str:
    """Makes an invitation; its secret, which is kept nowhere, for the QR.

    Raises Refusal H16 if the round is closed.
    """
    if is_closed(round_):
        raise Refusal("H16", round=round_.number)
    secret = secrets.token_bytes(SECRET_BYTES)
    Invitation.objects.create(
        digest=digest_of(secret),
        round=round_,
        point=shift.point,
        day=shift.day,
        lane=shift.lane,
        kind=shift.kind,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        made_by=by,
    )
    return as_text(secret)


def digest_of(secret: bytes) -> bytes:
    return hashlib.sha256(secret).digest()


@transaction.atomic
def enrol(secret: bytes, keys: Keys) -> Device:
    """The phone that this invitation lets in; the same keys again get the same phone.

    Raises Refusal H25 for an invitation that is not known or over, H22 if another phone used it,
    H16 if its round is closed, H23 for keys that are none.
    """
    # Locked first: of two phones that show one invitation at once, one comes too late. The point
    # too: two phones of it must not be told one share.
    found = Invitation.objects.select_for_update().filter(digest=digest_of(secret)).first()
    if found is None:
        raise Refusal("H25")
    device = Device.objects.filter(invitation=found).first()
    if device is not None:
        if (bytes(device.signing), bytes(device.address)) != (keys.signing, keys.address):
            raise Refusal("H22")
        return device
    now = timezone.now()
    if not (is_key(keys.signing) and is_key(keys.address)):
        raise Refusal("H23", what="a key is no point of the curve")
    if found.ends_at < now:
        raise Refusal("H25")
    if is_closed(found.round):
        raise Refusal("H16", round=found.round.number)
    Point.objects.select_for_update().get(pk=found.point_id)
    share = share_of(found, now)
    Invitation.objects.filter(pk=found.pk).update(used_at=now)
    return Device.objects.create(
        code="phone-" + "".join(secrets.choice(NAME) for _ in range(8)),
        kind=Device.Kind.PHONE,
        invitation=found,
        signing=keys.signing,
        address=keys.address,
        app=keys.app,
        walk_ins=share,
        heard_at=now,
    )


def enrolment(device: Device) -> dict[str, Any]:
    """All that a phone is told when it is let in."""
    shift = invitation_of(device)
    rules = handover_rules()
    return {
        "device": device.code,
        "training": shift.is_training(),
        "kind": "driver" if shift.kind == Invitation.Kind.DRIVER else "lane",
        "round": shift.round.number,
        "point": {"code": shift.point_id, "names": shift.point.names},
        "day": shift.day and shift.day.isoformat(),
        "lane": shift.lane,
        "shift": {
            "starts_at": timezone.localtime(shift.starts_at).isoformat(),
            "ends_at": timezone.localtime(shift.ends_at).isoformat(),
        },
        "kits": [
            {
                "code": kit.code,
                "names": kit.names,
                "pictogram": kit.pictogram,
                "heavy": kit.weight_kg() >= rules.heavy_kg,
            }
            for kit in kits()
        ],
        "walk_ins": {"quota": device.walk_ins or 0, "kits": rules.walk_in_kits},
        "issuers": [as_text(one) for one in _issuers(shift)],
        "office": as_text(address_of(office_opener())),
        "programme": programme().names,
        "now": timezone.now().isoformat(),
    }


def _issuers(shift: Invitation) -> list[bytes]:
    """Whose signatures are good in that shift; slips to practise with have one of their own."""
    return queries.practice_of(shift.round).issuers if shift.is_training() else queries.issuers()


def invitation_of(device: Device) -> Invitation:
    """The shift that let this phone in; a file of codes has none."""
    if device.invitation is None:
        raise TypeError("Only phones are invited.")
    return device.invitation


def phone(code: str) -> Device:
    """The phone of that name, with its shift. Raises Refusal H21 if there is none."""
    found = (
        Device.objects.filter(code=code, kind=Device.Kind.PHONE)
        .select_related("invitation__round", "invitation__point")
        .first()
    )
    if found is None:
        raise Refusal("H21")
    return found


def sender(code: str, content: bytes, signature: bytes) -> Device:
    """The phone of that name, if it signed this. Raises Refusal H21 if not."""
    found = phone(code)
    if not is_sent_by(bytes(found.signing), content, signature):
        raise Refusal("H21")
    return found


def hear(device: Device) -> None:
    """Notes that the phone was heard of: to the minute, for not every look needs a write."""
    now = timezone.now()
    if device.heard_at is None or now - device.heard_at >= HEARD_EVERY:
        Device.objects.filter(pk=device.pk).update(heard_at=now)


def revoke(device: Device, by: str, reason: str) -> None:
    """Puts a phone out, once: the first reason stays."""
    Device.objects.filter(pk=device.pk, revoked_at=None).update(
        revoked_at=timezone.now(), revoked_by=by, revoked_because=reason
    )
