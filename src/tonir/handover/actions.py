"""Writes of the handover: booklets and packs issued, claims recorded and posted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from random import SystemRandom

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from tonir.engines.slips import Sums
from tonir.handover import queries
from tonir.handover.forgetting import forget_conflicts, forget_phones
from tonir.handover.models import (
    Booklet,
    Claim,
    ClaimFile,
    Device,
    HandoverSum,
    Pack,
    RefusedScan,
    RoundKey,
    Signposts,
    Slip,
    Withdrawal,
)
from tonir.handover.phone_models import Conflict, WithdrawnRow
from tonir.programme.models import Round
from tonir.supply.actions import post_handover
from tonir.targeting.models import Entitlement

AT_ONCE = 500
NOON = time(12)


@dataclass
class Issue:
    """What an issue makes: saved together or not at all. going: packs that end, by id.

    withdrawn_of: entries whose slips of the round are on the list `withdrawal`; withdrawn_rows:
    what those slips opened.
    """

    version: int
    booklets: Sequence[Booklet]
    slips: Sequence[Slip]
    keys: Sequence[RoundKey]
    packs: Sequence[Pack]
    going: Sequence[int]
    signposts: Signposts | None = None
    withdrawal: Withdrawal | None = None
    withdrawn_of: Sequence[str] = ()
    withdrawn_rows: Sequence[WithdrawnRow] = ()


@transaction.atomic
def save_issue(made: Issue) -> None:
    """All of an issue or nothing: a slip without its row serves nobody, nor does the reverse."""
    save_keys(made.keys)
    Booklet.objects.bulk_create(made.booklets, batch_size=AT_ONCE)
    Slip.objects.bulk_create(made.slips, batch_size=AT_ONCE)
    withdraw_packs(made.going)
    Pack.objects.bulk_create(made.packs, batch_size=50)
    if made.withdrawal is not None:
        save_withdrawal(made.withdrawal, made.withdrawn_rows)
        for start in range(0, len(made.withdrawn_of), AT_ONCE):
            some = made.withdrawn_of[start : start + AT_ONCE]
            number = made.withdrawal.round.number
            Slip.objects.filter(booklet__household__in=some, round=number).delete()
    if made.signposts is not None:
        save_signposts(made.signposts)


def save_withdrawal(made: Withdrawal, rows: Sequence[WithdrawnRow]) -> None:
    """A slip that was withdrawn twice from one row is known by it all the same."""
    made.save()
    WithdrawnRow.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)


def save_signposts(made: Signposts) -> None:
    """In the place of the round's earlier ones."""
    facts = {name: getattr(made, name) for name in ("plan", "version", "posts", "places")}
    Signposts.objects.update_or_create(round=made.round, defaults=facts)


def save_keys(keys: Sequence[RoundKey]) -> None:
    """Each in the place of the one that its household had, if it had one."""
    RoundKey.objects.bulk_create(
        keys,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["household"],
        update_fields=["number", "sealed"],
    )


def withdraw_packs(packs: Sequence[int]) -> None:
    """Takes packs out of use and destroys their rows."""
    now = timezone.now()
    Pack.objects.filter(pk__in=packs).update(withdrawn_at=now, rows=b"")


def move_keys_on(keys: Sequence[RoundKey], number: int) -> None:
    """The households' keys become those of round `number`; what was not opened is lost with its
    round's key, and its household gets a new one."""
    save_keys(keys)
    RoundKey.objects.filter(number__lt=number).delete()


def forget_round(round_: Round) -> None:
    """Deletes the round's slips, reasons, rows of packs, signposts and withdrawn marks, and
    what ties a claim to a moment."""
    Slip.objects.filter(round=round_.number).delete()
    Entitlement.objects.filter(round=round_).exclude(reasons=b"").update(reasons=b"")
    live = Pack.objects.filter(round=round_, withdrawn_at=None)
    withdraw_packs(list(live.values_list("pk", flat=True)))
    Pack.objects.filter(round=round_).update(traces=b"")
    unlink_claims(Claim.objects.filter(round=round_))
    forget_phones(Device.objects.filter(invitation__round=round_))
    forget_conflicts(Device.objects.filter(claims__round=round_))
    WithdrawnRow.objects.filter(round=round_).delete()
    Withdrawal.objects.filter(round=round_).delete()
    Signposts.objects.filter(round=round_).delete()


def unlink_claims(of: QuerySet[Claim]) -> None:
    """Leaves of each claim its day and point, and changes tags about within the day: families
    have their times in clear, so an hour, or an order of claims, would point at one of them."""
    claims = list(of.order_by("pk"))
    # Claims that a phone's sums hold stay in them, whichever of them changes places.
    summed = {device.pk: queries.summed(device) for device in Device.objects.all()}
    alike: dict[tuple[int, str, str, date, bool], list[Claim]] = {}
    for claim in claims:
        day = timezone.localdate(claim.happened_at or claim.received_at)
        noon = timezone.make_aware(datetime.combine(day, NOON))
        claim.happened_at, claim.received_at = claim.happened_at and noon, noon
        is_summed = claim.sequence <= summed[claim.device_id]
        key = (claim.device_id, claim.point_id, claim.conflict, day, is_summed)
        alike.setdefault(key, []).append(claim)
    for some in alike.values():
        signed = [(claim.tag, claim.commitment, claim.signature) for claim in some]
        SystemRandom().shuffle(signed)
        for claim, (tag, commitment, signature) in zip(some, signed, strict=True):
            claim.pk = None
            claim.tag, claim.commitment, claim.signature = tag, commitment, signature
    # Written anew: two that change places would claim twice for a moment.
    of.delete()
    Claim.objects.bulk_create(claims, batch_size=AT_ONCE)


def put_on_disk() -> None:
    """What is committed is on the disk after this: SQLite alone puts that off."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")


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


def record_conflicts(found: Sequence[Conflict]) -> None:
    """What is known already stays as it was noticed first."""
    Conflict.objects.bulk_create(found, batch_size=AT_ONCE, ignore_conflicts=True)


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
