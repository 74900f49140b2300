"""Slips: the code on the paper, the row that it opens, the tag and the commitment of a claim.

Nothing here knows a database, a clock or a file. Primitives are `cryptography` (HMAC, AES-GCM,
Ed25519) and `rbcl` (ristretto255); what is put together from them is in docs/architecture.md.
"""

from tonir.engines.slips.codes import MOST_ROUNDS, Code, grouped, new_code, read_code
from tonir.engines.slips.commitments import (
    KitCounts,
    Sums,
    add_blindings,
    add_up,
    blinding_less,
    commit,
    generators,
    new_blinding,
    verify_sums,
)
from tonir.engines.slips.directions import (
    join_signposts,
    place_of,
    signposts,
    without_signposts,
)
from tonir.engines.slips.keys import (
    INDEX_BYTES,
    index_of,
    new_round_key,
    next_round_key,
    part_marks,
    round_key_of,
    tag_of,
    withdrawn_mark_of,
)
from tonir.engines.slips.parcels import (
    Opener,
    address_of,
    new_opener,
    open_parcel,
    opener_from,
    scalar_of,
    seal_parcel,
)
from tonir.engines.slips.rows import (
    MOST_KITS,
    ROW_BYTES,
    Row,
    find_row,
    join_rows,
    open_row,
    part_rows,
    seal_row,
)
from tonir.engines.slips.senders import is_key, is_sent_by
from tonir.engines.slips.signatures import Issuer, is_issued, is_withdrawn_list, new_issuer
from tonir.engines.slips.traces import digest_of_row, find_trace, trace_of, without_traces

__all__ = [
    "INDEX_BYTES",
    "MOST_KITS",
    "MOST_ROUNDS",
    "ROW_BYTES",
    "Code",
    "Issuer",
    "KitCounts",
    "Opener",
    "Row",
    "Sums",
    "add_blindings",
    "add_up",
    "address_of",
    "blinding_less",
    "commit",
    "digest_of_row",
    "find_row",
    "find_trace",
    "generators",
    "grouped",
    "index_of",
    "is_issued",
    "is_key",
    "is_sent_by",
    "is_withdrawn_list",
    "join_rows",
    "join_signposts",
    "new_blinding",
    "new_code",
    "new_issuer",
    "new_opener",
    "new_round_key",
    "next_round_key",
    "open_parcel",
    "open_row",
    "opener_from",
    "part_marks",
    "part_rows",
    "place_of",
    "read_code",
    "round_key_of",
    "scalar_of",
    "seal_parcel",
    "seal_row",
    "signposts",
    "tag_of",
    "trace_of",
    "verify_sums",
    "withdrawn_mark_of",
    "without_signposts",
    "without_traces",
]
