"""The programme itself, its offices, areas and rounds."""

from datetime import date

from django.db import models

from tonir.engines.words import say


class Programme(models.Model):
    """One row: the programme and its rules as they were last read from tonir.toml."""

    code = models.CharField(max_length=40, unique=True)
    names = models.JSONField()
    rules = models.JSONField()
    digest = models.CharField(max_length=64, blank=True)
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return say(self.names, "en")


class Office(models.Model):
    """A partner's office that sends lists."""

    code = models.CharField(max_length=40, primary_key=True)
    names = models.JSONField()

    def __str__(self) -> str:
        return say(self.names, "en")


class Area(models.Model):
    """A region (no parent) or a settlement in it. Coordinates in degrees, WGS 84."""

    code = models.CharField(max_length=20, primary_key=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    names = models.JSONField()
    lat = models.FloatField()
    lon = models.FloatField()
    population = models.IntegerField(default=0)

    def __str__(self) -> str:
        return say(self.names, "en")


class Round(models.Model):
    """One round of distribution."""

    number = models.IntegerField(unique=True)
    opens_on = models.DateField()
    closes_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")),
                name="a_round_closes_after_it_opens",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    def is_open(self, today: date) -> bool:
        return self.opens_on <= today <= self.closes_on
