"""Lists without families: Anahit in many rows is one person, her namesake another."""

from datetime import date

import numpy as np
import pytest

from benchmarks.matching.data import Data, each_alone
from benchmarks.matching.historical_like import historical_like
from tonir.engines.linkage.alone import EVEN, Alone, match_alone, prior_of

SEED = 7
BORN = {"birth": date(1984, 3, 7), "birth_year": 1984}
ANAHIT = (
    {"given": "Անահիտ", "surname": "Հակոբյան", **BORN, "document": "AN0612345"},
    {"given": "Анаит", "surname": "Акопян", **BORN, "document": "AN0612345"},
    {"given": "Anahit", "surname": "Hakobyan", **BORN, "area": "AM01-003"},
    {"given": "Anahit", "surname": "Hakopian", **BORN, "area": "AM01-003"},
)
NAMESAKE = {
    "given": "Անահիտ",
    "surname": "Հակոբյան",
    "birth": date(1951, 11, 30),
    "birth_year": 1951,
}


@pytest.fixture(scope="module")
def few() -> Data:
    rows = [("anahit", row) for row in ANAHIT] + [("namesake", NAMESAKE)]
    return each_alone("a few", rows)


@pytest.fixture(scope="module")
def many() -> tuple[Data, Alone]:
    data = historical_like(1_500, SEED)
    return data, match_alone(data.households, data.persons, SEED)


def test_who_stands_in_four_rows_of_three_scripts_is_one_and_her_namesake_another(
    few: Data,
) -> None:
    who = match_alone(few.households, few.persons, SEED).who
    assert who.tolist() == [0, 0, 0, 0, 4]


def test_a_pair_that_was_compared_stands_once_the_lower_row_first(
    many: tuple[Data, Alone],
) -> None:
    _, alone = many
    assert (alone.left < alone.right).all()
    assert len(set(zip(alone.left.tolist(), alone.right.tolist(), strict=True))) == len(alone.left)


def test_most_that_is_joined_is_one_person(many: tuple[Data, Alone]) -> None:
    data, alone = many
    sure = alone.weight >= EVEN
    right = data.person[alone.left[sure]] == data.person[alone.right[sure]]
    assert sure.sum() > 1_500
    assert right.mean() > 0.9


def test_same_rows_and_same_seed_give_the_same_people(many: tuple[Data, Alone]) -> None:
    data, alone = many
    again = match_alone(data.households, data.persons, SEED)
    assert np.array_equal(again.who, alone.who)
    assert np.array_equal(again.weight, alone.weight)


def test_the_more_pairs_tell_of_one_person_the_likelier_are_two_rows_one() -> None:
    # 100 rows are 4,950 pairs. Of those compared 50 are surely one person, or 10 are.
    surely, never = np.full(50, 30.0), np.full(200, -30.0)
    assert prior_of(np.concatenate([surely, never]), 100) == pytest.approx(np.log2(50 / 4900))
    assert prior_of(np.concatenate([surely[:10], never]), 100) == pytest.approx(np.log2(10 / 4940))


def test_nobody_or_one_alone_is_no_pair() -> None:
    for rows in ([], [("anahit", ANAHIT[0])]):
        alone = each_alone("nobody else", rows)
        found = match_alone(alone.households, alone.persons, SEED)
        assert found.who.tolist() == list(range(len(rows)))
        assert len(found.left) == 0
