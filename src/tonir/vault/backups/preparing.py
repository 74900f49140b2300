"""`python -m tonir.vault.backups.preparing`: makes a restored database ready, in its own process.

It is pointed at the folder where the restore is made ready, not at the programme: whatever fails
here, the programme is untouched. Reads one line of JSON, answers one line.
"""

import json
import os
import sys
from typing import Any

import django

from tonir.engines.refusals import Refusal
from tonir.vault.memory import end_with_parent


def main() -> None:
    end_with_parent()
    os.umask(0o077)
    asked = json.loads(sys.stdin.readline())
    django.setup()
    try:
        answer = prepare(asked)
    except Refusal as refusal:
        facts = {name: str(fact) for name, fact in refusal.facts.items()}
        answer = {"refused": refusal.code, "facts": facts}
    except Exception as error:  # noqa: BLE001  a trace could hold a row
        answer = {"failed": type(error).__name__}
    sys.stdout.write(json.dumps(answer) + "\n")


def prepare(asked: dict[str, Any]) -> dict[str, Any]:
    """This version's tables; the log checked; and, unless it is a drill: who was erased since is
    erased again, nobody is logged in, and the log says that and what was restored."""
    from django.contrib.sessions.models import Session
    from django.core.management import call_command
    from django.db import connections

    from tonir.vault.erased import erase_again
    from tonir.vault.log import check_log, note
    from tonir.vault.models import AccessEvent

    call_command("migrate", verbosity=0, interactive=False)
    checked = check_log()
    broken = checked.broken or checked.forged
    # A log that was broken when the backup was taken must not keep the programme from its data.
    if broken is not None and asked["log_whole"]:
        return {"damaged": f"access log, line {broken.pk}"}
    if not asked["drill"]:
        Session.objects.all().delete()
        erase_again(asked["erased"])
        note(AccessEvent.Kind.RESTORED, asked["by"], "restore", asked["detail"])
    connections.close_all()
    return {"log_whole": broken is None}


if __name__ == "__main__":
    main()
