"""python -m benchmarks.peers.names TOKENS WHOLE: best F1 of each fold, as JSON.

TOKENS: kind, token, name (number of the group), ours (keys). WHOLE: given_l, surname_l, given_r,
surname_r, same, and ours_ of each. Every fold is asked by the same likeness.
"""

import json
import sys
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
Keys = list[list[str]]


def main(tokens: str, whole: str) -> None:
    spelled, pairs = (_read(path) for path in (tokens, whole))
    print(json.dumps({"tokens": of_tokens(spelled), "whole": of_whole(pairs)}))


def of_tokens(table: pa.Table) -> dict[str, dict[str, float]]:
    """Fold -> best F1 of all pairs of tokens of one kind, by kind and in all."""
    found = {}
    for fold, read in _ways(table, "token", "ours").items():
        weights, same = [], []
        each = {}
        for kind in sorted(set(table["kind"].to_pylist())):
            rows = np.flatnonzero(np.asarray(table["kind"]) == kind)
            one, other = np.triu_indices(len(rows), 1)
            like = likeness([read[row] for row in rows])[one, other]
            name = np.asarray(table["name"])[rows]
            right = name[one] == name[other]
            each[kind] = best_f1(like, right)
            weights.append(like)
            same.append(right)
        found[fold] = each | {"all": best_f1(np.concatenate(weights), np.concatenate(same))}
    return found


def of_whole(table: pa.Table) -> dict[str, float]:
    """A whole name is as like as its less like part."""
    sides = {side: _ways(table, side, f"ours_{side}") for side in SIDES}
    same = np.asarray(table["same"])
    found = {}
    for fold in sides["given_l"]:
        given = _likest(sides["given_l"][fold], sides["given_r"][fold])
        surname = _likest(sides["surname_l"][fold], sides["surname_r"][fold])
        found[fold] = best_f1(np.minimum(given, surname), same)
    return found


def likeness(keys: Keys) -> np.ndarray:
    """Between all names, shape (names, names): that of their likest keys."""
    flat = [key for each in keys for key in each]
    bare = [key.translate(VOWELS) for key in flat]
    like = (1 - CONSONANTS) * _each(flat) + CONSONANTS * _each(bare)
    starts = np.cumsum([0, *map(len, keys)])[:-1]
    by_row = np.maximum.reduceat(like, starts, axis=0)
    return np.maximum.reduceat(by_row, starts, axis=1)


def _likest(left: Keys, right: Keys) -> np.ndarray:
    return np.array(
        [
            max(_like(one, other) for one in ones for other in others)
            for ones, others in zip(left, right, strict=True)
        ]
    )


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


def _ways(table: pa.Table, column: str, ours: str) -> dict[str, Keys]:
    written = table[column].to_pylist()
    ways = {"Tonir": table[ours].to_pylist()}
    for name, fold in FOLDS.items():
        ways[name] = [[fold(one)] for one in written]
    return ways


def _read(path: str) -> pa.Table:
    with pa.OSFile(path) as source:
        return pa.ipc.open_file(source).read_all()


if __name__ == "__main__":
    main(*sys.argv[1:])
