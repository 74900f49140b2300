"""Words that are one slip of the hand away: a letter wrong, missing, too many, or two exchanged."""

from dataclasses import dataclass

import numpy as np

# A longer word is compared by its first letters.
WIDTH = 24


@dataclass(frozen=True)
class Letters:
    """Words as rows of bytes, from their beginning and from their end; noughts fill the rest.

    forwards, backwards: shape (words, WIDTH); lengths: shape (words,).
    """

    forwards: np.ndarray
    backwards: np.ndarray
    lengths: np.ndarray

    @classmethod
    def of(cls, words: list[bytes]) -> "Letters":
        cut = [word[:WIDTH] for word in words]
        return cls(
            _rows(cut),
            _rows([word[::-1] for word in cut]),
            np.array([len(word) for word in cut], np.int16),
        )

    def near(self, word: bytes) -> np.ndarray:
        """Places of the words that are at most one slip away (Damerau 1964)."""
        word = word[:WIDTH]
        close = np.flatnonzero(np.abs(self.lengths - len(word)) <= 1)
        begins = _alike(self.forwards[close], word)
        ends = _alike(self.backwards[close], word[::-1])
        shorter = np.minimum(self.lengths[close], len(word))
        same = self.lengths[close] == len(word)
        # What is not common to both is one letter, of either word or of one of them.
        slipped = begins + ends >= shorter - same
        exchanged = same & (begins + ends == len(word) - 2)
        for row in np.flatnonzero(exchanged & ~slipped):
            at = int(begins[row])
            pair = self.forwards[close[row], at : at + 2]
            slipped[row] = bytes(pair[::-1]) == word[at : at + 2]
        found: np.ndarray = close[slipped]
        return found


def _rows(words: list[bytes]) -> np.ndarray:
    return np.array(words, f"S{WIDTH}").view(np.uint8).reshape(len(words), WIDTH)


def _alike(rows: np.ndarray, word: bytes) -> np.ndarray:
    """How many letters of each row are those of the word, from its beginning."""
    differs = rows[:, : len(word)] != np.frombuffer(word, np.uint8)
    alike: np.ndarray = np.where(differs.any(axis=1), differs.argmax(axis=1), len(word))
    return alike
