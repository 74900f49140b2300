"""Commitments to what a slip is worth, which add up without being opened.

Pedersen 1991, as a vector, over ristretto255: C = blinding * B + sum of quantity * G(kit). B is
the group's base point; G(kit) is hashed to the group from the kit's code, so that nobody knows
how one relates to another. The sum of commitments is the commitment to the sums.
"""

import hashlib
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import rbcl

POINT_BYTES = 32
SCALAR_BYTES = 32
KitCounts = Mapping[str, int]
# Slips hold small numbers of a kit: their multiples are kept, which leaves one scalar
# multiplication (the blinding) and an addition a kit for each commitment.
_KEPT = 32


def generators(kits: Sequence[str]) -> list[bytes]:
    """The point of each kit, by its code."""
    return [_generator(kit) for kit in kits]


def new_blinding() -> bytes:
    """A random scalar, 32 bytes, little-endian."""
    return bytes(rbcl.crypto_core_ristretto255_scalar_random())


def commit(kits: KitCounts, blinding: bytes) -> bytes:
    """The commitment to whole quantities of kits, by code. Raises ValueError if one is negative."""
    point = bytes(rbcl.crypto_scalarmult_ristretto255_base_allow_scalar_zero(blinding))
    for kit, quantity in kits.items():
        if quantity:
            point = _plus(point, _multiple(kit, quantity))
    return point


@dataclass
class Sums:
    """Running sums of claims: what a phone or a file of codes adds up, and the proof beside it."""

    kits: dict[str, int] = field(default_factory=dict)
    blinding: bytes = bytes(SCALAR_BYTES)
    commitment: bytes = bytes(POINT_BYTES)
    claims: int = 0

    def add(self, kits: KitCounts, blinding: bytes, commitment: bytes) -> None:
        for kit, quantity in kits.items():
            if quantity:
                self.kits[kit] = self.kits.get(kit, 0) + quantity
        self.blinding = bytes(rbcl.crypto_core_ristretto255_scalar_add(self.blinding, blinding))
        self.commitment = _plus(self.commitment, commitment)
        self.claims += 1

    def take_back(self, kits: KitCounts, blinding: bytes, commitment: bytes) -> None:
        """Undoes an `add` of the same. Raises ValueError if more would be taken than was added."""
        left = {kit: self.kits.get(kit, 0) - quantity for kit, quantity in kits.items()}
        if min(left.values(), default=0) < 0 or not self.claims:
            raise ValueError("Nothing can be taken back that was not added.")
        self.kits = {kit: n for kit, n in (self.kits | left).items() if n}
        self.blinding = bytes(rbcl.crypto_core_ristretto255_scalar_sub(self.blinding, blinding))
        self.commitment = bytes(rbcl.crypto_core_ristretto255_sub(self.commitment, commitment))
        self.claims -= 1

    def hold(self) -> bool:
        """Whether kits and blinding are what the commitments promised."""
        return commit(self.kits, self.blinding) == self.commitment


def verify_sums(commitments: Iterable[bytes], kits: KitCounts, blinding: bytes) -> bool:
    """Whether commitments add up to these kits and this blinding: one kit more, and they do not."""
    return commit(kits, blinding) == add_up(commitments)


def add_up(
    commitments: Iterable[bytes], less: Iterable[bytes] = (), start: bytes | None = None
) -> bytes:
    """The sum of commitments, less those that were taken back, from `start` (nothing) on.

    Raises ValueError if one is no commitment at all.
    """
    total = start or bytes(POINT_BYTES)
    for commitment in commitments:
        total = _plus(total, commitment)
    for commitment in less:
        total = bytes(rbcl.crypto_core_ristretto255_sub(total, commitment))
    return total


def blinding_less(blinding: bytes, other: bytes | None) -> bytes:
    """The blinding of what one sum has more than another one, or than nothing."""
    return bytes(rbcl.crypto_core_ristretto255_scalar_sub(blinding, other or bytes(SCALAR_BYTES)))


def add_blindings(blindings: Iterable[bytes]) -> bytes:
    """The blinding of several sums together."""
    total = bytes(SCALAR_BYTES)
    for blinding in blindings:
        total = bytes(rbcl.crypto_core_ristretto255_scalar_add(total, blinding))
    return total


def _plus(a: bytes, b: bytes) -> bytes:
    return bytes(rbcl.crypto_core_ristretto255_add(a, b))


@cache
def _generator(kit: str) -> bytes:
    digest = hashlib.sha512(b"tonir slip 1 kit\0" + kit.encode("utf-8")).digest()
    return bytes(rbcl.crypto_core_ristretto255_from_hash(digest))


def _multiple(kit: str, quantity: int) -> bytes:
    if quantity < 0:
        raise ValueError("A quantity of kits is not negative.")
    if quantity < _KEPT:
        return _small_multiples(kit)[quantity]
    scalar = struct.pack("<Q", quantity).ljust(SCALAR_BYTES, b"\0")
    return bytes(rbcl.crypto_scalarmult_ristretto255(scalar, _generator(kit)))


@cache
def _small_multiples(kit: str) -> list[bytes]:
    multiples = [bytes(POINT_BYTES)]
    for _ in range(_KEPT - 1):
        multiples.append(_plus(multiples[-1], _generator(kit)))
    return multiples
