"""Passphrases: made to be said over a telephone, stretched so that guessing is dear."""

import secrets
import unicodedata

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tonir.engines.refusals import Refusal

# Letters: fewer fall to guessing at home, whatever Argon2 costs. `new_passphrase` makes over 40.
SHORTEST = 16
# RFC 9106, second recommended option: 64 MiB, 3 passes, 4 lanes.
PASSES, LANES, KIBIBYTES = 3, 4, 64 * 1024
# No vowels but a, e, o; no letter that reads like a digit: easy to say over a telephone.
SYLLABLES = [c + v for c in "bdfghkmnprstvz" for v in "aeo"]


def new_passphrase(words: int = 6) -> str:
    """Six pronounceable words of three syllables: over 90 bits."""
    return " ".join("".join(secrets.choice(SYLLABLES) for _ in range(3)) for _ in range(words))


def check_length(passphrase: str) -> None:
    """Raises Refusal R14 for a passphrase that is too short."""
    if len(_plain(passphrase)) < SHORTEST:
        raise Refusal("R14", least=SHORTEST)


def stretch(passphrase: str, salt: bytes, length: int) -> bytes:
    """A key of `length` bytes (Argon2id). The same words, however spaced, give the same key."""
    argon2 = Argon2id(
        salt=salt, length=length, iterations=PASSES, lanes=LANES, memory_cost=KIBIBYTES
    )
    return argon2.derive(_plain(passphrase).encode("utf-8"))


def _plain(passphrase: str) -> str:
    """The words however they were spaced, and however a keyboard composes their letters."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())
