"""A drill: does the backup of today bring everything back, without bringing anything back?"""

from pathlib import Path

import pytest

from tests.conftest import run_tonir
from tests.vault.backing_up import Programme, facts, files_of, log_of, make_programme, refused


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Programme:
    return make_programme(tmp_path_factory)


@pytest.fixture(scope="module")
def backup(programme: Programme) -> Path:
    return programme.backup()


def asked(programme: Programme, file: Path) -> tuple[str, ...]:
    return ("restore", "--drill", str(file), "--identity", str(programme.key))


def test_a_drill_changes_nothing_but_says_so_in_the_log(programme: Programme, backup: Path) -> None:
    before, lines = files_of(programme.folder), len(log_of(programme.folder))
    done = facts(programme.run(*asked(programme, backup)))
    assert done["households"] > 5
    after = files_of(programme.folder)
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    assert changed <= {"tonir.sqlite3", "keys/log-head.json"}
    kind, detail = log_of(programme.folder)[lines]
    assert kind == "restored"
    assert detail.startswith("drill") and detail.endswith("whole")


def test_a_drill_that_fails_stands_in_the_log_too(
    programme: Programme, backup: Path, tmp_path: Path
) -> None:
    cut = tmp_path / "cut.age"
    cut.write_bytes(backup.read_bytes()[:-1])
    assert refused(programme.run(*asked(programme, cut), check=False)) == "R35"
    assert log_of(programme.folder)[-1][1].endswith("R35")


def test_a_drill_needs_no_programme_and_leaves_nothing_behind(
    programme: Programme, backup: Path, tmp_path: Path
) -> None:
    lines = len(log_of(programme.folder))
    environment = {"TMPDIR": str(tmp_path / "temporary"), "PATH": "/usr/bin:/bin"}
    (tmp_path / "temporary").mkdir()
    done = run_tonir("--json", *asked(programme, backup), cwd=tmp_path, env=environment)
    assert facts(done)["households"] > 5
    assert [path.name for path in tmp_path.rglob("*")] == ["temporary"]
    assert len(log_of(programme.folder)) == lines


def test_a_drill_takes_no_folder(programme: Programme, backup: Path, tmp_path: Path) -> None:
    assert programme.run(*asked(programme, backup), str(tmp_path), check=False).returncode == 2
    nowhere = ("restore", str(backup), "--identity", str(programme.key))
    assert programme.run(*nowhere, check=False).returncode == 2
