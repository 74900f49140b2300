"""The register's keys: public halves in clear, the secret only for a quorum of custodians.

One secret of 32 random bytes gives all private keys (HKDF-SHA256, one label a use). It lies in
the keys folder, outside the database and its backups, encrypted by AES-256-GCM under the
custodians' key; that key exists in shares only (`shares`). So custodians can be replaced, and the
papers of old ones become worthless, without sealing a record anew; and destroying the one file
(`custodians.json`: the encrypted secret, and the shares as their passphrases lock them) leaves
nothing for any papers to open.
"""

import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from tonir.engines.refusals import Refusal
from tonir.vault.files import write_instead, write_whole
from tonir.vault.passphrases import new_passphrase
from tonir.vault.seal import PrivateKeys, PublicKeys, private_keys, public_from_bytes
from tonir.vault.shares import Share, combine, lock, make_shares, open_share
from tonir.vault.suites import SUITES, derive

__all__ = ["create_keys", "keys_folder", "new_passphrase", "public_keys", "unlock"]

PUBLIC = "register.json"
CUSTODIANS = "custodians.json"
DISPOSAL = "disposal.json"
VERSION = 2


@dataclass(frozen=True)
class Custody:
    """Who holds the register: of how many custodians how many open it.

    proved: whether a drill showed that they can. words: the locked shares that are kept here.
    """

    register: str
    custodians: int
    quorum: int
    proved: bool
    nonce: bytes
    sealed: bytes
    words: tuple[str, ...]


@dataclass(frozen=True)
class Unlocked:
    """What a quorum opens: the private keys, and the key that signs lines of the access log."""

    keys: PrivateKeys
    signer: Ed25519PrivateKey


def keys_folder() -> Path:
    return Path(settings.TONIR_FOLDER) / "keys"


def create_keys(folder: Path, passphrase: str) -> PublicKeys:
    """Makes the register's keys, for one custodian of one until a ceremony shares them out.

    Raises Refusal R01 if keys exist: sealing to new keys would orphan what is sealed; R14 for a
    passphrase that is too short; R21 if they were destroyed.
    """
    if (folder / PUBLIC).exists():
        raise Refusal("R01")
    if (folder / DISPOSAL).exists():
        raise Refusal("R21")
    secret, register = secrets.token_bytes(32), secrets.token_hex(16)
    key, shares = make_shares(1, 1)
    words = [lock(share, passphrase, register) for share in shares]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # The public half last: without its secret it would seal what nobody can open.
    write_custody(folder, sealed_custody(register, (1, 1), key, secret, words, proved=False))
    _write_public(folder, register, secret)
    return public_keys_in(folder)


def sealed_custody(
    register: str,
    size: tuple[int, int],
    key: bytes,
    secret: bytes,
    words: list[str],
    *,
    proved: bool,
) -> Custody:
    """The secret under the custodians' key. size: custodians, quorum."""
    nonce = secrets.token_bytes(12)
    sealed = AESGCM(key).encrypt(nonce, secret, _bound_to(register))
    return Custody(register, *size, proved, nonce, sealed, tuple(words))


def write_custody(folder: Path, custody: Custody) -> None:
    """In one step, in the place of the one before, whose bytes are written over."""
    content = {
        "version": VERSION,
        **{
            name: value.hex() if isinstance(value, bytes) else value
            for name, value in vars(custody).items()
        },
    }
    write_instead(folder / CUSTODIANS, json.dumps(content, indent=1))


def read_custody(folder: Path) -> Custody:
    """Raises Refusal R02 if there are no keys, R21 if they were destroyed."""
    found = _read(folder, CUSTODIANS)
    return Custody(
        found["register"],
        found["custodians"],
        found["quorum"],
        found["proved"],
        bytes.fromhex(found["nonce"]),
        bytes.fromhex(found["sealed"]),
        tuple(found["words"]),
    )


def public_keys() -> PublicKeys:
    """Of the suite in the settings. Raises Refusal R02 without keys, R21 if they were destroyed,
    R22 for a suite that nobody knows."""
    return public_keys_in(keys_folder(), settings.TONIR_SEAL_SUITE)


def public_keys_in(folder: Path, suite: str = "x25519") -> PublicKeys:
    if suite not in SUITES:
        raise Refusal("R22", suite=suite, known=", ".join(SUITES))
    raw = _read(folder, PUBLIC)["suites"][suite]
    return public_from_bytes(SUITES[suite], {kind: bytes.fromhex(raw[kind]) for kind in raw})


def unlock(folder: Path, *passphrases: str) -> PrivateKeys:
    """The private keys, by the custodians' passphrases and the shares that lie in the folder.

    Raises Refusal R02 if there are no keys, R03 if a passphrase opens no share, R16 if they are
    fewer than the quorum.
    """
    custody = read_custody(folder)
    shares: list[Share] = []
    for passphrase in passphrases:
        shares.append(open_share(custody.words, passphrase, custody.register, taken(shares)))
    return unlock_by(folder, shares).keys


def taken(shares: list[Share]) -> set[int]:
    return {share.custodian for share in shares}


def unlock_by(folder: Path, shares: list[Share]) -> Unlocked:
    """Raises Refusal R16 for fewer shares than the quorum, R17 if they belong to other keys."""
    secret = recover(read_custody(folder), shares)
    return Unlocked(private_keys(secret), signing_key(secret))


def recover(custody: Custody, shares: list[Share]) -> bytes:
    """The register's secret: to make keys from, to share out anew, and to forget."""
    if len(shares) < custody.quorum:
        raise Refusal("R16", have=len(shares), need=custody.quorum)
    key = combine(shares[: custody.quorum])
    try:
        return AESGCM(key).decrypt(custody.nonce, custody.sealed, _bound_to(custody.register))
    except InvalidTag:
        raise Refusal("R17") from None


def signing_key(secret: bytes) -> Ed25519PrivateKey:
    """What signs the access log's lines while the register is open, and a disposal record."""
    return Ed25519PrivateKey.from_private_bytes(derive(secret, b"access log"))


def _write_public(folder: Path, register: str, secret: bytes) -> None:
    halves = private_keys(secret).halves
    content: dict[str, object] = {
        "version": VERSION,
        "register": register,
        "log": signing_key(secret).public_key().public_bytes_raw().hex(),
        "suites": {
            name: {kind: raw.hex() for kind, raw in kinds.items()} for name, kinds in halves.items()
        },
    }
    write_whole(folder / PUBLIC, json.dumps(content, indent=1))


def _bound_to(register: str) -> bytes:
    return b"tonir register secret " + register.encode("ascii")


def _read(folder: Path, name: str) -> dict[str, Any]:
    if (folder / DISPOSAL).is_file():
        raise Refusal("R21")
    path = folder / name
    if not path.is_file():
        raise Refusal("R02")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
