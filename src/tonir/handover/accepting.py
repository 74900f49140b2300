"""A batch of a phone's rows taken in: once each, in one transaction, whatever came before.

What happened in the field is kept as it was. The answer says which rows are here, whichever
request brought them; only that answer empties a phone's queue.
"""

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from tonir.engines.slips import is_issued
from tonir.handover import noticing, queries, summing
from tonir.handover.actions import unlink_claims
from tonir.handover.closing import is_closed
from tonir.handover.counting import Counting
from tonir.handover.forgetting import forget_phones
from tonir.handover.models import Claim, Device, RefusedScan
from tonir.handover.phone_models import Conflict, Delivery, Receipt, Reversal, WalkIn
from tonir.handover.phone_packs import withdrawn_marks
from tonir.handover.phones import invitation_of
from tonir.handover.receiving import (
    Batch,
    Given,
    Refused,
    Row,
    Stop,
    TakenBack,
    Unread,
    WithoutSlip,
)
from tonir.handover.walking_in import post_walk_ins
from tonir.programme.many import insert
from tonir.programme.models import Round

Kind = Conflict.Kind
CLAIM = [field.name for field in Claim._meta.concrete_fields if not field.primary_key]
CLAIM_VALUES = [Claim._meta.get_field(name).attname for name in CLAIM]  # type: ignore[union-attr]
# Those who wait for a lock of SQLite's sleep longer and longer; these are called.
TURN = threading.Lock()


def accept(device: Device, batch: Batch) -> dict[str, Any]:
    """Takes a batch in, and answers with all that is here of this phone."""
    # Signatures take longer than all the rest: looked at before anybody has to wait for us.
    issued = _issued(device, batch.rows)
    with TURN, transaction.atomic():
        taking = Taking.begun(device)
        fresh = taking.sort_out(batch.rows)
        if not invitation_of(device).is_training():
            taking.take(fresh, issued)
            summing.keep(taking.device, batch.total, taking.at)
            summing.check(taking.device, taking.at)
            if is_closed(taking.round):
                _forget(taking.device)
    return _answer(taking.device, [row.sequence for row in batch.rows])


def _issued(device: Device, rows: Sequence[Row]) -> Mapping[bytes, bool]:
    """Digest of each claim that is not here yet -> whether an issuer signed it."""
    known = _receipts(device, [row.sequence for row in rows])
    claims = {
        row.digest: given
        for row in rows
        if (given := row.given()) is not None and row.sequence not in known
    }
    issuers = queries.issuers()
    number = invitation_of(device).round.number
    return {
        digest: any(
            is_issued(public, number, given.tag, given.commitment, given.signature)
            for public in issuers
        )
        for digest, given in claims.items()
    }


def _receipts(device: Device, sequences: Iterable[int]) -> dict[int, bytes]:
    found = Receipt.objects.filter(device=device, sequence__in=list(sequences))
    return {one: bytes(digest) for one, digest in found.values_list("sequence", "digest")}


