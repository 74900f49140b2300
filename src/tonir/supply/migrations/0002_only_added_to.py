"""The ledger is only added to, whoever asks."""

from django.db import migrations

from tonir.supply.ledger import guard, unguard


class Migration(migrations.Migration):
    dependencies = [("supply", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
