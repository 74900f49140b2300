"""The bundle that an auditor gets: what devices claimed in a round, and the stock ledger.

The same books give the same bytes, whoever writes it and when: no clock is in it, and no time of a
claim, since families have their times in clear. No household, no name, nothing that is sealed.
What each part holds stands in docs/handover.md; `audit.py` reads it.
"""

import json
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import merge
from typing import IO, Any

from django.db import transaction
from django.utils import timezone

from tonir.engines.progress import Progress, silent
from tonir.engines.slips import add_blindings
from tonir.handover.closing import is_closed
from tonir.handover.models import Claim, ClaimFile, Device, HandoverSum, IssuerKey, RefusedScan
from tonir.programme.models import Round
from tonir.programme.queries import programme
from tonir.supply.models import Kit, Movement
from tonir.supply.queries import PLACES, accounts, balances

FORMAT = "tonir audit 1"
# A zip tells when each part was written, from 1980 on: always the same day.
WRITTEN = (1980, 1, 1, 0, 0, 0)
AT_ONCE = 2000
Row = dict[str, Any]


@transaction.atomic
def write_bundle(round_: Round, file: IO[bytes], progress: Progress = silent) -> dict[str, int]:
    """Writes the round's bundle; returns what is in it, in counts."""
    # Whoever records claims waits for this lock too: claims, sums and ledger are of one moment.
    list(Round.objects.select_for_update().order_by("pk"))
    devices, rows = _devices(round_), 0
    total = Claim.objects.filter(round=round_).count()
    with zipfile.ZipFile(file, "w") as bundle:
        _write(bundle, "round.json", [_json(_about(round_, devices))])
        with bundle.open(_part("rows.jsonl"), "w") as part:
            for rows, row in enumerate(_rows(round_, devices), start=1):
                part.write(_json(row))
                if rows % AT_ONCE == 0:
                    progress("rows", min(rows, total), total)
        _write(bundle, "sums.json", [_json(_sums(round_))])
        _write(bundle, "stock.json", [_json(_stock(round_))])
    progress("rows", total, total)
    return {"devices": len(devices), "rows": rows, "claims": total}


def issuers() -> list[bytes]:
    """The public keys that signed slips, first made first."""
    return [bytes(key.public) for key in IssuerKey.objects.order_by("pk")]


def _write(bundle: zipfile.ZipFile, name: str, lines: Iterable[bytes]) -> None:
    with bundle.open(_part(name), "w") as part:
        part.writelines(lines)


def _part(name: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name, WRITTEN)
    part.compress_type = zipfile.ZIP_DEFLATED
    return part


def _json(value: Any) -> bytes:
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return said.encode("utf-8") + b"\n"


def _about(round_: Round, devices: list[Device]) -> Row:
    return {
        "format": FORMAT,
        "programme": programme().names,
        "round": round_.number,
        "closed": is_closed(round_),
        "issuers": [public.hex() for public in issuers()],
        "kits": {kit.code: kit.names for kit in Kit.objects.all()},
        "accounts": {account.code: account.kind for account in accounts()},
        "devices": {device.code: _device(round_, device) for device in devices},
        "conflicts": {},
    }


def _devices(round_: Round) -> list[Device]:
    """Those that claimed in the round, and files that never claimed anything, by code."""
    claimed = Claim.objects.values("device")
    here = Device.objects.filter(pk__in=claimed.filter(round=round_))
    files = Device.objects.filter(kind=Device.Kind.FILE).exclude(pk__in=claimed)
    return sorted((*here, *files), key=lambda device: device.code)


