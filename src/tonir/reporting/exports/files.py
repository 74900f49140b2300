"""Where the encrypted files lie, and when they go."""

import hashlib
import time
from pathlib import Path

from django.utils import timezone

from tonir.programme.folder import current
from tonir.programme.privacy import retention
from tonir.reporting.models import Export, ExportGone

# What a killed export left beside: encrypted, but in no book.
STALE_SECONDS = 3600


def exports_folder() -> Path:
    """The programme's own folder for them, its owner's alone; made when it is first asked for."""
    folder = current().root / "exports"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def is_here(export: Export) -> bool:
    """Whether the file still lies where it was written."""
    return Path(export.file).is_file()


def sweep_exports() -> int:
    """Deletes files past their last day; how many. Without the folder nothing ever left."""
    folder = current().root / "exports"
    if not folder.is_dir():
        return 0
    for beside in folder.glob("*.new"):
        if beside.stat().st_mtime < time.time() - STALE_SECONDS:
            beside.unlink(missing_ok=True)
    longest, today = retention().exports, timezone.localdate()
    ended = [one for one in Export.objects.filter(gone=None) if one.last_day(longest) < today]
    return sum(_delete(one) for one in ended)


def _delete(export: Export) -> bool:
    """Only the file that was written: under its name there may be another by now."""
    path = Path(export.file)
    if not path.is_file() or _print_of(path) != export.sha256:
        return False
    path.unlink()
    ExportGone.objects.create(export=export, at=timezone.now())
    return True


def _print_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
