"""A day at a point, made by the engines: slips, a pack, signposts, an enrolment."""

import base64
import hashlib
import json
import struct
from dataclasses import dataclass, field
from typing import Any

from tonir.engines.slips import (
    Code,
    Issuer,
    Opener,
    Row,
    address_of,
    commit,
    join_rows,
    new_blinding,
    new_code,
    new_issuer,
    new_opener,
    new_round_key,
    seal_row,
    signposts,
    tag_of,
    withdrawn_mark_of,
)

ROUND, VERSION, DAY = 7, 3, "2025-08-18"
ORDER = ["food", "hygiene", "baby"]
GREETING = "Անահիտ"
HERE = {"en": "Hrazdan school", "hy": "Հրազդանի դպրոց", "ru": "Школа в Раздане"}
THERE = {"en": "Artashat hall", "hy": "Արտաշատի դահլիճ", "ru": "Зал в Арташате"}
PLACES = [
    {"names": HERE, "day": DAY, "lane": 1},
    {"names": THERE, "day": DAY, "lane": 1},
    {"names": HERE, "day": "2025-08-20", "lane": 2},
    {"names": HERE, "day": DAY, "lane": 2},
]
KITS = [
    {
        "code": "food",
        "names": {"en": "Food kit", "hy": "Սննդի փաթեթ", "ru": "Продуктовый набор"},
        "pictogram": "food",
        "heavy": True,
    },
    {
        "code": "hygiene",
        "names": {"en": "Hygiene kit", "hy": "Հիգիենայի փաթեթ", "ru": "Гигиенический набор"},
        "pictogram": "hygiene",
        "heavy": False,
    },
    {
        "code": "baby",
        "names": {"en": "Baby kit", "hy": "Մանկական փաթեթ", "ru": "Детский набор"},
        "pictogram": "baby",
        "heavy": False,
    },
]


def text64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")


def bytes64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Day:
    """Slips by who bears them, and everything a phone fetches for them."""

    families: int = 6
    training: bool = False
    issuer: Issuer = field(default_factory=new_issuer)
    opener: Opener = field(default_factory=new_opener)
    slips: dict[str, Code] = field(default_factory=dict)
    opened: dict[str, Row] = field(default_factory=dict)
    withdrawn: list[Code] = field(default_factory=list)
    walk_ins: int = 2

    def __post_init__(self) -> None:
        for name in ["Anahit", "Ruben", *(f"family {n}" for n in range(self.families))]:
            self.slips[name] = new_code(ROUND, self.training)
            self.opened[name] = self._row(GREETING if name == "Anahit" else "")
        for name in ("elsewhere", "another day", "another lane", "stranger", "replaced"):
            self.slips[name] = new_code(ROUND, self.training)
        self.slips["another round"] = new_code(ROUND + 1, self.training)
        self.slips["the other kind"] = new_code(ROUND, not self.training)
        self.withdrawn.append(self.slips["replaced"])

    def _row(self, greeting: str) -> Row:
        kits, blinding = {"food": 2, "hygiene": 1, "baby": 1}, new_blinding()
        tag, commitment = tag_of(new_round_key(), ROUND), commit(kits, blinding)
        by = self.issuer.sign(ROUND, tag, commitment)
        return Row(tag, commitment, by, blinding, tuple(kits[kit] for kit in ORDER), 0, greeting)

    def text(self, name: str) -> str:
        return self.slips[name].text()

    def rows(self) -> bytes:
        return join_rows(
            seal_row(self.slips[name], VERSION, row) for name, row in self.opened.items()
        )

    def posts(self) -> bytes:
        going = [(self.slips[name], 0) for name in self.opened]
        going += [(self.slips["elsewhere"], 1), (self.slips["another day"], 2)]
        return signposts([*going, (self.slips["another lane"], 3)], VERSION)

    def pack(self, now: str, revoked: bool = False) -> tuple[bytes, str]:
        """The download, and its ETag."""
        rows, posts = self.rows(), self.posts()
        marks = b"".join(
            sorted(withdrawn_mark_of(one.secret_bytes(), ROUND) for one in self.withdrawn)
        )
        signature = text64(self.issuer.sign_withdrawn(ROUND, marks))
        header: dict[str, Any] = {
            "packs": [{"label": "P1", "version": VERSION, "kits": ORDER, "rows": len(rows)}],
            "directions": {"version": VERSION, "bytes": len(posts), "places": PLACES},
            "withdrawn": [{"marks": len(marks), "at": DAY, "signature": signature}],
            "revoked": revoked,
        }
        if revoked:
            rows = posts = marks = b""
            header |= {"packs": [], "directions": None, "withdrawn": []}
        etag = f'"{hashlib.sha256(marks + bytes([revoked])).hexdigest()[:16]}"'
        head = json.dumps(header | {"now": now}).encode()
        return struct.pack(">I", len(head)) + head + rows + posts + marks, etag

    def enrolment(self, device: str, kind: str = "lane") -> dict[str, Any]:
        return {
            "device": device,
            "training": self.training,
            "kind": kind,
            "round": ROUND,
            "point": {"code": "P1", "names": HERE},
            "day": DAY if kind == "lane" else None,
            "lane": 1 if kind == "lane" else None,
            "shift": {"starts_at": f"{DAY}T09:00:00+04:00", "ends_at": f"{DAY}T13:00:00+04:00"},
            "kits": KITS,
            "walk_ins": {"quota": self.walk_ins, "kits": {"food": 1}},
            "issuers": [text64(self.issuer.public())],
            "office": text64(address_of(self.opener)),
            "programme": {"en": "Food and hygiene", "hy": "Սնունդ և հիգիենա", "ru": "Продукты"},
        }
