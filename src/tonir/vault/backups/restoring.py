"""Brings a backup back, or tries it out: all of it is verified before anything is touched."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.vault.backups import databases
from tonir.vault.backups.asking import url_of
from tonir.vault.backups.fitting import check_folder, check_places, check_version
from tonir.vault.backups.leavings import sweep
from tonir.vault.backups.locks import held
from tonir.vault.backups.manifest import Manifest
from tonir.vault.backups.programme import code_of, register_of
from tonir.vault.backups.readying import Unpacked, put, ready, stage_in
from tonir.vault.backups.recipients import read_identities
from tonir.vault.backups.taking import SHOWN
from tonir.vault.backups.unpacking import unpack
from tonir.vault.client import standing
from tonir.vault.erased import remembered
from tonir.vault.keys import CUSTODIANS
from tonir.vault.log import note
from tonir.vault.models import AccessEvent


@dataclass(frozen=True)
class Backup:
    """A backup's file, and the file with the private half of its key."""

    file: Path
    identity: Path


def restore(
    backup: Backup,
    folder: Path,
    keep_previous: bool = False,
    by: str = "",
    progress: Progress = silent,
) -> dict[str, Any]:
    """The programme in the folder as it was when the backup was taken; the settings point there.

    The register's keys are not in a backup: those in the folder stay. Who was erased since is
    erased again. Nothing is touched before all is verified and ready.
    Raises Refusal R32 to R37 (file, key, folder), R38 (in use), R39 (system).
    """
    keys = read_identities(backup.identity)
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        sweep(folder)
        with held(folder), stage_in(folder) as stage:

            def accept(manifest: Manifest) -> None:
                check_folder(manifest, folder)
                check_version(manifest, backup.file.name)
                _check_closed()

            read = unpack(backup.file, stage, keys, accept, progress)
            return _restore(folder, stage, backup.file.name, read, (keep_previous, by, progress))
    except BaseException:
        for path in made:
            with suppress(OSError):
                path.rmdir()
        raise


def _restore(
    folder: Path,
    stage: Path,
    file: str,
    read: tuple[Manifest, str],
    how: tuple[bool, str, Progress],
) -> dict[str, Any]:
    manifest, digest = read
    keep_previous, by, progress = how
    url = check_places(manifest, folder, stage)
    lines, last = databases.log_end(url)
    known = databases.tells_of(url, digest[:SHOWN])
    erased = remembered()
    detail = f"backup of {manifest.taken_at}, sha256 {digest[:SHOWN]}; " + (
        f"the log before had {lines} lines, the last {last[:SHOWN]}" if lines else "no log before"
    )
    told = {"by": by, "erased": erased, "detail": detail}
    unpacked = Unpacked(file, manifest, stage, url, told)
    with ready(unpacked, progress) as staged:
        _check_closed()
        kept = put(folder, unpacked, staged, keep_previous)
    return {
        "folder": str(folder),
        **_facts(manifest, digest),
        "log_lines_replaced": lines,
        "the_log_before_knew_this_backup": known if lines else None,
        "erased_since": len(erased),
        "kept_aside": kept,
        "keys_are_here": (folder / "keys" / CUSTODIANS).is_file(),
    }


def drill(
    backup: Backup, folder: Path | None, by: str = "", progress: Progress = silent
) -> dict[str, Any]:
    """The same verification, in a folder that is then wiped; nothing else is touched.

    folder: the programme in whose access log the outcome goes if the backup is of it, if any.
    """
    keys = read_identities(backup.identity)
    read: list[Manifest] = []
    outcome = "whole"
    try:
        if folder is None:
            return _try_out(backup, keys, None, read, progress)
        with held(folder):
            return _try_out(backup, keys, folder, read, progress)
    except Refusal as refusal:
        outcome = refusal.code
        raise
    finally:
        if folder is not None and read and _is_of(read[0], folder):
            detail = f"drill, backup of {read[0].taken_at}: {outcome}"
            note(AccessEvent.Kind.RESTORED, by, "restore drill", detail)


def _try_out(
    backup: Backup,
    keys: list[Any],
    folder: Path | None,
    read: list[Manifest],
    progress: Progress,
) -> dict[str, Any]:
    name = backup.file.name

    def accept(manifest: Manifest) -> None:
        read.append(manifest)
        check_version(manifest, name)

    with stage_in(folder) as stage:
        manifest, digest = unpack(backup.file, stage, keys, accept, progress)
        url = url_of(folder or stage, stage)
        with ready(Unpacked(name, manifest, stage, url), progress):
            return _facts(manifest, digest)


def _facts(manifest: Manifest, digest: str) -> dict[str, Any]:
    return {
        "programme": manifest.programme,
        "taken_at": manifest.taken_at,
        "sha256": digest,
        "households": manifest.moment.households,
        "access_log_lines": manifest.moment.log_lines,
        "access_log_whole": manifest.log_whole,
        "rows": sum(manifest.moment.rows.values()),
        "files": len(manifest.members),
    }


def _is_of(manifest: Manifest, folder: Path) -> bool:
    return code_of(folder) == manifest.programme and register_of(folder / "keys") in (
        "",
        manifest.register,
    )


def _check_closed() -> None:
    """Raises Refusal R38 while the register is open: its process holds what would be replaced."""
    if standing() is not None:
        raise Refusal("R38", what="register")
