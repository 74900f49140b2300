"""Whether a backup may come into a folder: into an empty one, or its own programme's."""

from pathlib import Path

from django.db.migrations.loader import MigrationLoader

from tonir.engines.refusals import Refusal
from tonir.vault.backups import databases
from tonir.vault.backups.asking import url_of, vendor_of
from tonir.vault.backups.leavings import BACKUPS, BEFORE, STAGE
from tonir.vault.backups.manifest import Manifest
from tonir.vault.backups.programme import code_of, public_of, register_of

# The keys folder may be brought first; the others are a restore's own.
EXPECTED = ("keys", BACKUPS)
PASSING = (STAGE, BEFORE)


def check_version(manifest: Manifest, file: str) -> None:
    """Raises Refusal R36 if the database has tables that this version does not know of."""
    known = set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
    applied = {(app, name) for app, names in manifest.moment.migrations.items() for name in names}
    if not applied <= known:
        raise Refusal("R36", file=file, newer=manifest.tonir)


def check_folder(manifest: Manifest, folder: Path) -> None:
    """Raises Refusal R37 unless the folder is empty or the same programme's."""
    register, code = register_of(folder / "keys"), code_of(folder)
    fits = register in ("", manifest.register) and code in ("", manifest.programme)
    if not fits or not (code or register or not _others(folder)):
        raise Refusal("R37", folder=folder, programme=manifest.programme)


def check_places(manifest: Manifest, folder: Path, stage: Path) -> str:
    """Where the database goes, by the restored rules.

    Raises Refusal R37 if another programme's lies there, or if the keys in the folder are not
    those of the backup; R39 if it is of another kind.
    """
    url = url_of(folder, stage)
    if vendor_of(url) != manifest.vendor:
        raise Refusal("R39", step=vendor_of(url), said=f"TONIR_DATABASE: {manifest.vendor}")
    # By its keys, where a spoiled tonir.toml is the reason for restoring.
    is_own = bool(code_of(folder) or register_of(folder / "keys")) and url == url_of(folder)
    keys, brought = public_of(folder / "keys"), public_of(stage / "keys")
    if (keys and brought and keys != brought) or not (is_own or databases.is_free(url)):
        raise Refusal("R37", folder=folder, programme=manifest.programme)
    return url


def _others(folder: Path) -> bool:
    return any(
        path.name not in EXPECTED and not path.name.startswith(PASSING) for path in folder.iterdir()
    )
