"""Who was erased, by random id alone, so that a restored backup does not bring them back.

The list lies in the keys folder: outside the database, so that no restore takes it back in time.
It is copied to the spare with the keys.
"""

import json
import re
from collections.abc import Iterable

from django.conf import settings
from django.utils.module_loading import import_string

from tonir.vault.backups.locks import held
from tonir.vault.files import write_whole
from tonir.vault.keys import keys_folder

ERASED = "erased.json"
# Left by a restore into a folder without keys: the list is asked as soon as it is there.
DUE = "erase-again"
# Others add to it for a moment only (seconds).
PATIENCE = 10.0
# What an id is made of. A name has no place here, nor a number of an office's.
_ID = re.compile(r"[0-9a-z-]{8,64}")


def remember(ids: Iterable[str]) -> None:
    """Adds households to the list; who is on it stays. Raises ValueError for what is no id."""
    new = list(ids)
    if not all(_ID.fullmatch(one) for one in new):
        raise ValueError("Only random ids are remembered.")
    folder = keys_folder()
    with held(folder, PATIENCE):
        known = remembered()
        content = {"version": 1, "households": list(dict.fromkeys([*known, *new]))}
        write_whole(folder / ERASED, json.dumps(content, indent=1))


def remembered() -> list[str]:
    """Ids of all who were erased, in that order; none if nobody was."""
    try:
        found = json.loads((keys_folder() / ERASED).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return [str(one) for one in found["households"]]


def erase_again(ids: list[str]) -> None:
    """Erases those of them who stand in the database again, as the settings say how."""
    if ids:
        import_string(settings.TONIR_ERASE_AGAIN)(ids)


def erase_if_due() -> bool:
    """After a restore without the keys folder: as soon as its list is there. True if it was."""
    due = keys_folder().parent / DUE
    if not due.is_file() or not (keys_folder() / ERASED).is_file():
        return False
    erase_again(remembered())
    due.unlink()
    return True
