"""What a person has to look at, and what a person closed: facts stay, with the reason beside them.

Whether a conflict is open is worked out each time. A gap is not written down before somebody
closes it: its rows may still come.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from tonir.engines.refusals import Refusal
from tonir.handover.models import Claim, Device
from tonir.handover.phone_models import Conflict, Invitation, Receipt, RunningSum, Settlement
from tonir.handover.queries import ranges_of, summed
from tonir.planning.models import Point

Kind = Conflict.Kind
# Rows that are missing may be on their way: after a day nobody expects them.
LATE = timedelta(days=1)
MOST_REASON = 300


@dataclass(frozen=True)
class Open:
    """A conflict that nobody has closed yet."""

    device: Device
    kind: str
    sequence: int
    at: datetime
    facts: Mapping[str, Any] = field(default_factory=dict)


def open_conflicts() -> list[Open]:
    """All that wait for a person, the newest first."""
    rows = Conflict.objects.filter(settlements=None).select_related("device__invitation__point")
    counted = _claims_that_count(rows.filter(kind=Kind.ALREADY_CLAIMED))
    found = [
        Open(row.device, row.kind, row.sequence, row.at, row.facts)
        for row in rows
        if not _is_moot(row, counted)
    ]
    return sorted([*found, *_gaps()], key=lambda one: one.at, reverse=True)


def settled() -> list[Settlement]:
    """What people closed, the newest first."""
    found = Settlement.objects.select_related("conflict__device__invitation__point")
    return list(found.order_by("-pk"))


@transaction.atomic
def settle(code: str, kind: str, sequence: int, by: str, reason: str) -> None:
    """Closes a conflict. Raises Refusal H28 without a reason, or if none of it is open."""
    reason = reason.strip()[:MOST_REASON]
    # Locked first: of two people who close one conflict at once, one is too late.
    device = Device.objects.select_for_update().filter(code=code).first()
    waiting = [
        one
        for one in open_conflicts()
        if (one.device, one.kind, one.sequence) == (device, kind, sequence)
    ]
    if device is None or not waiting or not reason:
        raise Refusal("H28")
    conflict, _ = Conflict.objects.get_or_create(
        device=device,
        kind=kind,
        sequence=sequence,
        defaults={"facts": dict(waiting[0].facts), "at": waiting[0].at},
    )
    Settlement.objects.create(conflict=conflict, by=by, reason=reason)


def place_of(device: Device, sequence: int) -> Point | None:
    """Where it was: the phone's point, or that of the claim in a file."""
    if device.invitation is not None:
        return device.invitation.point
    claim = Claim.objects.filter(device=device, sequence=sequence).select_related("point").first()
    return claim.point if claim is not None else None


def _claims_that_count(conflicts: Iterable[Conflict]) -> set[tuple[int, int]]:
    """Second claims that are none any more: the first was taken back, or they were themselves."""
    asked = {(one.device_id, one.sequence) for one in conflicts}
    devices, sequences = ({key[at] for key in asked} for at in (0, 1))
    claims = Claim.objects.filter(device__in=devices, sequence__in=sequences)
    settled_ = claims.exclude(conflict=Claim.Conflict.ALREADY_CLAIMED)
    return asked & set(settled_.values_list("device", "sequence"))


def _is_moot(row: Conflict, counted: set[tuple[int, int]]) -> bool:
    if row.kind == Kind.SUMS:
        return summed(row.device) >= row.sequence
    return row.kind == Kind.ALREADY_CLAIMED and (row.device_id, row.sequence) in counted


def _gaps() -> Iterator[Open]:
    """Rows that phones must have had, and that never came."""
    closed = set(
        Conflict.objects.filter(kind=Kind.GAP)
        .exclude(settlements=None)
        .values_list("device", "sequence")
    )
    phones = Device.objects.filter(kind=Device.Kind.PHONE).select_related("invitation__point")
    for device in phones.exclude(invitation__kind=Invitation.Kind.TRAINING):
        for first, last in missing(device):
            since = _known_since(device, last)
            if since is not None and (device.pk, first) not in closed:
                yield Open(device, Kind.GAP, first, since, {"first": first, "last": last})


def missing(device: Device) -> list[tuple[int, int]]:
    """Sequences that are not here although later ones, or sums of later ones, are."""
    known = RunningSum.objects.filter(device=device).aggregate(last=Max("upto", default=0))["last"]
    holes, expected = [], 1
    for first, last in [*ranges_of(device), [known + 1, known]]:
        if first > expected:
            holes.append((expected, first - 1))
        expected = max(expected, last + 1)
    return holes


def _known_since(device: Device, last: int) -> datetime | None:
    """When it was known that rows up to there exist; None if they may still be on their way."""
    sums = RunningSum.objects.filter(device=device, upto__gte=last).order_by("upto").first()
    if sums is not None:
        return sums.received_at
    after = Receipt.objects.filter(device=device, sequence__gt=last).order_by("sequence").first()
    if after is None or timezone.now() - after.received_at < LATE:
        return None
    return after.received_at
