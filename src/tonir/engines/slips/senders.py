"""Who sent it: a phone signs with a key that never leaves it (ECDSA P-256, as browsers can)."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

SENT_BYTES = 64
KEY_BYTES = 65
_HALF = SENT_BYTES // 2


def is_key(public: bytes) -> bool:
    """Whether these bytes are a point of the curve, uncompressed: a key that can be used."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
    except ValueError:
        return False
    return len(public) == KEY_BYTES


def is_sent_by(public: bytes, content: bytes, signature: bytes) -> bool:
    """Whether `signature` (r and s, 32 bytes each) is that of the phone with this public key.

    public: 65 bytes, uncompressed. Whatever is malformed is nobody's.
    """
    if len(signature) != SENT_BYTES:
        return False
    r, s = (int.from_bytes(part, "big") for part in (signature[:_HALF], signature[_HALF:]))
    try:
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
        key.verify(encode_dss_signature(r, s), content, ec.ECDSA(SHA256()))
    except (ValueError, InvalidSignature):
        return False
    return True
