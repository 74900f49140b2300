"""Predicted pairs, clusters or weights against the truth: precision, recall, F1; vectorised.

A true pair of persons: two rows of one `true_person`. A true pair of households: two rows of one
`true_family`. Pairs are pairs of row numbers, in whichever order; a pair given twice counts once.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from benchmarks.matching.made_lists import MadeLists

Labels = Any  # a NumPy array, or an Arrow array of one chunk or several
Integers = npt.NDArray[np.int64]


class TruthPairs(NamedTuple):
    """How many pairs there are to be found."""

    persons: int
    households: int


@dataclass(frozen=True)
class Scores:
    """Pairs that were found, those of them that are true, and all true pairs."""

    found: int
    right: int
    true: int

    @property
    def precision(self) -> float:
        """1 where nothing was found: nothing false was said."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """2 * right / (found + true): the harmonic mean of precision and recall."""
        both = self.found + self.true
        return 2 * self.right / both if both else 1.0


class Best(NamedTuple):
    """What a threshold gives: pairs of this weight and above are taken."""

    weight: float
    scores: Scores


def pairs_of_truth(made: MadeLists) -> TruthPairs:
    return TruthPairs(
        _pairs_within(_numbered(made.true_person)), _pairs_within(_numbered(made.true_family))
    )


def score_pairs(left: Labels, right: Labels, truth: Labels) -> Scores:
    """left, right: row numbers of predicted pairs, shape (pairs,). truth: a label for each row.

    Raises ValueError if the two differ in length or a number is no row's.
    """
    ones, others = (_array(side).astype(np.int64) for side in (left, right))
    labels = _numbered(truth)
    if ones.shape != others.shape:
        raise ValueError("Both sides of the pairs must be equally many.")
    if not all(0 <= row < len(labels) for side in (ones, others) for row in _ends(side)):
        raise ValueError("A pair names a row that there is not.")
    apart = ones != others
    low, high = np.minimum(ones, others)[apart], np.maximum(ones, others)[apart]
    pairs = np.unique(low * len(labels) + high)
    low, high = np.divmod(pairs, max(1, len(labels)))
    agree = int(np.count_nonzero(labels[low] == labels[high]))
    return Scores(len(pairs), agree, _pairs_within(labels))


def score_clusters(clusters: Labels, truth: Labels) -> Scores:
    """Pairwise: clusters and truth are a label for each row; rows of one label are one.

    Raises ValueError if they differ in length.
    """
    found, labels = _numbered(clusters), _numbered(truth)
    if found.shape != labels.shape:
        raise ValueError("Clusters and truth must have a label for each row.")
    both = _numbered(found * (labels.max(initial=0) + 1) + labels)
    return Scores(_pairs_within(found), _pairs_within(both), _pairs_within(labels))


def recall_at_precision(
    weight: Labels, is_true: Labels, total_true: int, precision: float = 0.99
) -> float:
    """The most true pairs, of all, that some threshold finds with at least that precision.

    weight, is_true: of scored pairs, each once, shape (pairs,). Pairs of one weight are taken
    together. 0 where no threshold is that precise.
    """
    taken, right, _ = _by_threshold(weight, is_true)
    enough = right >= precision * taken
    return float(right[enough].max(initial=0) / total_true) if total_true else 1.0


def best_f1(weight: Labels, is_true: Labels, total_true: int) -> Best:
    """The threshold of the best F1, and what it gives. Same arguments as `recall_at_precision`."""
    taken, right, weights = _by_threshold(weight, is_true)
    if not taken.size:
        return Best(float("inf"), Scores(0, 0, total_true))
    at = int(np.argmax(2 * right / (taken + total_true)))
    return Best(float(weights[at]), Scores(int(taken[at]), int(right[at]), total_true))


def _by_threshold(
    weight: Labels, is_true: Labels
) -> tuple[Integers, Integers, npt.NDArray[np.float64]]:
    """For each weight, the highest first: pairs of it and above, the true ones, the weight."""
    weights, truths = _array(weight).astype(np.float64), _array(is_true).astype(np.int64)
    order = np.argsort(-weights, kind="stable")
    weights, right = weights[order], np.cumsum(truths[order])
    last = np.append(weights[1:] != weights[:-1], True)[: len(weights)]
    return np.flatnonzero(last) + 1, right[last], weights[last]


def _ends(rows: Integers) -> list[int]:
    """The lowest and the highest number, if there is any."""
    return [int(rows.min()), int(rows.max())] if rows.size else []


def _pairs_within(labels: Integers) -> int:
    counts = np.bincount(labels) if labels.size else np.zeros(0, np.int64)
    return int((counts * (counts - 1) // 2).sum())


def _numbered(labels: Labels) -> Integers:
    """The labels as numbers from 0 without gaps."""
    numbered: Integers = np.unique(_array(labels), return_inverse=True)[1].astype(np.int64)
    return numbered


def _array(values: Labels) -> npt.NDArray[Any]:
    if isinstance(values, pa.Array):
        return np.asarray(values.to_numpy(zero_copy_only=False))
    return np.asarray(values)
