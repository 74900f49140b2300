"""What is derived from a slip's secret and from a household's round key.

All by HMAC-SHA256. Every derivation from a secret names the round and the pack version: a row
that is built anew is built under another key.
"""

import hmac
import secrets
import struct

_SCOPE = struct.Struct(">HI")
INDEX_BYTES = 16
DIRECTION_BYTES = 10


def index_of(secret: bytes, round_number: int, version: int) -> bytes:
    """Where a slip's row is found in a pack: 16 bytes."""
    return _derive(secret, b"index", _SCOPE.pack(round_number, version))[:INDEX_BYTES]


def row_key_of(secret: bytes, round_number: int, version: int) -> bytes:
    """What opens a slip's row: 32 bytes."""
    return _derive(secret, b"row", _SCOPE.pack(round_number, version))


def withdrawn_mark_of(secret: bytes, round_number: int) -> bytes:
    """How a slip that no longer counts is known to phones: 16 bytes, whatever their pack is."""
    return _derive(secret, b"withdrawn", struct.pack(">H", round_number))[:INDEX_BYTES]


def part_marks(marks: bytes) -> list[bytes]:
    """The marks of a list of withdrawn slips, one by one."""
    return [marks[at : at + INDEX_BYTES] for at in range(0, len(marks), INDEX_BYTES)]


def direction_of(secret: bytes, round_number: int, version: int) -> bytes:
    """What tells a lost bearer of the slip where to go: 8 bytes to find it by, 2 to hide it."""
    return _derive(secret, b"direction", _SCOPE.pack(round_number, version))[:DIRECTION_BYTES]


def new_round_key() -> bytes:
    return secrets.token_bytes(32)


def next_round_key(key: bytes) -> bytes:
    """The household's key of the round after. Nothing leads back."""
    return _derive(key, b"next round", b"")


def round_key_of(key: bytes, its_round: int, round_number: int) -> bytes:
    """The key of a round, from the key of that round or of an earlier one.

    Raises ValueError for a round before the key's: that key was destroyed.
    """
    if round_number < its_round:
        raise ValueError("Round keys only ratchet forward.")
    for _ in range(round_number - its_round):
        key = next_round_key(key)
    return key


def tag_of(round_key: bytes, round_number: int) -> bytes:
    """The household's name in one round, for claims: 32 bytes, the same from all its booklets."""
    return _derive(round_key, b"tag", struct.pack(">H", round_number))


def _derive(key: bytes, label: bytes, scope: bytes) -> bytes:
    return hmac.digest(key, b"tonir slip 1 " + label + b"\0" + scope, "sha256")
