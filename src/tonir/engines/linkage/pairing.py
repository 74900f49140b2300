"""Who is whom between two entries: one to one, the likeliest first."""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


def one_to_one(between: Ints, left: Ints, right: Ints, weight: Ints, places: Ints) -> Bools:
    """Which of the pairs are taken, so that nobody is taken twice between the same two entries.

    Arrays, one entry a pair. between: number of the pair of entries; left, right: the persons;
    places: decides between equal weights, the lower first. The heaviest pair is taken, those it
    rules out fall away, and so on: what is left in each round are pairs that are each other's
    best, so all entries go in step (mutual best pairs: Gale & Shapley 1962 with shared weights).
    """
    taken = np.zeros(len(left), bool)
    order = np.lexsort((places, -weight, between))
    ends = (_numbered(between, left), _numbered(between, right))
    while len(order):
        firsts = [_first_of(end[order]) for end in ends]
        best = firsts[0] & firsts[1]
        taken[order[best]] = True
        used = [np.isin(end[order], end[order[best]]) for end in ends]
        order = order[~(used[0] | used[1])]
    return taken


def _numbered(between: Ints, person: Ints) -> Ints:
    """One number for a person between two entries."""
    both = np.stack([between, person], axis=1)
    return np.unique(both, axis=0, return_inverse=True)[1].reshape(-1)


def _first_of(numbers: Ints) -> Bools:
    first = np.zeros(len(numbers), bool)
    first[np.unique(numbers, return_index=True)[1]] = True
    return first