@dataclass
class Taking:
    """One batch on its way into the tables."""

    device: Device
    round: Round
    at: datetime
    conflicts: list[Conflict] = field(default_factory=list)

    @classmethod
    def begun(cls, device: Device) -> "Taking":
        # Locked first, then read: a phone whose answer was lost sends again while we still write,
        # and of two phones with one family's slips the second must see the first.
        locked = Device.objects.select_for_update().get(pk=device.pk)
        round_ = Round.objects.select_for_update().get(pk=invitation_of(device).round_id)
        locked.invitation = device.invitation
        return cls(locked, round_, timezone.now())

    def sort_out(self, rows: Sequence[Row]) -> list[Row]:
        """The rows that are new, by sequence, with their receipts written. One that came before
        is passed over; with other content it is a conflict, and what came first stays."""
        known = _receipts(self.device, [row.sequence for row in rows])
        fresh: dict[int, Row] = {}
        for row in sorted(rows, key=lambda row: row.sequence):
            before = known.get(row.sequence)
            if before is None:
                known[row.sequence], fresh[row.sequence] = row.digest, row
            elif before not in (row.digest, b""):
                self._flag(row.sequence, Kind.ALTERED, {"row": row.text})
        insert(
            Receipt,
            ("device", "sequence", "digest", "received_at"),
            [(self.device.pk, row.sequence, row.digest, self.at) for row in fresh.values()],
        )
        return list(fresh.values())

    def take(self, rows: Sequence[Row], issued: Mapping[bytes, bool]) -> None:
        """Writes down what new rows say, and what a person should look at."""
        self._take_reversals(rows)
        claims = self._take_claims(rows, issued)
        self._take_walk_ins(rows)
        self._take_the_rest(rows)
        self.conflicts += noticing.of_claims(self.device, claims, self.at)
        self.conflicts += noticing.of_phone(self.device, rows, self.at)
        Conflict.objects.bulk_create(self.conflicts, ignore_conflicts=True)

    def _take_reversals(self, rows: Iterable[Row]) -> None:
        back = {row: row.said for row in rows if isinstance(row.said, TakenBack)}
        Reversal.objects.bulk_create(
            Reversal(**self._clocks(row), of=said.of, reason=said.reason)
            for row, said in back.items()
        )
        if back:
            Counting(self.device, self.round).free([said.of for said in back.values()])

    def _take_claims(self, rows: Iterable[Row], issued: Mapping[bytes, bool]) -> list[Claim]:
        given = [(row, found) for row in rows if (found := row.given()) is not None]
        counting = Counting(self.device, self.round)
        counting.look_up([found.tag for _, found in given], [row.sequence for row, _ in given])
        claims = []
        for row, found in given:
            claim = self._claim(row, found)
            facts = counting.count(claim, is_issued=issued[row.digest])
            if facts is not None:
                self._flag(row.sequence, Kind(claim.conflict), facts)
            claims.append(claim)
        insert(Claim, CLAIM, [[getattr(claim, name) for name in CLAIM_VALUES] for claim in claims])
        return claims

    def _claim(self, row: Row, given: Given) -> Claim:
        return Claim(
            **self._clocks(row),
            round_id=self.round.pk,
            point_id=invitation_of(self.device).point_id,
            tag=given.tag,
            commitment=given.commitment,
            signature=given.signature,
            short=given.short,
        )

    def _take_walk_ins(self, rows: Iterable[Row]) -> None:
        point = invitation_of(self.device).point
        walk_ins = [
            WalkIn(
                **self._clocks(row),
                round=self.round,
                point=point,
                kits=row.said.kits,
                reason=row.said.reason,
            )
            for row in rows
            if isinstance(row.said, WithoutSlip)
        ]
        for walk_in in post_walk_ins(self.device, walk_ins):
            self._flag(walk_in.sequence, Kind.UNREAD, {"kits": walk_in.kits})

    def _take_the_rest(self, rows: Iterable[Row]) -> None:
        RefusedScan.objects.bulk_create(
            RefusedScan(**self._clocks(row), code=row.said.why)
            for row in rows
            if isinstance(row.said, Refused)
        )
        Delivery.objects.bulk_create(
            Delivery(**self._clocks(row), stop=row.said.stop, outcome=row.said.outcome)
            for row in rows
            if isinstance(row.said, Stop)
        )
        for row in rows:
            if isinstance(row.said, Unread):
                self._flag(row.sequence, Kind.UNREAD, {"row": row.text})

    def _clocks(self, row: Row) -> dict[str, Any]:
        # By its id: setting a whole device on every row costs more than all the rest of it.
        return {
            "device_id": self.device.pk,
            "sequence": row.sequence,
            "happened_at": row.at,
            "received_at": self.at,
        }

    def _flag(self, sequence: int, kind: Conflict.Kind, facts: dict[str, Any]) -> None:
        self.conflicts.append(
            Conflict(device=self.device, kind=kind, sequence=sequence, facts=facts, at=self.at)
        )


def _forget(device: Device) -> None:
    """What came when its round was closed already tells no hour either."""
    unlink_claims(Claim.objects.filter(device=device))
    forget_phones(Device.objects.filter(pk=device.pk))


def _answer(device: Device, sequences: Sequence[int]) -> dict[str, Any]:
    """What is here of this phone, and what it should know; the same for a repeated batch."""
    flagged = Conflict.objects.filter(device=device, sequence__in=sequences).order_by("sequence")
    return {
        "have": queries.ranges_of(device),
        "summed": queries.summed(device),
        "conflicts": [
            {"sequence": sequence, "conflict": kind}
            for sequence, kind in flagged.values_list("sequence", "kind")
        ],
        "revoked": device.revoked_at is not None,
        "withdrawn": withdrawn_marks(invitation_of(device)),
        "now": timezone.now().isoformat(),
    }
