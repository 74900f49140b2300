"""Writes of the handover: booklets and packs issued, claims recorded and posted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tonir.engines.slips import Sums
from tonir.handover.models import (
    Booklet,
    Claim,
    ClaimFile,
    Device,
    HandoverSum,
    Pack,
    RefusedScan,
    RoundKey,
)
from tonir.supply.actions import post_handover

AT_ONCE = 500


@transaction.atomic
def save_issue(
    made: Sequence[Booklet],
    changed: Sequence[Booklet],
    keys: Sequence[RoundKey],
    packs: Sequence[Pack],
    going: Sequence[int],
) -> None:
    """All of an issue or nothing: a slip without its row serves nobody, nor does the reverse."""
    RoundKey.objects.bulk_create(keys, batch_size=AT_ONCE)
    Booklet.objects.bulk_create(made, batch_size=AT_ONCE)
    Booklet.objects.bulk_update(changed, ["sealed"], batch_size=AT_ONCE)
    withdraw_packs(going)
    Pack.objects.bulk_create(packs, batch_size=50)


def withdraw_packs(packs: Sequence[int]) -> None:
    """Takes packs out of use and destroys their rows."""
    now = timezone.now()
    Pack.objects.filter(pk__in=packs).update(withdrawn_at=now, rows=b"")


def device_of_file(fingerprints: Sequence[str]) -> tuple[Device, list[ClaimFile]]:
    """The device that a file stands for, and the earlier readings of its beginning.

    fingerprints: of its first 1, 2, ... n scans. A file that begins as one read before is that
    file, grown, or an older copy of it; one that goes on in another way is another file.
    """
    readings: list[ClaimFile] = []
    for start in range(0, len(fingerprints), AT_ONCE):
        some = fingerprints[start : start + AT_ONCE]
        readings += ClaimFile.objects.filter(fingerprint__in=some).select_related("device")
    last = max(readings, key=lambda reading: reading.scans, default=None)
    if last is not None and last.scans == len(fingerprints):
        return last.device, readings
    if last is not None and not _went_on(last):
        device = last.device
    else:
        code = f"file-{fingerprints[-1][:16]}"
        device = Device.objects.create(code=code, kind=Device.Kind.FILE)
    ClaimFile.objects.create(device=device, fingerprint=fingerprints[-1], scans=len(fingerprints))
    return device, readings


def _went_on(reading: ClaimFile) -> bool:
    """Whether its device has read on from there already: then in another way than this file."""
    return ClaimFile.objects.filter(device=reading.device, scans__gt=reading.scans).exists()


def record_claims(claims: Sequence[Claim], refused: Sequence[RefusedScan]) -> None:
    """Keeps scans as they were; a scan that was refused before and is known now is no refusal."""
    for start in range(0, len(claims), AT_ONCE):
        some = claims[start : start + AT_ONCE]
        RefusedScan.objects.filter(
            device=some[0].device, sequence__in=[claim.sequence for claim in some]
        ).delete()
    Claim.objects.bulk_create(claims, batch_size=AT_ONCE)
    RefusedScan.objects.bulk_create(
        refused,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["device", "sequence"],
        update_fields=["code"],
    )


@dataclass(frozen=True)
class Place:
    """Where claims add up: one round, one point."""

    round_id: int
    point: str


def post_sums(device: Device, sums: Mapping[Place, Sums], at: datetime) -> None:
    """Keeps the sums of a reading and posts each to the stock ledger, under one document."""
    before = HandoverSum.objects.filter(device=device).count()
    for number, (place, total) in enumerate(_in_order(sums), start=before + 1):
        document = f"claims {device.code} {number}"
        HandoverSum.objects.create(
            device=device,
            round_id=place.round_id,
            point_id=place.point,
            document=document,
            kits=total.kits,
            blinding=total.blinding,
            claims=total.claims,
            at=at,
        )
        post_handover(document, place.point, total.kits)


def _in_order(sums: Mapping[Place, Sums]) -> Iterable[tuple[Place, Sums]]:
    return sorted(sums.items(), key=lambda item: (item[0].round_id, item[0].point))
