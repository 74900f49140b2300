"""Telephone numbers, with and without the country's code, several in a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonir.people.values.phones import read_phones
from tonir.people.values.text import Cell


@pytest.mark.parametrize(
    "cell",
    [
        "+374 91 234567",
        "091 23-45-67",
        "(091) 23 45 67",
        "0037491234567",
        "374 91 234567",
        91234567,
        37491234567.0,
        "091234567 ",
        "тел. 091234567",
    ],
)
def test_one_number_however_it_is_written(cell: Cell) -> None:
    assert read_phones(cell, "AM").numbers == ("+37491234567",)


def test_several_numbers_of_one_cell_are_told_apart() -> None:
    read = read_phones("091 234567, +374 93 111222; 8", "AM")
    assert read.numbers == ("+37491234567", "+37493111222")
    assert read.unread == ("8",)


def test_a_number_of_another_country_keeps_its_code() -> None:
    assert read_phones("+7 916 123-45-67", "AM").numbers == ("+79161234567",)
    assert read_phones("79161234567", "AM").numbers == ("+79161234567",)


@pytest.mark.parametrize("cell", ["у соседей", "077-12", "0930"])
def test_what_is_no_number_is_left_out_and_said(cell: str) -> None:
    read = read_phones(cell, "AM")
    assert read.numbers == () and read.unread


def test_an_empty_cell_is_no_fault() -> None:
    assert read_phones("", "AM") == read_phones("չկա", "AM") == ((), ())


@given(st.integers(91_000_000, 91_999_999), st.sampled_from(["0{}", "+374{}", "00374{}", "{}"]))
def test_every_notation_of_a_number_gives_the_same(number: int, style: str) -> None:
    assert read_phones(style.format(number), "AM").numbers == (f"+374{number}",)


@given(st.text(max_size=60))
def test_nothing_that_is_written_stops_the_reading(written: str) -> None:
    assert all(number.startswith("+") for number in read_phones(written, "AM").numbers)
