"""What a phone sends, as it can be understood: rows of its queue, and its running sums.

A row with a number is never refused: one that makes no sense would lie in the phone's queue for
good. It is taken as *unread*, and a person looks at it.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from django.utils import timezone

from tonir.engines.refusals import Refusal
from tonir.handover.bytes64 import as_bytes
from tonir.handover.phone_models import WHY_REFUSED, Delivery

MOST_ROWS = 100
MOST_SEQUENCE = 2**31 - 1
MOST_OF_A_KIT = 10_000
MOST_TEXT = 40
Kits = dict[str, int]
Raw = Mapping[str, Any]


@dataclass(frozen=True)
class Given:
    """A claim's three fields; short: kits of its row that were not there to give."""

    tag: bytes
    commitment: bytes
    signature: bytes
    short: Kits = field(default_factory=dict)


@dataclass(frozen=True)
class TakenBack:
    of: int
    reason: str


@dataclass(frozen=True)
class WithoutSlip:
    kits: Kits
    reason: str


@dataclass(frozen=True)
class Refused:
    why: str


@dataclass(frozen=True)
class Stop:
    stop: int
    outcome: str
    given: Given | None


@dataclass(frozen=True)
class Unread:
    """Makes no sense here; kept as it came, for a person."""


Said = Given | TakenBack | WithoutSlip | Refused | Stop | Unread


@dataclass(frozen=True)
class Row:
    """A row of a phone's queue. at: by the phone's clock, None if that made no sense.

    text: what it said, in one order of its fields, however they were written.
    """

    sequence: int
    at: datetime | None
    said: Said
    text: str

    @cached_property
    def digest(self) -> bytes:
        return hashlib.sha256(self.text.encode("ascii")).digest()

    def given(self) -> Given | None:
        """The claim in it, if it is one."""
        return self.said.given if isinstance(self.said, Stop) else _claim_of(self.said)


def _claim_of(said: Said) -> Given | None:
    return said if isinstance(said, Given) else None


@dataclass(frozen=True)
class Total:
    """A phone's own sums as they stood after row `upto`."""

    upto: int
    kits: Kits
    blinding: bytes
    claims: int


@dataclass(frozen=True)
class Batch:
    rows: list[Row]
    total: Total | None


def read_batch(body: bytes) -> Batch:
    """Raises Refusal H23 if it is no batch at all, or has more than 100 rows."""
    said = read_json(body)
    rows = said.get("rows", [])
    if not isinstance(rows, list) or len(rows) > MOST_ROWS:
        raise Refusal("H23", what=f"not a list of at most {MOST_ROWS} rows")
    total = said.get("sums")
    return Batch([read_row(raw) for raw in rows], None if total is None else _total(total))


def read_json(body: bytes) -> dict[str, Any]:
    """Raises Refusal H23 if it is no JSON object."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise Refusal("H23", what="not JSON") from None
    if not isinstance(found, dict):
        raise Refusal("H23", what="not a JSON object")
    return found


def read_row(raw: Any) -> Row:
    """Raises Refusal H23 only for a row without a number."""
    if not isinstance(raw, dict):
        raise Refusal("H23", what="a row is no JSON object")
    sequence = _whole(raw.get("sequence"), 1, MOST_SEQUENCE)
    try:
        said: Said = READERS[str(raw.get("kind"))](raw, sequence)
    except (Refusal, KeyError):
        said = Unread()
    text = json.dumps(raw, sort_keys=True, separators=(",", ":"))
    return Row(sequence, _moment(raw.get("at")), said, text)


def _given(raw: Raw, _: int) -> Given:
    return Given(
        as_bytes(raw.get("tag"), 32),
        as_bytes(raw.get("commitment"), 32),
        as_bytes(raw.get("signature"), 64),
        _kits(raw.get("short") or {}),
    )


def _taken_back(raw: Raw, sequence: int) -> TakenBack:
    return TakenBack(_whole(raw.get("of"), 1, sequence - 1), _text(raw.get("reason")))


def _without_slip(raw: Raw, _: int) -> WithoutSlip:
    return WithoutSlip(_kits(raw.get("kits")), _text(raw.get("reason")))


def _refused(raw: Raw, _: int) -> Refused:
    why = _text(raw.get("why"))
    if why not in WHY_REFUSED and not (len(why) == 3 and why[0] == "H" and why[1:].isdigit()):
        raise Refusal("H23", what="no such reason")
    return Refused(why)


def _stop(raw: Raw, sequence: int) -> Stop:
    outcome = _text(raw.get("outcome"))
    if outcome not in Delivery.Outcome.values:
        raise Refusal("H23", what="no such outcome")
    given = _given(raw, sequence) if outcome == Delivery.Outcome.DELIVERED else None
    return Stop(_whole(raw.get("stop"), 0, MOST_SEQUENCE), outcome, given)


READERS: dict[str, Callable[[Raw, int], Said]] = {
    "claim": _given,
    "reversal": _taken_back,
    "walk_in": _without_slip,
    "refused": _refused,
    "delivery": _stop,
}


def _total(raw: Any) -> Total:
    if not isinstance(raw, dict):
        raise Refusal("H23", what="sums are no JSON object")
    return Total(
        _whole(raw.get("upto"), 0, MOST_SEQUENCE),
        _kits(raw.get("kits"), most=MOST_SEQUENCE),
        as_bytes(raw.get("blinding"), 32),
        _whole(raw.get("claims"), 0, MOST_SEQUENCE),
    )


def _kits(raw: Any, most: int = MOST_OF_A_KIT) -> Kits:
    """What is there of each kit, by code; noughts are left out."""
    if not isinstance(raw, dict):
        raise Refusal("H23", what="kits are no JSON object")
    return {_text(kit): _whole(n, 0, most) for kit, n in raw.items() if n != 0}


def _whole(value: Any, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise Refusal("H23", what="a number is missing or too large")
    return value


def _text(value: Any) -> str:
    # Not every character that JSON knows is one that every database takes.
    if not isinstance(value, str) or len(value) > MOST_TEXT or not value.isprintable():
        raise Refusal("H23", what="a word is missing or too long")
    return value


def _moment(text: Any) -> datetime | None:
    """A clock that makes no sense is no reason to refuse a row."""
    try:
        found = datetime.fromisoformat(text)
        found = found if timezone.is_aware(found) else timezone.make_aware(found)
        return found.astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        return None
