"""Rounds that were altered, and what their audit finds."""

import hashlib
from collections.abc import Callable
from typing import Any

from benchmarks.made_round import Made, signed
from tonir.engines.slips import Sums
from tonir.handover.audit import Report

AuditOf = Callable[[Made], Report]
ANAHIT = hashlib.sha256(b"Anahit's family").digest()


def codes(report: Report) -> set[str]:
    return set(report.times)


def row(made: Made, device: str, sequence: int) -> dict[str, Any]:
    return next(one for one in made.rows if (one["device"], one["sequence"]) == (device, sequence))


def add_row(made: Made, device: str, **facts: Any) -> dict[str, Any]:
    """One more row at the end of a phone's queue."""
    made.about["devices"][device]["rows"] += 1
    new = {"device": device, "sequence": made.about["devices"][device]["rows"], **facts}
    made.rows.append(new)
    made.rows.sort(key=lambda one: (one["device"], one["sequence"]))
    return new


def invent(made: Made, sign: Callable[[bytes, bytes], bytes]) -> None:
    """A family that never was, with sum, ledger and balance made to fit."""
    total = Sums()
    made.about["devices"]["phone-0001"]["rows"] += 1
    new = signed(1, "phone-0001", "P1", 7, (ANAHIT, {"food": 1}, total))
    new["signature"] = sign(ANAHIT, bytes.fromhex(new["commitment"])).hex()
    made.rows.append(new)
    made.rows.sort(key=lambda one: (one["device"], one["sequence"]))
    count_in(made, 1, total)


def count_in(made: Made, phone: int, more: Sums) -> None:
    """Adds to a phone's sum, and to what the ledger says of it."""
    said = made.sums[phone]
    total = Sums(dict(said["kits"]), bytes.fromhex(said["blinding"]))
    total.add(more.kits, more.blinding, more.commitment)
    said["kits"], said["blinding"] = dict(total.kits), total.blinding.hex()
    said["claims"] += more.claims
    for kit, quantity in more.kits.items():
        handover = next(
            one
            for one in made.stock["movements"]
            if one["document"] == said["documents"][0] and one["kit"] == kit
        )
        handover["quantity"] += quantity
        made.stock["closing"][said["point"]][kit] -= quantity
