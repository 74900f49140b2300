"""Makes a restore ready in a folder beside what it is to replace, and puts it there at last."""

import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tonir.engines.progress import Progress
from tonir.engines.refusals import Refusal
from tonir.vault.backups import databases
from tonir.vault.backups.asking import SQLITE, vendor_of
from tonir.vault.backups.leavings import PLAN, READY, STAGE, TO_A_MICROSECOND, finish
from tonir.vault.backups.manifest import Manifest
from tonir.vault.backups.postgresql import name_of
from tonir.vault.erased import DUE
from tonir.vault.files import write_whole
from tonir.vault.keys import CUSTODIANS, keys_folder


@dataclass(frozen=True)
class Unpacked:
    """A backup that was decrypted into a stage. url: where its database is to go.

    told: what the access log says of the restore, and who was erased since; None for a drill.
    """

    file: str
    manifest: Manifest
    stage: Path
    url: str
    told: dict[str, Any] | None = None


@contextmanager
def stage_in(folder: Path | None) -> Iterator[Path]:
    """A folder of its owner's alone, gone at the end; in the system's own place without FOLDER."""
    with tempfile.TemporaryDirectory(
        prefix=STAGE if folder else "tonir-drill-", dir=folder, ignore_cleanup_errors=True
    ) as stage:
        yield Path(stage)


@contextmanager
def ready(unpacked: Unpacked, progress: Progress) -> Iterator[str]:
    """The backup's database where it can take the other's place: whole, of this version's tables.

    Raises Refusal R35 if anything is not as the manifest says, R39 if the system cannot.
    """
    progress("checking", 0, 2)
    manifest, stage = unpacked.manifest, unpacked.stage
    (stage / "keys").mkdir(mode=0o700, exist_ok=True)
    if unpacked.told is not None:
        _lend_erased(stage)
    staged = databases.stage(unpacked.url, stage / manifest.database)
    try:
        if fault := databases.fault_of(staged, manifest.moment):
            raise Refusal("R35", file=unpacked.file, where=fault)
        progress("checking", 1, 2)
        answer = _prepared(unpacked, staged)
        if where := answer.get("damaged"):
            raise Refusal("R35", file=unpacked.file, where=where)
        progress("checking", 2, 2)
        yield staged
    finally:
        # What has been decided is not taken back: the next start goes on with it.
        if not (stage.parent / READY).is_dir():
            databases.discard(staged)


def put(folder: Path, unpacked: Unpacked, staged: str, keep_previous: bool) -> list[str]:
    """All of it into its place. Ctrl-C waits: from here on it is done, or is done at next start.

    Returns what is kept of the old. Raises Refusal R38 if the database is in use.
    """
    plan = {
        # Two restores within a second do not keep their old ones in one place.
        "at": f"{datetime.now(UTC):{TO_A_MICROSECOND}}",
        "keep_previous": keep_previous,
        "staged": "" if vendor_of(staged) == SQLITE else name_of(staged),
        "members": [member.name for member in unpacked.manifest.members],
    }
    stage = unpacked.stage
    write_whole(stage / "keys" / "web.key", secrets.token_urlsafe(48))
    if not (folder / "keys" / CUSTODIANS).is_file():
        write_whole(stage / DUE, "")
    write_whole(stage / PLAN, json.dumps(plan))
    _sync(stage)
    with _uninterrupted():
        stage.rename(folder / READY)
        try:
            kept = finish(folder)
        except Refusal:
            (folder / READY).rename(stage)
            raise
    return kept


def _lend_erased(stage: Path) -> None:
    """What is known of who was erased, in no backup, for erasing them again; it is not kept."""
    for path in keys_folder().glob("erased*.json"):
        write_whole(stage / "keys" / path.name, path.read_text(encoding="utf-8"))


def _prepared(unpacked: Unpacked, staged: str) -> dict[str, Any]:
    """What `preparing` found. Raises Refusal R39 if it ended without a word, or failed."""
    asked = {
        "log_whole": unpacked.manifest.log_whole,
        "drill": unpacked.told is None,
        **(unpacked.told or {}),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tonir.vault.backups.preparing"],
        input=json.dumps(asked),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=False,
        env={
            **os.environ,
            "TONIR_PROGRAMME": str(unpacked.stage),
            "TONIR_DATABASE": staged,
        },
    )
    answer: dict[str, Any] = json.loads(done.stdout or '{"failed": "process"}')
    if "refused" in answer:
        raise Refusal(answer["refused"], **answer["facts"])
    if "failed" in answer:
        raise Refusal("R39", step="preparing", said=answer["failed"])
    return answer


@contextmanager
def _uninterrupted() -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _sync(stage: Path) -> None:
    """On the disk before it counts."""
    for path in stage.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
