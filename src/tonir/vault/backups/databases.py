"""One way to copy, stage and put a database, whichever kind it is."""

from pathlib import Path

from tonir.engines.progress import Progress
from tonir.engines.refusals import Refusal
from tonir.vault.backups import postgresql, sqlite
from tonir.vault.backups.asking import (
    FAULTS,
    POSTGRESQL,
    SQLITE,
    TABLES,
    asked,
    moment_of,
    path_of,
    vendor_of,
)
from tonir.vault.backups.manifest import Moment


def copy(url: str, to: Path, progress: Progress) -> Moment:
    """The database at one moment, as a file. Raises Refusal R39."""
    if vendor_of(url) != SQLITE:
        return postgresql.copy(url, to, progress)
    try:
        return sqlite.copy(path_of(url), to, progress)
    except FAULTS as error:
        raise Refusal("R39", step="sqlite", said=str(error)) from None


def stage(url: str, member: Path) -> str:
    """Where the copy can be looked at, beside the database whose place it is to take."""
    return f"sqlite:///{member}" if vendor_of(url) == SQLITE else postgresql.stage(url, member)


def discard(staged: str) -> None:
    """A staged file goes with its folder."""
    if vendor_of(staged) != SQLITE:
        postgresql.drop(staged)


def fault_of(staged: str, expected: Moment) -> str:
    """What in the staged database is not as when it was copied; "" if all is."""
    if vendor_of(staged) == SQLITE and (fault := sqlite.fault_of(path_of(staged))):
        return fault
    try:
        with asked(staged) as ask:
            found = moment_of(ask, vendor_of(staged))
    except FAULTS as error:
        return type(error).__name__
    if found.rows != expected.rows:
        unlike = dict(found.rows.items() ^ expected.rows.items())
        return f"rows of {min(unlike)}"
    return "" if found == expected else "access log"


def put(staged: str, url: str, kept: Path | None) -> str:
    """The staged database in the place of the one there, if any.

    kept: the folder where the old one's file stays, or the end of its database's new name, which
    is returned. Raises Refusal R38 if the old one is in use.
    """
    if vendor_of(url) == SQLITE:
        sqlite.put(path_of(staged), path_of(url), kept / "tonir.sqlite3" if kept else None)
        return ""
    return postgresql.put(staged, url, kept.name.replace("-", "_") if kept else "")


def is_free(url: str) -> bool:
    """Whether nothing lies there that a restore could harm."""
    if vendor_of(url) == SQLITE:
        return not path_of(url).is_file()
    if not postgresql.exists(url):
        return True
    with asked(url) as ask:
        return not ask(TABLES[POSTGRESQL])


def log_end(url: str) -> tuple[int, str]:
    """Lines of the access log and the digest of the last; (0, "") where none can be read."""
    try:
        with asked(url) as ask:
            ((lines,),) = ask("SELECT count(*) FROM vault_accessevent")
            last = ask("SELECT digest FROM vault_accessevent ORDER BY id DESC LIMIT 1")
    except FAULTS:
        return 0, ""
    return int(lines), str(last[0][0]) if last else ""


def tells_of(url: str, digest: str) -> bool:
    """Whether the access log there has a line of a backup with that digest: made, or restored."""
    kinds = "('backed_up', 'restored')"
    try:
        with asked(url) as ask:
            details = ask(f"SELECT detail FROM vault_accessevent WHERE kind IN {kinds}")
    except FAULTS:
        return False
    return any(digest in str(detail) for (detail,) in details)
