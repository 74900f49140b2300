"""What a phone could not send itself: sealed to the office, carried by another phone or a file.

A carried body is: one byte with the length of the phone's name, the name, the phone's signature
over the parcel (64 bytes), the parcel. Inside is the body of a request to `claims`.
"""

from typing import Any

from tonir.engines.refusals import Refusal
from tonir.engines.slips import open_parcel
from tonir.handover.accepting import accept
from tonir.handover.phones import hear, sender
from tonir.handover.receiving import read_batch
from tonir.vault.address import office_opener

SIGNATURE_BYTES = 64


def take_parcel(carried: bytes) -> dict[str, Any]:
    """Accepts what is in it, as if its phone had sent it; the same answer, for the carrier.

    Raises Refusal H23 if it is no such body, H21 if no phone of that name signed it, H19 if it is
    not sealed to this office.
    """
    ends = 1 + (carried[0] if carried else 0)
    name, signature = carried[1:ends], carried[ends : ends + SIGNATURE_BYTES]
    parcel = carried[ends + SIGNATURE_BYTES :]
    if not parcel or not name.isascii():
        raise Refusal("H23", what="no parcel")
    device = sender(name.decode("ascii"), parcel, signature)
    body = open_parcel(office_opener(), parcel, b"claims " + name)
    hear(device)
    return accept(device, read_batch(body))
