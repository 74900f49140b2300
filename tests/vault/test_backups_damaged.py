"""A damaged or foreign backup is refused with a word of its own, before anything is touched."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pyrage
import pytest

from tests.vault.backing_up import (
    Programme,
    altered,
    closed,
    files_of,
    identity,
    make_programme,
    opened,
    twin,
)
from tonir.engines.refusals import Refusal
from tonir.vault.backups.restoring import Backup, restore

DATABASE = "tonir.sqlite3"


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Programme:
    return make_programme(tmp_path_factory)


@pytest.fixture(scope="module")
def backup(programme: Programme) -> Path:
    return programme.backup(str(programme.key.with_name("backup.age")))


@pytest.fixture(scope="module")
def members(programme: Programme, backup: Path) -> dict[str, bytes]:
    return opened(backup, programme.key)


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    return tmp_path / "spoiled.age"


@pytest.fixture(autouse=True)
def pointed_at(settings: Any, programme: Programme) -> None:
    """The command points at the folder before it restores."""
    settings.TONIR_FOLDER = programme.folder


def refusal_of(programme: Programme, file: Path, folder: Path | None = None) -> Refusal:
    """How a restore is refused; and that neither the programme nor a new folder was touched."""
    before = files_of(programme.folder)
    with pytest.raises(Refusal) as refused:
        restore(Backup(file, programme.key), folder or programme.folder)
    assert files_of(programme.folder) == before
    assert not [path.name for path in programme.folder.glob("re*") if path.is_dir()]
    return refused.value


@pytest.mark.parametrize("left", [0.001, 0.05, 0.5, 0.9, -1])
def test_a_file_that_was_cut_is_refused(
    programme: Programme, backup: Path, spoiled: Path, left: float
) -> None:
    content = backup.read_bytes()
    spoiled.write_bytes(content[: int(left * len(content)) if left > 0 else -1])
    assert refusal_of(programme, spoiled).code == "R35"


@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.999])
def test_a_file_with_one_byte_changed_is_refused(
    programme: Programme, backup: Path, spoiled: Path, part: float
) -> None:
    content = bytearray(backup.read_bytes())
    content[int(part * len(content))] ^= 1
    spoiled.write_bytes(content)
    assert refusal_of(programme, spoiled).code == "R35"


def test_a_change_in_its_first_lines_looks_like_another_key(
    programme: Programme, backup: Path, spoiled: Path
) -> None:
    content = bytearray(backup.read_bytes())
    # Still a sign of base64, so that the lines can be read and say something else.
    content[60] = ord("B" if content[60] == ord("A") else "A")
    spoiled.write_bytes(content)
    assert refusal_of(programme, spoiled).code == "R34"


def test_a_file_with_more_at_its_end_is_refused(
    programme: Programme, backup: Path, spoiled: Path
) -> None:
    spoiled.write_bytes(backup.read_bytes() + b"more")
    assert refusal_of(programme, spoiled).code == "R35"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04" + bytes(5000), "Григорян".encode()])
def test_what_is_no_backup_is_refused(programme: Programme, spoiled: Path, content: bytes) -> None:
    spoiled.write_bytes(content)
    assert refusal_of(programme, spoiled).code == "R33"


@pytest.mark.parametrize("content", [b"", b"some letter", bytes(5000), b"x" * 5000])
def test_another_encrypted_file_is_no_backup(
    programme: Programme, spoiled: Path, content: bytes
) -> None:
    spoiled.write_bytes(pyrage.encrypt(content, [identity(programme.key).to_public()]))
    assert refusal_of(programme, spoiled).code in ("R33", "R35")


def test_another_key_is_told_from_damage(
    programme: Programme, backup: Path, tmp_path: Path
) -> None:
    other = Programme(programme.folder, tmp_path / "other.txt")
    other.key.write_text(str(pyrage.x25519.Identity.generate()), encoding="ascii")
    assert refusal_of(other, backup).code == "R34"


@pytest.mark.parametrize("content", [b"", b"# only a comment\n", b"AGE-SECRET-KEY-1XYZ", b"\xff"])
def test_a_file_that_holds_no_key_is_refused(
    programme: Programme, backup: Path, tmp_path: Path, content: bytes
) -> None:
    other = Programme(programme.folder, tmp_path / "other.txt")
    other.key.write_bytes(content)
    assert refusal_of(other, backup).code == "R32"


def edited(members: dict[str, bytes], edit: Callable[[Any], None]) -> dict[str, bytes]:
    return altered(members, DATABASE, members[DATABASE], edit)


@pytest.mark.parametrize(
    "edit",
    [
        lambda manifest: manifest.update(format=2),
        lambda manifest: manifest.update(tonir="99.0.0"),
        lambda manifest: manifest["moment"]["migrations"]["people"].append("9999_of_tomorrow"),
    ],
)
def test_a_newer_tonirs_backup_is_refused(
    programme: Programme, members: dict[str, bytes], spoiled: Path, edit: Callable[[Any], None]
) -> None:
    closed(edited(members, edit), spoiled, programme.key)
    assert refusal_of(programme, spoiled).code == "R36"


@pytest.mark.parametrize(
    "edit",
    [
        lambda manifest: manifest.update(programme="OTHER"),
        lambda manifest: manifest.update(register="0" * 32),
    ],
)
def test_another_programmes_backup_does_not_come_into_this_one(
    programme: Programme, members: dict[str, bytes], spoiled: Path, edit: Callable[[Any], None]
) -> None:
    closed(edited(members, edit), spoiled, programme.key)
    assert refusal_of(programme, spoiled).code == "R37"


def test_a_backup_with_a_strangers_public_key_in_it_does_not_replace_ours(
    programme: Programme, members: dict[str, bytes], spoiled: Path
) -> None:
    public = json.loads(members["keys/register.json"])
    public["suites"]["x25519"]["record"] = "42" * 32
    forged = altered(members, "keys/register.json", json.dumps(public).encode("utf-8"))
    closed(forged, spoiled, programme.key)
    assert refusal_of(programme, spoiled).code == "R37"


def test_a_backup_comes_into_no_folder_of_something_else(
    programme: Programme, backup: Path, tmp_path: Path
) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "letter.txt").write_text("dear", encoding="utf-8")
    assert refusal_of(programme, backup, letters).code == "R37"
    assert [path.name for path in letters.iterdir()] == ["letter.txt"]


def test_a_backup_comes_into_no_other_programme(
    programme: Programme, backup: Path, tmp_path: Path
) -> None:
    other = twin(programme, tmp_path)
    rules = other.folder / "tonir.toml"
    text = rules.read_text(encoding="utf-8").replace('code = "ARM"', 'code = "OTHER"')
    rules.write_text(text, encoding="utf-8")
    before = files_of(other.folder)
    assert refusal_of(programme, backup, other.folder).code == "R37"
    assert files_of(other.folder) == before


def test_the_database_of_another_programme_is_not_written_over(
    programme: Programme, members: dict[str, bytes], spoiled: Path, tmp_path: Path
) -> None:
    """Rules that name a database by its whole path would lead a copy to the original's."""
    theirs = tmp_path / "theirs.sqlite3"
    theirs.write_bytes(members[DATABASE])
    line = f'[settings]\ndatabase = "sqlite:///{theirs}"\n'
    rules = members["tonir.toml"].replace(b"[settings]\n", line.encode("utf-8"))
    assert rules != members["tonir.toml"]
    closed(altered(members, "tonir.toml", rules), spoiled, programme.key)
    assert refusal_of(programme, spoiled, tmp_path / "new").code == "R37"
    assert theirs.read_bytes() == members[DATABASE]
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("lost", [DATABASE, "tonir.toml", "areas.csv", "keys/register.json"])
def test_a_backup_that_lacks_a_part_is_refused(
    programme: Programme, members: dict[str, bytes], spoiled: Path, lost: str
) -> None:
    rest = {name: content for name, content in members.items() if name != lost}
    closed(rest, spoiled, programme.key)
    assert refusal_of(programme, spoiled).facts["where"] == lost


