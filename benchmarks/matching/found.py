"""What a matcher found: of persons and families, with the time and memory it took."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from benchmarks.matching.scoring import (
    Scores,
    best_f1,
    recall_at_precision,
    score_clusters,
    score_pairs,
)


@dataclass(frozen=True)
class Took:
    """seconds on the clock, and of processors, which other work on the computer does not lengthen;
    megabytes: the process's peak, reading the rows included."""

    seconds: float
    processor: float
    megabytes: float


@dataclass(frozen=True)
class Found:
    """left, right, weight: pairs of rows of persons that were weighed, each once. sure: those that
    are taken for one person. joined: a label for each row of persons; families: a label for each
    entry; rows of one label are one. Both None of a matcher that shows pairs and makes no groups;
    home is then the number of each row's entry. took: what the matching cost."""

    left: np.ndarray
    right: np.ndarray
    weight: np.ndarray
    sure: np.ndarray
    joined: np.ndarray | None
    families: np.ndarray | None
    took: Took
    home: np.ndarray | None = None


def persons_joined(left: np.ndarray, right: np.ndarray, many: int) -> np.ndarray:
    """Labels of the connected components: the lowest row of each."""
    labels = np.arange(many)
    while True:
        lowest = np.minimum(labels[left], labels[right])
        before = labels.copy()
        np.minimum.at(labels, labels[left], lowest)
        np.minimum.at(labels, labels[right], lowest)
        labels = labels[labels]
        if np.array_equal(labels, before):
            return labels


def families_by_persons(joined: np.ndarray, home: np.ndarray, many: int) -> np.ndarray:
    """Families of a matcher that knows persons only: entries that have somebody in common.

    joined: a label for each row of persons; home: the number of its entry."""
    order = np.lexsort((home, joined))
    follows = joined[order][1:] == joined[order][:-1]
    one, other = home[order][:-1][follows], home[order][1:][follows]
    return persons_joined(one, other, many)


def figures(found: Found, person: np.ndarray, family: np.ndarray | None) -> dict[str, Any]:
    """The row of the table; family is none where the data have no families."""
    right = person[found.left] == person[found.right]
    persons, true = _of_persons(found, person), score_pairs([], [], person).true
    best = best_f1(found.weight, right, true)
    row: dict[str, Any] = {f"person_{name}": read(persons) for name, read in SHARES.items()}
    row["at_99"] = recall_at_precision(found.weight, right, true)
    row["best_f1"], row["best_at"] = best.scores.f1, best.weight
    if family is not None:
        families = _of_families(found, family)
        row.update({f"family_{name}": read(families) for name, read in SHARES.items()})
    return row | asdict(found.took)


def _of_persons(found: Found, person: np.ndarray) -> Scores:
    if found.joined is None:
        return score_pairs(found.left[found.sure], found.right[found.sure], person)
    return score_clusters(found.joined, person)


def _of_families(found: Found, family: np.ndarray) -> Scores:
    """Of who shows pairs of persons only: entries that have somebody in common are one family."""
    if found.families is None:
        home = np.asarray(found.home)
        return score_pairs(home[found.left[found.sure]], home[found.right[found.sure]], family)
    return score_clusters(found.families, family)


SHARES: dict[str, Callable[[Any], float]] = {
    "precision": lambda scores: scores.precision,
    "recall": lambda scores: scores.recall,
    "f1": lambda scores: scores.f1,
}
