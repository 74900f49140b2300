"""From scanned codes to what they claim: rows opened, second claims noticed, sums that verify."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tonir.engines.progress import Progress
from tonir.engines.refusals import Refusal
from tonir.engines.slips import (
    INDEX_BYTES,
    Row,
    Sums,
    index_of,
    is_issued,
    open_row,
    part_marks,
    part_rows,
    withdrawn_mark_of,
)
from tonir.handover.actions import Place
from tonir.handover.models import Claim, Closing, Device, IssuerKey, Pack, RefusedScan, Withdrawal
from tonir.handover.scans import Scan

SHOW_EVERY = 200


@dataclass(frozen=True, repr=False)
class Opened:
    """A scan with the row that it opened, or with the refusal."""

    sequence: int
    scan: Scan
    pack: Pack | None = None
    row: Row | None = None
    refusal: str = ""


@dataclass
class Shelf:
    """The rows in use of every round, by index, and the issuers that may have signed them.

    closed: numbers of the rounds whose rows are gone. withdrawn: marks of slips that are no more.
    """

    rows: dict[bytes, tuple[Pack, bytes]] = field(default_factory=dict)
    versions: dict[int, set[int]] = field(default_factory=dict)
    issuers: list[bytes] = field(default_factory=list)
    closed: frozenset[int] = frozenset()
    withdrawn: set[bytes] = field(default_factory=set)

    @classmethod
    def stocked(cls) -> "Shelf":
        closed = frozenset(Closing.objects.values_list("round__number", flat=True))
        issuers = [bytes(key.public) for key in IssuerKey.objects.all()]
        shelf = cls(issuers=issuers, closed=closed)
        for pack in Pack.objects.filter(withdrawn_at__isnull=True).select_related("round"):
            shelf.versions.setdefault(pack.round.number, set()).add(pack.version)
            shelf.rows |= {row[:INDEX_BYTES]: (pack, row) for row in part_rows(bytes(pack.rows))}
        for marks in Withdrawal.objects.values_list("marks", flat=True):
            shelf.withdrawn |= set(part_marks(bytes(marks)))
        return shelf

    def open(self, sequence: int, scan: Scan) -> Opened:
        """Never raises: what a scan cannot be is said in what comes back."""
        if scan.code is None:
            return Opened(sequence, scan, refusal=scan.refusal)
        versions = self.versions.get(scan.code.round)
        if versions is None:
            refusal = "H17" if scan.code.round in self.closed else "H03"
            return Opened(sequence, scan, refusal=refusal)
        secret = scan.code.secret_bytes()
        for version in versions:
            found = self.rows.get(index_of(secret, scan.code.round, version))
            if found is not None:
                return self._opened(sequence, scan, *found)
        replaced = withdrawn_mark_of(secret, scan.code.round) in self.withdrawn
        return Opened(sequence, scan, refusal="H07" if replaced else "H04")

    def _opened(self, sequence: int, scan: Scan, pack: Pack, sealed: bytes) -> Opened:
        assert scan.code is not None
        try:
            row = open_row(scan.code, pack.version, sealed, len(pack.kits))
        except Refusal as refusal:
            return Opened(sequence, scan, refusal=refusal.code)
        claim = (scan.code.round, row.tag, row.commitment, row.signature)
        if not any(is_issued(public, *claim) for public in self.issuers):
            return Opened(sequence, scan, refusal="H06")
        return Opened(sequence, scan, pack, row)


def open_scans(scans: Sequence[Scan], progress: Progress) -> list[Opened]:
    """Every scan with its row. Sequence counts a file's scans from 1."""
    shelf, opened = Shelf.stocked(), []
    for sequence, scan in enumerate(scans, start=1):
        if sequence % SHOW_EVERY == 0:
            progress("opening rows", sequence, len(scans))
        opened.append(shelf.open(sequence, scan))
    progress("opening rows", len(scans), len(scans))
    return opened


