"""What is searched: who bears which word of a name, whose telephone or document it is.

Arrays over all people, built once for the same tables. No name stands in it but in the dictionary
of distinct words.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tonir.engines.progress import Progress, silent
from tonir.people.open import Families
from tonir.reporting.families.dictionary import Dictionary, Fits, words_of
from tonir.reporting.families.numbers import Numbers

NAMES = ("given", "surname", "patronymic")
# How badly a word fits somebody: not at all.
NOT = np.iinfo(np.uint16).max


@dataclass(frozen=True)
class Index:
    """Rows are those of `people`. `bearers[begins[w]:begins[w + 1]]`: who bears word w.

    `household`: the row of each person's household. `first`, `last`: a household's persons, one
    after the other in `people.persons`.
    """

    people: Families
    dictionary: Dictionary
    bearers: np.ndarray
    begins: np.ndarray
    household: np.ndarray
    first: np.ndarray
    last: np.ndarray
    phones: Numbers
    documents: Numbers

    def of_persons(self, fits: Fits) -> np.ndarray:
        """How badly a word fits each person: shape (persons,)."""
        cost = np.full(len(self.household), NOT, np.uint16)
        # From the worst to the best: what fits better is written over it.
        for value, words in sorted(fits, key=lambda fit: -fit[0]):
            cost[self._bearing(words)] = value
        return cost

    def of_households(self, cost: np.ndarray) -> np.ndarray:
        """The best of each household's persons: shape (households,)."""
        best = np.full(len(self.first), NOT, np.uint16)
        peopled = np.flatnonzero(self.last > self.first)
        if len(peopled):
            best[peopled] = np.minimum.reduceat(cost, self.first[peopled])
        return best

    def _bearing(self, words: np.ndarray) -> np.ndarray:
        """Who bears any of the words; somebody may come twice."""
        counts = self.begins[words + 1] - self.begins[words]
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        places = np.repeat(self.begins[words] - ends + counts, counts) + np.arange(total)
        found: np.ndarray = self.bearers[places]
        return found


def build(people: Families, progress: Progress = silent) -> Index:
    """Folds each distinct word once. Steps, not names, are told of."""
    progress("indexing", 0, 3)
    households = people.households["id"].combine_chunks()
    household = _rows_of(people.persons["household"], households)
    if len(household) and (np.diff(household) < 0).any():
        # The tables come in order of households; if ever not, so that each stands together.
        order = np.argsort(household, kind="stable")
        people, household = (
            Families(people.households, people.persons.take(order)),
            household[order],
        )
    rows = np.arange(len(households))
    words: dict[str, int] = {}
    pairs = [_pairs(people.persons[name], words) for name in NAMES]
    progress("indexing", 1, 3)
    dictionary = Dictionary.of(list(words))
    bearers, begins = _by_word(pairs, len(words))
    progress("indexing", 2, 3)
    return Index(
        people,
        dictionary,
        bearers,
        begins,
        household,
        np.searchsorted(household, rows, "left"),
        np.searchsorted(household, rows, "right"),
        _phones(people, household),
        Numbers.of([(people.persons["document"], household)]),
    )


def _rows_of(keys: pa.ChunkedArray, households: pa.Array) -> np.ndarray:
    rows: np.ndarray = pc.index_in(keys, households).to_numpy().astype(np.int32)
    return rows


def _pairs(names: pa.ChunkedArray, words: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """(person, word) of one column; adds the words that are new. Each spelling is split once."""
    encoded = pc.dictionary_encode(names).combine_chunks()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.chunk(0)
    parts = [_parts(text) for text in encoded.dictionary.to_pylist()]
    flat = np.array([words.setdefault(w, len(words)) for some in parts for w in some], np.int32)
    counts = np.array([len(some) for some in parts] or [0], np.int64)
    begins = np.cumsum(counts) - counts
    named = np.flatnonzero(encoded.indices.is_valid().to_numpy(False))
    spelled = encoded.indices.drop_null().to_numpy(False)
    times = counts[spelled]
    ends = np.cumsum(times)
    total = int(ends[-1]) if len(ends) else 0
    places = np.repeat(begins[spelled] - ends + times, times) + np.arange(total)
    return np.repeat(named, times).astype(np.int32), flat[places]


def _parts(name: str) -> list[str]:
    """The words of a name, and, where it has several, all in one: "Тер-Петросян"."""
    words = words_of(name)
    return list(dict.fromkeys([*words, "".join(words)])) if len(words) > 1 else words


def _by_word(
    pairs: list[tuple[np.ndarray, np.ndarray]], words: int
) -> tuple[np.ndarray, np.ndarray]:
    """(persons in order of their words, where each word begins; one more at the end)."""
    persons = np.concatenate([people for people, _ in pairs])
    borne = np.concatenate([some for _, some in pairs])
    begins = np.zeros(words + 1, np.int64)
    np.cumsum(np.bincount(borne, minlength=words), out=begins[1:])
    return persons[np.argsort(borne, kind="stable")], begins


def _phones(people: Families, household: np.ndarray) -> Numbers:
    """Telephones of families and of their members."""
    listed = people.households["phones"].combine_chunks()
    owners = pc.list_parent_indices(listed).to_numpy(False)
    return Numbers.of([(pc.list_flatten(listed), owners), (people.persons["phone"], household)])
