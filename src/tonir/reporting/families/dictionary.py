"""The distinct words of all names, each folded once, found by spelling, sound, beginning, slip."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from tonir.engines.linkage import fold, key, keys
from tonir.engines.linkage.fold import alike
from tonir.reporting.families.near import Letters

# How well a word fits: what is surely meant first. A slip comes after everything else together.
SAME, ALIKE, BEGINS, SOUNDS_BEGUN, NEAR = 0, 1, 2, 3, 64
# A shorter word with a letter wrong is another name.
LETTERS_FOR_SLIP = 5
_WORD = re.compile(r"[^\W\d_]+")
Fits = list[tuple[int, np.ndarray]]


@dataclass(frozen=True)
class Sorted:
    """Texts in order, each with the words that it belongs to."""

    texts: np.ndarray
    words: np.ndarray

    @classmethod
    def of(cls, pairs: Iterable[tuple[bytes, int]]) -> "Sorted":
        listed = [(text, word) for text, word in pairs if text]
        texts = np.array([text for text, _ in listed], np.bytes_)
        order = np.argsort(texts, kind="stable")
        return cls(texts[order], np.array([word for _, word in listed], np.int32)[order])

    def same(self, text: str) -> np.ndarray:
        sought = text.encode()
        return self._between(sought, np.searchsorted(self.texts, sought, "right"))

    def begun(self, text: str) -> np.ndarray:
        # No byte of UTF-8 is 0xff: it stands after all that begins so.
        sought = text.encode()
        return self._between(sought, np.searchsorted(self.texts, sought + b"\xff"))

    def _between(self, sought: bytes, end: np.intp) -> np.ndarray:
        found: np.ndarray = self.words[np.searchsorted(self.texts, sought) : end]
        return found if sought else found[:0]


@dataclass(frozen=True)
class Dictionary:
    """Words by how they are read, by their one key, and by each of their keys."""

    read: Sorted
    keyed: Sorted
    alike: Sorted
    letters_read: Letters
    letters_keyed: Letters

    @classmethod
    def of(cls, words: list[str]) -> "Dictionary":
        read = [fold(word).encode() for word in words]
        keyed = [key(word).encode() for word in words]
        keyed_so = ((one.encode(), place) for place, word in enumerate(words) for one in keys(word))
        return cls(
            Sorted.of((text, place) for place, text in enumerate(read)),
            Sorted.of((text, place) for place, text in enumerate(keyed)),
            Sorted.of(keyed_so),
            Letters.of(read),
            Letters.of(keyed),
        )

    def fits(self, word: str) -> Fits:
        """(how well, places of words), the best last."""
        read, keyed = fold(word), key(word)
        found = [(SOUNDS_BEGUN, self.alike.begun(one)) for one in alike(word)]
        found += [(SOUNDS_BEGUN, self.keyed.begun(keyed)), (BEGINS, self.read.begun(read))]
        found += [(ALIKE, self.alike.same(one)) for one in keys(word)]
        return [*found, (SAME, self.keyed.same(keyed)), (SAME, self.read.same(read))]

    def near(self, word: str) -> Fits:
        """Words with one letter otherwise."""
        if len(word) < LETTERS_FOR_SLIP:
            return []
        pairs = ((self.letters_read, fold(word)), (self.letters_keyed, key(word)))
        return [(NEAR, letters.near(text.encode())) for letters, text in pairs if text]


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case: "Анна-Мария 12" -> ["анна", "мария"]."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())
