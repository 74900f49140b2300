"""Runs of the matching, the pairs they found, the entries they joined. Ids only, no names."""

from django.db import models

from tonir.people.models import Household


class Run(models.Model):
    """One run, with the weights it ran with."""

    at = models.DateTimeField(auto_now_add=True)
    weights = models.JSONField()
    summary = models.JSONField()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class Pair(models.Model):
    """Two entries that may be one family, and what was decided."""

    class Decision(models.TextChoices):
        SURE = "sure"
        LOOK = "look"

    left = models.ForeignKey(Household, models.CASCADE, related_name="+")
    right = models.ForeignKey(Household, models.CASCADE, related_name="+")
    weight = models.IntegerField()
    members = models.IntegerField()
    decision = models.CharField(max_length=4, choices=Decision.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="one_row_per_pair"),
        ]

    def __str__(self) -> str:
        return f"{self.left_id} {self.right_id} {self.weight}"


class Merge(models.Model):
    """The entry `dropped` is the same family as `kept`. Splitting again deletes the row."""

    kept = models.ForeignKey(Household, models.CASCADE, related_name="+")
    dropped = models.OneToOneField(Household, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kept=models.F("dropped")), name="no_entry_merges_into_itself"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dropped_id} -> {self.kept_id}"
