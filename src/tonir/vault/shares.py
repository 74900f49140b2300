"""Custodians' shares: the custodians' key in n parts, of which any k give it back.

Shamir's sharing in the words of SLIP-0039, by `shamir-mnemonic`: a checksum (RS1024) finds any
three misread words, a digest inside finds shares that do not belong together. Each share is
locked by its custodian's passphrase (Argon2id, then AES-SIV, RFC 5297) before it becomes words:
a paper without its passphrase is no share.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

import shamir_mnemonic
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from shamir_mnemonic.utils import MnemonicError

from tonir.engines.refusals import Refusal
from tonir.vault.passphrases import check_length, stretch

MOST = 16


@dataclass(frozen=True)
class Share:
    """One share, unlocked: in memory only, and only until there are enough of them."""

    raw: shamir_mnemonic.Share

    def __repr__(self) -> str:
        return f"share of custodian {self.custodian}"

    @property
    def custodian(self) -> int:
        """From 1."""
        return int(self.raw.index) + 1


def make_shares(custodians: int, quorum: int) -> tuple[bytes, list[Share]]:
    """A new custodians' key of 32 bytes, and its shares.

    Raises Refusal R15 for a quorum that cannot be: one of many would make each custodian a
    danger alone, more than there are could never meet.
    """
    fits = 1 <= quorum <= custodians <= MOST and (quorum > 1 or custodians == 1)
    if not fits:
        raise Refusal("R15", custodians=custodians, quorum=quorum, most=MOST)
    key = secrets.token_bytes(32)
    [words] = shamir_mnemonic.generate_mnemonics(
        1, [(quorum, custodians)], key, iteration_exponent=0
    )
    return key, [Share(shamir_mnemonic.Share.from_mnemonic(one)) for one in words]


def combine(shares: list[Share]) -> bytes:
    """The custodians' key. Raises Refusal R17 if the shares are not of one ceremony."""
    try:
        return bytes(shamir_mnemonic.combine_mnemonics([one.raw.mnemonic() for one in shares]))
    except MnemonicError:
        raise Refusal("R17") from None


def lock(share: Share, passphrase: str, register: str) -> str:
    """The share as words that only this passphrase turns back. Raises Refusal R14 (too short)."""
    check_length(passphrase)
    cipher = AESSIV(stretch(passphrase, _salt(share.raw, register), 64))
    return str(replace(share.raw, value=cipher.encrypt(share.raw.value, None)).mnemonic())


def read_words(words: str) -> shamir_mnemonic.Share:
    """A locked share from its words. Raises Refusal R18 if a word or the checksum is wrong."""
    try:
        return shamir_mnemonic.Share.from_mnemonic(" ".join(words.lower().split()))
    except (MnemonicError, ValueError, IndexError, KeyError):
        raise Refusal("R18") from None


def open_share(locked: Sequence[str], passphrase: str, register: str, besides: set[int]) -> Share:
    """The one share among the locked ones that the passphrase opens.

    besides: custodians that have given theirs already. Raises Refusal R03 if none opens, R19 if
    it is the share of one who has.
    """
    for words in locked:
        found = unlock_share(words, passphrase, register)
        if found is not None:
            if found.custodian in besides:
                raise Refusal("R19", custodian=found.custodian)
            return found
    raise Refusal("R03")


def unlock_share(words: str, passphrase: str, register: str) -> Share | None:
    """None if the passphrase does not fit. Raises Refusal R18 if the words are misread."""
    raw = read_words(words)
    cipher = AESSIV(stretch(passphrase, _salt(raw, register), 64))
    try:
        return Share(replace(raw, value=cipher.decrypt(raw.value, None)))
    except (InvalidTag, ValueError):
        return None


def _salt(raw: shamir_mnemonic.Share, register: str) -> bytes:
    """Of this register, this ceremony and this custodian; on every paper, so nothing to lose."""
    told = f"tonir share {register} {raw.identifier} {raw.index}"
    return hashlib.sha256(told.encode("ascii")).digest()
