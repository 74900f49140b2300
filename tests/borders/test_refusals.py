"""Every refusal speaks three languages, says what to do, and has its entry in the docs."""

import re
import string

import pytest

from tests.borders.refusals_page import PAGE, ROOMS, page
from tonir.engines.refusals import CATALOGUE, Refusal


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_refusal_says_the_same_in_three_languages(code: str) -> None:
    texts = CATALOGUE[code]
    assert set(texts) == {"en", "hy", "ru"}
    assert all(sentence.strip() and mend.strip() for sentence, mend in texts.values())
    asked = {language: fields(" ".join(text)) for language, text in texts.items()}
    assert asked["hy"] == asked["en"] == asked["ru"]
    assert re.search("[\u0531-\u0587]", " ".join(texts["hy"]))
    assert re.search("[\u0410-\u044f]", " ".join(texts["ru"]))


def test_every_refusal_has_its_entry_in_the_docs_as_it_is_said() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: make docs"
    assert {code[0] for code in CATALOGUE} <= set(ROOMS)


def test_a_refusal_without_a_name_cannot_be_made() -> None:
    with pytest.raises(KeyError):
        Refusal("X99")


def test_a_refusal_in_a_log_shows_its_code_only() -> None:
    assert str(Refusal("G01", folder="/home/anahit")) == "G01"
