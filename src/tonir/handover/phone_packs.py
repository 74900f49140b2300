"""What a phone downloads: sealed rows of its shift, signposts, marks of withdrawn slips."""

import hashlib
import hmac
import json
import struct
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from tonir.engines.slips import INDEX_BYTES, ROW_BYTES, join_rows, part_rows, scalar_of
from tonir.handover import queries
from tonir.handover.bytes64 import as_text
from tonir.handover.models import Device, Pack
from tonir.handover.phone_models import Invitation
from tonir.handover.phones import invitation_of
from tonir.handover.practice import PracticePack
from tonir.vault.address import office_opener

ROWS_AT_LEAST = 64
LENGTH = struct.Struct(">I")
Named = tuple[dict[str, Any], list[bytes]]


def pack_for(device: Device) -> tuple[bytes, str]:
    """The phone's download, and an ETag that stays as long as nothing of it changes.

    A revoked phone gets nothing but that it is revoked.
    """
    header, blobs = _content(device)
    rest = b"".join(blobs)
    told = json.dumps(header, ensure_ascii=False, sort_keys=True).encode("utf-8")
    etag = hashlib.sha256(told + rest).hexdigest()[:32]
    header["now"] = timezone.now().isoformat()
    head = json.dumps(header, ensure_ascii=False).encode("utf-8")
    return LENGTH.pack(len(head)) + head + rest, f'"{etag}"'


def _content(device: Device) -> Named:
    if device.revoked_at is not None:
        empty: dict[str, Any] = {"version": 0, "bytes": 0, "places": []}
        return {"packs": [], "directions": empty, "withdrawn": [], "revoked": True}, []
    given = given_to(invitation_of(device))
    version, posts, places = given.signposts
    header = {
        "packs": [
            {"label": pack.label, "version": pack.version, "kits": pack.kits, "rows": len(rows)}
            for pack, rows in given.packs
        ],
        "directions": {"version": version, "bytes": len(posts), "places": places},
        "withdrawn": [
            {"marks": len(marks), "at": at.isoformat(), "signature": as_text(signature)}
            for marks, at, signature in given.withdrawn
        ],
        "revoked": False,
    }
    return header, [*(rows for _, rows in given.packs), posts, *(one[0] for one in given.withdrawn)]


@dataclass(frozen=True)
class Given:
    """What a shift works with: packs with their rows, signposts (version, posts, places), lists of
    withdrawn slips (marks, since when, signature)."""

    packs: list[tuple[Pack | PracticePack, bytes]]
    signposts: tuple[int, bytes, list[dict[str, Any]]]
    withdrawn: list[tuple[bytes, datetime, bytes]]


def given_to(shift: Invitation) -> Given:
    """To a training shift only what there is to practise with, and nothing of the round."""
    if shift.is_training():
        made = queries.practice_of(shift.round)
        return Given([(pack, pack.rows) for pack in made.packs], made.signposts, made.withdrawn)
    return Given(
        [(pack, padded(pack)) for pack in packs_of(shift)],
        queries.signposts_of(shift.round),
        queries.withdrawn_of(shift.round),
    )


def withdrawn_marks(shift: Invitation) -> int:
    """How many slips the shift's phone should know to count no longer."""
    of, training = shift.round, shift.is_training()
    lists = queries.practice_of(of).withdrawn if training else queries.withdrawn_of(of)
    return sum(len(marks) for marks, _, _ in lists) // INDEX_BYTES


def packs_of(shift: Invitation) -> list[Pack]:
    """The packs in use of a shift: of its point and day, and of its lane if it has one; a
    driver's are the deliveries from her point."""
    found = Pack.objects.filter(round=shift.round, point=shift.point, withdrawn_at=None)
    found = found.filter(day=shift.day)
    if shift.lane is not None:
        found = found.filter(lane=shift.lane)
    return list(found.order_by("label"))


def padded(pack: Pack) -> bytes:
    """The pack's rows among rows of noise, up to a multiple of 64: how many are real, no phone
    knows. The noise is the same at each download of a version, also when an erased family's row
    was cut out: what two downloads have in common would tell. Only the office's key can make it."""
    rows = part_rows(bytes(pack.rows))
    key = scalar_of(office_opener())
    about = f"tonir noise {pack.round_id} {pack.version} {pack.label}".encode()
    seed = hmac.digest(key, about, "sha256")
    missing = -len(rows) % ROWS_AT_LEAST
    noise = hashlib.shake_256(seed).digest(missing * ROW_BYTES)
    return join_rows([*rows, *part_rows(noise)])
