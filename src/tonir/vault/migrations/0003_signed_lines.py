"""Lines of the access log may be signed, and there are more kinds of them."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from tonir.engines.ledgers import only_added_to

TABLE = "vault_accessevent"
KINDS = (
    *("opened", "refused", "worked", "closed", "exported", "corrected", "erased", "shredded"),
    *("backed_up", "restored", "locked_down", "custodians", "destroyed"),
)


def guard_again(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite adds a column by making the table anew, and its triggers go with the old one."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in only_added_to(TABLE, "sqlite"):
            name = statement.split()[2]
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("vault", "0002_only_added_to")]
    operations = [
        migrations.AddField(
            "accessevent", "signature", models.CharField(blank=True, default="", max_length=128),
            preserve_default=False,
        ),
        migrations.AlterField(
            "accessevent", "kind",
            models.CharField(
                choices=[(kind, kind.replace("_", " ").title()) for kind in KINDS], max_length=12
            ),
        ),
        migrations.RunPython(guard_again, migrations.RunPython.noop),
    ]
