"""A backup of Anahit's and Ruben's programme, and the way back from it."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from tests.conftest import run_tonir
from tests.vault.backing_up import (
    WORDS,
    Programme,
    change,
    facts,
    files_of,
    log_of,
    make_programme,
    opened,
    refused,
    rows,
    twin,
)
from tonir.vault.backups.locks import held


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Programme:
    return make_programme(tmp_path_factory)


@pytest.fixture
def programme(original: Programme, tmp_path: Path) -> Programme:
    return twin(original, tmp_path)


@pytest.fixture(scope="module")
def backup(original: Programme) -> Path:
    return original.backup(str(original.key.with_name("backup.age")))


def test_on_another_computer_the_programme_is_as_it_was(
    original: Programme, backup: Path, tmp_path: Path
) -> None:
    done = facts(original.restore(backup, tmp_path / "new"))
    assert rows(tmp_path / "new") == rows(original.folder)
    assert done["households"] > 5
    assert not done["keys_are_here"]
    for name in ("tonir.toml", "areas.csv", "points.csv", "outlines.geojson"):
        assert (tmp_path / "new" / name).read_bytes() == (original.folder / name).read_bytes()
    new = Programme(tmp_path / "new", original.key)
    assert facts(new.run("status")) == facts(original.run("status"))


def test_nobody_is_logged_in_there_and_sessions_of_the_old_place_are_worth_nothing(
    programme: Programme, tmp_path: Path
) -> None:
    change(programme.folder, "insert into django_session values ('k', 'data', '2100-01-01')")
    new = tmp_path / "new"
    programme.restore(programme.backup(), new)
    with closing(sqlite3.connect(new / "tonir.sqlite3")) as database:
        assert database.execute("select count(*) from django_session").fetchone() == (0,)
    signing = (new / "keys" / "web.key").read_bytes()
    assert len(signing) > 40
    assert signing != (programme.folder / "keys" / "web.key").read_bytes()


def test_nothing_is_restored_under_an_open_register(programme: Programme, backup: Path) -> None:
    asked = ("register", "open", "--purpose", "a test", "--passphrase-file", "-")
    programme.run(*asked, input=WORDS)
    before = rows(programme.folder)
    try:
        assert refused(programme.restore(backup, programme.folder, check=False)) == "R38"
        assert rows(programme.folder) == before
        programme.backup()  # A backup may be taken meanwhile.
    finally:
        programme.run("register", "close")
    programme.restore(backup, programme.folder)


def test_two_do_not_work_in_one_folder_at_once(programme: Programme, backup: Path) -> None:
    with held(programme.folder):
        assert refused(programme.run("backup", check=False)) == "R38"
        assert refused(programme.restore(backup, programme.folder, check=False)) == "R38"
    programme.restore(backup, programme.folder)


def test_nothing_is_restored_over_a_database_that_somebody_writes_to(
    programme: Programme, backup: Path
) -> None:
    change(programme.folder, "update people_household set revision = 3")
    before = rows(programme.folder)
    with closing(
        sqlite3.connect(programme.folder / "tonir.sqlite3", isolation_level=None)
    ) as other:
        other.execute("begin immediate")
        done = programme.restore(backup, programme.folder, "--keep-previous", check=False)
    assert refused(done) == "R38"
    assert rows(programme.folder) == before
    assert not list(programme.folder.glob("*re*stor*"))


def test_with_the_keys_brought_the_register_opens_and_the_families_are_there(
    programme: Programme, backup: Path, tmp_path: Path
) -> None:
    new = Programme(tmp_path / "new", programme.key)
    programme.restore(backup, new.folder)
    shutil.copytree(programme.folder / "keys", new.folder / "keys", dirs_exist_ok=True)
    found = []
    for one in (programme, new):
        one.run("register", "open", "--purpose", "a test", "--passphrase-file", "-", input=WORDS)
        found.append(facts(one.run("match"))["families"])
        one.run("register", "close")
    assert found[0] == found[1] > 5


def test_the_keys_may_be_brought_before_the_backup(
    original: Programme, backup: Path, tmp_path: Path
) -> None:
    shutil.copytree(original.folder / "keys", tmp_path / "new" / "keys")
    assert facts(original.restore(backup, tmp_path / "new"))["keys_are_here"]


def test_in_its_own_folder_all_that_came_later_is_gone(programme: Programme, backup: Path) -> None:
    before, keys = rows(programme.folder), files_of(programme.folder / "keys")
    change(programme.folder, "update people_household set state = 'merged'")
    (programme.folder / "points.csv").write_text("spoiled", encoding="utf-8")
    (programme.folder / "tonir.toml").write_text("[nonsense", encoding="utf-8")
    done = facts(programme.restore(backup, programme.folder))
    assert rows(programme.folder) == before
    programme.run("status")
    after = files_of(programme.folder / "keys")
    assert {name for name in keys if after.get(name) != keys[name]} == {"log-head.json"}
    (kept,) = map(Path, done["kept_aside"])
    assert {path.name for path in kept.iterdir()} == {"points.csv", "tonir.toml"}


def test_the_log_says_what_was_restored_and_how_many_lines_were_lost(
    programme: Programme, backup: Path
) -> None:
    change(programme.folder, "delete from django_session")
    programme.run("backup")
    lines = log_of(programme.folder)
    done = facts(programme.restore(backup, programme.folder))
    kind, detail = log_of(programme.folder)[-1]
    assert kind == "restored"
    assert done["sha256"][:16] in detail
    assert f"had {len(lines)} lines" in detail
    assert done["log_lines_replaced"] == len(lines) > done["access_log_lines"]
    assert facts(programme.run("register", "verify"))["whole"]


def test_a_backup_that_the_programme_itself_made_is_known(
    programme: Programme, original: Programme
) -> None:
    own = programme.backup()
    assert facts(programme.restore(own, programme.folder))["the_log_before_knew_this_backup"]
    strange = original.backup(str(programme.key.with_name("strange.age")))
    assert not facts(programme.restore(strange, programme.folder))[
        "the_log_before_knew_this_backup"
    ]


def test_the_database_that_was_replaced_stays_only_if_asked_for(
    programme: Programme, backup: Path
) -> None:
    before = rows(programme.folder)
    change(programme.folder, "update people_household set revision = 9")
    changed = rows(programme.folder)
    done = facts(programme.restore(backup, programme.folder, "--keep-previous"))
    (kept,) = map(Path, done["kept_aside"])
    assert rows(kept) == changed
    assert rows(programme.folder) == before
    again = facts(programme.restore(backup, programme.folder))
    assert again["kept_aside"] == []


def test_a_database_that_nobody_can_read_any_more_is_replaced_too(
    programme: Programme, backup: Path
) -> None:
    before = rows(programme.folder)
    for path in programme.folder.glob("tonir.sqlite3*"):
        path.unlink()
    (programme.folder / "tonir.sqlite3").write_bytes(b"no database" * 1000)
    programme.restore(backup, programme.folder)
    assert rows(programme.folder) == before


def households(folder: Path) -> dict[str, tuple[str, bytes]]:
    with closing(sqlite3.connect(folder / "tonir.sqlite3")) as database:
        found = database.execute("select id, state, record from people_household order by id")
        return {key: (state, record) for key, state, record in found}


def test_who_was_erased_since_is_erased_again(programme: Programme, backup: Path) -> None:
    before = households(programme.folder)
    anahit, ruben, *_ = before
    known = {"version": 1, "households": [anahit]}
    erased = programme.folder / "keys" / "erased.json"
    erased.write_text(json.dumps(known), encoding="utf-8")
    done = facts(programme.restore(backup, programme.folder))
    assert done["erased_since"] == 1
    after = households(programme.folder)
    assert after[anahit][0] == "erased"
    assert after[anahit][1] != before[anahit][1]
    assert after[ruben] == before[ruben]
    assert json.loads(erased.read_text(encoding="utf-8")) == known
    for path in programme.folder.rglob("*"):
        # Nor in what the restore left behind of its work.
        assert not path.is_file() or before[anahit][1] not in path.read_bytes(), path


def test_without_its_keys_they_are_erased_as_soon_as_the_keys_are_brought(
    programme: Programme, backup: Path, tmp_path: Path
) -> None:
    anahit = next(iter(households(programme.folder)))
    new = Programme(tmp_path / "new", programme.key)
    programme.restore(backup, new.folder)
    known = {"version": 1, "households": [anahit]}
    (new.folder / "keys" / "erased.json").write_text(json.dumps(known), encoding="utf-8")
    new.run("status")
    assert households(new.folder)[anahit][0] == "erased"
    assert not (new.folder / "erase-again").exists()


def test_what_is_made_is_its_owners_alone(
    original: Programme, backup: Path, tmp_path: Path
) -> None:
    original.restore(backup, tmp_path / "new")
    for path in (tmp_path / "new", *(tmp_path / "new").rglob("*"), original.key, backup):
        assert not path.stat().st_mode & 0o077, path


def test_old_backups_go_and_others_stay(programme: Programme) -> None:
    place = programme.folder / "backups"
    place.mkdir()
    now = datetime.now(UTC)
    names = {days: f"ARM-{now - timedelta(days=days):%Y%m%dT%H%M%SZ}.tonir.age" for days in (8, 40)}
    for name in (*names.values(), "ARM-notes.tonir.age", "OTHER-20200101T000000Z.tonir.age"):
        (place / name).write_bytes(b"x")
    programme.backup()
    left = {path.name for path in place.iterdir()}
    assert names[40] not in left
    assert {names[8], "ARM-notes.tonir.age", "OTHER-20200101T000000Z.tonir.age"} < left
    programme.run("backup", str(programme.key.with_name("later.age")), "--keep-days", "7")
    assert names[8] not in {path.name for path in place.iterdir()}
    assert len(list(place.iterdir())) == 3


def test_a_backup_may_be_for_keys_of_ones_own(programme: Programme, tmp_path: Path) -> None:
    secret = Ed25519PrivateKey.generate()
    key = tmp_path / "id_ed25519"
    key.write_bytes(secret.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    public = secret.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    file = programme.backup(str(tmp_path / "mine.age"), "--to", public)
    asked = ("--programme", str(tmp_path), "--json", "restore", "--drill", str(file), "--identity")
    assert facts(run_tonir(*asked, str(key)))["households"] > 5
    assert refused(run_tonir(*asked, str(programme.key), check=False)) == "R34"


def test_without_a_key_there_is_no_backup_and_a_way_is_shown(programme: Programme) -> None:
    (programme.folder / "keys" / "backup.json").unlink()
    done = programme.run("backup", check=False)
    assert refused(done) == "R30"
    assert "--make-key" in facts(done)["mend"]
    assert not (programme.folder / "backups").exists()


def test_the_key_is_not_made_in_the_programmes_folder_nor_over_another(
    programme: Programme,
) -> None:
    inside = str(programme.folder / "keys" / "key.txt")
    assert refused(programme.run("backup", "--make-key", inside, check=False)) == "R31"
    before = programme.key.read_bytes()
    assert refused(programme.run("backup", "--make-key", str(programme.key), check=False)) == "R31"
    assert programme.key.read_bytes() == before


def test_a_backup_is_not_written_over_another_file(programme: Programme) -> None:
    taken = programme.folder / "tonir.toml"
    before = taken.read_bytes()
    assert refused(programme.run("backup", str(taken), check=False)) == "R31"
    assert taken.read_bytes() == before


def test_a_secret_key_given_as_a_public_one_is_refused_and_not_repeated(
    programme: Programme,
) -> None:
    secret = programme.key.read_text(encoding="ascii").split()[-1]
    done = programme.run("backup", "--to", secret, check=False)
    assert refused(done) == "R32"
    assert secret not in done.stdout + done.stderr


def test_a_backup_holds_what_it_should_and_nothing_else(original: Programme, backup: Path) -> None:
    members = opened(backup, original.key)
    manifest = json.loads(members.pop("manifest.json"))
    assert set(members) == {one["name"] for one in manifest["members"]}
    tables = {"areas.csv", "points.csv", "warehouses.csv", "stock.csv", "outlines.geojson"}
    beside = {"volunteers.csv", "cars.csv", "tonir.toml", "keys/register.json", "tonir.sqlite3"}
    assert set(members) == tables | beside
    assert manifest["programme"] == "ARM"
    assert manifest["moment"]["rows"]["people_household"] > 5
