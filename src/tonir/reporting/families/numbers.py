"""Telephones and documents, whose they are, found by any piece of some length."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

# Fewer signs than that are in too many numbers.
FEWEST = 5
# Letters of other scripts that look like Latin ones: on paper nobody can tell which was meant.
_LOOK = "АВЕКМНОРСТУХІЅЈՕՏՍ"
_LATIN = "ABEKMHOPCTYXISJOSU"
_ALIKE = dict(zip(_LOOK, _LATIN, strict=True))


@dataclass(frozen=True)
class Numbers:
    """Distinct pairs of a number, without anything between its signs, and a household's row."""

    texts: pa.Array
    households: np.ndarray

    @classmethod
    def of(cls, columns: Sequence[tuple[pa.Array | pa.ChunkedArray, np.ndarray]]) -> "Numbers":
        """From columns of numbers, each with the household's row of every number."""
        texts, owners = [], []
        for numbers, households in columns:
            there = pc.is_valid(numbers).to_numpy(zero_copy_only=False)
            texts += _chunks(pc.drop_null(numbers))
            owners.append(households[there])
        found = pa.chunked_array(texts, pa.string()).combine_chunks()
        return cls(_plain(found), np.concatenate(owners))

    def with_piece(self, piece: str) -> np.ndarray:
        """Rows of the households with a number that has this in it; some may come twice."""
        if len(piece) < FEWEST:
            return self.households[:0]
        fits = pc.match_substring(self.texts, piece).to_numpy(zero_copy_only=False)
        found: np.ndarray = self.households[fits]
        return found


def plain_number(text: str) -> str:
    """As numbers are compared: "an 123-456" with a Cyrillic a -> "AN123456"."""
    found: str = _plain(pa.array([text], pa.string()))[0].as_py()
    return found


def _plain(numbers: pa.Array) -> pa.Array:
    upper = pc.utf8_upper(numbers)
    if not pc.all(pc.string_is_ascii(upper), min_count=0).as_py():
        for look, latin in _ALIKE.items():
            upper = pc.replace_substring(upper, look, latin)
    return pc.replace_substring_regex(upper, r"[^\p{L}\p{N}]+", "")


def _chunks(numbers: pa.Array | pa.ChunkedArray) -> list[pa.Array]:
    return numbers.chunks if isinstance(numbers, pa.ChunkedArray) else [numbers]
