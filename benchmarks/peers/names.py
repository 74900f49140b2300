"""python -m benchmarks.peers.names TOKENS WHOLE: best F1 of each fold, as JSON.

TOKENS: kind, token, name (number of the group), ours (keys), sounds. WHOLE: given_l, surname_l,
given_r, surname_r, same, and ours_ and sounds_ of each.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
import pyarrow as pa
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from benchmarks.peers.folds import FOLDS

SIDES = ("given_l", "surname_l", "given_r", "surname_r")
# Vowels part ways more often than consonants: so much of a likeness is of consonants alone.
CONSONANTS = 0.3
VOWELS = str.maketrans("", "", "aeiouyj")
# Who have a key in common, but not the usual one, are a little less alike than who have that.
SPELLED = 0.99
Words = list[list[str]]


@dataclass(frozen=True)
class Folded:
    """Names as one fold makes them: the words of each, and its sounds if it is compared by them."""

    words: Words
    sounds: Words | None = None

    def only(self, rows: np.ndarray) -> "Folded":
        sounds = None if self.sounds is None else [self.sounds[row] for row in rows]
        return Folded([self.words[row] for row in rows], sounds)


def main(tokens: str, whole: str) -> None:
    spelled, pairs = (_read(path) for path in (tokens, whole))
    print(json.dumps({"tokens": of_tokens(spelled), "whole": of_whole(pairs)}))


def of_tokens(table: pa.Table) -> dict[str, dict[str, float]]:
    """Fold -> best F1 of all pairs of tokens of one kind, by kind and in all."""
    found = {}
    for fold, names in _ways(table, "token").items():
        weights, same = [], []
        each = {}
        for kind in sorted(set(table["kind"].to_pylist())):
            rows = np.flatnonzero(np.asarray(table["kind"]) == kind)
            one, other = np.triu_indices(len(rows), 1)
            like = likeness(names.only(rows))[one, other]
            name = np.asarray(table["name"])[rows]
            right = name[one] == name[other]
            each[kind] = best_f1(like, right)
            weights.append(like)
            same.append(right)
        found[fold] = each | {"all": best_f1(np.concatenate(weights), np.concatenate(same))}
    return found


def of_whole(table: pa.Table) -> dict[str, float]:
    """A whole name is as like as its less like part."""
    sides = {side: _ways(table, side, f"_{side}") for side in SIDES}
    same = np.asarray(table["same"])
    found = {}
    for fold in sides["given_l"]:
        given = likeness_of_pairs(sides["given_l"][fold], sides["given_r"][fold])
        surname = likeness_of_pairs(sides["surname_l"][fold], sides["surname_r"][fold])
        found[fold] = best_f1(np.minimum(given, surname), same)
    return found


def likeness(names: Folded) -> np.ndarray:
    """Between all names, shape (names, names): that of their likest words or sounds."""
    if names.sounds is None:
        return _greatest(names.words, _with_consonants)
    like = _greatest(names.sounds, _each)
    sharing = defaultdict[str, list[int]](list)
    for row, words in enumerate(names.words):
        for word in words:
            sharing[word].append(row)
    for rows in sharing.values():
        among = np.ix_(rows, rows)
        like[among] = np.maximum(like[among], SPELLED)
    return like


def likeness_of_pairs(left: Folded, right: Folded) -> np.ndarray:
    """Between each name and the one in the same place."""
    if left.sounds is None or right.sounds is None:
        return _likest(left.words, right.words, _like)
    like = _likest(left.sounds, right.sounds, Levenshtein.normalized_similarity)
    shared = [
        not set(one).isdisjoint(other) for one, other in zip(left.words, right.words, strict=True)
    ]
    return np.maximum(like, np.where(shared, SPELLED, 0))


def _greatest(words: Words, between: Callable[[list[str]], np.ndarray]) -> np.ndarray:
    like = between([word for each in words for word in each])
    starts = np.cumsum([0, *map(len, words)])[:-1]
    by_row = np.maximum.reduceat(like, starts, axis=0)
    return np.maximum.reduceat(by_row, starts, axis=1)


def _likest(left: Words, right: Words, like: Callable[[str, str], float]) -> np.ndarray:
    return np.array(
        [
            max(like(one, other) for one in ones for other in others)
            for ones, others in zip(left, right, strict=True)
        ]
    )


def _with_consonants(words: list[str]) -> np.ndarray:
    bare = [word.translate(VOWELS) for word in words]
    return (1 - CONSONANTS) * _each(words) + CONSONANTS * _each(bare)


def _each(words: list[str]) -> np.ndarray:
    return cdist(words, words, scorer=Levenshtein.normalized_similarity, dtype=np.float32)


@cache
def _like(one: str, other: str) -> float:
    bare, bare_other = one.translate(VOWELS), other.translate(VOWELS)
    whole = Levenshtein.normalized_similarity(one, other)
    consonants = Levenshtein.normalized_similarity(bare, bare_other)
    return (1 - CONSONANTS) * whole + CONSONANTS * consonants


def best_f1(weight: np.ndarray, right: np.ndarray) -> float:
    order = np.argsort(-weight, kind="stable")
    weights, rights = weight[order], np.cumsum(right[order])
    last = np.append(weights[1:] != weights[:-1], True)
    taken = np.flatnonzero(last) + 1
    return float((2 * rights[last] / (taken + rights[-1])).max())


def _ways(table: pa.Table, column: str, of: str = "") -> dict[str, Folded]:
    written, ours = table[column].to_pylist(), table[f"ours{of}"].to_pylist()
    ways = {
        "Tonir": Folded(ours, table[f"sounds{of}"].to_pylist()),
        "Tonir's keys, compared as the others'": Folded(ours),
    }
    for name, fold in FOLDS.items():
        ways[name] = Folded([[fold(one)] for one in written])
    return ways


def _read(path: str) -> pa.Table:
    with pa.OSFile(path) as source:
        return pa.ipc.open_file(source).read_all()


if __name__ == "__main__":
    main(*sys.argv[1:])
