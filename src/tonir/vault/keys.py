"""The register's keys: made once, public halves in clear, the secret behind a passphrase.

One secret of 32 random bytes gives all private keys (HKDF-SHA256, one label a kind), so that
custodians share one thing. Its file lies in the keys folder, outside the database and its
backups, encrypted by AES-256-GCM under Argon2id of the custodian's passphrase
(RFC 9106, second recommended option: 64 MiB, 3 passes, 4 lanes).
"""

import json
import secrets
import unicodedata
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from tonir.engines.refusals import Refusal
from tonir.vault.files import write_whole
from tonir.vault.seal import KINDS, PrivateKeys, PublicKeys

PUBLIC = "register.json"
SHARE = "custodian-1.json"
# Letters: fewer fall to guessing at home, whatever Argon2 costs. `new_passphrase` makes over 40.
SHORTEST = 16
COST = {"iterations": 3, "lanes": 4, "memory_cost": 64 * 1024}
# No vowels but a, e, o; no letter that reads like a digit: easy to say over a telephone.
SYLLABLES = [c + v for c in "bdfghkmnprstvz" for v in "aeo"]


def keys_folder() -> Path:
    return Path(settings.TONIR_FOLDER) / "keys"


def new_passphrase(words: int = 6) -> str:
    """Six pronounceable words of three syllables: over 90 bits."""
    return " ".join("".join(secrets.choice(SYLLABLES) for _ in range(3)) for _ in range(words))


def create_keys(folder: Path, passphrase: str) -> PublicKeys:
    """Makes the register's keys, one custodian of one.

    Raises Refusal R01 if keys exist: sealing to new keys would orphan what is sealed; R14 for a
    passphrase that is too short.
    """
    if (folder / PUBLIC).exists():
        raise Refusal("R01")
    if len(_plain(passphrase)) < SHORTEST:
        raise Refusal("R14", least=SHORTEST)
    secret = secrets.token_bytes(32)
    public = private_keys(secret).public()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # The share first: a public key without its share would seal what nobody can open.
    write_whole(folder / SHARE, json.dumps(_lock(secret, passphrase), indent=1))
    halves: dict[str, str] = {
        kind: getattr(public, kind).public_bytes_raw().hex() for kind in KINDS
    }
    public_file: dict[str, object] = {
        "version": 1,
        "suite": "X25519-HKDF-SHA256-AES256GCM",
        **halves,
    }
    write_whole(folder / PUBLIC, json.dumps(public_file, indent=1))
    return public


def public_keys() -> PublicKeys:
    """Raises Refusal R02 if the programme has no keys."""
    path = keys_folder() / PUBLIC
    if not path.is_file():
        raise Refusal("R02")
    found = json.loads(path.read_text(encoding="utf-8"))
    halves = (X25519PublicKey.from_public_bytes(bytes.fromhex(found[kind])) for kind in KINDS)
    return PublicKeys(*halves)


def unlock(folder: Path, passphrase: str) -> PrivateKeys:
    """The private keys. Raises Refusal R02 if there is no share, R03 if the passphrase is wrong."""
    path = folder / SHARE
    if not path.is_file():
        raise Refusal("R02")
    share = json.loads(path.read_text(encoding="utf-8"))
    key = _stretch(passphrase, bytes.fromhex(share["salt"]), share["cost"])
    try:
        secret = AESGCM(key).decrypt(
            bytes.fromhex(share["nonce"]), bytes.fromhex(share["sealed"]), b"tonir share"
        )
    except InvalidTag:
        raise Refusal("R03") from None
    return private_keys(secret)


def private_keys(secret: bytes) -> PrivateKeys:
    """All private keys of a register from its one secret of 32 bytes."""
    return PrivateKeys(
        *(X25519PrivateKey.from_private_bytes(_derive(secret, kind)) for kind in KINDS)
    )


def _derive(secret: bytes, kind: str) -> bytes:
    info = b"tonir register " + kind.encode("ascii")
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret)


def _lock(secret: bytes, passphrase: str) -> dict[str, object]:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(_stretch(passphrase, salt, COST)).encrypt(nonce, secret, b"tonir share")
    return {
        "version": 1,
        "custodian": 1,
        "custodians": 1,
        "quorum": 1,
        "kdf": "argon2id",
        "cost": COST,
        "salt": salt.hex(),
        "nonce": nonce.hex(),
        "sealed": sealed.hex(),
    }


def _stretch(passphrase: str, salt: bytes, cost: dict[str, int]) -> bytes:
    stretched = Argon2id(
        salt=salt,
        length=32,
        iterations=cost["iterations"],
        lanes=cost["lanes"],
        memory_cost=cost["memory_cost"],
    )
    return stretched.derive(_plain(passphrase).encode("utf-8"))


def _plain(passphrase: str) -> str:
    """The words however they were spaced, and however a keyboard composes their letters."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())
