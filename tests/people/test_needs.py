"""Needs: codes, words, split columns, questions on difficulties; and what is never stored."""

import pytest

from tests.people.writing import NEEDS
from tonir.people.values.kinship import read_relation, read_sex
from tonir.people.values.need_codes import KEPT, NOT_FOR_DISTRIBUTION
from tonir.people.values.needs import NeedsReader
from tonir.people.values.washington import needs_of_answers, read_answer

READER = NeedsReader(NEEDS)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("DS SP", ("DS", "SP")),
        ("DS-BD", ("DS", "DS-BD")),
        ("инвалид II группы, потеря кормильца", ("BREADWINNER", "DS")),
        ("Հաշմանդամ; կերակրողի կորուստ", ("BREADWINNER", "DS")),
        ("disabled, single mother", ("DS", "SP")),
        ("breadwinner", ("BREADWINNER",)),
        ("одинокая мать, диабет", ("SM", "SM-CI", "SP")),
        ("мать-одиночка", ("SP",)),
        ("нет", ()),
        ("none", ()),
        ("", ()),
    ],
)
def test_needs_are_understood_as_written(cell: str, read: tuple[str, ...]) -> None:
    found = READER.read(cell)
    assert (found.codes, found.unread, found.never) == (read, (), False)


@pytest.mark.parametrize(
    "cell",
    ["TR", "TR-PI", "SV-VA", "sv", "жертва пыток", "victim of torture", "խոշտանգված", "SGBV"],
)
def test_torture_and_violence_are_never_kept(cell: str) -> None:
    found = READER.read(cell)
    assert found.never and not found.codes and not found.unread


def test_the_rest_of_such_a_cell_is_kept() -> None:
    found = READER.read("DS TR-PI SP")
    assert found.codes == ("DS", "SP") and found.never


def test_codes_that_a_distribution_has_no_use_for_are_left_out() -> None:
    assert READER.read("LP-CR DS").not_kept == ("LP-CR",)
    assert not NOT_FOR_DISTRIBUTION & KEPT.keys()


def test_words_that_nobody_understands_are_said() -> None:
    assert READER.read("нужна лодка").unread == ("нужна лодка",)


@pytest.mark.parametrize(
    ("cell", "read"),
    [(1, ("DS",)), ("да", ("DS",)), ("II группа", ("DS",)), (0, ()), ("нет", ()), ("", ())],
)
def test_a_column_for_one_need_says_yes_or_no(cell: str | int, read: tuple[str, ...]) -> None:
    assert READER.read_split(cell, "DS").codes == read


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("no_difficulty", 1),
        ("Yes - some difficulty", 2),
        ("3", 3),
        ("3 - a lot", 3),
        ("большие трудности", 3),
        ("այո, մեծ դժվարություն", 3),
        ("cannot_do_at_all", 4),
        ("совсем не может", 4),
        ("ընդհանրապես չի կարող", 4),
        ("don't know", None),
        (9, None),
    ],
)
def test_answers_on_difficulties(cell: str | int, answer: int | None) -> None:
    assert read_answer(cell) == (answer, None, {})


def test_a_lot_of_difficulty_is_a_disability_and_some_is_not() -> None:
    assert needs_of_answers({"seeing": 3, "walking": 2}) == ["DS"]
    assert needs_of_answers({"walking": 4}) == ["DS", "DS-WALK"]
    assert needs_of_answers({"seeing": 2, "hearing": 1}) == []


@pytest.mark.parametrize("cell", ["ж", "Жен.", "F", "female", "իգ.", "Իգական", "կին"])
def test_a_womans_sex_in_three_languages(cell: str) -> None:
    assert read_sex(cell).value == "f"


@pytest.mark.parametrize("cell", ["м", "муж.", "M", "ար.", "արական"])
def test_a_mans_sex_in_three_languages(cell: str) -> None:
    assert read_sex(cell).value == "m"


@pytest.mark.parametrize(
    ("cell", "relation"),
    [
        ("глава семьи", "head"),
        ("ընտանիքի գլուխ", "head"),
        ("жена", "spouse"),
        ("կին", "spouse"),
        ("дочь", "child"),
        ("թոռ", "grandchild"),
        ("daughter-in-law", "in_law"),
        ("скат", None),
    ],
)
def test_relations_in_three_languages(cell: str, relation: str | None) -> None:
    found = read_relation(cell)
    assert found.value == relation and found.fault == (None if relation else "L52")
