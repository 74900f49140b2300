"""One name in three scripts gives one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonir.engines.linkage import fold, key


@pytest.mark.parametrize(
    "spellings",
    [
        ("Ռուբեն", "Рубен", "Ruben", "Rouben"),
        ("Հարությունյան", "Арутюнян", "Harutyunyan", "Haroutiounian"),
        ("Խաչատրյան", "Хачатрян", "Khachatryan", "Khachatrian"),
        ("Ղազարյան", "Газарян", "Ghazaryan", "Gazarian"),
        ("Շուշանիկ", "Шушаник", "Shushanik"),
        ("Անահիտ", "Анаит", "Anahit", "ANAHIT"),
    ],
)
def test_one_name_in_three_scripts_gives_one_key(spellings: tuple[str, ...]) -> None:
    assert len({key(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Արամ", "Արմեն"), ("Petrosyan", "Poghosyan"), ("Мария", "Марина"), ("Ani", "Anna")],
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text(max_size=40))
def test_any_text_folds_to_plain_letters(text: str) -> None:
    assert all("a" <= letter <= "z" for letter in fold(text))
    assert key(text) == key(text.upper().lower()) or not text.isalpha()
