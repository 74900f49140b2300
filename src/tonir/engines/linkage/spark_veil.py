"""What a cluster gets to see of people: numbers and letters that stand for others, in no order.

Made anew for each run, and kept by nobody but the one who made it. Where only "the same or not"
is asked, a value becomes a number drawn at random: nothing can be worked out from it but how often
it occurs. Where letters are compared, every letter stands for another, the same one everywhere:
equality, length, first letters and edit distances stay as they were. That hides names from whoever
looks on, and from nobody who counts letters: it is no encryption.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from secrets import token_bytes
from typing import Literal, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tonir.engines.linkage.comparable import NAMES
from tonir.engines.linkage.pairing import Ints

# row, home: numbered anew. value: a number for each, in each column others. area: one number for
# each in all columns, for one area stands among those that contain another. year: later or
# earlier, all by as much.
# names, sounds, papers, days: letter by letter, one alphabet for each of the four. as_is: shares,
# marks.
Veil = Literal["row", "home", "value", "area", "year", "names", "sounds", "papers", "days", "as_is"]
Randomness = Callable[[int], bytes]
SPELLED: tuple[Veil, ...] = ("names", "sounds", "papers", "days")
YEARS = 10_000

VEILS: dict[str, Veil] = {
    "unique_id": "row",
    "home": "home",
    "birth_year": "year",
    "birth_text": "days",
    "birth_swapped": "days",
    "document": "papers",
    **dict.fromkeys(
        (
            *("sex", "phones", "births", "birth_digits", "document_letters"),
            *("address_words", "address_numbers"),
            *(f"{name}_keys" for name in NAMES),
            *(f"{name}_key_letters" for name in NAMES),
        ),
        "value",
    ),
    **dict.fromkeys(("area", "area_within"), "area"),
    **dict.fromkeys((f"{name}_key" for name in NAMES), "names"),
    **dict.fromkeys((f"{name}_sound" for name in NAMES), "sounds"),
    **dict.fromkeys((f"{name}_other_sound" for name in NAMES), "sounds"),
    **dict.fromkeys((f"tf_{name}_key" for name in NAMES), "as_is"),
    **dict.fromkeys((f"{name}_usual" for name in NAMES), "as_is"),
}


@dataclass(frozen=True)
class Numbers:
    """How rows and entries were numbered anew: arrays, old number -> number on the cluster."""

    row: Ints
    home: Ints

    @property
    def row_of(self) -> Ints:
        """Number on the cluster -> row."""
        return np.argsort(self.row)


def numbered_anew(rows: int, homes: int, randomness: Randomness = token_bytes) -> Numbers:
    return Numbers(_shuffled(rows, randomness), _shuffled(homes, randomness))


def veiled(people: pa.Table, numbers: Numbers, randomness: Randomness = token_bytes) -> pa.Table:
    """`people` as the cluster gets them, in an order of their new numbers.

    Columns that nobody compares (not in VEILS) stay at home.
    """
    wanted = [name for name in people.column_names if name in VEILS]
    alphabets = {veil: _alphabet(people, veil, randomness) for veil in SPELLED}
    areas = _numbered((people[name] for name in wanted if VEILS[name] == "area"), randomness)
    shift = int.from_bytes(randomness(8)) % YEARS
    columns = {}
    for name in wanted:
        column, veil = people[name].combine_chunks(), VEILS[name]
        if veil in ("row", "home"):
            columns[name] = pa.array(getattr(numbers, veil)[column.to_numpy()])
        elif veil == "value":
            columns[name] = _as_numbers(column, _numbered([people[name]], randomness))
        elif veil == "area":
            columns[name] = _as_numbers(column, areas)
        elif veil == "year":
            columns[name] = pc.add(column, pa.scalar(shift, pa.int32()))
        else:
            columns[name] = _spelled_anew(column, alphabets[veil]) if veil in alphabets else column
    return pa.table(columns).sort_by("unique_id")


def veiled_groups(
    rows: pa.ChunkedArray, numbers: Numbers, randomness: Randomness = token_bytes
) -> pa.Table:
    """Lists of rows that share something, which stays untold: columns k (a number), rows."""
    lists = rows.combine_chunks()
    anew = numbers.row[lists.flatten().to_numpy()]
    group = np.repeat(_shuffled(len(lists), randomness), pc.list_value_length(lists).to_numpy())
    order = np.lexsort((anew, group))
    ends = np.concatenate([[0], np.cumsum(np.bincount(group, minlength=len(lists)))])
    anew_lists = pa.ListArray.from_arrays(pa.array(ends, pa.int32()), pa.array(anew[order]))
    return pa.table({"k": pa.array(np.arange(len(lists))), "rows": anew_lists})


def _shuffled(many: int, randomness: Randomness) -> Ints:
    """The numbers below `many` in an order that nobody can guess."""
    drawn = np.frombuffer(randomness(8 * many), np.uint64)
    return np.argsort(drawn, kind="stable").astype(np.int64)


@dataclass(frozen=True)
class _Numbered:
    """Values, each once, and the number that stands for each."""

    values: pa.Array
    numbers: pa.Array


def _numbered(columns: Iterable[pa.ChunkedArray], randomness: Randomness) -> _Numbered:
    """Whatever stands in these columns, in lists too."""
    flat = [pc.list_flatten(one) if pa.types.is_list(one.type) else one for one in columns]
    chunks = [chunk for one in flat for chunk in one.chunks]
    values = pa.chunked_array(chunks, flat[0].type).unique().drop_null()
    return _Numbered(values, pa.array(_shuffled(len(values), randomness)))


def _as_numbers(column: pa.Array, told: _Numbered) -> pa.Array:
    if pa.types.is_list(column.type):
        codes = _as_numbers(column.flatten(), told)
        lengths = pc.fill_null(pc.list_value_length(column), 0).to_numpy()
        ends = np.concatenate([[0], np.cumsum(lengths)])
        return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), codes, mask=pc.is_null(column))
    return told.numbers.take(pc.index_in(column, value_set=told.values))


def _alphabet(people: pa.Table, veil: Veil, randomness: Randomness) -> dict[int, int]:
    """Each letter that occurs -> the letter that stands for it."""
    letters: set[str] = set()
    for name, how in VEILS.items():
        if how == veil and name in people.column_names:
            letters.update(*_each(people[name].unique()))
    known = sorted(map(ord, letters))
    return dict(zip(known, (known[at] for at in _shuffled(len(known), randomness)), strict=True))


def _spelled_anew(column: pa.Array, alphabet: dict[int, int]) -> pa.Array:
    told = column.dictionary_encode()
    anew = [one.translate(alphabet) for one in _each(told.dictionary)]
    return pa.array(anew, pa.string()).take(told.indices)


def _each(values: pa.Array) -> Iterable[str]:
    return cast(list[str], values.drop_null().to_pylist())
