"""Questions about slips, packs and claims. No answer names a household."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q

from tonir.handover.models import (
    Claim,
    ClaimFile,
    Device,
    HandoverSum,
    IssuerKey,
    Pack,
    RefusedScan,
    Signposts,
    Withdrawal,
)
from tonir.handover.phone_models import Receipt, RunningSum, WalkIn
from tonir.handover.practice import Practice, practice
from tonir.planning.models import Place, Plan
from tonir.programme.models import Round
from tonir.programme.queries import current_round
from tonir.supply.queries import kits

# A place that leads somewhere.
FOUND = Q(point__isnull=False) & (Q(day__isnull=False) | Q(at_home=True))


def live_packs(round_: Round) -> list[Pack]:
    """The packs in use, without their rows."""
    live = Pack.objects.filter(round=round_, withdrawn_at__isnull=True)
    return list(live.defer("rows", "traces"))


def next_version(round_: Round) -> int:
    """The version of what is issued next in the round: no earlier pack or signpost had it."""
    packs = Pack.objects.filter(round=round_).aggregate(last=Max("version"))["last"]
    posts = Signposts.objects.filter(round=round_).aggregate(last=Max("version"))["last"]
    return 1 + max(packs or 0, posts or 0)


def signposts_of(round_: Round) -> tuple[int, bytes, list[dict[str, Any]]]:
    """Version, posts and the places that they point to; (0, b"", []) before anything is issued."""
    found = Signposts.objects.filter(round=round_).first()
    return (found.version, bytes(found.posts), found.places) if found else (0, b"", [])


def withdrawn_of(round_: Round) -> list[tuple[bytes, datetime, bytes]]:
    """The lists of withdrawn slips, oldest first: marks, since when, the issuer's signature."""
    lists = Withdrawal.objects.filter(round=round_).order_by("pk")
    found = lists.values_list("marks", "at", "signature")
    return [(bytes(marks), at, bytes(signature)) for marks, at, signature in found]


def practice_of(round_: Round) -> Practice:
    """What there is to practise with in a round."""
    return practice(round_.number, [kit.code for kit in kits()], round_.opens_on)


def issuers() -> list[bytes]:
    """The public keys that may have signed rows, the newest first."""
    return [
        bytes(key) for key in IssuerKey.objects.order_by("-pk").values_list("public", flat=True)
    ]


def places_with_slips(plan: Plan) -> list[Place]:
    """Places that a slip can name: a time at a point or a delivery, in the order of service."""
    placed = Place.objects.filter(FOUND, plan=plan)
    return list(placed.order_by("point", "at_home", "day", "starts_at", "lane", "household"))


def claims_of_readings(readings: Iterable[ClaimFile]) -> set[int]:
    """The sequences of a file that are claims already, from earlier readings of its beginning."""
    found: set[int] = set()
    for reading in readings:
        claims = Claim.objects.filter(device=reading.device, sequence__lte=reading.scans)
        found |= set(claims.values_list("sequence", flat=True))
    return found


def claim_totals(round_: Round | None = None) -> dict[str, Any]:
    """Claims of a round (the current one): counted, second, refused, and kits by point."""
    of = round_ or current_round()
    claims = Claim.objects.filter(round=of)
    points: dict[str, dict[str, int]] = {}
    for total in HandoverSum.objects.filter(round=of):
        kits = points.setdefault(total.point_id, {})
        for kit, quantity in total.kits.items():
            kits[kit] = kits.get(kit, 0) + quantity
    kits = {}
    for given in points.values():
        for kit, quantity in given.items():
            kits[kit] = kits.get(kit, 0) + quantity
    return {
        "claims": claims.filter(conflict=Claim.Conflict.NONE).count(),
        "second_claims": claims.filter(conflict=Claim.Conflict.ALREADY_CLAIMED).count(),
        "refused": dict(
            RefusedScan.objects.order_by("code").values_list("code").annotate(Count("pk"))
        ),
        "families": dict(
            claims.filter(conflict=Claim.Conflict.NONE)
            .order_by("point")
            .values_list("point")
            .annotate(Count("pk"))
        ),
        "points": points,
        "kits": kits,
    }


def families_without_slip(plan: Plan) -> int:
    """Families of the plan that no slip can send anywhere: no point was found for them."""
    return Place.objects.filter(~FOUND, plan=plan).count()


def ranges_of(device: Device) -> list[list[int]]:
    """The sequences that are here of a phone: [[first, last], ...], ascending."""
    here = Receipt.objects.filter(device=device).order_by("sequence")
    ranges: list[list[int]] = []
    for sequence in here.values_list("sequence", flat=True):
        if ranges and sequence == ranges[-1][1] + 1:
            ranges[-1][1] = sequence
        else:
            ranges.append([sequence, sequence])
    return ranges


def summed(device: Device) -> int:
    """Up to which row a phone's sums held and are posted; 0 for none."""
    held = RunningSum.objects.filter(device=device, holds=True)
    return int(held.aggregate(last=Max("upto", default=0))["last"])


def field_totals(round_: Round) -> dict[str, int]:
    """Of a round: phones, families without a slip, claims taken back, kits that were short."""
    short = HandoverSum.objects.filter(round=round_).values_list("short", flat=True)
    back = Claim.objects.filter(round=round_, conflict=Claim.Conflict.REVERSED)
    return {
        "phones": Device.objects.filter(invitation__round=round_).count(),
        "walk_ins": WalkIn.objects.filter(round=round_).count(),
        "reversed": back.count(),
        "short": sum(sum(kits.values()) for kits in short),
    }


def left_by_point(round_: Round) -> dict[str, dict[str, int]]:
    """point -> kit -> whole kits that left there, by slips and without, less what was short."""
    left: dict[str, Counter[str]] = {}
    for total in HandoverSum.objects.filter(round=round_):
        gone = left.setdefault(total.point_id, Counter())
        gone.update(total.kits)
        gone.subtract(total.short)
    for walk_in in WalkIn.objects.filter(round=round_):
        left.setdefault(walk_in.point_id, Counter()).update(walk_in.kits)
    return {point: dict(gone) for point, gone in left.items()}
