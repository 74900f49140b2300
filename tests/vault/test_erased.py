"""Who was erased is remembered by random id, beside the keys."""

import multiprocessing
from pathlib import Path

import pytest

from tonir.vault import erased
from tonir.vault.erased import erase_if_due, remember, remembered

ANAHIT, RUBEN = "a" * 32, "b" * 32


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: object) -> Path:
    settings.TONIR_FOLDER = tmp_path  # type: ignore[attr-defined]
    (tmp_path / "keys").mkdir()
    return tmp_path


def test_nobody_was_erased_yet() -> None:
    assert remembered() == []


def test_who_was_erased_stays_erased_once() -> None:
    remember([ANAHIT])
    remember([RUBEN, ANAHIT])
    assert remembered() == [ANAHIT, RUBEN]


@pytest.mark.parametrize("name", ["Anahit", "Анаит Петросян", "+374 99 123456", "a b", "short"])
def test_a_name_is_not_remembered(name: str) -> None:
    with pytest.raises(ValueError, match="random ids"):
        remember([ANAHIT, name])
    assert remembered() == []


def _remember_some(start: int) -> None:
    for number in range(start, start + 20):
        remember([f"{number:032x}"])


def test_two_who_erase_at_once_lose_nobody() -> None:
    context = multiprocessing.get_context("fork")
    both = [context.Process(target=_remember_some, args=(start,)) for start in (0, 1000)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert len(remembered()) == 40


def test_the_list_is_its_owners_alone(folder: Path) -> None:
    remember([ANAHIT])
    assert (folder / "keys" / "erased.json").stat().st_mode & 0o077 == 0


def test_what_is_due_is_done_once_and_only_when_the_list_is_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(erased, "erase_again", asked.append)
    (folder / "erase-again").touch()
    assert not erase_if_due()
    remember([ANAHIT])
    assert erase_if_due()
    assert not erase_if_due()
    assert asked == [[ANAHIT]]
