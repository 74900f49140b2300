"""What stays of a pack's rows when a later version takes its place.

A phone that was far away may hold a pack of before, and claim by a row of it that nobody keeps any
more. A trace is that row's index (16 bytes) and what its commitment is known by (32): without the
slip's code it leads nowhere, and without the round's claims the code leads no further.
"""

import hashlib
from collections.abc import Iterable

from tonir.engines.slips.codes import Code
from tonir.engines.slips.keys import INDEX_BYTES, index_of
from tonir.engines.slips.rows import found_in

TRACE_BYTES = INDEX_BYTES + 32


def digest_of_row(commitment: bytes) -> bytes:
    """What a row is known by, once it is gone: its commitment is in no other row. 32 bytes."""
    return hashlib.sha256(b"tonir withdrawn row\0" + commitment).digest()


def trace_of(sealed: bytes, commitment: bytes) -> bytes:
    """TRACE_BYTES of a sealed row and the commitment that it holds."""
    return sealed[:INDEX_BYTES] + digest_of_row(commitment)


def find_trace(traces: bytes, code: Code, version: int) -> bytes | None:
    """The digest of this code's row in a pack of that version; None if it held none for it.

    traces: in the order of their indexes, as `join_rows` joins them.
    """
    index = index_of(code.secret_bytes(), code.round, version)
    found = found_in(traces, TRACE_BYTES, index)
    return found[INDEX_BYTES:] if found else None


def without_traces(traces: bytes, codes: Iterable[Code], version: int) -> bytes:
    """The same, less what these codes' rows left."""
    going = {index_of(code.secret_bytes(), code.round, version) for code in codes}
    parts = (traces[at : at + TRACE_BYTES] for at in range(0, len(traces), TRACE_BYTES))
    return b"".join(one for one in parts if one[:INDEX_BYTES] not in going)
