"""An office of one file: it keeps the protocol, and a network that can be told to misbehave."""

import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.point.handing_out import Day, bytes64, text64
from tonir.engines.slips import is_sent_by, open_parcel, seal_parcel, verify_sums
from tonir.point.shell import served

SIGNATURE = 64


@dataclass
class Phone:
    """What the office knows of a phone, and what it has of its queue."""

    name: str
    keys: dict[str, str]
    rows: dict[int, dict[str, Any]] = field(default_factory=dict)
    sums: list[dict[str, Any]] = field(default_factory=list)
    came_again: int = 0
    revoked: bool = False

    def ranges(self) -> list[list[int]]:
        found: list[list[int]] = []
        for sequence in sorted(self.rows):
            if found and found[-1][1] == sequence - 1:
                found[-1][1] = sequence
            else:
                found.append([sequence, sequence])
        return found

    def take(self, body: dict[str, Any]) -> None:
        for row in body["rows"]:
            known = self.rows.get(row["sequence"])
            assert known is None or known == row, "a row came again with other content"
            self.came_again += known is not None
            self.rows[row["sequence"]] = row
        if body["sums"] and body["sums"] not in self.sums:
            self.sums.append(body["sums"])

    def standing(self, upto: int | None = None) -> list[dict[str, Any]]:
        """Claims that were not taken back."""
        rows = [row for row in self.rows.values() if upto is None or row["sequence"] <= upto]
        back = {row["of"] for row in rows if row["kind"] == "reversal"}
        return [row for row in rows if "tag" in row and row["sequence"] not in back]

    def sums_hold(self) -> bool:
        """Whether the last sums are what the commitments of its claims add up to."""
        sums = self.sums[-1]
        claims = self.standing(sums["upto"])
        commitments = [bytes64(row["commitment"]) for row in claims]
        kept = verify_sums(commitments, sums["kits"], bytes64(sums["blinding"]))
        return kept and sums["claims"] == len(claims)


@dataclass
class FakeOffice:
    day: Day = field(default_factory=Day)
    phones: dict[str, Phone] = field(default_factory=dict)
    invitations: dict[str, tuple[str, str]] = field(default_factory=dict)
    # What becomes of each request with claims: "" (all is well), busy, lost, late, twice.
    faults: Iterator[str] = field(default_factory=lambda: iter(()))
    held_back: list[tuple[Phone, bytes]] = field(default_factory=list)
    ahead: timedelta = timedelta()
    run: dict[str, Any] | None = None
    relayed: int = 0
    port: int = 0
    files: dict[str, Any] = field(default_factory=lambda: dict(served()))
    closed: bool = False

    def invite(self, secret: str, kind: str = "lane") -> str:
        self.invitations.setdefault(secret, (kind, f"phone-{len(self.invitations) + 1}"))
        return f"{self.address}/point/#i={secret}"

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def now(self) -> str:
        return (datetime.now(UTC) + self.ahead).isoformat()

    def enrol(self, said: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        if said["invitation"] not in self.invitations:
            return 404, {"code": "H25"}
        kind, name = self.invitations[said["invitation"]]
        keys = {part: said[part] for part in ("signing", "address")}
        phone = self.phones.setdefault(name, Phone(name, keys))
        if phone.keys != keys:
            return 409, {"code": "H22"}
        return 200, {**self.day.enrolment(name, kind), "now": self.now()}

    def answer(self, phone: Phone) -> dict[str, Any]:
        summed = [
            one["upto"] for one in phone.sums if set(range(1, one["upto"] + 1)) <= {*phone.rows}
        ]
        return {
            "have": phone.ranges(),
            "summed": max(summed, default=0),
            "conflicts": [],
            "revoked": phone.revoked,
            "withdrawn": len(self.day.withdrawn),
            "now": self.now(),
        }

    def sender(self, authorization: str, content: bytes) -> Phone | None:
        _, name, signature = authorization.split(" ")
        phone = self.phones.get(name)
        known = phone and is_sent_by(bytes64(phone.keys["signing"]), content, bytes64(signature))
        return phone if known else None

    def relay(self, body: bytes) -> Phone:
        """Opens what one phone carried for another."""
        ends = 1 + body[0]
        phone = self.phones[body[1:ends].decode("ascii")]
        signature, parcel = body[ends : ends + SIGNATURE], body[ends + SIGNATURE :]
        assert is_sent_by(bytes64(phone.keys["signing"]), parcel, signature)
        opened = open_parcel(self.day.opener, parcel, b"claims " + phone.name.encode())
        phone.take(json.loads(opened))
        self.relayed += 1
        return phone


class Handler(BaseHTTPRequestHandler):
    office: FakeOffice
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None: ...

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/point/api/"):
            self._ask(b"")
            return
        found = self.office.files.get(path)
        if found is None:
            self._send(404, b"", {})
            return
        policy = {"Content-Security-Policy": found.policy, "Cache-Control": "no-cache"}
        self._send(200, found.content, {"Content-Type": found.type, **policy})

    def do_POST(self) -> None:
        self._ask(self.rfile.read(int(self.headers["Content-Length"])))

    def _ask(self, body: bytes) -> None:
        what = self.path.removeprefix("/point/api/")
        if self.office.closed:
            self._send(503, b"", {})
        elif what == "enrol":
            self._json(*self.office.enrol(json.loads(body)))
        else:
            digest = hashlib.sha256(body).hexdigest()
            content = f"{self.command}\n{self.path}\n{digest}".encode()
            phone = self.office.sender(self.headers["Authorization"], content)
            if phone is None:
                self._json(401, {"code": "H21"})
            else:
                getattr(self, f"_{what}")(phone, body)

    def _pack(self, phone: Phone, _: bytes) -> None:
        content, etag = self.office.day.pack(self.office.now(), phone.revoked)
        same = self.headers.get("If-None-Match") == etag
        self._send(304 if same else 200, b"" if same else content, {"ETag": etag})

    def _run(self, phone: Phone, _: bytes) -> None:
        if self.office.run is None:
            self._json(404, {"code": "H26"})
            return
        address, about = bytes64(phone.keys["address"]), b"run " + phone.name.encode()
        self._send(200, seal_parcel(address, json.dumps(self.office.run).encode(), about), {})

    def _claims(self, phone: Phone, body: bytes) -> None:
        office = self.office
        fault = next(office.faults, "")
        if fault == "late":  # The network holds it back, and delivers it after the next one.
            office.held_back.append((phone, body))
        if fault in ("busy", "late"):
            self._send(503, b"", {})
            return
        for to, one in [(phone, body)] * (1 + (fault == "twice")) + office.held_back:
            to.take(json.loads(one))
        office.held_back.clear()
        if fault == "lost":  # Taken, but the answer is lost.
            self.close_connection = True
            self.connection.close()
            return
        self._json(200, office.answer(phone))

    def _relay(self, _: Phone, body: bytes) -> None:
        self._json(200, self.office.answer(self.office.relay(body)))

    def _json(self, status: int, said: dict[str, Any]) -> None:
        self._send(status, json.dumps(said).encode(), {"Content-Type": "application/json"})

    def _send(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)


def open_office(office: FakeOffice) -> ThreadingHTTPServer:
    """Serves until its `shutdown`. The office's own address is set."""
    handler = type("OfficeHandler", (Handler,), {"office": office})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    office.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


__all__ = ["FakeOffice", "Phone", "open_office", "text64"]
