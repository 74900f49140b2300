"""The bundle that an auditor gets: what devices claimed in a round, and the stock ledger.

The same books give the same bytes, whoever writes it and when: no clock is in it, and no time of a
claim, since families have their times in clear. No household, no name, nothing that is sealed.
What each part holds stands in docs/handover.md; `audit.py` reads it.
"""

import json
import zipfile
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import IO, Any

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from tonir.engines.progress import Progress, silent
from tonir.engines.slips import add_blindings
from tonir.handover.bundled_rows import AT_ONCE, TOLD, Queue, Row, devices_of
from tonir.handover.closing import is_closed
from tonir.handover.models import Claim, HandoverSum, IssuerKey
from tonir.handover.phone_models import Conflict, WalkIn
from tonir.handover.summing import back_of
from tonir.programme.models import Round
from tonir.programme.queries import programme
from tonir.supply.actions import HOUSEHOLDS
from tonir.supply.models import Kit, Movement
from tonir.supply.queries import PLACES, accounts, balances

FORMAT = "tonir audit 1"
# A zip tells when each part was written, from 1980 on: always the same day.
WRITTEN = (1980, 1, 1, 0, 0, 0)


@transaction.atomic
def write_bundle(round_: Round, file: IO[bytes], progress: Progress = silent) -> dict[str, int]:
    """Writes the round's bundle; returns what is in it, in counts."""
    # Whoever records claims waits for this lock too: claims, sums and ledger are of one moment.
    list(Round.objects.select_for_update().order_by("pk"))
    queues, rows = devices_of(round_), 0
    total = Claim.objects.filter(round=round_).count()
    with zipfile.ZipFile(file, "w") as bundle:
        _write(bundle, "round.json", [_json(_about(round_, queues))])
        with bundle.open(_part("rows.jsonl"), "w") as part:
            every = chain.from_iterable(queue.rows() for queue in queues)
            for rows, row in enumerate(every, start=1):
                part.write(_json(row))
                if rows % AT_ONCE == 0:
                    progress("writing", min(rows, total), total)
        _write(bundle, "sums.json", [_json(_sums(round_))])
        _write(bundle, "stock.json", [_json(_stock(round_))])
    progress("writing", total, total)
    return {"devices": len(queues), "rows": rows, "claims": total}


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


def _about(round_: Round, queues: list[Queue]) -> Row:
    return {
        "format": FORMAT,
        "programme": programme().names,
        "round": round_.number,
        "closed": is_closed(round_),
        "issuers": [public.hex() for public in issuers()],
        "kits": {kit.code: kit.names for kit in Kit.objects.all()},
        "accounts": {account.code: account.kind for account in accounts()},
        "devices": {queue.device.code: queue.about() for queue in queues},
        "conflicts": _conflicts(queues),
    }


def _conflicts(queues: list[Queue]) -> dict[str, dict[str, int]]:
    """What the office noticed and no row says: how many of each kind are open, how many settled."""
    found: dict[str, dict[str, int]] = {}
    devices = [queue.device for queue in queues]
    noticed = Conflict.objects.filter(device__in=devices).exclude(kind__in=TOLD)
    for conflict in noticed.annotate(times=Count("settlements")).order_by("kind"):
        its = found.setdefault(conflict.kind, {"open": 0, "settled": 0})
        its["settled" if conflict.times else "open"] += 1
    return found


def _sums(round_: Round) -> list[Row]:
    """One sum a device and point: of all its readings, posted under as many documents."""
    empty = {
        *Claim.objects.filter(round=round_).values_list("device__code", "point"),
        *WalkIn.objects.filter(round=round_).values_list("device__code", "point"),
    }
    parts: dict[tuple[str, str], list[HandoverSum]] = {key: [] for key in empty}
    sums = HandoverSum.objects.filter(round=round_).select_related("device").order_by("pk")
    for one in sums:
        parts.setdefault((one.device.code, one.point_id), []).append(one)
    documents: dict[tuple[str, str], list[str]] = {key: [] for key in parts}
    for name, key in _documents(round_).items():
        documents[key].append(name)
    return [_sum(*key, some, documents[key]) for key, some in sorted(parts.items())]


def _sum(device: str, point: str, parts: list[HandoverSum], documents: list[str]) -> Row:
    kits: Counter[str] = Counter()
    for one in parts:
        kits.update(one.kits)
    return {
        "device": device,
        "point": point,
        "claims": sum(one.claims for one in parts),
        "kits": {kit: quantity for kit, quantity in kits.items() if quantity},
        "blinding": add_blindings(bytes(one.blinding) for one in parts).hex(),
        "documents": documents,
    }


def _documents(round_: Round) -> dict[str, tuple[str, str]]:
    """Under which documents a round's sums and walk-ins were posted, and the device and point."""
    found: dict[str, tuple[str, str]] = {}
    backs = set(Movement.objects.filter(source=HOUSEHOLDS).values_list("document", flat=True))
    sums = HandoverSum.objects.filter(round=round_).order_by("pk")
    for document, device, point in sums.values_list("document", "device__code", "point"):
        found[document] = (device, point)
        if back_of(document) in backs:
            found[back_of(document)] = (device, point)
    walk_ins = WalkIn.objects.filter(round=round_).exclude(document="").order_by("pk")
    for document, device, point in walk_ins.values_list("document", "device__code", "point"):
        found[document] = (device, point)
    return found


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
    others = Round.objects.exclude(pk=round_.pk).order_by("number")
    return {
        "movements": [
            dict(zip(("document", "because", "on", "from", "to", "kit"), key, strict=True))
            | {"quantity": quantity}
            for key, quantity in moved.items()
        ],
        "closing": closing,
        # Where a count of what lies there is kept, it belongs here: place -> kit -> counted.
        "counted": {},
        "other_rounds": {name: other.number for other in others for name in _documents(other)},
    }
