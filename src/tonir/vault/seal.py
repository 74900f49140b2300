"""Sealing: anybody may close an envelope, only the open register reads it.

An envelope is version, suite, kind (one byte each), then HPKE's encapsulated key and ciphertext
(`suites`). What it is about (a household's id) is bound into the key schedule: an envelope moved
to another row does not open.
"""

import json
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from cryptography.exceptions import InvalidTag

from tonir.engines.refusals import Refusal
from tonir.vault.suites import BY_NUMBER, CLASSICAL, SUITES, PrivateKey, PublicKey, Suite

# record: who they are; care: health and protection; outcome: what was worked out about them.
# round: what ends with a round, under a key of that round's own (`rounds`).
Kind = Literal["record", "care", "outcome", "round"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# The kinds that are under the register's own keys.
LASTING: tuple[Kind, ...] = ("record", "care", "outcome")

VERSION = 1
# Three sizes and no other, in bytes: an envelope's length tells nothing finer about a family.
SIZES = (1024, 4096, 32768)
HEAD = 3

_LENGTH = struct.Struct(">I")
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode
_DECODE = json.JSONDecoder().decode


@dataclass(frozen=True)
class PublicKeys:
    """One public key a kind, of one suite: enough to write, never to read."""

    suite: Suite
    keys: Mapping[Kind, PublicKey]


@dataclass(frozen=True)
class PrivateKeys:
    """One private key a suite and kind. Lives in the open register's memory and nowhere else.

    `halves`: the public bytes that belong to them, by suite and kind.
    """

    keys: Mapping[tuple[int, Kind], PrivateKey] = field(repr=False)
    halves: Mapping[str, Mapping[Kind, bytes]]

    def public(self, suite: Suite = CLASSICAL) -> PublicKeys:
        return public_from_bytes(suite, self.halves[suite.name])


def private_keys(secret: bytes, kinds: tuple[Kind, ...] = LASTING) -> PrivateKeys:
    """All private keys that come from one secret of 32 bytes."""
    labels = {kind: kind.encode("ascii") for kind in kinds}
    keys: dict[tuple[int, Kind], PrivateKey] = {}
    halves: dict[str, dict[Kind, bytes]] = {name: {} for name in SUITES}
    for suite in SUITES.values():
        for kind, label in labels.items():
            keys[suite.number, kind] = suite.private(secret, label)
            halves[suite.name][kind] = suite.public_bytes(secret, label)
    return PrivateKeys(keys, halves)


def public_from_bytes(suite: Suite, raw: Mapping[Kind, bytes]) -> PublicKeys:
    return PublicKeys(suite, {kind: suite.public(one) for kind, one in raw.items()})


def seal(public: PublicKeys, kind: Kind, about: str, content: dict[str, Any]) -> bytes:
    """An envelope for `content` (JSON), padded to one of three sizes.

    Raises Refusal R05 if the content is larger than the largest size.
    """
    head = bytes((VERSION, public.suite.number, KINDS.index(kind)))
    key = public.keys[kind]
    return head + public.suite.cipher.encrypt(_pad(content), key, info=_info(head, about))


def unseal(private: PrivateKeys, kind: Kind, about: str, envelope: bytes) -> dict[str, Any]:
    """The content of an envelope.

    Raises Refusal R06 if it was altered, is another row's, another kind's or another register's.
    """
    head, sealed = envelope[:HEAD], envelope[HEAD:]
    suite = BY_NUMBER.get(head[1]) if len(head) == HEAD else None
    if suite is None or head != bytes((VERSION, suite.number, KINDS.index(kind))):
        raise Refusal("R06")
    try:
        key = private.keys[suite.number, kind]
        padded = suite.cipher.decrypt(sealed, key, info=_info(head, about))
    except (InvalidTag, ValueError):
        raise Refusal("R06") from None
    (length,) = _LENGTH.unpack_from(padded)
    content: dict[str, Any] = _DECODE(zlib.decompress(padded[4 : 4 + length]).decode("utf-8"))
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
