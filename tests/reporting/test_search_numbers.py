"""A family is found by a telephone or a document, or by enough of it, however it is typed."""

import pytest

from tests.reporting.searching import found, indexed
from tonir.reporting.families.index import Index

HOMES = {
    "anahit": [
        {
            "given": "Անահիտ",
            "surname": "Գրիգորյան",
            "document": "AN 0412345",
            "phones": ["+37491234567", "+37477000001"],
        },
        {
            "given": "Անի",
            "surname": "Գրիգորյան",
            "document": "ԱԲ № 556677",
            "phone": "+37455443322",
        },
    ],
    "ruben": [{"given": "Рубен", "surname": "Арутюнян", "document": "хс-9876543"}],
    "gohar": [{"given": "Գոհար", "surname": "Գրիգորյան", "phones": ["+37499112233"]}],
}


@pytest.fixture(scope="module")
def index() -> Index:
    return indexed(**HOMES)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        *(("+37491234567", "anahit"), ("091 23-45-67", "anahit"), ("(077) 00.00.01", "anahit")),
        *(("234567", "anahit"), ("55443322", "anahit"), ("112233", "gohar")),
    ],
)
def test_a_telephone_finds_its_family(text: str, family: str, index: Index) -> None:
    assert found(index, text) == [family]


@pytest.mark.parametrize(
    ("text", "family"),
    [
        *(("AN0412345", "anahit"), ("an 04 12 345", "anahit"), ("AN-0412345", "anahit")),
        ("\u0410N0412345", "anahit"),  # a Cyrillic А
        *(("ԱԲ556677", "anahit"), ("աբ 556677", "anahit"), ("0412345", "anahit")),
        *(
            ("ХС 9876543", "ruben"),
            ("XC9876543", "ruben"),
            ("9876543", "ruben"),
            ("98765", "ruben"),
        ),
    ],
)
def test_a_document_finds_its_family(text: str, family: str, index: Index) -> None:
    assert found(index, text) == [family]


@pytest.mark.parametrize("text", ["4567", "99999999", "AN0412346", "0000", "№", "+374"])
def test_too_few_signs_or_anothers_find_nobody(text: str, index: Index) -> None:
    assert found(index, text) == []


def test_a_number_beside_a_name_tells_which_of_the_name(index: Index) -> None:
    assert found(index, "Григорян") == ["anahit", "gohar"]
    assert found(index, "Григорян 099112233") == ["gohar"]
    assert found(index, "Grigoryan 9876543") == []


def test_a_house_number_beside_a_name_hinders_nothing(index: Index) -> None:
    assert found(index, "Григорян 12") == ["anahit", "gohar"]


def test_two_numbers_of_one_family_are_one_family() -> None:
    home = [{"phones": ["+37491234567"], "phone": "+37491234567"}, {"phone": "+37491234567"}]
    assert found(indexed(a=home), "91234567") == ["a"]