@dataclass
class Reading:
    """What one reading of a file makes: rows to be saved, sums to be posted, what to tell."""

    device: Device
    at: datetime
    claims: list[Claim] = field(default_factory=list)
    refused: list[RefusedScan] = field(default_factory=list)
    sums: dict[Place, Sums] = field(default_factory=dict)
    refusals: list[dict[str, object]] = field(default_factory=list)
    repeated: int = 0

    def take(self, opened: Iterable[Opened], known: set[int], claimed: "Claimed") -> None:
        """known: the sequences that are claims already; claimed: who has claimed, grows here."""
        for one in opened:
            if one.sequence in known:
                self.repeated += 1
            elif one.row is None or one.pack is None:
                self._refuse(one, one.refusal)
                self.refused.append(self._refusal_row(one))
            else:
                self._claim(one, one.row, one.pack, claimed)

    def _claim(self, one: Opened, row: Row, pack: Pack, claimed: "Claimed") -> None:
        if claimed.is_same_scan(pack.round_id, row.tag, one.scan.happened_at):
            self.repeated += 1
            return
        conflict = Claim.Conflict.NONE
        if claimed.has(pack.round_id, row.tag):
            conflict = Claim.Conflict.ALREADY_CLAIMED
            self._refuse(one, "H05")
        else:
            kits = dict(zip(pack.kits, row.kits, strict=True))
            total = self.sums.setdefault(Place(pack.round_id, pack.point_id), Sums())
            total.add(kits, row.blinding, row.commitment)
        claimed.note(pack.round_id, row.tag, one.scan.happened_at)
        self.claims.append(self._claim_row(one, row, pack, conflict))

    def _claim_row(self, one: Opened, row: Row, pack: Pack, conflict: str) -> Claim:
        return Claim(
            device=self.device,
            sequence=one.sequence,
            round_id=pack.round_id,
            point_id=pack.point_id,
            tag=row.tag,
            commitment=row.commitment,
            signature=row.signature,
            happened_at=one.scan.happened_at,
            received_at=self.at,
            conflict=conflict,
        )

    def _refusal_row(self, one: Opened) -> RefusedScan:
        return RefusedScan(
            device=self.device,
            sequence=one.sequence,
            line=one.scan.line,
            code=one.refusal,
            received_at=self.at,
        )

    def _refuse(self, one: Opened, code: str) -> None:
        self.refusals.append({"line": one.scan.line, "code": code, "ends": one.scan.ends})

    def verify(self) -> None:
        """Raises Refusal H13 if sums and commitments disagree: then nothing may be posted."""
        if not all(total.hold() for total in self.sums.values()):
            raise Refusal("H13")

    def summary(self, scans: int) -> dict[str, object]:
        kits: dict[str, int] = {}
        for total in self.sums.values():
            for kit, quantity in total.kits.items():
                kits[kit] = kits.get(kit, 0) + quantity
        second = sum(claim.conflict != Claim.Conflict.NONE for claim in self.claims)
        return {
            "scans": scans,
            "claimed": len(self.claims) - second,
            "repeated": self.repeated,
            "second_claims": second,
            "refused": len(self.refused),
            "kits": kits,
            "refusals": self.refusals,
        }


class Claimed:
    """Who has claimed so far, by round and tag, and when, as far as anybody wrote it down."""

    def __init__(self, rounds: Iterable[int]) -> None:
        self.times: dict[tuple[int, bytes], set[datetime | None]] = {}
        rows = Claim.objects.filter(round__in=set(rounds))
        for round_id, tag, at in rows.values_list("round", "tag", "happened_at"):
            self.note(round_id, bytes(tag), at)

    def has(self, round_id: int, tag: bytes) -> bool:
        return (round_id, tag) in self.times

    def is_same_scan(self, round_id: int, tag: bytes, at: datetime | None) -> bool:
        """Whether that very scan came in another file: the same slip at the same second."""
        return at is not None and at in self.times.get((round_id, tag), ())

    def note(self, round_id: int, tag: bytes, at: datetime | None) -> None:
        self.times.setdefault((round_id, tag), set()).add(at)
