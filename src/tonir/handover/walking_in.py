"""Families who came without a slip: shared out beforehand, kept, and posted by themselves.

How many a point may serve on a day is one small number, and its phones hear nothing of each other.
So each is told a share of its own when it is let in, and no two shares hold the same family.
"""

from collections.abc import Sequence
from datetime import datetime

from tonir.handover.models import Device
from tonir.handover.pace import handover_rules
from tonir.handover.phone_models import Invitation, WalkIn
from tonir.supply.actions import post_handover
from tonir.supply.queries import kits


def share_of(shift: Invitation, now: datetime) -> int:
    """How many families without a slip the phone may serve that this shift lets in now: what the
    point has left for the day, shared with the phones that are still to come."""
    quota = handover_rules().walk_ins
    if shift.is_training():
        return quota
    if shift.kind == Invitation.Kind.DRIVER:
        return 0
    same = Invitation.objects.filter(
        round=shift.round_id, point=shift.point_id, day=shift.day, kind=Invitation.Kind.LANE
    )
    here = Device.objects.filter(invitation__in=same).select_related("invitation")
    left = max(0, quota - sum(_taken(device, now) for device in here))
    to_come = same.filter(used_at=None, ends_at__gte=now).exclude(pk=shift.pk).count()
    return -(-left // (to_come + 1))


def _taken(device: Device, now: datetime) -> int:
    """Its share; of a phone that works no more only what it served, as far as it was heard."""
    served = WalkIn.objects.filter(device=device).count()
    over = device.invitation is not None and device.invitation.ends_at <= now
    return served if over or device.revoked_at else max(served, device.walk_ins or 0)


def served_at(shift: Invitation) -> int:
    """How many were served without a slip at that point on that day, by all its phones."""
    beside = {"device__invitation__day": shift.day, "round": shift.round_id}
    return WalkIn.objects.filter(point=shift.point_id, **beside).count()


def post_walk_ins(device: Device, walk_ins: Sequence[WalkIn]) -> list[WalkIn]:
    """Writes them down and posts what left, a document a batch; those with kits that nobody
    knows are not posted, and come back."""
    if not walk_ins:
        return []
    known = {kit.code for kit in kits()}
    good = [one for one in walk_ins if known.issuperset(one.kits)]
    total: dict[str, int] = {}
    for one in good:
        # Each row comes once, so no two batches begin with the same.
        one.document = f"walk-ins {device.code} {good[0].sequence}"
        for kit, quantity in one.kits.items():
            total[kit] = total.get(kit, 0) + quantity
    WalkIn.objects.bulk_create(good)
    if total:
        post_handover(good[0].document, good[0].point_id, total)
    return [one for one in walk_ins if one not in good]
