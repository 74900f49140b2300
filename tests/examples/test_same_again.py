"""The same people and seed make the same bytes; nothing is touched that does not change."""

from pathlib import Path

import pytest
import tonir_examples

from tests.examples.conftest import PEOPLE
from tonir.engines.progress import Cancelled


def contents(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_another_folder_gets_the_same_bytes(made: Path, tmp_path: Path) -> None:
    tonir_examples.make(None, tmp_path, PEOPLE, 5)
    assert contents(tmp_path) == contents(made)


def test_a_second_time_touches_no_file(tmp_path: Path) -> None:
    first = tonir_examples.make(None, tmp_path, 200, 1)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    assert tonir_examples.make(None, tmp_path, 200, 1) == first
    after = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    assert after == before


def test_another_seed_makes_other_families(made: Path, tmp_path: Path) -> None:
    tonir_examples.make(None, tmp_path, PEOPLE, 6)
    one, other = contents(made), contents(tmp_path)
    assert one["areas.csv"] == other["areas.csv"]
    assert one["truth/truth.csv"] != other["truth/truth.csv"]


def test_stopped_halfway_it_leaves_whole_files_only(tmp_path: Path, made: Path) -> None:
    def stop(stage: str, done: int, total: int) -> None:
        if stage == "saving lists" and done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        tonir_examples.make(None, tmp_path, PEOPLE, 5, stop)
    begun = contents(tmp_path)
    assert begun
    assert begun.items() < contents(made).items()
    tonir_examples.make(None, tmp_path, PEOPLE, 5)
    assert contents(tmp_path) == contents(made)


def test_progress_tells_each_stage_to_its_end(tmp_path: Path) -> None:
    told: dict[str, tuple[int, int]] = {}
    tonir_examples.make(
        None, tmp_path, 200, 1, lambda stage, done, total: told.update({stage: (done, total)})
    )
    assert told
    assert all(done == total for done, total in told.values())


@pytest.mark.parametrize("name", tonir_examples.names())
@pytest.mark.parametrize("people", [0, 1, 7])
def test_few_people_or_none_make_a_folder_too(tmp_path: Path, name: str, people: int) -> None:
    made = tonir_examples.make(name, tmp_path, people, 1)
    assert made["people"] == people
    assert (tmp_path / "points.csv").exists()
    assert sum(1 for path in (tmp_path / "lists").rglob("*") if path.is_file()) >= 2


def test_an_unknown_example_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=tonir_examples.names()[0]):
        tonir_examples.make("atlantis", tmp_path, 10, 1)


def test_a_folder_of_ones_own_is_an_example(tmp_path: Path) -> None:
    from tonir_examples.recipe import read_recipe

    mine = read_recipe().folder
    assert tonir_examples.make(mine, tmp_path, 10, 1)["people"] == 10
