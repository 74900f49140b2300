"""A thief with a backup and its key has no name and no private key: after the whole job too."""

import io
import json
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pyrage
import pytest

from tests.conftest import run_tonir
from tests.journeys.searching import (
    Needles,
    found_in,
    needles,
    opened_records,
    personal_texts,
    public_words,
)
from tonir.vault.keys import read_custody, recover, taken
from tonir.vault.shares import open_share

FOLDERS = ("lists", "print", "exports", "truth", "web", "scans")


@pytest.fixture(scope="module")
def key() -> Any:
    return pyrage.x25519.Identity.generate()


@pytest.fixture(scope="module")
def backup(whole_example: Path, key: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("away") / "backup.age"
    asked = ("backup", str(file), "--to", str(key.to_public()))
    run_tonir("--programme", str(whole_example), *asked)
    return file


@pytest.fixture(scope="module")
def plain(backup: Path, key: Any) -> bytes:
    return bytes(pyrage.decrypt(backup.read_bytes(), [key]))


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a JSON file, and in those that stand in it as text."""
    if isinstance(value, dict):
        yield from (text for inner in value.values() for text in texts_in(inner))
    elif isinstance(value, list):
        yield from (text for inner in value for text in texts_in(inner))
    elif isinstance(value, str):
        yield value


def secrets_of(folder: Path) -> set[bytes]:
    """What stands in the keys folder, file by file, except for the public halves; and the
    register's secret itself, in every way in which it could be written."""
    keys = folder / "keys"
    public = set(texts_in(json.loads((keys / "register.json").read_text(encoding="utf-8"))))
    found: set[bytes] = {(keys / "web.key").read_bytes()}
    for path in keys.glob("*.json"):
        content = json.loads(path.read_text(encoding="utf-8"))
        for text in set(texts_in(content)) - public - {_last_digest(folder)}:
            if len(text) >= 24:
                found |= {text.encode("utf-8")}
                found |= {bytes.fromhex(text)} if _is_hex(text) else set()
    secrets = json.loads((folder / "truth" / "secrets.json").read_text(encoding="utf-8"))
    passphrase = secrets["passphrase"]
    custody = read_custody(keys)
    share = open_share(custody.words, passphrase, custody.register, taken([]))
    secret = recover(custody, [share])
    return found | {secret, secret.hex().encode("ascii"), passphrase.encode("utf-8")}


def _is_hex(text: str) -> bool:
    return len(text) % 2 == 0 and all(letter in "0123456789abcdef" for letter in text)


def _last_digest(folder: Path) -> str:
    """The keys folder remembers it; it stands in the access log, as it should."""
    return str(json.loads((folder / "keys" / "log-head.json").read_text("utf-8"))["digest"])


def test_no_name_stands_in_it(whole_example: Path, plain: bytes) -> None:
    wanted: Needles = needles(
        personal_texts(opened_records(whole_example), public_words(whole_example))
    )
    assert len(wanted) > 500
    names_people = bool(found_in(plain, wanted))
    assert not names_people


def test_no_private_key_stands_in_it(whole_example: Path, plain: bytes, backup: Path) -> None:
    secrets = secrets_of(whole_example)
    assert len(secrets) > 5
    encrypted = backup.read_bytes()
    found = [len(secret) for secret in secrets if secret in plain or secret in encrypted]
    assert found == []


def test_of_the_keys_folder_only_the_public_half_is_in_it(plain: bytes) -> None:
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        names = tar.getnames()
    assert [name for name in names if name.startswith("keys")] == ["keys/register.json"]
    assert not [name for name in names if name.startswith(FOLDERS)]


def test_the_backups_own_private_half_is_not_on_the_computer(
    whole_example: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick.txt"
    run_tonir("--programme", str(whole_example), "backup", "--make-key", str(stick))
    try:
        secret = stick.read_bytes().split()[-1]
        for path in whole_example.rglob("*"):
            assert not path.is_file() or secret not in path.read_bytes(), path.name
    finally:
        (whole_example / "keys" / "backup.json").unlink()


def test_restored_with_its_keys_the_same_families_open(
    whole_example: Path, backup: Path, key: Any, tmp_path: Path
) -> None:
    stick, new = tmp_path / "stick.txt", tmp_path / "new"
    stick.write_text(str(key), encoding="ascii")
    run_tonir("restore", str(backup), str(new), "--identity", str(stick))
    for name in ("keys", "truth"):
        for path in (whole_example / name).iterdir():
            (new / name).mkdir(exist_ok=True)
            (new / name / path.name).write_bytes(path.read_bytes())
    (restored, original) = (opened_records(folder) for folder in (new, whole_example))
    assert len(original) > 50
    assert restored == original
    # Not what opens alone: nobody was moved to another household's row.
    with closing(sqlite3.connect(new / "tonir.sqlite3")) as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
