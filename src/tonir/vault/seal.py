"""Sealing: anybody may close an envelope, only the open register reads it.

HPKE (RFC 9180) with X25519, HKDF-SHA256 and AES-256-GCM, by `cryptography`. An envelope is
version, suite, kind (one byte each), then HPKE's encapsulated key and ciphertext. What it is
about (a household's id) is bound into the key schedule: an envelope moved to another row does
not open.
"""

import json
import struct
import zlib
from dataclasses import dataclass
from typing import Any, Literal, get_args

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from tonir.engines.refusals import Refusal

# record: who they are; care: health and protection; outcome: what was worked out about them.
Kind = Literal["record", "care", "outcome"]
KINDS: tuple[Kind, ...] = get_args(Kind)

VERSION = 1
SUITE_X25519 = 1
# Three sizes and no other, in bytes: an envelope's length tells nothing finer about a family.
SIZES = (1024, 4096, 32768)

_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_LENGTH = struct.Struct(">I")
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


@dataclass(frozen=True)
class PublicKeys:
    """One public key a kind: enough to write, never to read."""

    record: X25519PublicKey
    care: X25519PublicKey
    outcome: X25519PublicKey


@dataclass(frozen=True)
class PrivateKeys:
    """One private key a kind. Lives in the open register's memory and nowhere else."""

    record: X25519PrivateKey
    care: X25519PrivateKey
    outcome: X25519PrivateKey

    def public(self) -> PublicKeys:
        return PublicKeys(*(getattr(self, kind).public_key() for kind in KINDS))


def seal(public: PublicKeys, kind: Kind, about: str, content: dict[str, Any]) -> bytes:
    """An envelope for `content` (JSON), padded to one of three sizes.

    Raises Refusal R05 if the content is larger than the largest size.
    """
    key: X25519PublicKey = getattr(public, kind)
    head = bytes((VERSION, SUITE_X25519, KINDS.index(kind)))
    return head + _SUITE.encrypt(_pad(content), key, info=_info(head, about))


def unseal(private: PrivateKeys, kind: Kind, about: str, envelope: bytes) -> dict[str, Any]:
    """The content of an envelope.

    Raises Refusal R06 if it was altered, is another row's, another kind's or another register's.
    """
    head, sealed = envelope[:3], envelope[3:]
    if head != bytes((VERSION, SUITE_X25519, KINDS.index(kind))):
        raise Refusal("R06")
    try:
        padded = _SUITE.decrypt(sealed, getattr(private, kind), info=_info(head, about))
    except (InvalidTag, ValueError):
        raise Refusal("R06") from None
    (length,) = _LENGTH.unpack_from(padded)
    content: dict[str, Any] = json.loads(zlib.decompress(padded[4 : 4 + length]))
    return content


def _info(head: bytes, about: str) -> bytes:
    return b"tonir envelope" + head + about.encode("utf-8")


def _pad(content: dict[str, Any]) -> bytes:
    packed = zlib.compress(_ENCODE(content).encode("utf-8"), 1)
    needed = len(packed) + _LENGTH.size
    for size in SIZES:
        if needed <= size:
            return _LENGTH.pack(len(packed)) + packed + bytes(size - needed)
    raise Refusal("R05", size=needed, most=SIZES[-1])
