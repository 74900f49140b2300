"""Makes a backup while others work: one moment of the database, the rules, the public key."""

import hashlib
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings

from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.vault.backups import databases
from tonir.vault.backups.asking import url_of, vendor_of
from tonir.vault.backups.leavings import BACKUPS, COPY, NEW, own_name, prune, safe, sweep
from tonir.vault.backups.locks import held
from tonir.vault.backups.manifest import (
    DATABASES,
    MANIFEST,
    PUBLIC,
    TABLES,
    Manifest,
    Member,
    Moment,
    blocks,
    member_of,
    this_version,
)
from tonir.vault.backups.programme import code_of, register_of
from tonir.vault.backups.recipients import read_recipients, recipients, short
from tonir.vault.backups.stream import END, encrypt, header, padding
from tonir.vault.keys import keys_folder
from tonir.vault.log import check_log, note
from tonir.vault.models import AccessEvent

MB = 1_000_000
# Enough of a digest to know a backup by.
SHOWN = 16


@dataclass
class Counted:
    """A file that is written: how much of it there is, its SHA-256."""

    file: BinaryIO
    size: int = 0

    def __post_init__(self) -> None:
        self.sha256 = hashlib.sha256()

    def write(self, block: bytes) -> None:
        self.file.write(block)
        self.sha256.update(block)
        self.size += len(block)


def take(
    file: Path | None,
    to: Sequence[str] = (),
    days: int | None = None,
    by: str = "",
    progress: Progress = silent,
) -> dict[str, Any]:
    """A backup into FILE, or into the programme's own folder of them, where old ones then go.

    to: public halves of keys; those of `make_key` if none. The file is whole or absent.
    Raises Refusal R30, R32 (keys), R31 (FILE exists), R38 (another at work), R39 (system).
    """
    folder, now = Path(settings.TONIR_FOLDER), datetime.now(UTC)
    texts = list(to) or recipients()
    keys = read_recipients(texts)
    code = code_of(folder)
    place = file or folder / BACKUPS / own_name(code, now)
    sweep(folder)
    if file is None:
        place.parent.mkdir(mode=0o700, exist_ok=True)
    with held(folder):
        manifest, written = _write(place, keys, now, progress)
    told = f"{written.size} bytes, sha256 {written.sha256.hexdigest()[:SHOWN]}, to "
    note(AccessEvent.Kind.BACKED_UP, by, "backup", told + ", ".join(map(short, texts)))
    return {
        "file": str(place),
        "bytes": written.size,
        "sha256": written.sha256.hexdigest(),
        "taken_at": manifest.taken_at,
        "households": manifest.moment.households,
        "access_log_lines": manifest.moment.log_lines,
        "access_log_whole": manifest.log_whole,
        "keys": [short(text) for text in texts],
        "older_ones_deleted": prune(folder, safe(code), days or settings.TONIR_BACKUP_DAYS, now),
    }


def _write(
    place: Path, keys: list[Any], now: datetime, progress: Progress
) -> tuple[Manifest, Counted]:
    folder = Path(settings.TONIR_FOLDER)
    url = url_of(folder)
    copy = folder / f"{COPY}{secrets.token_hex(8)}"
    whole = check_log().is_whole
    try:
        moment = databases.copy(url, copy, progress)
        database = member_of(copy, DATABASES[vendor_of(url)])
        small = _small_members()
        manifest = _manifest(moment, now, whole, [database, *(one for one, _ in small)])
        with _new_file(place) as file:
            written = Counted(file)
            encrypt(_tar(manifest, copy, small, progress), written.write, keys)
    except OSError as error:
        raise Refusal("R39", step=place, said=error.strerror or error) from None
    finally:
        copy.unlink(missing_ok=True)
    return manifest, written


def _manifest(moment: Moment, now: datetime, whole: bool, members: list[Member]) -> Manifest:
    folder = Path(settings.TONIR_FOLDER)
    return Manifest(
        tonir=this_version(),
        taken_at=now.isoformat(timespec="seconds"),
        programme=code_of(folder),
        register=register_of(keys_folder()),
        vendor=vendor_of(url_of(folder)),
        moment=moment,
        log_whole=whole,
        members=tuple(members),
    )


def _small_members() -> list[tuple[Member, bytes]]:
    """Rules, tables and the public key, read once: they may be edited while we write."""
    folder = Path(settings.TONIR_FOLDER)
    names = [name for name in (*TABLES, *PUBLIC) if (folder / name).is_file()]
    found = {name: (folder / name).read_bytes() for name in names}
    return [
        (Member(name, len(content), hashlib.sha256(content).hexdigest()), content)
        for name, content in found.items()
    ]


def _tar(
    manifest: Manifest, copy: Path, small: list[tuple[Member, bytes]], progress: Progress
) -> Iterator[bytes]:
    content = manifest.as_bytes()
    yield header(MANIFEST, len(content)) + content + padding(len(content))
    for member, text in small:
        yield header(member.name, member.size) + text + padding(member.size)
    database = manifest.members[0]
    yield header(database.name, database.size)
    done = 0
    for block in blocks(copy):
        progress("encrypting (MB)", done // MB, database.size // MB + 1)
        yield block
        done += len(block)
    yield padding(database.size) + END


@contextmanager
def _new_file(place: Path) -> Iterator[BinaryIO]:
    """Written beside and renamed. Raises Refusal R31 if the place is taken."""
    if place.exists():
        raise Refusal("R31", file=place)
    beside = place.with_name(place.name + NEW)
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.rename(place)
    finally:
        beside.unlink(missing_ok=True)
