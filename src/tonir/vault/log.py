"""Writes and checks the access log."""

import hashlib
import json
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tonir.vault.models import AccessEvent


def note(kind: AccessEvent.Kind, by: str, purpose: str, detail: str = "") -> AccessEvent:
    """Adds a line. `detail` names work and counts, never people."""
    with transaction.atomic():
        # Everybody locks the same line, and only then reads which one is the last.
        AccessEvent.objects.select_for_update().order_by("pk").first()
        last = AccessEvent.objects.order_by("-pk").first()
        event = AccessEvent(
            at=timezone.now(), kind=kind, by=by[:150], purpose=purpose[:200], detail=detail[:200]
        )
        event.digest = digest(event, last.digest if last else "")
        event.save()
    return event


def note_missing_end() -> None:
    """Says of an opening that was killed, or could not write when it ended, that it is over."""
    kinds = (AccessEvent.Kind.OPENED, AccessEvent.Kind.CLOSED)
    last = AccessEvent.objects.filter(kind__in=kinds).order_by("-pk").first()
    if last is not None and last.kind == AccessEvent.Kind.OPENED:
        note(AccessEvent.Kind.CLOSED, last.by, last.purpose, "ended without a word; found later")


def digest(event: AccessEvent, before: str) -> str:
    """SHA-256 over the line and the digest of the line before it."""
    at: datetime = event.at
    fields = [before, at.isoformat(), event.kind, event.by, event.purpose, event.detail]
    return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode("utf-8")).hexdigest()


def first_broken_line() -> AccessEvent | None:
    """The first line that does not fit the ones before it, if any."""
    before = ""
    for event in AccessEvent.objects.order_by("pk").iterator():
        if event.digest != digest(event, before):
            return event
        before = event.digest
    return None
