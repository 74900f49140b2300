"""The end of a register: its keys destroyed, and a signed record that says so.

A quorum opens the secret once more, to sign the record with it; then every file with a key in it
is written over. Papers and passphrases then open nothing, nor does any old backup: what they
opened lay in the keys folder only, and in spares that somebody made of it (the record counts
them; they are destroyed by hand).
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tonir.engines.refusals import Refusal
from tonir.vault.address import ADDRESS
from tonir.vault.files import clear_unfinished, write_over, write_whole
from tonir.vault.keys import CUSTODIANS, DISPOSAL, PUBLIC, recover, signing_key
from tonir.vault.keys import read_custody as custody_of
from tonir.vault.lockdown import lock_down
from tonir.vault.log import check_log, note
from tonir.vault.models import AccessEvent
from tonir.vault.shares import Share

STATEMENT = (
    "The keys of this register were destroyed by a quorum of its custodians. What is sealed to "
    "them, in the database and in every backup, cannot be opened by anybody any more."
)


@dataclass(frozen=True)
class Disposal:
    """A disposal record as it was found: what it says, and whether its signature holds."""

    said: dict[str, Any]
    is_genuine: bool


def destroy(folder: Path, shares: list[Share], by: str, reason: str, held: dict[str, int]) -> Path:
    """Destroys the keys. held: counts of what was sealed, for the record.

    Raises Refusal R16 or R17 (shares), R21 if it has been done. Returns the record's path.
    """
    if not reason.strip():
        raise Refusal("R08")
    custody = custody_of(folder)
    secret = recover(custody, shares)
    lock_down(folder)
    public = json.loads((folder / PUBLIC).read_text(encoding="utf-8"))
    numbers = ", ".join(str(share.custodian) for share in shares)
    line = note(
        AccessEvent.Kind.DESTROYED, by, reason, f"custodians {numbers}", signing_key(secret)
    )
    record = {
        "version": 1,
        "register": custody.register,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "by": by,
        "reason": reason,
        "custodians": numbers,
        "quorum": f"{custody.quorum} of {custody.custodians}",
        "held": held,
        "access_log": {"seen": check_log().head.seen, "last": line.digest},
        "destroyed": [path.name for path in _with_keys(folder)],
        "spares_made": AccessEvent.objects.filter(detail__startswith="spare ").count(),
        "suites": public["suites"],
        "log": public["log"],
        "statement": STATEMENT,
    }
    signature = signing_key(secret).sign(_signed(record)).hex()
    path = folder / DISPOSAL
    # The record first: whoever is killed after this line is finished by the next start.
    write_whole(path, json.dumps({**record, "signature": signature}, indent=1, ensure_ascii=False))
    finish(folder)
    # Who began to open it meanwhile has read the keys before they went.
    lock_down(folder)
    return path


def finish(folder: Path) -> None:
    """Writes over what killed processes left of keys; with a record of disposal, all of them."""
    clear_unfinished(folder)
    if (folder / DISPOSAL).is_file():
        for path in _with_keys(folder):
            with suppress(FileNotFoundError):
                write_over(path)


def read_disposal(folder: Path) -> Disposal | None:
    """The record, checked by the register's own key; None if the register was not destroyed."""
    path = folder / DISPOSAL
    if not path.is_file():
        return None
    said = json.loads(path.read_text(encoding="utf-8"))
    signature = bytes.fromhex(said.pop("signature"))
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(said["log"]))
    try:
        public.verify(signature, _signed(said))
    except InvalidSignature:
        return Disposal(said, is_genuine=False)
    return Disposal(said, is_genuine=True)


def _with_keys(folder: Path) -> list[Path]:
    """Every file that a key can be taken from, and the public half: nothing is sealed any more."""
    wanted = (f"{CUSTODIANS}*", f"{PUBLIC}*", f"{ADDRESS}*", "round-*.json*")
    return [path for names in wanted for path in sorted(folder.glob(names)) if path.is_file()]


def _signed(record: dict[str, Any]) -> bytes:
    told = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return b"tonir disposal record " + told.encode("utf-8")
