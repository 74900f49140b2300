"""The issuer's signature: this tag may claim this commitment in this round."""

import struct
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SIGNATURE_BYTES = 64


@dataclass(frozen=True, repr=False)
class Issuer:
    """Who signs rows. `private`: an Ed25519 key, known while the register is open."""

    private: Ed25519PrivateKey

    @classmethod
    def from_bytes(cls, seed: bytes) -> "Issuer":
        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    def seed(self) -> bytes:
        return self.private.private_bytes_raw()

    def public(self) -> bytes:
        return self.private.public_key().public_bytes_raw()

    def sign(self, round_number: int, tag: bytes, commitment: bytes) -> bytes:
        return self.private.sign(_statement(round_number, tag, commitment))

    def sign_withdrawn(self, round_number: int, marks: bytes) -> bytes:
        return self.private.sign(_withdrawn(round_number, marks))


def new_issuer() -> Issuer:
    return Issuer(Ed25519PrivateKey.generate())


def is_issued(public: bytes, round_number: int, tag: bytes, commitment: bytes, by: bytes) -> bool:
    """Whether `by` is the signature of the issuer with that public key. Sizes: 32, 32, 32, 64."""
    return _is_signed(public, _statement(round_number, tag, commitment), by)


def is_withdrawn_list(public: bytes, round_number: int, marks: bytes, by: bytes) -> bool:
    """Whether the issuer took the slips with these marks (16 bytes each, joined) out of use."""
    return _is_signed(public, _withdrawn(round_number, marks), by)


def _is_signed(public: bytes, statement: bytes, by: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(by, statement)
    except InvalidSignature:
        return False
    return True


def _withdrawn(round_number: int, marks: bytes) -> bytes:
    return b"tonir slip 1 withdrawn\0" + struct.pack(">H", round_number) + marks


def _statement(round_number: int, tag: bytes, commitment: bytes) -> bytes:
    return b"tonir slip 1 claim\0" + struct.pack(">H", round_number) + tag + commitment
