"""Needs of a person or a family: codes, split columns, and free words in three languages."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tonir.people.values.need_codes import (
    KEPT,
    NEVER_PREFIXES,
    NEVER_WORDS,
    NO_NEED,
    NOT_FOR_DISTRIBUTION,
    WORDS,
    YES,
)
from tonir.people.values.text import Cell, Phrases, fold, is_nothing, text

_BETWEEN = re.compile(r"[;,/|\n+]|\s(?:и|և|and)\s")
_NEVER = Phrases({"never": NEVER_WORDS})
_NEVER_CODE = re.compile(rf"({'|'.join(NEVER_PREFIXES)})([-_ ]?[A-Z]{{2}})?\Z")


@dataclass(frozen=True, slots=True)
class Needs:
    """Codes understood, and what was left out: never to be stored, not kept, not understood."""

    codes: tuple[str, ...] = ()
    never: bool = False
    not_kept: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass
class NeedsReader:
    """Knows UNHCR's codes and the programme's own `[[needs]]` (dicts with code and words)."""

    own: Iterable[Mapping[str, object]] = ()
    _read: dict[str, Needs] = field(default_factory=dict)

    def __post_init__(self) -> None:
        words = {code: dict(languages) for code, languages in WORDS.items()}
        self.own_codes = {str(need["code"]).upper(): str(need["code"]) for need in self.own}
        for need in self.own:
            said = [str(word) for word in need.get("words", ())]  # type: ignore[attr-defined]
            names = need.get("name", {})
            said += [str(word) for word in names.values()] if isinstance(names, Mapping) else []
            words.setdefault(str(need["code"]), {})["own"] = said
        self._phrases = Phrases(words)

    def code(self, written: str) -> str | None:
        """The need that a word, a code or a column's header names, if it names just one."""
        upper = written.strip().upper().replace("_", "-")
        if upper in KEPT:
            return upper
        if own := self.own_codes.get(upper) or self.own_codes.get(upper.replace("-", "_")):
            return own
        found = self._phrases.best(written)
        return found.key if found and found.share > 0.5 else None

    def read(self, cell: Cell) -> Needs:
        """A cell of codes or words, separated by commas, or codes by spaces as Kobo does it."""
        written = text(cell)
        if written not in self._read:
            self._read[written] = self._understand(written)
        return self._read[written]

    def read_split(self, cell: Cell, code: str) -> Needs:
        """A column for one need: yes or no, 1 or 0, or words such as "group II"."""
        written = text(cell)
        folded = fold(written)
        if is_nothing(written) or folded in NO_NEED:
            return Needs()
        if folded in YES or written in YES:
            return Needs(with_parents([code]))
        further = self.read(cell)
        return Needs(with_parents([code, *further.codes]), further.never, further.not_kept)

    def _understand(self, written: str) -> Needs:
        if is_nothing(written) or fold(written) in NO_NEED:
            return Needs()
        words = written.replace(",", " ").replace(";", " ").split()
        if all(self._is_code(word) for word in words):
            return self._sorted(words)
        return self._sorted(piece for piece in _BETWEEN.split(written) if piece.strip())

    def _is_code(self, word: str) -> bool:
        upper = word.upper().replace("_", "-")
        return (
            upper in KEPT
            or upper in NOT_FOR_DISTRIBUTION
            or upper.replace("-", "_") in self.own_codes
            or upper in self.own_codes
            or bool(_NEVER_CODE.match(upper))
        )

    def _sorted(self, pieces: Iterable[str]) -> Needs:
        codes: list[str] = []
        not_kept: list[str] = []
        unread: list[str] = []
        never = False
        for piece in pieces:
            upper = piece.strip().upper().replace("_", "-")
            if _NEVER_CODE.match(upper) or speaks_of_violence(piece):
                never = True
            elif upper in KEPT or upper in self.own_codes:
                codes.append(upper if upper in KEPT else self.own_codes[upper])
            elif own := self.own_codes.get(upper.replace("-", "_")):
                codes.append(own)
            elif upper in NOT_FOR_DISTRIBUTION:
                not_kept.append(upper)
            elif found := self._phrases.all(piece):
                codes += found
            elif not is_nothing(piece.strip()) and fold(piece) not in NO_NEED:
                unread.append(piece.strip())
        return Needs(with_parents(codes), never, tuple(not_kept), tuple(unread))


def with_parents(codes: Iterable[str]) -> tuple[str, ...]:
    """Sorted codes, the general one beside each special one: DS-BD is DS too."""
    found = set(codes)
    found |= {code.split("-")[0] for code in found if code in KEPT and "-" in code} & KEPT.keys()
    return tuple(sorted(found))


def speaks_of_violence(written: str) -> bool:
    """Whether free words speak of torture or gender-based violence."""
    return bool(_NEVER.all(written))
