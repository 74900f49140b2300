"""The ledger's guard in the database itself: what stands in it can be neither changed nor deleted.

`guard` and `unguard` are for a migration's RunPython.
"""

from typing import Any

from tonir.engines.ledgers import only_added_to

TABLE = "supply_movement"

UNGUARD: dict[str, tuple[str, ...]] = {
    "sqlite": (
        f"DROP TRIGGER IF EXISTS {TABLE}_no_update",
        f"DROP TRIGGER IF EXISTS {TABLE}_no_delete",
        f"DROP TRIGGER IF EXISTS {TABLE}_no_replace",
    ),
    "postgresql": (
        f"DROP TRIGGER IF EXISTS {TABLE}_no_change ON {TABLE}",
        f"DROP TRIGGER IF EXISTS {TABLE}_no_truncate ON {TABLE}",
        f"DROP FUNCTION IF EXISTS {TABLE}_refuse()",
    ),
}


def guard(_: Any, schema_editor: Any) -> None:
    """Sets the guard, for RunPython."""
    for statement in only_added_to(TABLE, schema_editor.connection.vendor):
        schema_editor.execute(statement)


def unguard(_: Any, schema_editor: Any) -> None:
    """Takes the guard away: for the way back of a migration, and where tests empty the tables."""
    for statement in UNGUARD[schema_editor.connection.vendor]:
        schema_editor.execute(statement)
