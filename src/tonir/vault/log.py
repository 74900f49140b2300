"""Writes and checks the access log.

Three things keep it honest. Each line carries the digest of the line before. Lines that only the
open register writes are signed by a key that only a quorum of custodians has. And the keys folder
remembers how many lines there were: a log cut short is found, unless that memory was cut too;
against that, `Head.seen` is short enough to be written down elsewhere.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tonir.engines.refusals import Refusal
from tonir.vault.files import write_whole
from tonir.vault.models import AccessEvent

HEAD = "log-head.json"
# Written by the open register alone: without its signature such a line is forged.
SIGNED = {
    AccessEvent.Kind.OPENED,
    AccessEvent.Kind.WORKED,
    AccessEvent.Kind.EXPORTED,
    AccessEvent.Kind.CORRECTED,
    AccessEvent.Kind.DESTROYED,
}


@dataclass(frozen=True)
class Head:
    """How far the log goes: the number of its lines and the digest of the last."""

    lines: int
    digest: str

    @property
    def seen(self) -> str:
        """Short enough to write down: "57-3fa9c1d2e4b5a697"."""
        return f"{self.lines}-{self.digest[:16]}"


@dataclass(frozen=True)
class Checked:
    """What the check of the whole log found. `missing`: lines that there were once."""

    head: Head
    broken: AccessEvent | None = None
    forged: AccessEvent | None = None
    missing: int = 0

    @property
    def is_whole(self) -> bool:
        return self.broken is None and self.forged is None and not self.missing


def note(
    kind: AccessEvent.Kind,
    by: str,
    purpose: str,
    detail: str = "",
    signer: Ed25519PrivateKey | None = None,
) -> AccessEvent:
    """Adds a line. `detail` names work, counts and household ids, never people."""
    with transaction.atomic():
        # Everybody locks the same line, and only then reads which one is the last.
        AccessEvent.objects.select_for_update().order_by("pk").first()
        last = AccessEvent.objects.order_by("-pk").first()
        event = AccessEvent(
            at=timezone.now(), kind=kind, by=by[:150], purpose=purpose[:200], detail=detail[:200]
        )
        event.digest = digest(event, last.digest if last else "")
        if signer is not None:
            event.signature = signer.sign(_signed(event.digest)).hex()
        event.save()
        head = Head(AccessEvent.objects.count(), event.digest)
        # Only what is sure to stay is remembered as having been there.
        transaction.on_commit(lambda: remember(head))
    return event


def note_missing_end() -> None:
    """Says of an opening that was killed, or could not write when it ended, that it is over."""
    kinds = (
        AccessEvent.Kind.OPENED,
        AccessEvent.Kind.CLOSED,
        AccessEvent.Kind.LOCKED_DOWN,
    )
    last = AccessEvent.objects.filter(kind__in=kinds).order_by("-pk").first()
    if last is not None and last.kind == AccessEvent.Kind.OPENED:
        note(AccessEvent.Kind.CLOSED, last.by, last.purpose, "ended without a word; found later")


def digest(event: AccessEvent, before: str) -> str:
    """SHA-256 over the line and the digest of the line before it."""
    at: datetime = event.at
    fields = [before, at.isoformat(), event.kind, event.by, event.purpose, event.detail]
    return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode("utf-8")).hexdigest()


def check_log(seen: str = "") -> Checked:
    """Reads the whole log. seen: a `Head.seen` that somebody wrote down earlier.

    Raises Refusal R23 if `seen` is no such thing.
    """
    expected = [head for head in (remembered(), _read_seen(seen)) if head is not None]
    public, before, lines = _log_key(), "", 0
    missing = 0
    for event in AccessEvent.objects.order_by("pk").iterator():
        lines += 1
        if event.digest != digest(event, before):
            return Checked(Head(lines, event.digest), broken=event)
        if not _is_genuine(event, public):
            return Checked(Head(lines, event.digest), forged=event)
        for head in expected:
            if head.lines == lines and not event.digest.startswith(head.digest):
                return Checked(Head(lines, event.digest), broken=event)
        before = event.digest
    missing = max([0, *(head.lines - lines for head in expected)])
    return Checked(Head(lines, before), missing=missing)


def remember(head: Head) -> None:
    """In the keys folder, beside no database: how many lines there are by now."""
    path = _folder() / HEAD
    known = remembered()
    if path.parent.is_dir() and (known is None or known.lines < head.lines):
        write_whole(path, json.dumps({"lines": head.lines, "digest": head.digest}))


def forget_head() -> None:
    """After a restore, which says in a line of its own how many lines were lost."""
    (_folder() / HEAD).unlink(missing_ok=True)


def remembered() -> Head | None:
    try:
        found = json.loads((_folder() / HEAD).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    return Head(int(found["lines"]), str(found["digest"]))


def _read_seen(seen: str) -> Head | None:
    if not seen:
        return None
    lines, _, start = seen.strip().partition("-")
    if not lines.isdecimal() or len(start) < 8:
        raise Refusal("R23", seen=seen)
    return Head(int(lines), start)


def _is_genuine(event: AccessEvent, public: Ed25519PublicKey | None) -> bool:
    if not event.signature:
        return event.kind not in SIGNED
    if public is None:
        return True
    try:
        public.verify(bytes.fromhex(event.signature), _signed(event.digest))
    except (InvalidSignature, ValueError):
        return False
    return True


def _signed(digest_: str) -> bytes:
    return b"tonir access log " + digest_.encode("ascii")


def _log_key() -> Ed25519PublicKey | None:
    """Of the keys, or of the record that is left of them."""
    for name in ("register.json", "disposal.json"):
        path = _folder() / name
        if path.is_file():
            found = json.loads(path.read_text(encoding="utf-8"))
            return Ed25519PublicKey.from_public_bytes(bytes.fromhex(found["log"]))
    return None


def _folder() -> Path:
    return Path(settings.TONIR_FOLDER) / "keys"
