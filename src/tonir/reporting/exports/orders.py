"""What is asked of an export: purpose, recipient, agreement, end, columns; checked before work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tonir.engines.refusals import Refusal
from tonir.programme.privacy import Purpose, purposes
from tonir.reporting.exports.columns import FIELDS, SENSITIVE
from tonir.reporting.exports.recipients import Key, read_key

LONGEST = timedelta(days=366)
LENGTH = 200
EVERYWHERE = ""


@dataclass(frozen=True)
class Order:
    """An export as it was asked for. area: a code, or EVERYWHERE. file: None for our own folder."""

    purpose: Purpose
    recipient: str
    key: Key
    agreement: str
    expires_on: date
    fields: tuple[str, ...]
    area: str = EVERYWHERE
    file: Path | None = None


def read_order(asked: Mapping[str, str | Sequence[str] | None], today: date) -> Order:
    """asked: texts under the names of `Order`, the key under "to", "fields" with commas or a list.

    Raises Refusal R50 to R56 for what is missing or not allowed, R58 for a file in the way.
    """
    given = {name: _text(value) for name, value in asked.items()}
    purpose = _purpose(given.get("purpose", ""))
    recipient, agreement = given.get("recipient", ""), given.get("agreement", "")
    if not recipient or not agreement:
        raise Refusal("R54")
    return Order(
        purpose,
        recipient[:LENGTH],
        read_key(given.get("to", "")),
        agreement[:LENGTH],
        _end(given.get("expires_on", ""), today),
        _fields(given.get("fields", ""), purpose),
        given.get("area", EVERYWHERE),
        _file(given.get("file", "")),
    )


def _text(value: str | Sequence[str] | None) -> str:
    return (value if isinstance(value, str) else ",".join(value or ())).strip()


def _purpose(code: str) -> Purpose:
    known = {purpose.code: purpose for purpose in purposes()}
    if code not in known:
        raise Refusal("R50", purpose=code, known=", ".join(known) or "–")
    return known[code]


def _end(written: str, today: date) -> date:
    first, last = today + timedelta(days=1), today + LONGEST
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise Refusal("R53", found=written, first=first, last=last) from None
    if not first <= day <= last:
        raise Refusal("R53", found=day, first=first, last=last)
    return day


def _fields(written: str, purpose: Purpose) -> tuple[str, ...]:
    named = dict.fromkeys(name.strip() for name in written.split(","))
    unknown = [name for name in named if name not in FIELDS]
    if unknown:
        raise Refusal("R55", found=", ".join(unknown), known=", ".join(FIELDS))
    # One says yes for a whole family, to a use in one word: that is not each member's express
    # consent, which health details need.
    if purpose.optional and SENSITIVE.intersection(named):
        raise Refusal("R56", purpose=purpose.code)
    return tuple(name for name in FIELDS if name in named)


def _file(written: str) -> Path | None:
    if not written:
        return None
    path = Path(written)
    if not path.is_absolute() or path.exists() or not path.parent.is_dir():
        raise Refusal("R58", file=path.name)
    return path
