"""One name in three scripts is folded together: surely by one key, otherwise by one of a few."""

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonir.engines.linkage import fold, key, keys
from tonir.engines.linkage.comparisons import HEARD
from tonir.engines.linkage.fold import sounds
from tonir.engines.linkage.spellings import (
    ALIKE_AFTER,
    ENDINGS,
    LESS_USUAL_FIRST,
    PARTING,
    SPELLINGS,
    USUAL_FIRST,
)
from tonir.engines.linkage.spellings import NAMES as NAME_RULES

NAMES = st.text(max_size=40)
LATIN = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20)
ARMENIAN = st.text("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ", min_size=1, max_size=14)
RUSSIAN = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=14)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Ռուբեն", "Рубен", "Ruben", "Rouben"),
        ("Հարությունյան", "Арутюнян", "Harutyunyan", "Haroutiounian"),
        ("Խաչատրյան", "Хачатрян", "Khachatryan", "Khachatrian"),
        ("Ղազարյան", "Газарян", "Ghazaryan", "Gazarian"),
        ("Շուշանիկ", "Шушаник", "Shushanik"),
        ("Անահիտ", "Анаит", "Anahit", "ANAHIT"),
        ("Հովհաննիսյան", "Оганесян", "Ованнисян", "Hovhannisyan", "Hovanessian", "Oganesyan"),
        ("Ոսկանյան", "Восканян", "Voskanyan", "Voskanian"),
        ("Գևորգյան", "Գեւորգեան", "Геворкян", "Kevorkian"),
        ("Սարգսյան", "Սարգսեան", "Саркисян", "Sargsjan"),
        ("Կարապետ", "Карапет", "Garabed"),
    ],
)
def test_one_name_in_three_scripts_gives_one_key(spellings: tuple[str, ...]) -> None:
    assert len({key(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("Արամ", "Արմեն"), ("Petrosyan", "Poghosyan"), ("Мария", "Марина"), ("Ani", "Anna")),
        *(("Կարեն", "Գարեն"), ("Դանելյան", "Դանիելյան"), ("Մովսեսյան", "Մովսիսյան")),
    ],
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("Հայկ", "Гайк"), ("Айк", "Гайк"), ("Мгер", "Мхер"), ("Հրայր", "Грайр")),  # Հ
        *(("Ղազարյան", "Казарян"), ("Աստղիկ", "Астхик"), ("Ղուկաս", "Гукас")),  # Ղ
        *(("Սարգսեան", "Sarkisian"), ("Յակոբ", "Հակոբ"), ("Յարութիւն", "Harutyun")),  # classical
        *(("Դարբինյան", "Tarpinian"), ("Պապյան", "Babian"), ("Ջամալյան", "Chamalian")),  # Western
        *(("Չախոյան", "Tschachojan"), ("Petrosjan", "Պետրոսյան"), ("Muradjan", "Մուրադյան")),
        *(("Xachatryan", "Խաչատրյան"), ("Alexanyan", "Ալեքսանյան"), ("Isaxanyan", "Իսախանյան")),
        *(("Caturyan", "Ծատուրյան"), ("Հմայեակ", "Հմայակ")),
        *(("Оскан", "Ոսկան"), ("Sophia", "Սոֆյա"), ("Jenya", "Ժենյա")),
        *(("Артем", "Արտյոմ"), ("Эдвард", "Էդուարդ"), ("Мануэль", "Մանվել")),
    ],
)
def test_spellings_that_part_ways_have_a_key_in_common(one: str, other: str) -> None:
    assert keys(one) & keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Հայկ", "Хачик"), ("Ղազարյան", "Лазарян"), ("Մհեր", "Мери"), ("Կարեն", "Карине")],
)
def test_different_names_have_no_key_in_common(one: str, other: str) -> None:
    assert not keys(one) & keys(other)


@pytest.mark.parametrize(
    ("patronymic", "father"),
    [
        *(("Арменович", "Армен"), ("Арменовна", "Արմեն"), ("Армени", "Armen")),
        *(("Արմենի", "Армен"), ("Armenovich", "Արմեն"), ("Валериевна", "Վալերի")),
        *(("Сергеевич", "Սերգեյ"), ("Юрьевна", "Yuri"), ("Никитич", "Никита")),
    ],
)
def test_a_patronymic_has_a_key_of_the_father(patronymic: str, father: str) -> None:
    assert keys(patronymic) & keys(father)


