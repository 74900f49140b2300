"""Families who came without a slip: kept, and posted to the stock ledger by themselves."""

from collections.abc import Sequence

from tonir.handover.models import Device
from tonir.handover.phone_models import WalkIn
from tonir.supply.actions import post_handover
from tonir.supply.queries import kits


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
