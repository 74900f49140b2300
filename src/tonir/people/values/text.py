"""Cells as text, folded text for comparing, and phrases found in it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

Cell = str | int | float | bool | date | datetime | time | timedelta | None


def listed(written: str) -> frozenset[str]:
    """Phrases written in one text, with bars between them."""
    return frozenset(written.split("|"))


# What people write where there is nothing to write.
_NOTHING = listed(
    "-|--|---|—|–|.|..|...|/|n/a|n.a.|na|null|none|nan|?|??|unknown|нет данных|н/д|нд|б/н|"
    "не указано|неизвестно|неизв.|отсутствует|չկա|անհայտ|չի նշվել|նշված չէ|տվյալ չկա"
)
_MARKS = re.compile(r"[^\w]+|_")


class Reading(NamedTuple):
    """What a cell was read as, or the code of its fault (and facts for the fault's sentence)."""

    value: object = None
    fault: str | None = None
    facts: Mapping[str, object] = {}


def text(cell: Cell) -> str:
    """The cell as its writer sees it: trimmed, NFC, whole numbers without a decimal point."""
    if isinstance(cell, str):
        return " ".join((cell if cell.isascii() else unicodedata.normalize("NFC", cell)).split())
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell)


def is_nothing(written: str) -> bool:
    """Whether the cell says only that there is nothing to say."""
    return not written or written.casefold() in _NOTHING


def fold(written: str) -> str:
    """For comparing words: lower case, no marks, single spaces, one spelling of ё and of և."""
    plain = unicodedata.normalize("NFKC", written.replace("#", " no ")).casefold()
    plain = plain.replace("և", "եվ").replace("եւ", "եվ").replace("ё", "е")
    return _MARKS.sub(" ", plain).strip()


@dataclass(frozen=True, slots=True)
class Found:
    """A key whose phrase stands in a text; `share` of the text's letters that the phrase covers."""

    key: str
    language: str
    share: float


class Phrases:
    """Keys with the phrases that stand for them, by language. `*` ends a word's stem."""

    def __init__(self, words: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        self._exact: dict[str, tuple[str, str]] = {}
        self._patterns: list[tuple[re.Pattern[str], int, str, str]] = []
        for key, languages in words.items():
            for language, phrases in languages.items():
                for phrase in phrases:
                    self._add(key, language, phrase)

    def _add(self, key: str, language: str, phrase: str) -> None:
        stems = [(fold(word), word.endswith("*")) for word in phrase.split()]
        if not any(starred for _, starred in stems):
            self._exact.setdefault(fold(phrase), (key, language))
        pattern = " ".join(
            re.escape(stem) + (r"\w*" if starred else "") for stem, starred in stems if stem
        )
        letters = sum(len(stem) for stem, _ in stems)
        compiled = re.compile(rf"(?<!\w){pattern}(?!\w)")
        self._patterns.append((compiled, letters, key, language))

    def best(self, written: str) -> Found | None:
        """The key whose phrase covers most of the text, or None."""
        folded = fold(written)
        if exact := self._exact.get(folded):
            return Found(*exact, share=1.0)
        found = None
        most = 0
        for pattern, letters, key, language in self._patterns:
            if letters > most and (match := pattern.search(folded)):
                most = letters
                whole = len(folded.replace(" ", ""))
                covered = len(match.group().replace(" ", ""))
                found = Found(key, language, covered / whole)
        return found

    def all(self, written: str) -> list[str]:
        """Every key whose phrase stands in the text; where phrases overlap, the longest counts."""
        folded = fold(written)
        if exact := self._exact.get(folded):
            return [exact[0]]
        spans: list[tuple[int, int, str]] = []
        for pattern, _, key, _ in self._patterns:
            spans += [(match.start(), match.end(), key) for match in pattern.finditer(folded)]
        spans.sort(key=lambda span: (span[0] - span[1], span[0]))
        kept: list[tuple[int, int, str]] = []
        for start, end, key in spans:
            if all(end <= other or start >= stop for other, stop, _ in kept):
                kept.append((start, end, key))
        return list(dict.fromkeys(key for _, _, key in sorted(kept)))


@lru_cache(maxsize=4096)
def column_letter(number: int) -> str:
    """The letter of a column as spreadsheet programs show it; 1 is A."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
