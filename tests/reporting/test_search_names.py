"""At the table somebody says a name; whoever writes it finds the family, however it is spelled."""

import pytest
from tonir_examples.recipe import read_recipe
from tonir_examples.spellings import Name, read_names

from tests.reporting.searching import families_of, found, indexed
from tonir.reporting.families.index import build

ANAHIT = {"given": "Անահիտ", "surname": "Գրիգորյան", "patronymic": "Հովհաննեսի"}
ANI = {"given": "Անի", "surname": "Գրիգորյան"}
RUBEN = {"given": "Рубен", "surname": "Арутюнян", "patronymic": "Оганесович"}
GAYANE = {"given": "Гаяне", "surname": "Арутюнян"}
SASHA = {"given": "Александр", "surname": "Тер-Петросян"}
GIORGI = {"given": "გიორგი", "surname": "Kvaratskhelia"}
HOMES = {"anahit": [ANAHIT, ANI], "ruben": [RUBEN, GAYANE], "sasha": [SASHA], "giorgi": [GIORGI]}


@pytest.fixture(scope="module")
def index() -> object:
    return indexed(**HOMES)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        *(("Anahit Grigorian", "anahit"), ("grigorian anahit", "anahit"), ("Анаит", "anahit")),
        *(("Krikorian", "anahit"), ("Ռուբեն Հարությունյան", "ruben"), ("Harutunian", "ruben")),
        *(("Hovhannes Harutyunyan", "ruben"), ("Ռուբեն Հովհաննեսի", "ruben")),
        *(("Саша", "sasha"), ("Ter Petrosyan", "sasha"), ("Тер-Петросян", "sasha")),
        *(("терпетросян", "sasha"), ("Sasha Petrosyan", "sasha"), ("გიორგი", "giorgi")),
        *(("Ani, Anahit", "anahit"), ("Рубен Гаяне", "ruben")),
    ],
)
def test_a_name_is_found_in_any_script_spelling_and_order(
    text: str, family: str, index: object
) -> None:
    assert found(index, text)[:1] == [family]


@pytest.mark.parametrize("text", ["Григ", "Grig", "Գրիգ", "grigo", "Kriko", "Ան Գր", "А. Григорян"])
def test_the_beginning_of_a_name_is_enough(text: str, index: object) -> None:
    assert found(index, text) == ["anahit"]


@pytest.mark.parametrize(
    "text",
    [
        *("Григрян", "Grigorxan", "Գրիգործյան", "Girgoryan", "Григорянн"),
        *("Анаит Григоран", "Аннит Григорян", "Khrigoryan"),
    ],
)
def test_one_letter_wrong_missing_too_many_or_exchanged_is_forgiven(
    text: str, index: object
) -> None:
    assert found(index, text) == ["anahit"]


@pytest.mark.parametrize("text", ["Ано", "Аня Рубин", "Grigrn", "Стефания", "Քըթ", "Anahit Ruben"])
def test_another_name_is_not_found(text: str, index: object) -> None:
    assert found(index, text) == []


def test_who_is_called_so_comes_before_who_is_nearly_called_so() -> None:
    index = indexed(
        a=[{"given": "Նարինա", "surname": "Ծատուրյան"}],
        b=[{"given": "Նարինե", "surname": "Ծատուրյան"}],
        c=[{"given": "Нарине", "surname": "Цатуров"}],
        d=[{"given": "Narineh", "surname": "Petrosyan"}],
    )
    assert found(index, "Նարինե") == ["b", "c", "d", "a"]
    assert found(index, "Նարինե Ծատուրյան") == ["b", "a"]


def test_a_whole_name_comes_before_one_that_only_begins_so() -> None:
    index = indexed(a=[{"given": "Անիկ"}], b=[{"given": "Անի"}], c=[{"given": "Мариам"}])
    assert found(index, "Ани") == ["b", "a"]
    assert found(index, "Mari") == ["c"]


def test_a_slip_is_not_thought_of_where_enough_families_fit() -> None:
    index = indexed(a=[{"given": "Նարինա"}], b=[{"given": "Նարինե"}], c=[{"given": "Narine"}])
    assert found(index, "Նարինե", enough=2) == ["b", "c"]
    assert found(index, "Նարինե", enough=3) == ["b", "c", "a"]


def test_one_member_with_all_words_comes_instead_of_several_with_one_each() -> None:
    both = [{"given": "Արամ", "surname": "Սաֆարյան"}, {"given": "Սոնա", "surname": "Պետրոսյան"}]
    index = indexed(couple=both, one=[{"given": "Արամ", "surname": "Պետրոսյան"}])
    assert found(index, "Арам Петросян") == ["one"]
    assert found(index, "Арам Сона") == ["couple"]
    assert found(index, "Сафарян Петросян") == ["couple"]


def test_a_family_without_members_or_names_hinders_nobody() -> None:
    index = indexed(**HOMES, nameless=[{"given": None, "surname": None}], zero=[{"given": ""}])
    assert found(index, "Anahit") == ["anahit"]
    people = families_of(**HOMES)
    alone = build(type(people)(people.households, people.persons.slice(0, 2)))
    assert found(alone, "Anahit") == ["anahit"] and found(alone, "Ruben") == []
    assert found(build(type(people)(people.households[:0], people.persons[:0])), "Anahit") == []


def test_persons_that_do_not_stand_family_by_family_are_found_too() -> None:
    people = families_of(**HOMES)
    mixed = build(type(people)(people.households, people.persons.take([4, 2, 0, 3, 1, 5])))
    for text, family in (("Ani", "anahit"), ("Gayane", "ruben"), ("Petrosyan", "sasha")):
        assert found(mixed, text) == [family]


def _given_names() -> list[Name]:
    names = read_names(read_recipe())
    return [*names.given["f"].values, *names.given["m"].values]


@pytest.mark.parametrize("kind", ["given", "surname"])
def test_each_name_of_the_example_is_found_by_each_of_its_spellings(kind: str) -> None:
    listed = _given_names() if kind == "given" else read_names(read_recipe()).surnames.values
    index = indexed(**{str(at): [{kind: name.usual("hy")}] for at, name in enumerate(listed)})
    spelled = [
        (at, text) for at, name in enumerate(listed) for s in name.spellings.values() for text in s
    ]
    assert [text for at, text in spelled if str(at) not in found(index, text)] == []
