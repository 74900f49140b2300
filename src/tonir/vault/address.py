"""The office's address: what phones seal parcels to that others carry for them.

It lies in the keys folder, outside the database and its backups, and opens no record of the
register: a parcel holds claims, which name nobody. So the office has it without custodians, and
it ends with the register's keys.
"""

import json
from contextlib import suppress

from tonir.engines.refusals import Refusal
from tonir.engines.slips import Opener, new_opener, opener_from, scalar_of
from tonir.vault.files import write_once
from tonir.vault.keys import DISPOSAL, keys_folder

ADDRESS = "phones.json"


def office_opener() -> Opener:
    """The office's key, made when first asked for. Raises Refusal R21 once keys are destroyed."""
    folder = keys_folder()
    if (folder / DISPOSAL).is_file():
        raise Refusal("R21")
    path = folder / ADDRESS
    if not path.is_file():
        # Whoever is second takes the first one's: phones know only one.
        with suppress(FileExistsError):
            write_once(path, json.dumps({"scalar": scalar_of(new_opener()).hex()}))
    return opener_from(bytes.fromhex(json.loads(path.read_text(encoding="ascii"))["scalar"]))
