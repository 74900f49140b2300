"""What a person should look at: replaced slips, revoked phones, hands too fast, walk-ins."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tonir.engines.slips import digest_of_row
from tonir.handover.counting import facts_of
from tonir.handover.models import Claim, Device
from tonir.handover.pace import HandoverRules, handover_rules
from tonir.handover.phone_models import Conflict, WalkIn, WithdrawnRow
from tonir.handover.receiving import Row, WithoutSlip
from tonir.handover.walking_in import served_at

Kind = Conflict.Kind


def of_claims(device: Device, claims: Sequence[Claim], at: datetime) -> list[Conflict]:
    """What new claims show, each by itself and in their pace."""
    if not claims:
        return []
    return [*_withdrawn(device, claims, at), *_too_fast(device, claims, at)]


def of_phone(device: Device, rows: Sequence[Row], at: datetime) -> list[Conflict]:
    """What new rows show of their phone: revoked before they came, too many walk-ins."""
    if not rows:
        return []
    found = []
    if device.revoked_at is not None and not _has(device, Kind.REVOKED_PHONE):
        facts = {"revoked_at": device.revoked_at.isoformat()}
        found.append(_conflict(device, Kind.REVOKED_PHONE, rows[0].sequence, at, facts))
    return [*found, *_over_quota(device, rows, at)]


def of_file(claims: Sequence[Claim], at: datetime) -> list[Conflict]:
    """The second claims among those that were read from a file."""
    second = Claim.Conflict.ALREADY_CLAIMED
    return [
        _conflict(claim.device, Kind.ALREADY_CLAIMED, claim.sequence, at, facts_of(first))
        for claim in claims
        if claim.conflict == second
        and (
            first := Claim.objects.filter(round=claim.round_id, tag=claim.tag, conflict="").first()
        )
    ]


def _withdrawn(device: Device, claims: Sequence[Claim], at: datetime) -> list[Conflict]:
    """Claims with the paper of a slip that had been replaced before."""
    digests = {digest_of_row(bytes(claim.commitment)): claim for claim in claims}
    gone = WithdrawnRow.objects.filter(round=claims[0].round, digest__in=list(digests))
    return [
        _conflict(device, Kind.WITHDRAWN, claim.sequence, at, {"replaced_at": row.at.isoformat()})
        for row in gone
        if (claim := digests[bytes(row.digest)]).happened_at is None or row.at <= claim.happened_at
    ]


def _too_fast(device: Device, claims: Sequence[Claim], at: datetime) -> list[Conflict]:
    """One conflict for each spell in which more claims were made than hands can give."""
    rules = handover_rules()
    clocks = [claim.happened_at for claim in claims if claim.happened_at is not None]
    if not clocks:
        return []
    begins, ends = min(clocks) - rules.window, max(clocks) + rules.window
    near = Claim.objects.filter(device=device, happened_at__range=(begins, ends))
    times = sorted((at, one) for at, one in near.values_list("happened_at", "sequence") if at)
    known = Conflict.objects.filter(device=device, kind=Kind.TOO_FAST)
    spells = [_spell(facts) for facts in known.values_list("facts", flat=True) if facts]
    found = []
    for first, last, sequence, count in _bursts(times, rules):
        if not any(begins <= last and first <= ends for begins, ends in spells):
            facts = {"claims": count, "from": first.isoformat(), "to": last.isoformat()}
            found.append(_conflict(device, Kind.TOO_FAST, sequence, at, facts))
    return found


def _bursts(
    times: Sequence[tuple[datetime, int]], rules: HandoverRules
) -> list[tuple[datetime, datetime, int, int]]:
    """Spells that are too fast: first and last time, the first one's sequence, how many."""
    found: list[tuple[datetime, datetime, int, int]] = []
    start, began = 0, -1
    for at, (now, _) in enumerate(times):
        while now - times[start][0] >= rules.window:
            start += 1
        if at - start + 1 <= rules.most:
            continue
        if not found or times[start][0] > found[-1][1]:
            began = start
            found.append((now, now, 0, 0))
        found[-1] = (times[began][0], now, times[began][1], at - began + 1)
    return found


def _spell(facts: dict[str, Any]) -> tuple[datetime, datetime]:
    return datetime.fromisoformat(facts["from"]), datetime.fromisoformat(facts["to"])


def _over_quota(device: Device, rows: Sequence[Row], at: datetime) -> list[Conflict]:
    """Families without a slip beyond what the phone was told, or the point may serve that day."""
    new = [row.sequence for row in rows if isinstance(row.said, WithoutSlip)]
    if not new or device.invitation is None:
        return []
    share, quota = device.walk_ins or 0, handover_rules().walk_ins
    here = served_at(device.invitation)
    over = max(WalkIn.objects.filter(device=device).count() - share, here - quota)
    facts = {"quota": quota, "share": share, "served": here}
    kept = new[-over:] if over > 0 else []
    return [_conflict(device, Kind.OVER_QUOTA, one, at, facts) for one in kept]


def _has(device: Device, kind: Conflict.Kind) -> bool:
    return Conflict.objects.filter(device=device, kind=kind).exists()


def _conflict(
    device: Device, kind: Conflict.Kind, sequence: int, at: datetime, facts: dict[str, Any]
) -> Conflict:
    return Conflict(device=device, kind=kind, sequence=sequence, facts=facts, at=at)
