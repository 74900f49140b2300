"""A phone's running sums: kept, checked against the commitments, and what is new of them posted.

The commitments of all claims up to a row must add up to the sums as they stood after it. Second
claims are in them: their kits left the table too. Claims that were taken back are not.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from tonir.engines.slips import add_up, blinding_less, commit
from tonir.handover.closing import is_closed
from tonir.handover.models import Claim, Device, HandoverSum
from tonir.handover.phone_models import Conflict, Reversal, RunningSum
from tonir.handover.phones import invitation_of
from tonir.handover.queries import ranges_of
from tonir.handover.receiving import Total
from tonir.supply.actions import correct_handover, post_handover
from tonir.supply.queries import kits

Kits = Mapping[str, int]


def keep(device: Device, total: Total | None, at: datetime) -> None:
    """Keeps what the phone says; what it said first of a row stays."""
    if total is not None:
        RunningSum.objects.bulk_create(
            [
                RunningSum(
                    device=device,
                    upto=total.upto,
                    kits=total.kits,
                    blinding=total.blinding,
                    claims=total.claims,
                    received_at=at,
                )
            ],
            ignore_conflicts=True,
        )


def check(device: Device, at: datetime) -> None:
    """Looks at the furthest sums whose rows are all here, and posts what they have more than the
    last ones that held; where they do not hold, a person looks, and nothing is posted."""
    last = _last(device)
    waiting = RunningSum.objects.filter(device=device, holds=None)
    waiting = waiting.filter(upto__gt=last.upto) if last else waiting
    found = waiting.filter(upto__lte=_complete(device)).order_by("-upto").first()
    # Within a closed round's days nobody knows any more which claim was which: all, or none.
    is_over = found is not None and is_closed(invitation_of(device).round)
    if found is None or (is_over and _goes_on(device, found)):
        return
    moved = _moved(device, last, found.upto)
    found.holds = _covers(device, found.kits, moved.short()) and (
        _adds_up(_moved(device, None, found.upto), None, found)
        if is_over
        else _adds_up(moved, last, found)
    )
    found.save(update_fields=["holds"])
    if found.holds:
        _post(device, last, found, moved, at)
        return
    facts = {"kits": found.kits, "claims": found.claims}
    conflict = Conflict(
        device=device, kind=Conflict.Kind.SUMS, sequence=found.upto, facts=facts, at=at
    )
    Conflict.objects.bulk_create([conflict], ignore_conflicts=True)


def _last(device: Device) -> RunningSum | None:
    return RunningSum.objects.filter(device=device, holds=True).order_by("-upto").first()


def _complete(device: Device) -> int:
    """Up to which row nothing is missing."""
    ranges = ranges_of(device)
    return ranges[0][1] if ranges and ranges[0][0] == 1 else 0


class Promised(NamedTuple):
    """Of a claim, what its sums are made of."""

    sequence: int
    commitment: bytes
    short: Kits


@dataclass(frozen=True)
class Moved:
    """Claims that came into a phone's sums since the last ones, and claims that were taken back
    out of them."""

    new: list[Promised]
    back: list[Promised]

    def short(self) -> dict[str, int]:
        """kit -> what of these claims' kits was not there to give."""
        missing: dict[str, int] = {}
        for sign, claims in ((1, self.new), (-1, self.back)):
            for claim in claims:
                for kit, quantity in claim.short.items():
                    missing[kit] = missing.get(kit, 0) + sign * quantity
        return missing


def _moved(device: Device, last: RunningSum | None, upto: int) -> Moved:
    """What changed between the last sums (or from the first row on) and those after row `upto`."""
    since = last.upto if last else 0
    reversals = Reversal.objects.filter(device=device, sequence__lte=upto).order_by("-sequence")
    # The first reversal of a claim is the one that took it back.
    back = dict(reversals.values_list("of", "sequence"))
    claims = Claim.objects.filter(device=device).values_list("sequence", "commitment", "short")
    new = claims.filter(sequence__gt=since, sequence__lte=upto)
    undone = claims.filter(
        sequence__in=[one for one, sequence in back.items() if one <= since < sequence]
    )
    kept = [Promised(one, bytes(made), short) for one, made, short in new if one not in back]
    return Moved(kept, [Promised(one, bytes(made), short) for one, made, short in undone])


def _goes_on(device: Device, found: RunningSum) -> bool:
    return Claim.objects.filter(device=device, sequence__gt=found.upto).exists()


def _covers(device: Device, given: Kits, short: Kits) -> bool:
    """Nothing was given that the programme has not, or was missing that was not to be given."""
    missing = Counter(short)
    for before in HandoverSum.objects.filter(device=device).values_list("short", flat=True):
        missing.update(before)
    known = {kit.code for kit in kits()}
    return known.issuperset(given) and all(n <= given.get(kit, 0) for kit, n in missing.items())


def _adds_up(moved: Moved, last: RunningSum | None, found: RunningSum) -> bool:
    """Whether the commitments since the last sums say what the phone says."""
    if (last.claims if last else 0) + len(moved.new) - len(moved.back) != found.claims:
        return False
    try:
        total = add_up(
            (bytes(one.commitment) for one in moved.new),
            (bytes(one.commitment) for one in moved.back),
            commit(last.kits, bytes(last.blinding)) if last else None,
        )
    except ValueError:  # Not issued, and no commitment either.
        return False
    return total == commit(found.kits, bytes(found.blinding))


def _post(
    device: Device, last: RunningSum | None, found: RunningSum, moved: Moved, at: datetime
) -> None:
    """Posts what the sums have more, and takes back what they have less than the last ones."""
    shift = invitation_of(device)
    short = {kit: n for kit, n in moved.short().items() if n}
    more = _less(found.kits, last.kits if last else {})
    document = f"claims {device.code} {HandoverSum.objects.filter(device=device).count() + 1}"
    HandoverSum.objects.create(
        device=device,
        round=shift.round,
        point=shift.point,
        document=document,
        kits=more,
        short=short,
        blinding=blinding_less(bytes(found.blinding), bytes(last.blinding) if last else None),
        claims=found.claims - (last.claims if last else 0),
        at=at,
    )
    left = _less(more, short)
    out = {kit: quantity for kit, quantity in left.items() if quantity > 0}
    back = {kit: -quantity for kit, quantity in left.items() if quantity < 0}
    if out:
        post_handover(document, shift.point_id, out)
    if back:
        correct_handover(back_of(document), shift.point_id, back)


def back_of(document: str) -> str:
    """Under which document it is posted what a phone took back of what was posted before."""
    return f"{document} back"


def _less(kits_: Kits, other: Kits) -> dict[str, int]:
    left = {kit: kits_.get(kit, 0) - other.get(kit, 0) for kit in {**kits_, **other}}
    return {kit: quantity for kit, quantity in left.items() if quantity}
