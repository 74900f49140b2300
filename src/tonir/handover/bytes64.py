"""Bytes in JSON: base64url without padding, as phones write them."""

import base64
import binascii

from tonir.engines.refusals import Refusal


def as_text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")


def as_bytes(text: object, size: int | None = None) -> bytes:
    """Raises Refusal H23 for what is no such text, or not of that many bytes."""
    if not isinstance(text, str):
        raise Refusal("H23", what="bytes are missing")
    try:
        found = base64.b64decode(
            text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True
        )
    except (binascii.Error, UnicodeEncodeError):
        raise Refusal("H23", what="bytes are not base64url") from None
    if size is not None and len(found) != size:
        raise Refusal("H23", what=f"{len(found)} bytes instead of {size}")
    return found
