"""`python -m tonir.vault.starting`: becomes the open register's process."""

import json
import os
import sys
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

import django

from tonir.engines.refusals import Refusal
from tonir.vault.memory import guard

# The work that every opening begins with: records made ready.
FIRST = "ready"

if TYPE_CHECKING:
    from tonir.vault.gathering import Gathering


def main() -> None:
    """Reads one line of JSON from standard input, answers one line, then serves until closed."""
    refused = guard()
    asked = json.loads(sys.stdin.readline())
    django.setup()
    try:
        serve(asked, refused)
    except Refusal as refusal:
        facts = {key: str(value) for key, value in refusal.facts.items()}
        answer({"refused": refusal.code, "facts": facts})


def serve(asked: dict[str, Any], unguarded: list[str]) -> None:
    """Raises what the shares or keys are refused for; the attempt stands in the log.

    Refusal R04 if another process has the register open, were its address lost or not yet known.
    """
    from django.conf import settings
    from django.db import connections
    from django.utils.module_loading import import_string

    from tonir.vault.files import hold
    from tonir.vault.gathering import Gathering
    from tonir.vault.keys import keys_folder
    from tonir.vault.lockdown import ADDRESS, LOCK, mark_of, sweep
    from tonir.vault.log import note, note_missing_end
    from tonir.vault.models import AccessEvent
    from tonir.vault.openers import Openers
    from tonir.vault.register import OpenRegister
    from tonir.vault.service import Service

    folder = keys_folder()
    gathering = Gathering(folder, asked["purpose"])
    if not hold(folder / LOCK):
        raise Refusal("R04")
    # From here on a lockdown finds this process; one that came before has left its mark.
    if mark_of(folder) != asked["mark"]:
        raise Refusal("R10")
    sweep(folder)
    note_missing_end()
    # What the first work needs is loaded while passphrases are stretched.
    loading = threading.Thread(target=import_string, args=(settings.TONIR_REGISTER_JOBS[FIRST],))
    loading.start()
    for given in asked.pop("given"):
        gathering.give(asked["by"], given["passphrase"], given["words"])
    last = None if gathering.is_enough else gather(gathering, asked["wait_minutes"])
    try:
        unlocked = gathering.unlock()
    except Refusal as refusal:
        if last is not None:
            answer({"refused": refusal.code, "facts": {}}, last)
        (folder / ADDRESS).unlink(missing_ok=True)
        raise
    connections.close_all()
    # Before there is any thread, and any connection that two processes would share.
    loading.join()
    openers = Openers(unlocked.keys)
    register = OpenRegister(
        unlocked.keys, gathering.by, gathering.purpose, signer=unlocked.signer, openers=openers
    )
    service = Service(register, asked["minutes"], asked["idle_minutes"])
    opened = f"custodians {gathering.custodians}; {asked['minutes']} minutes"
    opened += f"; not kept from {', '.join(unguarded)}" if unguarded else ""
    note(AccessEvent.Kind.OPENED, register.by, register.purpose, opened, register.signer)
    gathering.shares.clear()
    service.announce()
    connections.close_all()
    answer({"open": True}, last)
    service.serve()


def gather(gathering: "Gathering", minutes: float) -> Connection:
    """Waits for the other custodians; ends this process if they do not come, or call it off."""
    from django.db import connections

    from tonir.vault.gathering import CalledOff, Door, TimeIsOver, wait_for_the_others
    from tonir.vault.log import note
    from tonir.vault.models import AccessEvent
    from tonir.vault.service import announce, leave

    door = Door.made()
    said = {"by": gathering.by, "purpose": gathering.purpose, "ends_at": _in(minutes)}

    def tell() -> None:
        announce(door, {**said, "waiting": gathering.counted()})

    tell()
    answer({"waiting": gathering.counted()})
    try:
        connection = wait_for_the_others(gathering, door, minutes, tell)
    except (TimeIsOver, CalledOff) as end:
        why = f"closed by {end.by}" if isinstance(end, CalledOff) else "the others did not come"
        leave(door)
        note(AccessEvent.Kind.REFUSED, gathering.by, gathering.purpose, f"not opened: {why}")
        connections.close_all()
        os._exit(0)
    door.close()
    return connection


def _in(minutes: float) -> float:
    return time.time() + minutes * 60


def answer(message: dict[str, Any], connection: Connection | None = None) -> None:
    """Tells who started this, or who brought the last share; then nobody reads what it prints."""
    if connection is not None:
        with connection, suppress(OSError):  # The register is open, whoever still listens.
            connection.send_bytes(json.dumps(message).encode("utf-8"))
        return
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())


if __name__ == "__main__":
    main()
