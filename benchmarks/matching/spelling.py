"""One Armenian name as offices spell it: systems of writing in three scripts, read from a table.

The table is the benchmark's own. It shares nothing with the engine `linkage`: what is measured
must not be made by what measures.
"""

import random
import re
import tomllib
from bisect import bisect
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

RULES = Path(__file__).parent / "spelling_rules.toml"
_VOWELS, _VOWELS_BEFORE = "աեէըիոօևаеёиоуыэюя", "աեէըիոօւаеёиоуыэюя"
_MARKS = {
    "<V": f"(?<=[{_VOWELS_BEFORE}])",
    "<C": rf"(?<=[^\W{_VOWELS_BEFORE}])",
    ">V": f"(?=[{_VOWELS}])",
    ">C": rf"(?=[^\W{_VOWELS}])",
    "^": r"(?<!\w)",
    "$": r"(?!\w)",
}
_MARK = re.compile(r"[<>][VC]|\^|\$|<\w")
Choice = tuple[tuple[str, ...], tuple[float, ...]]
Line = tuple[re.Pattern[str], Choice]


@dataclass(frozen=True)
class System:
    """One way to write. source: the script that it reads; lines by the letter they begin with."""

    source: str
    lines: dict[str, list[Line]]

    def written(self, word: str, draws: random.Random) -> str:
        """The word, lower case, in this system; draws decide where it may be written two ways."""
        at, parts = 0, []
        while at < len(word):
            text, length = self._next(word, at, draws)
            parts.append(text)
            at += length
        return "".join(parts)

    def _next(self, word: str, at: int, draws: random.Random) -> tuple[str, int]:
        for pattern, (texts, sums) in self.lines.get(word[at], ()):
            found = pattern.match(word, at)
            if found:
                only = len(texts) == 1
                chosen = 0 if only else bisect(sums, draws.random() * sums[-1])
                return texts[chosen], found.end() - at
        return word[at], 1


@cache
def systems() -> dict[str, System]:
    """All systems of the table, by name."""
    facts = tomllib.loads(RULES.read_text(encoding="utf-8"))
    return {
        name: System(facts[name]["from"], _by_first_letter(_lines(facts, name))) for name in facts
    }


def _lines(facts: dict[str, dict[str, str]], name: str) -> list[tuple[str, str]]:
    """Pattern and choices, as they stand: own lines, those of the system it is like, letters."""
    inherited, letters = list[tuple[str, str]](), dict[str, str]()
    at: str | None = name
    while at:
        system = facts[at]
        for line in system["rules"].strip().splitlines():
            pattern, choices = line.split(maxsplit=1)
            inherited.append((pattern, choices))
        words = system.get("letters", "").split()
        letters = dict(zip(words[::2], words[1::2], strict=True)) | letters
        at = system.get("like")
    return inherited + list(letters.items())


def _by_first_letter(lines: list[tuple[str, str]]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for pattern, choices in lines:
        line = (re.compile(_expanded(pattern)), _choice(choices))
        for letter in _first_letters(pattern):
            found.setdefault(letter, []).append(line)
    return found


def _expanded(pattern: str) -> str:
    return _MARK.sub(lambda mark: _MARKS.get(mark[0], f"(?<={mark[0][1:]})"), pattern)


def _first_letters(pattern: str) -> str:
    bare = re.sub(r"^(<\w|\^)", "", pattern)
    optional = re.match(r"(\w)\?(\w)", bare)
    return optional[1] + optional[2] if optional else bare[0]


def _choice(text: str) -> Choice:
    texts, weights = [], []
    for one in text.split():
        written, _, weight = one.partition("*")
        texts.append("" if written == "-" else written)
        weights.append(float(weight or 1))
    return tuple(texts), tuple(accumulate(weights))
