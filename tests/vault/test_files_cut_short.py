"""A full disk, or a kill, while keys are written: what was in force stays; nothing is left."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from tonir.vault import files
from tonir.vault.disposal import finish
from tonir.vault.files import clear_unfinished, write_instead, write_new, write_once, write_whole

OLD, NEW = "the custodians of before", "the custodians of now"


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    path = tmp_path / "custodians.json"
    write_instead(path, OLD)
    return path


def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(handle: int, _: str) -> None:
        os.write(handle, b"half of it")
        os.close(handle)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "_fill", fail)


def names(path: Path) -> set[str]:
    return {one.name for one in path.parent.iterdir()}


def test_a_ceremony_tried_again_and_again_on_a_full_disk_loses_nothing(
    keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        full_disk(patched)
        for _ in range(3):
            with pytest.raises(OSError, match="No space"):
                write_instead(keys, NEW)
            assert keys.read_text() == OLD
    write_instead(keys, NEW)
    assert keys.read_text() == NEW
    assert names(keys) == {keys.name}


def killed_before_the_rename(path: Path) -> None:
    """Runs in a process of its own, and dies there."""
    child = os.fork()
    if not child:
        try:
            Path.replace = lambda *_: os._exit(9)  # type: ignore[method-assign, assignment]
            write_instead(path, NEW)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 9


def test_killed_twice_before_the_rename_the_keys_in_force_stay(keys: Path) -> None:
    killed_before_the_rename(keys)
    killed_before_the_rename(keys)
    assert keys.read_text() == OLD
    assert len(names(keys)) > 1
    clear_unfinished(keys.parent)
    finish(keys.parent)
    assert keys.read_text() == OLD
    write_instead(keys, NEW)
    assert names(keys) == {keys.name}


def test_what_a_living_process_writes_is_left_alone(keys: Path) -> None:
    own = keys.with_name(f"{keys.name}.{os.getpid()}.abcd.new")
    own.write_text("on its way")
    clear_unfinished(keys.parent)
    assert own.exists()


def test_with_a_record_of_disposal_unfinished_keys_go_too(keys: Path) -> None:
    for name in ("custodians.json.before", f"custodians.json.{os.getpid()}.abcd.new", "web.key"):
        (keys.parent / name).write_text(OLD)
    (keys.parent / "disposal.json").write_text("{}")
    finish(keys.parent)
    assert names(keys) == {"disposal.json", "web.key"}


@pytest.mark.parametrize("write", [write_once, write_new])
def test_nothing_is_written_over_another_file(keys: Path, write: Any) -> None:
    with pytest.raises(FileExistsError):
        write(keys, NEW)
    assert keys.read_text() == OLD
    assert names(keys) == {keys.name}


def test_a_name_shared_with_another_is_only_taken_away(keys: Path) -> None:
    other = keys.with_name("other")
    os.link(keys, other)
    files.write_over(other)
    assert keys.read_text() == OLD
    write_whole(keys, NEW)
    assert keys.read_text() == NEW
