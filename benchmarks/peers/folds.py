"""Names of three scripts in plain Latin letters, as three libraries make them."""

from collections.abc import Callable
from functools import cache

import icu
import pyarrow as pa
import pyarrow.compute as pc
import tetrak_translit
from anyascii import anyascii

Fold = Callable[[str], str]


def by_anyascii(name: str) -> str:
    return anyascii(name).lower()


def by_icu(name: str) -> str:
    return str(_icu().transliterate(name))


def by_tetrak(name: str) -> str:
    """Tetrak's fold for Armenian. It reads no Cyrillic letters: those anyascii reads for it."""
    armenian = any("\u0531" <= letter <= "\u058f" for letter in name)
    return tetrak_translit.fold(name if armenian else anyascii(name), script="hy")


def as_written(name: str) -> str:
    return name.lower()


@cache
def _icu() -> icu.Transliterator:
    return icu.Transliterator.createInstance("Any-Latin; Latin-ASCII; Lower")


FOLDS: dict[str, Fold] = {
    "as written": as_written,
    "anyascii": by_anyascii,
    "ICU": by_icu,
    "tetrak": by_tetrak,
}


def folded(column: pa.ChunkedArray, fold: Fold) -> pa.Array:
    """Each spelling is folded once; nothing left is none."""
    spelled = pc.unique(column)
    by_spelling = pa.array(
        [fold(one) or None if one else None for one in spelled.to_pylist()], pa.string()
    )
    return by_spelling.take(pc.index_in(column, spelled).combine_chunks())
