"""Rows of a pack: one a slip, all of one size, each opened by its paper alone.

A sealed row is index (16 bytes), nonce (12), AES-256-GCM of 242 bytes with its tag (16). Inside:
format, flags (2), tag, commitment, signature, blinding, one byte a kit in the pack's order of
kits, the greeting's length and the greeting, padded.
"""

import secrets
import struct
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tonir.engines.refusals import Refusal
from tonir.engines.slips.codes import Code
from tonir.engines.slips.keys import INDEX_BYTES, index_of, row_key_of

FORMAT = 1
MOST_KITS = 16
MOST_OF_A_KIT = 255
GREETING_BYTES = 62
AT_HOME = 1
_LAYOUT = struct.Struct(f">BH32s32s64s32s{MOST_KITS}sB{GREETING_BYTES}s")
NONCE_BYTES = 12
ROW_BYTES = INDEX_BYTES + NONCE_BYTES + _LAYOUT.size + 16


@dataclass(frozen=True, repr=False)
class Row:
    """What a paper opens. `kits`: quantities in the pack's order of kits; greeting may be ""."""

    tag: bytes
    commitment: bytes
    signature: bytes
    blinding: bytes
    kits: tuple[int, ...]
    flags: int = 0
    greeting: str = ""

    def __post_init__(self) -> None:
        if len(self.kits) > MOST_KITS:
            raise Refusal("H11", kits=len(self.kits), most=MOST_KITS)
        if min(self.kits, default=0) < 0:
            raise ValueError("A quantity of kits is not negative.")
        if max(self.kits, default=0) > MOST_OF_A_KIT:
            raise Refusal("H14", quantity=max(self.kits), most=MOST_OF_A_KIT)


def seal_row(code: Code, version: int, row: Row, nonce: bytes | None = None) -> bytes:
    """The sealed row, ROW_BYTES long. A greeting that is too long is cut between letters.

    The nonce is random although the key is used once: a database put back from a backup would
    count the same versions again.
    """
    secret = code.secret_bytes()
    index = index_of(secret, code.round, version)
    nonce = nonce or secrets.token_bytes(NONCE_BYTES)
    key = row_key_of(secret, code.round, version)
    return index + nonce + AESGCM(key).encrypt(nonce, _plain(row), _bound(code, version, index))


def open_row(code: Code, version: int, sealed: bytes, kits: int) -> Row:
    """The row that this code's paper opens; `kits`: how many kits the pack knows.

    Raises Refusal H06 if the row was altered, cut short, or is another slip's.
    """
    if len(sealed) != ROW_BYTES:
        raise Refusal("H06")
    secret = code.secret_bytes()
    index, nonce = sealed[:INDEX_BYTES], sealed[INDEX_BYTES : INDEX_BYTES + NONCE_BYTES]
    try:
        plain = AESGCM(row_key_of(secret, code.round, version)).decrypt(
            nonce, sealed[INDEX_BYTES + NONCE_BYTES :], _bound(code, version, index)
        )
    except InvalidTag:
        raise Refusal("H06") from None
    form, flags, tag, commitment, signature, blinding, counts, length, greeting = _LAYOUT.unpack(
        plain
    )
    if form != FORMAT:
        raise Refusal("H06")
    name = greeting[:length].decode("utf-8")
    return Row(tag, commitment, signature, blinding, tuple(counts[:kits]), flags, name)


def join_rows(rows: Iterable[bytes]) -> bytes:
    """A pack's rows as one run of bytes in the order of their indexes, which tells nothing."""
    return b"".join(sorted(rows))


def part_rows(rows: bytes) -> list[bytes]:
    """The sealed rows of a pack, one by one."""
    return [rows[at : at + ROW_BYTES] for at in range(0, len(rows), ROW_BYTES)]


def find_row(rows: bytes, code: Code, version: int) -> bytes | None:
    """This code's sealed row in a pack, or None if the pack holds none for it."""
    return found_in(rows, ROW_BYTES, index_of(code.secret_bytes(), code.round, version))


def found_in(rows: bytes, size: int, index: bytes) -> bytes | None:
    """The part with that index, of parts of `size` bytes that are joined in the order of theirs."""
    starts = range(0, len(rows), size)
    at = bisect_left(starts, index, key=lambda start: rows[start : start + INDEX_BYTES]) * size
    found = rows[at : at + size]
    return found if found.startswith(index) else None


def _bound(code: Code, version: int, index: bytes) -> bytes:
    return b"tonir slip 1 row\0" + struct.pack(">HI", code.round, version) + index


def _plain(row: Row) -> bytes:
    # Whole letters only: half of one would not decode.
    cut = row.greeting.encode("utf-8")[:GREETING_BYTES].decode("utf-8", "ignore").encode("utf-8")
    return _LAYOUT.pack(
        FORMAT,
        row.flags,
        row.tag,
        row.commitment,
        row.signature,
        row.blinding,
        bytes(row.kits).ljust(MOST_KITS, b"\0"),
        len(cut),
        cut.ljust(GREETING_BYTES, b"\0"),
    )
