"""The algorithms that envelopes may be sealed with, and how each makes its keys from a secret.

An envelope carries its suite's number, so one register may hold envelopes of several. All by
`cryptography`: HPKE (RFC 9180) with HKDF-SHA256 and AES-256-GCM, over X25519, or over the hybrid
of ML-KEM-768 (FIPS 203) and X25519, which stays closed as long as one of the two does.
"""

from dataclasses import dataclass
from typing import ClassVar, Protocol

from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PublicKey = X25519PublicKey | hpke.MLKEM768X25519PublicKey
PrivateKey = X25519PrivateKey | hpke.MLKEM768X25519PrivateKey


class Suite(Protocol):
    """One way to seal. `overhead`: bytes of an envelope beyond its head and padded content."""

    number: ClassVar[int]
    name: ClassVar[str]
    cipher: ClassVar[hpke.Suite]
    overhead: ClassVar[int]

    def private(self, secret: bytes, label: bytes) -> PrivateKey: ...

    def public_bytes(self, secret: bytes, label: bytes) -> bytes: ...

    def public(self, raw: bytes) -> PublicKey: ...


def derive(secret: bytes, label: bytes, length: int = 32) -> bytes:
    """Bytes for one use out of a secret of 32 random bytes; nothing leads back."""
    info = b"tonir register " + label
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(secret)


@dataclass(frozen=True)
class Classical:
    """X25519 alone."""

    number: ClassVar[int] = 1
    name: ClassVar[str] = "x25519"
    cipher: ClassVar[hpke.Suite] = hpke.Suite(
        hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM
    )
    overhead: ClassVar[int] = 32 + 16

    def private(self, secret: bytes, label: bytes) -> X25519PrivateKey:
        return X25519PrivateKey.from_private_bytes(derive(secret, label))

    def public_bytes(self, secret: bytes, label: bytes) -> bytes:
        return self.private(secret, label).public_key().public_bytes_raw()

    def public(self, raw: bytes) -> PublicKey:
        return X25519PublicKey.from_public_bytes(raw)


@dataclass(frozen=True)
class Hybrid:
    """ML-KEM-768 and X25519: also against who records today and has a quantum computer later."""

    number: ClassVar[int] = 2
    name: ClassVar[str] = "mlkem768-x25519"
    cipher: ClassVar[hpke.Suite] = hpke.Suite(
        hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM
    )
    overhead: ClassVar[int] = 1088 + 32 + 16
    lattice: ClassVar[int] = 1184  # bytes of a public key of ML-KEM-768

    def private(self, secret: bytes, label: bytes) -> hpke.MLKEM768X25519PrivateKey:
        return hpke.MLKEM768X25519PrivateKey(*self._halves(secret, label))

    def public_bytes(self, secret: bytes, label: bytes) -> bytes:
        mlkem, x25519 = self._halves(secret, label)
        return mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()

    def public(self, raw: bytes) -> PublicKey:
        return hpke.MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(raw[: self.lattice]),
            X25519PublicKey.from_public_bytes(raw[self.lattice :]),
        )

    def _halves(self, secret: bytes, label: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        seed = derive(secret, label + b" ml-kem-768", 64)
        beside = derive(secret, label + b" beside ml-kem-768")
        return MLKEM768PrivateKey.from_seed_bytes(seed), X25519PrivateKey.from_private_bytes(beside)


CLASSICAL, HYBRID = Classical(), Hybrid()
SUITES: dict[str, Suite] = {suite.name: suite for suite in (CLASSICAL, HYBRID)}
BY_NUMBER: dict[int, Suite] = {suite.number: suite for suite in SUITES.values()}
