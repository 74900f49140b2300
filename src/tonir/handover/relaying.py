"""What a phone could not send itself: sealed to the office, carried by another phone or a file.

A carried body is: one byte with the length of the phone's name, the name, the phone's signature
over the parcel (64 bytes), the parcel. Inside is the body of a request to `claims`.
"""

from typing import Any

from tonir.engines.refusals import Refusal
from tonir.engines.slips import open_parcel
from tonir.handover.accepting import accept
from tonir.handover.models import Device
from tonir.handover.phones import hear, sender
from tonir.handover.receiving import read_batch
from tonir.vault.address import office_opener

SIGNATURE_BYTES = 64
LENGTH_BYTES = 4


def take_file(content: bytes) -> list[tuple[str, dict[str, Any]]]:
    """Accepts carried bodies, each after its length (4 bytes, big-endian); phone and answer of
    each. Raises as `take_parcel`, and H23 if the file is cut short."""
    answers, at = [], 0
    while at < len(content):
        size = int.from_bytes(content[at : at + LENGTH_BYTES], "big")
        carried = content[at + LENGTH_BYTES : at + LENGTH_BYTES + size]
        if len(carried) != size or not size:
            raise Refusal("H23", what="the file is cut short")
        answers.append((_name(carried).decode("ascii", "replace"), take_parcel(carried)))
        at += LENGTH_BYTES + size
    return answers


def _sender(name: str, parcel: bytes, signature: bytes) -> Device:
    """Not H21: the carrier, who signed the request, is not the one who is unknown."""
    try:
        return sender(name, parcel, signature)
    except Refusal:
        raise Refusal("H19") from None


def _name(carried: bytes) -> bytes:
    return carried[1 : 1 + (carried[0] if carried else 0)]


def take_parcel(carried: bytes) -> dict[str, Any]:
    """Accepts what is in it, as if its phone had sent it; the same answer, for the carrier.

    Raises Refusal H23 if it is no such body, H19 if no phone of that name signed it, or if it is
    not sealed to this office.
    """
    name = _name(carried)
    ends = 1 + len(name)
    signature = carried[ends : ends + SIGNATURE_BYTES]
    parcel = carried[ends + SIGNATURE_BYTES :]
    if not parcel or not name.isascii():
        raise Refusal("H23", what="no parcel")
    device = _sender(name.decode("ascii"), parcel, signature)
    body = open_parcel(office_opener(), parcel, b"claims " + name)
    hear(device)
    return accept(device, read_batch(body))
