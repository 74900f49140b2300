"""Dates of birth, in all the ways in which offices write them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.people.writing import TODAY
from tonir.people.values.dates import EXCEL_BEGINS, is_month_first, read_age, read_birth
from tonir.people.values.text import Cell

BIRTHS = st.dates(date(1912, 1, 1), TODAY)
MONTHS_HY = (
    *("հունվարի", "փետրվարի", "մարտի", "ապրիլի", "մայիսի", "հունիսի"),
    *("հուլիսի", "օգոստոսի", "սեպտեմբերի", "հոկտեմբերի", "նոյեմբերի", "դեկտեմբերի"),
)
MONTHS_RU = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("12.03.1980", "1980-03-12"),
        ("12/3/1980", "1980-03-12"),
        ("12-03-80", "1980-03-12"),
        ("1.1.05", "2005-01-01"),
        ("1980-03-12", "1980-03-12"),
        ("1980-03-12T00:00:00.000", "1980-03-12"),
        ("12.03.1980 г.р.", "1980-03-12"),
        ("12.03.1980թ.", "1980-03-12"),
        ("12 марта 1980 г.", "1980-03-12"),
        ("12 մարտի 1980", "1980-03-12"),
        ("1980 թ. մարտի 12", "1980-03-12"),
        ("March 12, 1980", "1980-03-12"),
        ("12 Mar 1980", "1980-03-12"),
        (datetime(1980, 3, 12), "1980-03-12"),
        (date(1980, 3, 12), "1980-03-12"),
        (29292, "1980-03-12"),
        (29292.0, "1980-03-12"),
        ("19800312", "1980-03-12"),
        ("12031980", "1980-03-12"),
        (1980, "1980"),
        ("1980", "1980"),
        ("1980 г.р.", "1980"),
        ("00.00.1980", "1980"),
        ("03.1980", "1980"),
        ("", None),
        ("нет данных", None),
        (None, None),
    ],
)
def test_a_birth_is_read_however_it_is_written(cell: Cell, read: str | None) -> None:
    found = read_birth(cell, TODAY)
    assert (found.value, found.fault) == (read, None)


@pytest.mark.parametrize(
    ("cell", "value", "fault"),
    [
        ("31.02.1990", "1990", "L56"),
        ("12.05.20011", None, "L35"),
        ("скоро", None, "L35"),
        ("21.08.2025", None, "L36"),
        ("2052-03-04", None, "L36"),
        ("01.01.1875", None, "L37"),
        (3, None, "L35"),
    ],
)
def test_an_impossible_birth_is_named(cell: Cell, value: str | None, fault: str) -> None:
    found = read_birth(cell, TODAY)
    assert (found.value, found.fault) == (value, fault)


@given(BIRTHS)
def test_any_birth_reads_the_same_in_every_notation(born: date) -> None:
    written: list[Cell] = [
        born,
        born.strftime("%d.%m.%Y"),
        born.isoformat(),
        (born - EXCEL_BEGINS).days,
        f"{born.day} {MONTHS_HY[born.month - 1]} {born.year}",
        f"{born.day} {MONTHS_RU[born.month - 1]} {born.year} года",
        born.strftime("%d %B %Y"),
    ]
    assert {read_birth(cell, TODAY).value for cell in written} == {born.isoformat()}


@given(st.dates(date(1926, 1, 1), TODAY - timedelta(days=365)))
def test_two_digits_of_a_year_are_the_last_hundred_years(born: date) -> None:
    assert read_birth(born.strftime("%d.%m.%y"), TODAY).value == born.isoformat()


@given(st.text(max_size=40))
def test_nothing_that_is_written_stops_the_reading(written: str) -> None:
    found = read_birth(written, TODAY)
    assert found.value is None or str(found.value)[:4].isdigit()


def test_a_column_of_american_dates_is_known_by_its_days_over_twelve() -> None:
    assert is_month_first(["03/25/1980", "01/02/1990"])
    assert not is_month_first(["25/03/1980", "01/02/1990"])
    assert read_birth("01/02/1990", TODAY, month_first=True).value == "1990-01-02"


def test_an_age_gives_the_year_of_birth() -> None:
    assert read_age(45, TODAY).value == "1980"
    assert read_age("7 мес.", TODAY).value == "2025"
    assert read_age("300", TODAY).fault == "L37"
