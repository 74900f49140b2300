"""Parcels between a phone and the office: sealed to one key, opened by nobody else.

What every browser since 2021 can do (Web Cryptography, W3C 2017): ECDH over P-256 with a key made
for the one parcel, HKDF-SHA256 (RFC 5869), AES-256-GCM. A parcel is the ephemeral public key (65
bytes, uncompressed), then the ciphertext with its tag; each key is used once, so the nonce is 0.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tonir.engines.refusals import Refusal

POINT_BYTES = 65
SCALAR_BYTES = 32
_CURVE = ec.SECP256R1()
_NONCE = bytes(12)
# One opener for all its parcels: the keys of curve P-256 that phones and the office hold.
Opener = ec.EllipticCurvePrivateKey


def new_opener() -> Opener:
    return ec.generate_private_key(_CURVE)


def opener_from(scalar: bytes) -> Opener:
    """The key of a scalar of 32 bytes, big-endian."""
    return ec.derive_private_key(int.from_bytes(scalar, "big"), _CURVE)


def scalar_of(opener: Opener) -> bytes:
    return opener.private_numbers().private_value.to_bytes(SCALAR_BYTES, "big")


def address_of(opener: Opener) -> bytes:
    """What others seal to: 65 bytes, uncompressed, as browsers write a raw key."""
    return _point(opener.public_key())


def seal_parcel(address: bytes, content: bytes, about: bytes, once: Opener | None = None) -> bytes:
    """A parcel that the holder of `address` opens, who must name the same `about`.

    once: the key for this parcel; only golden vectors give one. Raises ValueError if the address
    is no point of the curve.
    """
    once = once or new_opener()
    to = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, address)
    key = _key(once.exchange(ec.ECDH(), to), address_of(once), address, about)
    return address_of(once) + AESGCM(key).encrypt(_NONCE, content, about)


def open_parcel(opener: Opener, parcel: bytes, about: bytes) -> bytes:
    """What was sealed to this opener. Raises Refusal H19 if it was altered or is another's."""
    try:
        sender = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, parcel[:POINT_BYTES])
        key = _key(
            opener.exchange(ec.ECDH(), sender), parcel[:POINT_BYTES], address_of(opener), about
        )
        return AESGCM(key).decrypt(_NONCE, parcel[POINT_BYTES:], about)
    except (ValueError, InvalidTag):
        raise Refusal("H19") from None


def _key(shared: bytes, sender: bytes, receiver: bytes, about: bytes) -> bytes:
    info = b"tonir parcel 1\0" + sender + receiver + about
    return HKDF(SHA256(), 32, salt=None, info=info).derive(shared)


def _point(public: ec.EllipticCurvePublicKey) -> bytes:
    return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
