"""A spare of the keys folder: the one way back when the computer is lost.

It opens nothing without a quorum, as the folder itself; but with one it opens everything, also
after the register was destroyed. So each is counted in the access log, kept apart from backups,
and destroyed by hand when the register is.
"""

import hashlib
import json
from pathlib import Path

from tonir.engines.refusals import Refusal
from tonir.vault.erased import ERASED
from tonir.vault.files import write_new, write_whole
from tonir.vault.keys import CUSTODIANS, DISPOSAL, PUBLIC, read_custody
from tonir.vault.log import note
from tonir.vault.models import AccessEvent

VERSION = 1
# No keys, but what a restored programme must know: who was erased, whom backups are for.
BESIDE = ("erased.json", "backup.json")


def make_spare(folder: Path, target: Path, by: str) -> list[str]:
    """Writes the spare; returns the names of what is in it.

    Raises Refusal R02 (no keys), R31 (the file exists), R39 (it cannot be written).
    """
    read_custody(folder)
    paths = [folder / PUBLIC, folder / CUSTODIANS, *sorted(folder.glob("round-*.json"))]
    paths += [folder / name for name in BESIDE if (folder / name).is_file()]
    files = {path.name: path.read_text(encoding="utf-8") for path in paths}
    content = json.dumps({"tonir_spare": VERSION, "files": files, "digest": _digest(files)})
    if target.exists():
        raise Refusal("R31", file=target)
    # Counted before it exists: a spare that nobody knows of would outlive its register.
    note(AccessEvent.Kind.CUSTODIANS, by, "a spare of the keys", f"spare {target.name}")
    try:
        write_new(target, content)
    except OSError as error:
        raise Refusal("R39", step=target, said=error.strerror or error) from None
    return sorted(files)


def bring_back(source: Path, folder: Path) -> list[str]:
    """Puts a spare's files into a keys folder that has none.

    Raises Refusal R28 for a file that is no spare, R01 if there are keys, R21 if this folder's
    register was destroyed.
    """
    if (folder / DISPOSAL).is_file():
        raise Refusal("R21")
    if (folder / PUBLIC).is_file() and (folder / CUSTODIANS).is_file():
        raise Refusal("R01")
    files = _read(source)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # The public half last, as when they were made.
    for name in sorted(files, key=lambda name: name == PUBLIC):
        here = folder / name
        if name.startswith("round-") and here.is_file():
            continue  # It may have been destroyed since, and stays so.
        if name == ERASED and here.is_file():
            files[name] = _both(here.read_text(encoding="utf-8"), files[name])
        write_whole(here, files[name])
    return sorted(files)


def _both(here: str, brought: str) -> str:
    """Who was erased by either list."""
    known, more = (json.loads(one)["households"] for one in (here, brought))
    return json.dumps({"version": 1, "households": list(dict.fromkeys([*known, *more]))}, indent=1)


def _read(source: Path) -> dict[str, str]:
    try:
        found = json.loads(source.read_text(encoding="utf-8"))
        files: dict[str, str] = found["files"]
        is_whole = found["tonir_spare"] == VERSION and found["digest"] == _digest(files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise Refusal("R28", file=source.name) from None
    if not is_whole or not {PUBLIC, CUSTODIANS} <= files.keys():
        raise Refusal("R28", file=source.name)
    if any(name != Path(name).name for name in files):
        raise Refusal("R28", file=source.name)
    return files


def _digest(files: dict[str, str]) -> str:
    return hashlib.sha256(json.dumps(files, sort_keys=True).encode("utf-8")).hexdigest()
