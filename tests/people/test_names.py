"""Whole names taken apart; several people in one cell."""

import pytest

from tests.people.writing import TODAY
from tonir.people.values.members_cell import split_members
from tonir.people.values.names import Name, split_name, surname_comes_first


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Иванян Арам Суренович", Name("Арам", "Иванян", "Суренович")),
        ("Арам Суренович Иванян", Name("Арам", "Иванян", "Суренович")),
        ("Հակոբյան Անահիտ Գագիկի", Name("Անահիտ", "Հակոբյան", "Գագիկի")),
        ("Անահիտ Հակոբյան", Name("Անահիտ", "Հակոբյան")),
        ("Hakobyan, Anahit", Name("Anahit", "Hakobyan")),
        ("Ruben Sargsyan", Name("Ruben", "Sargsyan")),
        ("Рубен", Name("Рубен")),
        ("Саргсян", Name(None, "Саргсян")),
        ("Саргсян Самвеловна", Name(None, "Саргсян", "Самвеловна")),
        ("Марина Петрова", Name("Марина", "Петрова")),
    ],
)
def test_a_name_is_taken_apart_by_its_endings(written: str, name: Name) -> None:
    assert split_name(written, surname_first=False) == name


def test_a_name_that_tells_nothing_follows_its_column() -> None:
    column = ["Саргсян Рубен", "Акопян Анаит", "Куц Олег"]
    assert surname_comes_first(column)
    assert split_name("Куц Олег", surname_first=True) == Name("Олег", "Куц")


@pytest.mark.parametrize(
    "cell",
    [
        "Иванян Арам 12.03.1980, Иванян Анна 1985",
        "Иванян Арам 12.03.1980; Иванян Анна 1985 г.р.",
        "1) Иванян Арам, 12.03.1980 2) Иванян Анна, 1985",
        "1. Иванян Арам 12.03.1980\n2. Иванян Анна (жена) 1985 г.",
        "Иванян Арам (12.03.1980), Иванян Анна (1985)",
        "Иванян Арам м 12.03.1980, Иванян Анна ж 1985",
    ],
)
def test_members_of_one_cell_are_told_apart(cell: str) -> None:
    read = [(one.name, one.birth.value) for one in split_members(cell, TODAY)]
    assert read == [("Иванян Арам", "1980-03-12"), ("Иванян Анна", "1985")]


def test_a_cell_may_say_sex_relation_document_and_need_too() -> None:
    (one,) = split_members("Саргсян Рубен, м, сын, AN0123456, 1 мая 2010 г., инвалид", TODAY)
    assert (one.name, one.sex, one.relation) == ("Саргсян Рубен", "m", "child")
    assert (one.document, one.birth.value, one.rest) == ("AN0123456", "2010-05-01", "инвалид")


def test_an_armenian_cell_reads_as_well() -> None:
    read = split_members("Հակոբյան Անահիտ 12.03.1980 կին, Հակոբյան Անի 2015 թ.", TODAY)
    assert [one.name for one in read] == ["Հակոբյան Անահիտ", "Հակոբյան Անի"]
    assert [one.birth.value for one in read] == ["1980-03-12", "2015"]
