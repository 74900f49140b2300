"""What lies in a programme's folder for a backup or a restore, and what a killed one left there.

A restore is made ready in a folder of its own. From the moment when that folder has its last name
it counts, and whoever comes next goes on with it; before, it is swept away.
"""

import json
import re
import shutil
from contextlib import ExitStack, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tonir.engines.refusals import Refusal
from tonir.vault.backups import databases, postgresql
from tonir.vault.backups.asking import SQLITE, url_of, vendor_of
from tonir.vault.backups.locks import held
from tonir.vault.backups.manifest import DATABASES, RULES, TABLES
from tonir.vault.erased import DUE

COPY = "tonir.copy-"
STAGE = "restoring-"
READY = "restored"
PLAN = "plan.json"
BEFORE = "before-restore-"
BACKUPS = "backups"
ENDING = ".tonir.age"
NEW = ".new"
# What a restore brings into the keys folder, and what must not be there already. A record of
# destroyed keys makes every start destroy what is left of them: it never comes upon any.
KEYS = {
    "register.json": ("register.json", "disposal.json"),
    "disposal.json": ("register.json", "disposal.json", "custodians.json"),
    "web.key": ("web.key",),
    "log-head.json": (),
}
TIME = "%Y%m%dT%H%M%SZ"
TO_A_MICROSECOND = "%Y%m%dT%H%M%S%fZ"


def sweep(folder: Path) -> None:
    """Ends what a killed restore had decided; removes what else was left. For every start.

    Raises Refusal R38 if others use the database: what they wrote would be lost.
    """
    if not (_left(folder) or (folder / READY).is_dir()):
        return
    with ExitStack() as lock:
        try:
            lock.enter_context(held(folder))
        except Refusal:
            return  # Somebody is at work in this folder just now: what lies there is theirs.
        for path in _left(folder):
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()
        if (folder / READY).is_dir():
            finish(folder)


def finish(folder: Path) -> list[str]:
    """Puts what was made ready into its place. May be cut short and called again.

    Tables that it replaces are kept aside: somebody wrote them by hand. Returns what was kept.
    """
    ready = folder / READY
    plan: dict[str, Any] = json.loads((ready / PLAN).read_text(encoding="utf-8"))
    kept = folder / f"{BEFORE}{plan['at']}"
    kept.mkdir(mode=0o700, exist_ok=True)
    try:
        database = _put_database(folder, plan, kept if plan["keep_previous"] else None)
    except Refusal:
        with suppress(OSError):
            kept.rmdir()
        raise
    for name in TABLES:
        new, old = ready / name, folder / name
        if new.is_file() and old.is_file() and new.read_bytes() == old.read_bytes():
            new.unlink()
            continue
        if old.is_file() and (new.is_file() or name not in plan["members"]):
            old.replace(kept / name)
        if new.is_file():
            new.replace(old)
    _put_keys(ready / "keys", folder / "keys")
    if (ready / DUE).is_file():
        (ready / DUE).replace(folder / DUE)
    done = ready.rename(folder / f"{STAGE}done")
    shutil.rmtree(done)
    if not any(kept.iterdir()):
        kept.rmdir()
    return [str(kept)] * kept.exists() + [database] * bool(database)


def prune(folder: Path, code: str, days: int, now: datetime) -> int:
    """Deletes the programme's own backups that are older; never the newest. How many it deleted."""
    found = sorted(
        (taken, path)
        for path in (folder / BACKUPS).glob(f"{code}-*{ENDING}")
        if (taken := _taken(path, code)) is not None
    )
    old = [path for taken, path in found[:-1] if taken < now - timedelta(days=days)]
    for path in old:
        path.unlink()
    return len(old)


def own_name(code: str, taken: datetime) -> str:
    return f"{safe(code)}-{taken:{TIME}}{ENDING}"


def safe(code: str) -> str:
    """A programme's code as a file's name may have it."""
    return re.sub(r"[^0-9A-Za-z_-]", "_", code)


def _taken(path: Path, code: str) -> datetime | None:
    """By its name: copying a file changes its date."""
    try:
        text = path.name.removeprefix(f"{code}-").removesuffix(ENDING)
        return datetime.strptime(text, TIME).replace(tzinfo=UTC)
    except ValueError:
        return None


def _left(folder: Path) -> list[Path]:
    return [
        *folder.glob(f"{COPY}*"),
        *folder.glob(f"{STAGE}*"),
        *(folder / BACKUPS).glob(f"*{ENDING}{NEW}"),
    ]


def _put_database(folder: Path, plan: dict[str, Any], kept: Path | None) -> str:
    ready = folder / READY
    url = url_of(folder, ready if (ready / RULES).is_file() else folder)
    if vendor_of(url) == SQLITE:
        member = ready / DATABASES[SQLITE]
        if member.is_file():
            return databases.put(f"sqlite:///{member}", url, kept)
        return ""
    staged = postgresql.named(url, plan["staged"])
    return databases.put(staged, url, kept) if postgresql.exists(staged) else ""


def _put_keys(ready: Path, keys: Path) -> None:
    """Public halves and the log's end. Keys that are there, or were destroyed, stay as they are."""
    keys.mkdir(mode=0o700, exist_ok=True)
    for name, blocking in KEYS.items():
        if (ready / name).is_file() and not any((keys / one).is_file() for one in blocking):
            (ready / name).replace(keys / name)