def test_arutyunova_has_a_key_of_her_brother() -> None:
    assert keys("Арутюнова") & keys("Հարությունով")


@pytest.mark.parametrize(
    ("short", "full"),
    [
        *(("Саша", "Ալեքսանդր"), ("Sasha", "Александра"), ("Վաչիկ", "Vachagan")),
        *(("Վովա", "Владимир"), ("Սերոժ", "Sergey"), ("Rafik", "Ռաֆայել")),
    ],
)
def test_a_short_name_has_a_key_of_the_full_one(short: str, full: str) -> None:
    assert keys(short) & keys(full)
    assert key(short) != key(full)


def test_two_full_names_do_not_meet_through_what_both_are_called() -> None:
    assert not keys("Галина") & keys("Ольга")
    assert not keys("Александр") & keys("Александра")


def test_a_folded_name_is_for_reading() -> None:
    assert fold("Ոսկանյան Եղիազար") == "voskanyanyeghiazar"
    assert (fold("Գեւորգ"), fold("Хачатур"), fold("Лёва")) == ("gevorg", "khachatur", "leva")


def test_a_name_in_a_script_that_no_table_knows_is_its_own_key() -> None:
    assert keys("გიორგი") == {"გიორგი"} and key("გიორგი") == ""


@given(NAMES)
def test_any_text_folds_to_plain_letters(text: str) -> None:
    assert all("a" <= letter <= "z" for letter in fold(text))
    assert key(text) == key(text.upper().lower()) or not text.isalpha()


@given(NAMES)
def test_a_name_with_letters_has_some_keys_and_not_many(text: str) -> None:
    assert keys(text) or not any(letter.isalpha() for letter in text)
    assert "" not in keys(text) and len(keys(text)) <= 40


@given(st.text("0123456789 .,-'/()"))
def test_what_has_no_letters_has_no_key(text: str) -> None:
    assert not keys(text) and key(text) == ""


@given(NAMES)
def test_what_is_folded_folds_no_further(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.one_of(LATIN, ARMENIAN, RUSSIAN))
def test_case_and_marks_between_letters_change_no_key(name: str) -> None:
    for written in (name.upper(), name.capitalize(), f" {name}. "):
        assert keys(written) == keys(name) and key(written) == key(name)


def apart(one: str, other: str) -> float:
    """The share of the longer one's letters in which the likest sounds of two names differ."""
    return min(
        levenshtein(left, right) / max(len(left), len(right))
        for left in sounds(one)
        for right in sounds(other)
    )


def levenshtein(one: str, other: str) -> int:
    found = duckdb.execute("select levenshtein(?, ?)", [one, other]).fetchone()
    assert found
    return int(found[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Мирзоян", "Мирзаян"),
        ("Сергей", "Сиргей"),
        ("Владислав", "Влодислав"),
        ("Манукян", "Манугян"),
        ("Оганесян", "Аганисян"),
    ],
)
def test_a_name_written_by_ear_sounds_alike(one: str, other: str) -> None:
    assert HEARD * apart(one, other) <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Армен", "Арсен"),
        ("Армен", "Арман"),
        ("Карен", "Сурен"),
        ("Манукян", "Минасян"),
        ("Ашот", "Гагик"),
    ],
)
def test_two_names_of_one_shape_sound_apart(one: str, other: str) -> None:
    assert HEARD * apart(one, other) > 1


@given(st.one_of(NAMES, ARMENIAN, RUSSIAN, LATIN))
def test_a_name_that_has_a_key_sounds_in_one_way_or_two(name: str) -> None:
    assert len(sounds(name)) in ((1, 2) if key(name) else (0, 1))


RULES = [
    *(*USUAL_FIRST, *LESS_USUAL_FIRST, *SPELLINGS, *ALIKE_AFTER, *ENDINGS, *NAME_RULES),
    *(rule for rules in PARTING.values() for rule in rules),
]


@given(st.data())
def test_whatever_a_rule_changes_has_what_it_needs(data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(RULES))
    changed = data.draw(st.from_regex(rule.pattern))
    assert rule.needs in changed
    assert rule(changed) == rule.pattern.sub(rule.text, changed)
