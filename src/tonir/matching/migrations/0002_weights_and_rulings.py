"""Weights in bits, what people said of pairs, which state of an entry was compared."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

HOUSEHOLD: dict[str, Any] = {"on_delete": django.db.models.deletion.CASCADE, "to": "people.household"}
VERDICTS = ["same", "different", "moved_in", "former", "parents", "related", "undone"]


class Migration(migrations.Migration):
    dependencies = [("matching", "0001_initial"), ("people", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Weighing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("model", models.JSONField()),
                ("people", models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="NamesBorne",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.IntegerField()),
                ("sealed", models.BinaryField()),
                (
                    "weighing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="matching.weighing",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            "namesborne",
            models.UniqueConstraint(fields=("weighing", "part"), name="one_row_per_part_of_names"),
        ),
        migrations.RenameField("run", "weights", "rules"),
        migrations.AddField(
            "run",
            "scope",
            models.CharField(choices=[("new", "New"), ("all", "All")], default="all", max_length=3),
            preserve_default=False,
        ),
        migrations.AddField(
            "run",
            "weighing",
            models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="matching.weighing"),
        ),
        migrations.CreateModel(
            name="Scored",
            fields=[
                ("household", models.OneToOneField(primary_key=True, serialize=False, **HOUSEHOLD)),
                ("revision", models.IntegerField()),
            ],
        ),
        migrations.AlterField("pair", "weight", models.FloatField()),
        migrations.AddField("pair", "persons", models.JSONField(default=list)),
        migrations.AddField("pair", "sampled", models.BooleanField(default=False)),
        migrations.AddField("pair", "cut", models.BooleanField(default=False)),
        migrations.CreateModel(
            name="Ruling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("verdict", models.CharField(choices=[(one, one.replace("_", " ").title()) for one in VERDICTS], max_length=9)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("of_sample", models.BooleanField(default=False)),
                ("left", models.ForeignKey(related_name="+", **HOUSEHOLD)),
                ("right", models.ForeignKey(related_name="+", **HOUSEHOLD)),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["left", "right"], name="rulings_by_pair")],
            },
        ),
    ]
