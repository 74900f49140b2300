"""The attack on a table: what totals tell of hidden cells."""

import numpy as np
import pytest

from tonir.engines.cells import hide_columns, hide_line
from tonir.engines.disclosure import Tables, told

LEAST = 5


def line(*values: int) -> Tables:
    """Cells and, last, their total."""
    numbers = np.array([*values, sum(values)])
    return Tables(numbers, [(len(values), list(range(len(values))))], [], [])


def flags(*hidden: int, of: int) -> np.ndarray:
    return np.isin(np.arange(of), hidden)


def test_one_hidden_cell_is_told_by_its_total() -> None:
    assert told(line(3, 20, 30), flags(0, of=4), LEAST) == [0]


def test_a_second_hidden_cell_guards_it() -> None:
    assert told(line(3, 20, 30), flags(0, 1, of=4), LEAST) == []


def test_two_small_cells_are_told_to_be_small_by_their_sum() -> None:
    assert told(line(1, 2, 30), flags(0, 1, of=4), LEAST) == [0, 1]


def test_a_cell_that_is_part_of_a_shown_small_difference_is_told() -> None:
    tables = Tables(np.array([3, 20, 23, 20, 23]), [(2, [0, 1]), (4, [0, 3])], [], [])
    assert told(tables, flags(0, 1, of=5), LEAST) == [0]


def test_a_larger_number_that_is_hidden_may_be_told() -> None:
    assert told(line(8, 20, 30), flags(0, of=4), LEAST) == []


def test_what_is_not_so_cannot_be_known() -> None:
    with pytest.raises(ValueError, match="hang together"):
        Tables(np.array([3, 20, 24]), [(2, [0, 1])], [], [])
    with pytest.raises(ValueError, match="hang together"):
        Tables(np.array([3, 2]), [], [(0, 1)], [])


def test_a_line_hides_a_second_cell_and_enough_families() -> None:
    nobody = np.zeros(4, dtype=bool)
    assert hide_line(np.array([3, 0, 40, 6]), LEAST, nobody).tolist() == [True, False, True, True]
    assert hide_line(np.array([3, 0, 40, 7]), LEAST, nobody).tolist() == [True, False, False, True]
    assert not hide_line(np.array([5, 0, 40, 6]), LEAST, nobody).any()


def test_a_cell_that_is_nearly_the_same_in_another_column_is_hidden_there_too() -> None:
    table = np.array([[3, 2], [20, 16], [50, 20]])
    assert hide_columns(table, LEAST).tolist() == [[True, True], [True, True], [False, False]]
