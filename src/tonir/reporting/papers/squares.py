"""The square on a slip: a QR code of version 2, level Q, as one path.

Among squares of one size and mask, drawing is linear: modules are exclusive sums of the modules
that single bits of the text turn. Those are drawn once by segno; each slip then only adds up.
"""

import re
from functools import cache

import segno

SIDE = 25
LENGTH = 25
# Any mask reads equally well over random letters, and one mask it must be, to add up.
MASK = 3
# Alphanumeric mode: two letters are a number in 11 bits, one that is left over in 6 (ISO 18004).
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUE = {letter: value for value, letter in enumerate(LETTERS)}
_DARK = re.compile("1+")


def square_path(code: str) -> str:
    """SVG path of the dark modules, in a box of 25 x 25, for a code of 25 characters."""
    modules = f"{_modules(code):0{SIDE * SIDE}b}"
    rows = (modules[at : at + SIDE] for at in range(0, SIDE * SIDE, SIDE))
    return "".join(
        f"M{run.start()} {y}h{run.end() - run.start()}v1H{run.start()}z"
        for y, row in enumerate(rows)
        for run in _DARK.finditer(row)
    )


def _modules(code: str) -> int:
    """The modules row by row, the first one in the highest bit."""
    nothing, turned = _parts()
    modules = nothing
    for at in range(0, LENGTH, 2):
        for bit in _bits(_number(code[at : at + 2])):
            modules ^= turned[at, bit]
    return modules


def _number(letters: str) -> int:
    first, *second = (_VALUE[letter] for letter in letters)
    return first * len(LETTERS) + second[0] if second else first


def _bits(number: int) -> list[int]:
    return [bit for bit in range(number.bit_length()) if number >> bit & 1]


@cache
def _parts() -> tuple[int, dict[tuple[int, int], int]]:
    """The square of noughts, and the modules that each bit of each pair of letters turns."""
    noughts = LETTERS[0] * LENGTH
    nothing = drawn(noughts)
    turned = {}
    for at in range(0, LENGTH, 2):
        alone = at == LENGTH - 1
        for bit in range(6 if alone else 11):
            first, second = divmod(1 << bit, len(LETTERS))
            letters = LETTERS[1 << bit] if alone else LETTERS[first] + LETTERS[second]
            text = noughts[:at] + letters + noughts[at + len(letters) :]
            turned[at, bit] = drawn(text) ^ nothing
    return nothing, turned


def drawn(code: str) -> int:
    """The modules as segno draws them."""
    square = segno.make(
        code, error="q", version=2, mode="alphanumeric", mask=MASK, boost_error=False, micro=False
    )
    return int("".join(str(int(module)) for row in square.matrix for module in row), 2)
