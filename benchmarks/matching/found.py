"""What a matcher found: of persons and families, with the time and memory it took."""

import resource
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.matching.scoring import (
    best_f1,
    recall_at_precision,
    score_clusters,
    score_pairs,
)

MEBI = 1024  # Linux tells the peak in KiB


@dataclass(frozen=True)
class Found:
    """left, right, weight: pairs of rows of persons that were weighed, each once. joined: a label
    for each row of persons; families: a label for each entry; rows of one label are one.
    seconds, megabytes: what the matching took, its peak (reading the lists included)."""

    left: np.ndarray
    right: np.ndarray
    weight: np.ndarray
    joined: np.ndarray
    families: np.ndarray
    seconds: float
    megabytes: float


def memory() -> float:
    """This process's peak so far, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBI


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
    pairs = score_pairs(found.left, found.right, person)
    right = person[found.left] == person[found.right]
    persons = score_clusters(found.joined, person)
    best = best_f1(found.weight, right, pairs.true)
    row: dict[str, Any] = {f"person_{name}": read(persons) for name, read in SHARES.items()}
    row["at_99"] = recall_at_precision(found.weight, right, pairs.true)
    row["best_f1"], row["best_at"] = best.scores.f1, best.weight
    if family is not None:
        families = score_clusters(found.families, family)
        row.update({f"family_{name}": read(families) for name, read in SHARES.items()})
    return row | {"seconds": found.seconds, "megabytes": found.megabytes}


SHARES: dict[str, Callable[[Any], float]] = {
    "precision": lambda scores: scores.precision,
    "recall": lambda scores: scores.recall,
    "f1": lambda scores: scores.f1,
}