def _device(round_: Round, device: Device) -> Row:
    """A file's scans that are no row of this round: read before, or of another round."""
    rows = max(ClaimFile.objects.filter(device=device).values_list("scans", flat=True), default=0)
    known = sorted(
        {
            *Claim.objects.filter(round=round_, device=device).values_list("sequence", flat=True),
            *RefusedScan.objects.filter(device=device).values_list("sequence", flat=True),
        }
    )
    rows = max([rows, *known[-1:]])
    ends = zip([0, *known], [*known, rows + 1], strict=True)
    passed = [[low + 1, high - 1] for low, high in ends if high - low > 1]
    return {"kind": device.kind, "rows": rows, "passed": passed, "quota": None}


def _rows(round_: Round, devices: list[Device]) -> Iterator[Row]:
    """Every row of every device, in the order of the devices and of their numbers."""
    for device in devices:
        yield from merge(
            _claims(round_, device), _refused(device), key=lambda row: int(row["sequence"])
        )


def _claims(round_: Round, device: Device) -> Iterator[Row]:
    claims = Claim.objects.filter(round=round_, device=device).order_by("sequence")
    for claim in claims.iterator(AT_ONCE):
        yield {
            "device": device.code,
            "sequence": claim.sequence,
            "kind": "claim",
            "point": claim.point_id,
            "tag": bytes(claim.tag).hex(),
            "commitment": bytes(claim.commitment).hex(),
            "signature": bytes(claim.signature).hex(),
            # The sums of a file leave second claims out.
            "counted": claim.conflict == Claim.Conflict.NONE,
            "conflict": claim.conflict,
            "settled": False,
            "short": {},
        }


def _refused(device: Device) -> Iterator[Row]:
    refused = RefusedScan.objects.filter(device=device).order_by("sequence")
    for sequence, why in refused.values_list("sequence", "code").iterator(AT_ONCE):
        yield {"device": device.code, "sequence": sequence, "kind": "refused", "why": why}


def _sums(round_: Round) -> list[Row]:
    """One sum a device and point: of all its readings, posted under as many documents."""
    parts: dict[tuple[str, str], list[HandoverSum]] = {
        key: []
        for key in Claim.objects.filter(round=round_)
        .order_by("device__code", "point")
        .values_list("device__code", "point")
        .distinct()
    }
    sums = HandoverSum.objects.filter(round=round_).select_related("device").order_by("pk")
    for one in sums:
        parts.setdefault((one.device.code, one.point_id), []).append(one)
    return [_sum(device, point, some) for (device, point), some in sorted(parts.items())]


def _sum(device: str, point: str, parts: list[HandoverSum]) -> Row:
    kits: Counter[str] = Counter()
    for one in parts:
        kits.update(one.kits)
    return {
        "device": device,
        "point": point,
        "claims": sum(one.claims for one in parts),
        "kits": {kit: quantity for kit, quantity in kits.items() if quantity},
        "blinding": add_blindings(bytes(one.blinding) for one in parts).hex(),
        "documents": [one.document for one in parts],
    }


def _stock(round_: Round) -> Row:
    """The whole ledger, lots added up, and what the books say lies at each place."""
    moved: Counter[tuple[str, ...]] = Counter()
    names = ("document", "because", "at", "source", "target", "kit", "quantity")
    for document, because, at, source, target, kit, quantity in Movement.objects.values_list(
        *names
    ).iterator(AT_ONCE):
        on = timezone.localdate(at).isoformat()
        moved[document, because, on, source, target, kit] += quantity
    places = {account.code for account in accounts(*PLACES)}
    closing: dict[str, dict[str, int]] = {}
    for (place, kit), quantity in balances().items():
        if place in places:
            closing.setdefault(place, {})[kit] = quantity
    others = HandoverSum.objects.exclude(round=round_)
    return {
        "movements": [
            dict(zip(("document", "because", "on", "from", "to", "kit"), key, strict=True))
            | {"quantity": quantity}
            for key, quantity in moved.items()
        ],
        "closing": closing,
        # Where a count of what lies there is kept, it belongs here: place -> kit -> counted.
        "counted": {},
        "other_rounds": dict(others.order_by("pk").values_list("document", "round__number")),
    }
