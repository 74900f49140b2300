"""A phone as the office sees it, in plain Python: keys, a queue, sums, requests that it signs.

For tests and benchmarks; the app itself is JavaScript (src/tonir/point).
"""

import base64
import hashlib
import json
import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from tonir.engines.slips import (
    Row,
    Sums,
    address_of,
    find_row,
    new_opener,
    open_row,
    read_code,
    seal_parcel,
)

API = "/point/api/"
# method, path, body, headers -> status, body, headers
Send = Callable[[str, str, bytes, dict[str, str]], tuple[int, bytes, Mapping[str, str]]]
Raw = dict[str, Any]
MORNING = datetime(2025, 8, 18, 6, 0, tzinfo=UTC)


def text64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")


def bytes64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass(frozen=True)
class Download:
    """A phone's packs: (version, kits, rows) of each; the rest of what came with them."""

    packs: list[tuple[int, list[str], bytes]]
    signposts: bytes
    marks: list[bytes]
    header: Raw

    @classmethod
    def read(cls, content: bytes) -> "Download":
        length = struct.unpack(">I", content[:4])[0]
        header = json.loads(content[4 : 4 + length])
        at = 4 + length
        parts = []
        sizes = [
            *(pack["rows"] for pack in header["packs"]),
            header["directions"]["bytes"],
            *(withdrawn["marks"] for withdrawn in header["withdrawn"]),
        ]
        for size in sizes:
            parts.append(content[at : at + size])
            at += size
        assert at == len(content)
        count = len(header["packs"])
        packs = [
            (pack["version"], pack["kits"], rows)
            for pack, rows in zip(header["packs"], parts, strict=False)
        ]
        return cls(packs, parts[count], parts[count + 1 :], header)


@dataclass
class Phone:
    """One phone. `clock`: what it shows; each row takes it ten seconds further."""

    send: Send
    signer: ec.EllipticCurvePrivateKey = field(default_factory=new_opener)
    opener: ec.EllipticCurvePrivateKey = field(default_factory=new_opener)
    told: Raw = field(default_factory=dict)
    queue: list[Raw] = field(default_factory=list)
    sums: Sums = field(default_factory=Sums)
    opened: dict[int, tuple[dict[str, int], Row]] = field(default_factory=dict)
    have: set[int] = field(default_factory=set)
    clock: datetime = MORNING
    language: str = "en"

    @property
    def name(self) -> str:
        return str(self.told["device"])

    def keys(self) -> Raw:
        return {
            "signing": text64(address_of(self.signer)),
            "address": text64(address_of(self.opener)),
        }

    def enrol(self, invitation: str) -> tuple[int, Raw]:
        body = json.dumps({"invitation": invitation, **self.keys(), "app": "test"}).encode()
        status, content, _ = self.send("POST", API + "enrol", body, self._spoken())
        said = json.loads(content)
        if status == 200:
            self.told = said
        return status, said

    def signed(self, content: bytes) -> bytes:
        """r and s, 32 bytes each, as a browser's subtle.sign gives them."""
        r, s = decode_dss_signature(self.signer.sign(content, ec.ECDSA(SHA256())))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    def ask(
        self, method: str, what: str, body: bytes = b"", **headers: str
    ) -> tuple[int, bytes, Mapping[str, str]]:
        path = API + what
        content = f"{method}\n{path}\n{hashlib.sha256(body).hexdigest()}".encode()
        signature = text64(self.signed(content))
        return self.send(
            method,
            path,
            body,
            {"Authorization": f"Tonir {self.name} {signature}", **self._spoken(), **headers},
        )

    def pack(self) -> Download:
        status, content, _ = self.ask("GET", "pack")
        assert status == 200
        return Download.read(content)

    def scan(self, code: str, **facts: Any) -> Raw:
        """Opens the slip's row in the packs that it fetches, and records the claim."""
        for version, kits, rows in self.pack().packs:
            sealed = find_row(rows, read_code(code), version)
            if sealed is not None:
                row = open_row(read_code(code), version, sealed, len(kits))
                return self.claim(row, kits, **facts)
        raise AssertionError("No pack has a row for this slip.")

    def claim(self, row: Row, kits: Iterable[str], **facts: Any) -> Raw:
        counts = dict(zip(kits, row.kits, strict=False))
        self.sums.add(counts, row.blinding, row.commitment)
        raw = self._add(
            "claim",
            tag=text64(row.tag),
            commitment=text64(row.commitment),
            signature=text64(row.signature),
            **facts,
        )
        self.opened[raw["sequence"]] = (counts, row)
        return raw

    def take_back(self, sequence: int) -> Raw:
        counts, row = self.opened[sequence]
        self.sums.take_back(counts, row.blinding, row.commitment)
        return self._add("reversal", of=sequence, reason="mistake")

    def walk_in(self, kits: dict[str, int], reason: str = "lost_slip") -> Raw:
        return self._add("walk_in", kits=kits, reason=reason)

    def refuse(self, why: str) -> Raw:
        return self._add("refused", why=why)

    def totals(self) -> Raw:
        """The sums as they stand after the last row."""
        return {
            "upto": len(self.queue),
            "kits": dict(self.sums.kits),
            "blinding": text64(self.sums.blinding),
            "claims": self.sums.claims,
        }

    def body(self, rows: Iterable[Raw], sums: Raw | None = None) -> bytes:
        return json.dumps({"rows": list(rows), "sums": sums}).encode()

    def push(self, rows: Iterable[Raw] = (), sums: Raw | None = None) -> Raw:
        """Sends these rows, and takes the office's word for what is there."""
        status, content, _ = self.ask("POST", "claims", self.body(rows, sums))
        said: Raw = json.loads(content)
        assert status == 200, said
        self.believe(said)
        return said

    def believe(self, said: Raw) -> None:
        self.have = {one for first, last in said["have"] for one in range(first, last + 1)}

    def outbox(self) -> list[Raw]:
        return [row for row in self.queue if row["sequence"] not in self.have]

    def sync(self, at_once: int = 100) -> Raw:
        """Everything that the office has not, then the sums; the last answer."""
        while len(self.outbox()) > at_once:
            self.push(self.outbox()[:at_once])
        return self.push(self.outbox(), self.totals())

    def parcel(self, rows: Iterable[Raw], sums: Raw | None = None) -> bytes:
        """What another phone, or a file, carries to the office."""
        name = self.name.encode("ascii")
        office = bytes64(self.told["office"])
        parcel = seal_parcel(office, self.body(rows, sums), b"claims " + name)
        return bytes((len(name),)) + name + self.signed(parcel) + parcel

    def _add(self, kind: str, **facts: Any) -> Raw:
        self.clock += timedelta(seconds=10)
        at = self.clock.isoformat()
        raw = {"sequence": len(self.queue) + 1, "kind": kind, "at": at, **facts}
        self.queue.append(raw)
        return raw

    def _spoken(self) -> dict[str, str]:
        return {"Accept-Language": self.language, "Content-Type": "application/json"}
