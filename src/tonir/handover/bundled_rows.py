"""The rows of a bundle: everything that a device recorded in a round, by the numbers it gave.

A phone's claims are counted up to the row that its sums were last proved to; second claims are in
them, for their kits left the table too. The sums of a file leave second claims out.
"""

from collections.abc import Iterator
from functools import cached_property
from heapq import merge
from typing import Any

from django.db.models import Max

from tonir.handover.models import Claim, ClaimFile, Device, RefusedScan
from tonir.handover.phone_models import Conflict, Delivery, Receipt, Reversal, WalkIn
from tonir.handover.queries import summed
from tonir.programme.models import Round

AT_ONCE = 2000
Row = dict[str, Any]
FILE, PHONE = Device.Kind.FILE, Device.Kind.PHONE
# What stands in the row of a claim; a claim that was taken back is told by its reversal.
TOLD = (Claim.Conflict.ALREADY_CLAIMED, Claim.Conflict.NOT_ISSUED)


def devices_of(round_: Round) -> list["Queue"]:
    """The round's phones, but for training; files with claims of it, or with none at all."""
    claimed = Claim.objects.values("device")
    files = Device.objects.filter(kind=FILE)
    phones = Device.objects.filter(kind=PHONE, invitation__round=round_)
    found = [
        *files.filter(pk__in=claimed.filter(round=round_)),
        *files.exclude(pk__in=claimed),
        *(one for one in phones if one.invitation and not one.invitation.is_training()),
    ]
    return [Queue(device, round_) for device in sorted(found, key=lambda device: device.code)]


class Queue:
    """What one device recorded in the round."""

    def __init__(self, device: Device, round_: Round) -> None:
        self.device, self.round = device, round_
        self.claims = Claim.objects.filter(round=round_, device=device)

    def is_phone(self) -> bool:
        return self.device.kind == PHONE

    @cached_property
    def upto(self) -> int:
        return summed(self.device)

    def about(self) -> Row:
        """The number of its last row, and numbers of a file's scans that are no row of this
        round: read before, or of another round."""
        if self.is_phone():
            last = Receipt.objects.filter(device=self.device).aggregate(last=Max("sequence"))
            quota = self.device.walk_ins or 0
            return {"kind": "phone", "rows": last["last"] or 0, "passed": [], "quota": quota}
        scans = ClaimFile.objects.filter(device=self.device).aggregate(last=Max("scans"))
        known = sorted(
            {
                *self.claims.values_list("sequence", flat=True),
                *self.device.refused.values_list("sequence", flat=True),
            }
        )
        rows = max([scans["last"] or 0, *known[-1:]])
        ends = zip([0, *known], [*known, rows + 1], strict=True)
        passed = [[low + 1, high - 1] for low, high in ends if high - low > 1]
        return {"kind": "file", "rows": rows, "passed": passed, "quota": None}

    def rows(self) -> Iterator[Row]:
        """In the order of their numbers."""
        kinds = [self._claims(), self._refused()]
        if self.is_phone():
            kinds += [self._reversals(), self._walk_ins(), self._undelivered(), self._unread()]
        return merge(*kinds, key=lambda row: int(row["sequence"]))

    def _row(self, sequence: int, kind: str, **facts: Any) -> Row:
        return {"device": self.device.code, "sequence": sequence, "kind": kind, **facts}

    def _claims(self) -> Iterator[Row]:
        delivered = set(self._of(Delivery).values_list("sequence", flat=True))
        settled = set(
            Conflict.objects.filter(device=self.device, settlements__isnull=False).values_list(
                "sequence", "kind"
            )
        )
        for claim in self.claims.order_by("sequence").iterator(AT_ONCE):
            conflict = claim.conflict if claim.conflict in TOLD else ""
            yield self._row(
                claim.sequence,
                "delivery" if claim.sequence in delivered else "claim",
                point=claim.point_id,
                tag=bytes(claim.tag).hex(),
                commitment=bytes(claim.commitment).hex(),
                signature=bytes(claim.signature).hex(),
                counted=self._counted(claim.sequence) if self.is_phone() else not conflict,
                conflict=conflict,
                settled=(claim.sequence, conflict) in settled,
                short={kit: n for kit, n in claim.short.items() if n},
            )

    def _counted(self, sequence: int) -> bool:
        return sequence <= self.upto

    def _refused(self) -> Iterator[Row]:
        refused = RefusedScan.objects.filter(device=self.device).order_by("sequence")
        for sequence, why in refused.values_list("sequence", "code").iterator(AT_ONCE):
            yield self._row(sequence, "refused", why=why)

    def _of(self, model: Any) -> Any:
        return model.objects.filter(device=self.device).order_by("sequence")

    def _reversals(self) -> Iterator[Row]:
        for sequence, of in self._of(Reversal).values_list("sequence", "of").iterator(AT_ONCE):
            yield self._row(sequence, "reversal", of=of, counted=self._counted(sequence))

    def _walk_ins(self) -> Iterator[Row]:
        # Posted as they came, by themselves: none waits for sums.
        for one in self._of(WalkIn).iterator(AT_ONCE):
            yield self._row(
                one.sequence, "walk_in", point=one.point_id, kits=one.kits, counted=True
            )

    def _undelivered(self) -> Iterator[Row]:
        """Stops at which nothing was handed over; what was is a claim."""
        stops = self._of(Delivery).exclude(outcome=Delivery.Outcome.DELIVERED)
        for sequence, outcome in stops.values_list("sequence", "outcome").iterator(AT_ONCE):
            yield self._row(sequence, "refused", why=f"delivery {outcome}")

    def _unread(self) -> Iterator[Row]:
        """Rows that came, and that nobody could make anything of."""
        known: set[int] = set()
        for model in (Claim, RefusedScan, Reversal, WalkIn, Delivery):
            known.update(self._of(model).values_list("sequence", flat=True))
        for sequence in self._of(Receipt).values_list("sequence", flat=True).iterator(AT_ONCE):
            if sequence not in known:
                yield self._row(sequence, "unread")
