"""For whom a backup is encrypted: public halves of age or SSH keys, and the private ones.

The private half never stays on the programme's computer: who steals the computer and its backups
has no more than the database that lies there anyway.
"""

import json
import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from pyrage import IdentityError, RecipientError, ssh, x25519

from tonir.engines.refusals import Refusal
from tonir.vault.files import write_whole
from tonir.vault.keys import keys_folder

PUBLIC = "backup.json"
VERSION = 1
READERS: dict[str, Callable[[str], Any]] = {
    "age1": x25519.Recipient.from_str,
    "ssh-ed25519 ": ssh.Recipient.from_str,
    "ssh-rsa ": ssh.Recipient.from_str,
}


def make_key(file: Path) -> dict[str, Any]:
    """A fresh pair: the private half into FILE, to be carried away; the public one stays.

    Raises Refusal R31 if FILE exists or lies in the programme's folder, R39 if it is not written.
    """
    programme = Path(settings.TONIR_FOLDER).resolve()
    if file.resolve().is_relative_to(programme):
        raise Refusal("R31", file=file)
    identity = x25519.Identity.generate()
    public = str(identity.to_public())
    made = datetime.now(UTC).isoformat(timespec="seconds")
    _write_new(file, f"# created: {made}\n# public key: {public}\n{identity}\n")
    replaced = bool(recipients())
    content = {"version": VERSION, "recipients": [public]}
    write_whole(keys_folder() / PUBLIC, json.dumps(content, indent=1))
    return {"key": str(file), "public": public, "replaced": replaced}


def recipients() -> list[str]:
    """The public halves that the programme's backups are encrypted to; none before make_key."""
    try:
        found = json.loads((keys_folder() / PUBLIC).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return [str(one) for one in found["recipients"]]


def read_recipients(texts: Sequence[str]) -> list[Any]:
    """Public halves as pyrage wants them.

    Raises Refusal R30 if there are none, R32 for what is none; it never repeats what was given,
    which may be a private half.
    """
    if not texts:
        raise Refusal("R30")
    return [_recipient(text.strip(), place) for place, text in enumerate(texts, start=1)]


def read_identities(file: Path) -> list[Any]:
    """Private halves from a file as age or ssh-keygen writes it. Raises Refusal R32."""
    try:
        content = file.read_bytes()
        if b"-----BEGIN" in content:
            return [ssh.Identity.from_buffer(content)]
        lines = [line.strip() for line in content.decode("ascii").splitlines()]
        found = [x25519.Identity.from_str(one) for one in lines if one and not one.startswith("#")]
    except (OSError, UnicodeDecodeError, IdentityError):
        raise Refusal("R32", where=file.name) from None
    if not found:
        raise Refusal("R32", where=file.name)
    return found


def short(text: str) -> str:
    """Enough of a public half to tell it from others: "age1m4vdm4rlp"."""
    return text[: 13 if text.startswith("age1") else 30]


def _recipient(text: str, place: int) -> Any:
    for start, read in READERS.items():
        if text.startswith(start):
            try:
                return read(text)
            except RecipientError:
                break
    raise Refusal("R32", where=f"--to {place}")


def _write_new(file: Path, content: str) -> None:
    """Never over another file, on sticks without links and rights too."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refusal("R31", file=file) from None
    except OSError as error:
        raise Refusal("R39", step=file, said=error.strerror) from None
    with os.fdopen(handle, "w", encoding="ascii") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
