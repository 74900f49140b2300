"""A round of phones that never were, as the bundle that an office would write of it."""

import hashlib
import json
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tonir.engines.slips import Issuer, Sums, commit, new_blinding

KITS = ("food", "hygiene", "baby")
ISSUER = Issuer.from_bytes(hashlib.sha256(b"issuer of made rounds").digest())
POINTS = 20


@dataclass
class Made:
    """The four parts of a bundle, to be altered and packed."""

    about: dict[str, Any]
    rows: list[dict[str, Any]] = field(default_factory=list)
    sums: list[dict[str, Any]] = field(default_factory=list)
    stock: dict[str, Any] = field(default_factory=dict)

    def packed(self, path: Path) -> Path:
        """The bundle in a file."""
        parts = {"round.json": self.about, "sums.json": self.sums, "stock.json": self.stock}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
            for name, part in parts.items():
                bundle.writestr(name, json.dumps(part, ensure_ascii=False))
            lines = (json.dumps(row, separators=(",", ":")) + "\n" for row in self.rows)
            bundle.writestr("rows.jsonl", "".join(lines))
        return path


def make_round(claims: int, phones: int = 100, number: int = 1) -> Made:
    """So many claims on so many phones at twenty points, all in order."""
    points = [f"P{at}" for at in range(min(POINTS, phones))]
    made = Made(_about(number, points))
    moved = {point: Counter(dict.fromkeys(KITS, 0)) for point in points}
    documents: dict[str, Counter[str]] = {}
    for phone in range(phones):
        code, point = f"phone-{phone:04}", points[phone % len(points)]
        total, count = Sums(), claims // phones + (phone < claims % phones)
        for sequence in range(1, count + 1):
            made.rows.append(_claim(number, code, point, sequence, total))
        made.about["devices"][code] = {"kind": "phone", "rows": count, "passed": [], "quota": 5}
        documents[code] = Counter(total.kits)
        moved[point].update(total.kits)
        made.sums.append(_sum(code, point, total))
    made.stock = _stock(points, moved, made.sums)
    return made


def _about(number: int, points: list[str]) -> dict[str, Any]:
    kinds = {"donor": "donor", "W1": "warehouse", "households": "households", "loss": "loss"}
    return {
        "format": "tonir audit 1",
        "programme": {"en": "Made for measuring"},
        "round": number,
        "closed": True,
        "issuers": [ISSUER.public().hex()],
        "kits": {kit: {"en": kit} for kit in KITS},
        "accounts": kinds | dict.fromkeys(points, "point"),
        "devices": {},
        "conflicts": {},
    }


def _claim(number: int, code: str, point: str, sequence: int, total: Sums) -> dict[str, Any]:
    tag = hashlib.sha256(f"{code} {sequence}".encode()).digest()
    kits = {"food": 1 + tag[0] % 3, "hygiene": tag[1] % 3, "baby": tag[2] % 2}
    return signed(number, code, point, sequence, (tag, kits, total))


def signed(
    number: int, code: str, point: str, sequence: int, given: tuple[bytes, dict[str, int], Sums]
) -> dict[str, Any]:
    """A claim's row; its kits go into the sums. given: tag, kits, sums."""
    tag, kits, total = given
    blinding = new_blinding()
    commitment = commit(kits, blinding)
    total.add(kits, blinding, commitment)
    return {
        "device": code,
        "sequence": sequence,
        "kind": "claim",
        "point": point,
        "tag": tag.hex(),
        "commitment": commitment.hex(),
        "signature": ISSUER.sign(number, tag, commitment).hex(),
        "counted": True,
        "conflict": "",
        "settled": False,
        "short": {},
    }


def _sum(code: str, point: str, total: Sums) -> dict[str, Any]:
    return {
        "device": code,
        "point": point,
        "claims": total.claims,
        "kits": dict(total.kits),
        "blinding": total.blinding.hex(),
        "documents": [f"claims {code} 1"],
    }


def _stock(
    points: list[str], moved: dict[str, Counter[str]], sums: list[dict[str, Any]]
) -> dict[str, Any]:
    """Each point got what it gave and ten more of each kit; the warehouse has a hundred left."""
    movements, needed = [], Counter(dict.fromkeys(KITS, 100))
    for point in points:
        sent = Counter(dict.fromkeys(KITS, 10)) + moved[point]
        needed.update(sent)
        movements += [_move(f"R1/W1/{point}/1", "dispatch", ("W1", point), sent)]
    movements.insert(0, _move("opening", "opening", ("donor", "W1"), needed))
    for one in sums:
        way = (one["point"], "households")
        movements.append(_move(one["documents"][0], "handover", way, Counter(one["kits"])))
    return {
        "movements": [line for document in movements for line in document],
        "closing": {point: dict.fromkeys(KITS, 10) for point in points}
        | {"W1": dict.fromkeys(KITS, 100)},
        "counted": {},
        "other_rounds": {},
    }


def _move(
    document: str, because: str, way: tuple[str, str], kits: Counter[str]
) -> list[dict[str, Any]]:
    facts = {"document": document, "because": because, "on": "2025-08-18"}
    ends = {"from": way[0], "to": way[1]}
    return [facts | ends | {"kit": kit, "quantity": n} for kit, n in kits.items() if n]
