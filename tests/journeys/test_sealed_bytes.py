"""No name, telephone, document or address of anybody registered stands in any stored byte."""

import base64
import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import run_tonir
from tests.journeys.searching import (
    Needles,
    found_in,
    needles,
    opened_records,
    personal_texts,
    public_words,
    stored,
)


@pytest.fixture(scope="module")
def wanted(whole_example: Path) -> Needles:
    records = opened_records(whole_example)
    assert len(records) > 50
    return needles(personal_texts(records, public_words(whole_example)))


def test_after_the_whole_job_no_stored_byte_names_anybody(
    whole_example: Path, wanted: Needles
) -> None:
    searched = []
    for name, content in stored(whole_example):
        searched.append(name)
        # Not the finding itself: test output must not name anybody either.
        names_people = bool(found_in(content, wanted))
        assert not names_people, name
    assert "tonir.sqlite3" in searched


def test_once_papers_have_expired_they_and_backups_name_nobody(
    whole_example: Path, wanted: Needles, tmp_path: Path
) -> None:
    copy, key = tmp_path / "copy", tmp_path / "away" / "backup.key"
    shutil.copytree(whole_example, copy)
    key.parent.mkdir()
    at = ("--programme", str(copy))
    run_tonir(*at, "backup", "--make-key", str(key))
    run_tonir(*at, "backup")
    assert list((copy / "print").rglob("*.pdf"))
    run_tonir(*at, "status", env={**os.environ, "TONIR_PRINT_HOURS": "0"})
    names = []
    for name, content in stored(copy, left_out=("lists", "truth", "web")):
        names.append(name)
        names_people = bool(found_in(content, wanted))
        assert not names_people, name
    assert any(name.endswith(".age") for name in names)
    assert not any(name.endswith(".pdf") for name in names)


def test_the_lists_themselves_would_be_found(whole_example: Path, wanted: Needles) -> None:
    named = [
        path for path in whole_example.glob("lists/*/*.csv") if found_in(path.read_bytes(), wanted)
    ]
    assert named


@pytest.mark.parametrize(
    "hidden",
    [
        "…Գրիգորյան…".encode(),
        "x Григорян x".encode("cp1251"),
        "abc GRIGORYAN".encode("utf-16-le"),
        b"zz" + b"Grigoryan".hex().encode(),
        base64.b64encode("before Գրիգորյան after".encode()),
        base64.b64encode("1 Գրիգորյան after".encode()),
        base64.b64encode("12 Գրիգորյան after".encode()),
    ],
)
def test_the_search_finds_a_name_however_it_is_written(hidden: bytes) -> None:
    wanted = needles({"Գրիգորյան", "Григорян", "Grigoryan"})
    assert found_in(b"\x00" * 100 + hidden + b"\xff" * 50, wanted)


def test_the_search_finds_nothing_where_nothing_is() -> None:
    assert not found_in(bytes(range(256)) * 100, needles({"Գրիգորյան"}))
