"""The register's keys: made once, opened by the right words only."""

import unicodedata
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE
from tonir.engines.refusals import Refusal
from tonir.vault.keys import create_keys, new_passphrase, unlock


def test_the_right_words_open_whatever_the_spaces(tmp_path: Path) -> None:
    create_keys(tmp_path, "tall walnut tree")
    assert unlock(tmp_path, "  tall  walnut tree\n")


def test_the_wrong_words_open_nothing(tmp_path: Path) -> None:
    create_keys(tmp_path, PASSPHRASE)
    with pytest.raises(Refusal, match="R03"):
        unlock(tmp_path, PASSPHRASE + "s")


def test_keys_are_never_made_over_keys(tmp_path: Path) -> None:
    create_keys(tmp_path, PASSPHRASE)
    with pytest.raises(Refusal, match="R01"):
        create_keys(tmp_path, "others")


def test_keys_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    create_keys(tmp_path / "keys", PASSPHRASE)
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "keys").iterdir()} == {0}


def test_words_that_are_soon_guessed_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="R14"):
        create_keys(tmp_path, "walnut   " * 2)
    assert not list(tmp_path.iterdir())


def test_letters_open_however_a_keyboard_composes_them(tmp_path: Path) -> None:
    create_keys(tmp_path, "ёлка у края моря")
    assert unlock(tmp_path, unicodedata.normalize("NFD", "ёлка у края моря"))


def test_new_passphrases_differ() -> None:
    assert len({new_passphrase() for _ in range(50)}) == 50
