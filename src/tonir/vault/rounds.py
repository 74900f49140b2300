"""Keys that end with a round: slips, reasons, and the link between a family and its claims.

Each round has a secret of its own, sealed to the register, in a file of the keys folder: outside
the database and its backups. Destroying that file closes what the round left behind for good, in
every old backup too, while the register lives on.
"""

import json
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings

from tonir.engines.refusals import Refusal
from tonir.vault.files import write_once, write_over, write_whole
from tonir.vault.keys import keys_folder, public_keys
from tonir.vault.seal import PrivateKeys, PublicKeys, private_keys, public_from_bytes, seal, unseal
from tonir.vault.suites import SUITES


def path_of(number: int) -> Path:
    return keys_folder() / f"round-{number}.json"


def round_keys(number: int) -> PublicKeys:
    """The round's public keys, made when first asked for. Raises Refusal R20 once destroyed."""
    path = path_of(number)
    if not path.is_file():
        secret = secrets.token_bytes(32)
        # Whoever is second takes the first one's: two keys of one round would part its slips.
        with suppress(FileExistsError):
            write_once(path, json.dumps(_new(number, secret), indent=1))
    found = _read(number)
    suite = SUITES[settings.TONIR_SEAL_SUITE]
    return public_from_bytes(suite, {"round": bytes.fromhex(found["suites"][suite.name])})


def seal_for_round(number: int, about: str, content: dict[str, Any]) -> bytes:
    """An envelope that ends with the round. Raises Refusal R20 if the round's key is destroyed."""
    return seal(round_keys(number), "round", about, content)


def open_round(keys: PrivateKeys, number: int) -> PrivateKeys:
    """The round's private keys, in the open register. Raises Refusal R20 if destroyed."""
    sealed = bytes.fromhex(_read(number)["sealed"])
    secret = unseal(keys, "outcome", _about(number), sealed)["secret"]
    return private_keys(bytes.fromhex(secret), ("round",))


def is_destroyed(number: int) -> bool:
    path = path_of(number)
    return path.is_file() and _content(path) is None


def destroy_round(number: int, on: str) -> None:
    """Destroys the round's secret; its number is never given a key again. on: a day, ISO."""
    path = path_of(number)
    for left in (path, *path.parent.glob(f"{path.name}.*")):
        with suppress(FileNotFoundError):
            write_over(left)
    write_whole(path, json.dumps({"round": number, "destroyed": on}))


def _new(number: int, secret: bytes) -> dict[str, object]:
    halves = private_keys(secret, ("round",)).halves
    sealed = seal(public_keys(), "outcome", _about(number), {"secret": secret.hex()})
    return {
        "round": number,
        "suites": {name: kinds["round"].hex() for name, kinds in halves.items()},
        "sealed": sealed.hex(),
    }


def _read(number: int) -> dict[str, Any]:
    """Raises Refusal R20 if the round's key was destroyed, or never made."""
    path = path_of(number)
    if not path.is_file():
        raise Refusal("R20", round=number)
    found = _content(path)
    if found is None:
        raise Refusal("R20", round=number)
    return found


def _content(path: Path) -> dict[str, Any] | None:
    """None once destroyed; also where somebody was killed between writing over and saying so."""
    try:
        found: dict[str, Any] = json.loads(path.read_bytes())
    except ValueError:
        return None
    return None if "destroyed" in found else found


def _about(number: int) -> str:
    return f"round {number}"
