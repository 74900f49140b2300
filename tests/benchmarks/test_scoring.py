"""Scores against the truth: Anahit is one person, Ruben another, a stranger a third."""

import numpy as np
import pyarrow as pa
import pytest

from benchmarks.matching.made_lists import MadeLists
from benchmarks.matching.scoring import (
    best_f1,
    pairs_of_truth,
    recall_at_precision,
    score_clusters,
    score_pairs,
)

# Rows: Anahit on three lists, Ruben on two, a stranger on one. Four true pairs.
ANAHIT, RUBEN, STRANGER = 70, 90, 5
TRUTH = pa.array([ANAHIT, RUBEN, ANAHIT, STRANGER, RUBEN, ANAHIT])


def test_pairs_found_are_counted_against_all_true_pairs() -> None:
    scores = score_pairs([0, 1, 3], [2, 4, 4], TRUTH)
    assert (scores.found, scores.right, scores.true) == (3, 2, 4)
    assert scores.precision == pytest.approx(2 / 3)
    assert scores.recall == 0.5
    assert scores.f1 == pytest.approx(4 / 7)


def test_a_pair_found_twice_or_the_other_way_round_counts_once_and_with_itself_never() -> None:
    scores = score_pairs(np.array([0, 2, 0, 3]), np.array([2, 0, 2, 3]), TRUTH)
    assert (scores.found, scores.right) == (1, 1)


def test_who_finds_nothing_says_nothing_false() -> None:
    scores = score_pairs([], [], TRUTH)
    assert (scores.precision, scores.recall, scores.f1) == (1.0, 0.0, 0.0)


def test_a_pair_with_a_row_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="row"):
        score_pairs([0], [6], TRUTH)
    with pytest.raises(ValueError, match="row"):
        score_pairs([-1], [2], TRUTH)
    with pytest.raises(ValueError, match="equally many"):
        score_pairs([0, 1], [2], TRUTH)


def test_clusters_are_scored_by_the_pairs_within_them() -> None:
    # Anahit's first two entries and Ruben's first are in one cluster.
    clusters = pa.chunked_array([["a", "a", "a"], ["b", "c", "d"]])
    scores = score_clusters(clusters, TRUTH)
    assert (scores.found, scores.right, scores.true) == (3, 1, 4)
    assert score_clusters(TRUTH, TRUTH).f1 == 1.0
    with pytest.raises(ValueError, match="each row"):
        score_clusters([1, 2], TRUTH)


def test_clusters_and_their_pairs_score_alike() -> None:
    draws = np.random.default_rng(3)
    truth, clusters = draws.integers(0, 40, 120), draws.integers(0, 40, 120)
    left, right = np.triu_indices(120, 1)
    together = clusters[left] == clusters[right]
    assert score_pairs(left[together], right[together], truth) == score_clusters(clusters, truth)


def test_recall_at_a_precision_takes_the_lowest_threshold_that_is_precise_enough() -> None:
    weight = np.array([3.0, 9.0, 5.0, 7.0, 1.0])
    is_true = np.array([True, True, False, True, False])
    assert recall_at_precision(weight, is_true, 4) == 0.5
    assert recall_at_precision(weight, is_true, 4, precision=0.75) == 0.75
    assert recall_at_precision(-weight, is_true, 4) == 0.0


def test_pairs_of_one_weight_are_taken_together() -> None:
    weight, is_true = np.array([8.0, 8.0, 8.0, 2.0]), np.array([True, True, False, True])
    assert recall_at_precision(weight, is_true, 4) == 0.0
    assert recall_at_precision(np.array([]), np.array([]), 4) == 0.0


def test_the_best_f1_names_its_threshold() -> None:
    weight = np.array([3.0, 9.0, 5.0, 7.0, 1.0])
    is_true = np.array([True, True, False, True, False])
    best = best_f1(weight, is_true, 4)
    assert best.weight == 3.0
    assert best.scores.f1 == 0.75
    assert best_f1([], [], 4).scores.f1 == 0.0


def test_truth_counts_pairs_of_people_and_of_families() -> None:
    nothing = pa.table({})
    made = MadeLists(nothing, nothing, pa.array([1, 1, 2]), TRUTH, seed=0)
    assert pairs_of_truth(made) == (4, 1)
