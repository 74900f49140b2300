"""Every text of the pages stands in Armenian and in Russian."""

import re
from pathlib import Path

import polib
import pytest

from tests.office.texts import SOURCE, texts

HOLES = re.compile(r"%\((\w+)\)s")
SCRIPTS = {"hy": "\u0530-\u058f", "ru": "\u0400-\u04ff"}


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(SOURCE / "office" / "locale" / language / "LC_MESSAGES" / "django.po"))


@pytest.mark.parametrize("language", SCRIPTS)
def test_no_text_is_missing_and_none_is_left_over(language: str) -> None:
    known = {entry.msgid for entry in catalogue(language)}
    assert known == set(texts())


@pytest.mark.parametrize("language", SCRIPTS)
def test_each_is_translated_in_its_script_with_the_same_holes(language: str) -> None:
    for entry in catalogue(language):
        assert not entry.fuzzy
        assert re.search(f"[{SCRIPTS[language]}]", entry.msgstr), entry.msgid
        assert set(HOLES.findall(entry.msgid)) == set(HOLES.findall(entry.msgstr)), entry.msgid


def test_the_texts_are_found_where_they_are() -> None:
    found = texts()
    assert found["Passphrase"] == "register.html" and found["Custodian"] == "roles.py"
    assert Path(SOURCE / "office").is_dir() and len(found) > 250
