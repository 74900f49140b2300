"""`python -m tonir.vault.starting`: becomes the open register's process."""

import json
import os
import resource
import sys
from typing import Any

import django

from tonir.engines.refusals import Refusal


def main() -> None:
    """Reads one line of JSON from standard input, answers one line, then serves until closed."""
    forbid_dumps()
    asked = json.loads(sys.stdin.readline())
    django.setup()
    try:
        serve(asked)
    except Refusal as refusal:
        answer({"refused": refusal.code})


def serve(asked: dict[str, Any]) -> None:
    """Raises Refusal R02 or R03 if the keys do not open; the attempt stands in the log.

    R04 if another process has the register open, were its address lost or not yet known.
    """
    from django.db import connections

    from tonir.vault.files import hold
    from tonir.vault.keys import keys_folder, unlock
    from tonir.vault.log import note, note_missing_end
    from tonir.vault.models import AccessEvent
    from tonir.vault.register import OpenRegister
    from tonir.vault.service import Service

    by, purpose = asked["by"], asked["purpose"]
    if not hold(keys_folder() / "open-register.lock"):
        raise Refusal("R04")
    note_missing_end()
    try:
        keys = unlock(keys_folder(), asked.pop("passphrase"))
    except Refusal as refusal:
        note(AccessEvent.Kind.REFUSED, by, purpose, refusal.code)
        raise
    service = Service(OpenRegister(keys, by, purpose), asked["minutes"], asked["idle_minutes"])
    note(AccessEvent.Kind.OPENED, by, purpose, f"{asked['minutes']} minutes")
    service.announce()
    connections.close_all()
    answer({"open": True})
    service.serve()


def answer(message: dict[str, Any]) -> None:
    """Tells who started this; from then on nobody reads what it prints."""
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())


def forbid_dumps() -> None:
    """No core file: it would hold the keys."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