@pytest.mark.parametrize("name", ["keys/custodians.json", "../outside", "/tmp/outside", "web/x"])
def test_a_backup_with_a_part_that_none_has_is_refused(
    programme: Programme, members: dict[str, bytes], spoiled: Path, name: str
) -> None:
    closed({**members, name: b"x"}, spoiled, programme.key)
    assert refusal_of(programme, spoiled).code == "R35"
    named = edited(
        members,
        lambda manifest: manifest["members"].append({"name": name, "size": 1, "sha256": "0"}),
    )
    closed({**named, name: b"x"}, spoiled, programme.key)
    assert refusal_of(programme, spoiled).code == "R33"


def test_a_part_that_is_not_what_the_manifest_says_is_refused(
    programme: Programme, members: dict[str, bytes], spoiled: Path
) -> None:
    closed({**members, "areas.csv": members["areas.csv"] + b" "}, spoiled, programme.key)
    assert refusal_of(programme, spoiled).facts["where"] == "areas.csv"


def in_database(members: dict[str, bytes], place: Path, *statements: str) -> dict[str, bytes]:
    place.write_bytes(members[DATABASE])
    with closing(sqlite3.connect(place, isolation_level=None)) as database:
        for statement in statements:
            database.execute(statement)
    return altered(members, DATABASE, place.read_bytes())


def test_a_database_with_a_page_of_nonsense_is_refused(
    programme: Programme, members: dict[str, bytes], spoiled: Path
) -> None:
    content = bytearray(members[DATABASE])
    content[20_000:24_000] = b"nonsense" * 500
    closed(altered(members, DATABASE, bytes(content)), spoiled, programme.key)
    assert refusal_of(programme, spoiled).code == "R35"


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("insert into people_fingerprintsalt (salt) values (x'00')", "rows of people_f"),
        ("update people_household set area_id = 'nowhere' where rowid = 1", "foreign_key_check"),
    ],
)
def test_a_database_that_is_not_as_it_was_copied_is_refused(
    programme: Programme,
    members: dict[str, bytes],
    spoiled: Path,
    tmp_path: Path,
    statement: str,
    where: str,
) -> None:
    closed(in_database(members, tmp_path / "edited", statement), spoiled, programme.key)
    assert refusal_of(programme, spoiled).facts["where"].startswith(where)


EDIT_LOG = (
    "drop trigger vault_accessevent_no_update",
    "update vault_accessevent set purpose = 'nothing' where id = 1",
)


def test_an_access_log_that_was_edited_in_the_backup_is_refused(
    programme: Programme, members: dict[str, bytes], spoiled: Path, tmp_path: Path
) -> None:
    closed(in_database(members, tmp_path / "edited", *EDIT_LOG), spoiled, programme.key)
    assert refusal_of(programme, spoiled).facts["where"] == "access log, line 1"


def test_a_log_that_was_broken_before_the_backup_keeps_nobody_from_it(
    programme: Programme, tmp_path: Path
) -> None:
    broken = twin(programme, tmp_path)
    with closing(sqlite3.connect(broken.folder / DATABASE, isolation_level=None)) as database:
        for statement in EDIT_LOG:
            database.execute(statement)
    file = broken.backup(str(tmp_path / "broken.age"))
    done = restore(Backup(file, programme.key), tmp_path / "new")
    assert not done["access_log_whole"]
