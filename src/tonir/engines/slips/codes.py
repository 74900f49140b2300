"""The code on a slip: 25 characters that survive glare, creases, and being typed by hand.

One character of version, two of the round, twenty of secret (100 bits), two check characters;
Crockford's base32, whose letters all exist in a QR code's alphanumeric mode.

Slips to practise with are of a version of their own, and whatever is derived from their secrets
is derived from longer ones: none of them can open anything in a real round.
"""

import secrets
from dataclasses import dataclass

from tonir.engines.refusals import Refusal

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
VERSION = 1
TRAINING = 31
LENGTH = 25
SECRET_BITS = 100
MOST_ROUNDS = 32 * 32 - 1
GROUP = 5

# What people type instead: Crockford's own three, and the Cyrillic letters that look Latin,
# because the keyboard at hand is often a Russian one.
_ALIKE = str.maketrans("ILOАВСЕНКМОРТХУ", "110ABCEHKM0PTXY")
_DROPPED = str.maketrans("", "", " \t\u00a0\u202f\r\n-\u2010\u2011\u2012\u2013\u2014_.")
_VALUE = {letter: value for value, letter in enumerate(LETTERS)}


def _powers() -> list[int]:
    """Powers of x in GF(32) modulo x^5 + x^2 + 1, whose root generates all 31 of them."""
    powers, value = [], 1
    for _ in range(31):
        powers.append(value)
        value <<= 1
        if value & 32:
            value ^= 0b100101
    return powers


_POWER = _powers()
_LOG = {value: exponent for exponent, value in enumerate(_POWER)}


def _times(a: int, b: int) -> int:
    return _POWER[(_LOG[a] + _LOG[b]) % 31] if a and b else 0


_BY_X = tuple(_times(value, _POWER[1]) for value in range(32))
_BY_X2 = tuple(_times(value, _POWER[2]) for value in range(32))


@dataclass(frozen=True)
class Code:
    """What a slip's code says. `secret`: 0 <= secret < 2**100. training: only to practise with."""

    round: int
    secret: int
    training: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.round <= MOST_ROUNDS:
            raise Refusal("H10", round=self.round, most=MOST_ROUNDS)
        if not 0 <= self.secret < 1 << SECRET_BITS:
            raise ValueError("A slip's secret has 100 bits.")

    def __repr__(self) -> str:
        # A secret in a traceback would be a slip that anyone could print.
        return f"Code(round={self.round})"

    def secret_bytes(self) -> bytes:
        """13 bytes, big-endian: the key of every derivation. For training one byte longer."""
        return b"\x01" * self.training + self.secret.to_bytes(13, "big")

    def text(self) -> str:
        """The 25 characters."""
        values = [TRAINING if self.training else VERSION, self.round >> 5, self.round & 31]
        values += [(self.secret >> shift) & 31 for shift in range(SECRET_BITS - 5, -1, -5)]
        values += _checks(values)
        return "".join(LETTERS[value] for value in values)


def new_code(round_number: int, training: bool = False) -> Code:
    """A code with a fresh secret of 100 random bits. Raises Refusal H10 beyond round 1023."""
    return Code(round_number, secrets.randbits(SECRET_BITS), training)


def read_code(text: str) -> Code:
    """The code in what was scanned or typed; case, spaces, dashes and look-alikes do not matter.

    Raises Refusal H01 if a character is wrong or missing (every single wrong character and every
    two exchanged ones are noticed), H02 if the slip is of another version.
    """
    folded = text.translate(_DROPPED).upper().translate(_ALIKE)
    values = [_VALUE.get(letter, -1) for letter in folded]
    if len(values) != LENGTH or -1 in values or not _holds(values):
        raise Refusal("H01")
    if values[0] not in (VERSION, TRAINING):
        raise Refusal("H02", version=values[0])
    secret = 0
    for value in values[3:23]:
        secret = secret << 5 | value
    return Code(values[1] << 5 | values[2], secret, training=values[0] == TRAINING)


def grouped(text: str) -> str:
    """The code as printed: five groups of five."""
    return " ".join(text[at : at + GROUP] for at in range(0, len(text), GROUP))


def _syndromes(values: list[int]) -> tuple[int, int]:
    """The word as a polynomial at x and at x^2 (Horner): both nought for a sound code.

    Reed & Solomon 1960 with two check symbols: minimum distance 3 for words of up to 31 symbols.
    """
    first = second = 0
    for value in values:
        first = _BY_X[first] ^ value
        second = _BY_X2[second] ^ value
    return first, second


def _holds(values: list[int]) -> bool:
    return _syndromes(values) == (0, 0)


def _checks(values: list[int]) -> list[int]:
    """The two characters that make both syndromes nought.

    With s1, s2 the syndromes of the word followed by two noughts, a and b solve
    a*x + b = s1 and a*x^2 + b = s2.
    """
    first, second = _syndromes([*values, 0, 0])
    inverse = _POWER[-_LOG[_POWER[1] ^ _POWER[2]] % 31]
    a = _times(first ^ second, inverse)
    return [a, first ^ _BY_X[a]]
