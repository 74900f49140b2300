"""Criteria as they were on the day, and what each household is entitled to."""

from django.db import models

from tonir.people.models import Household
from tonir.programme.models import Round


class CriteriaSet(models.Model):
    """The rules that an assessment used, word for word. Never changed: other rules, other row."""

    fingerprint = models.CharField(max_length=64, unique=True)
    rules = models.JSONField()
    saved_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.fingerprint[:8]


class Assessment(models.Model):
    """One working-out of all households. The summary holds totals only, small ones left out."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="assessments")
    criteria = models.ForeignKey(CriteriaSet, models.PROTECT, related_name="assessments")
    at = models.DateTimeField(auto_now_add=True)
    summary = models.JSONField()

    def __str__(self) -> str:
        return f"{self.round_id} {self.at:%Y-%m-%d %H:%M}"


class Entitlement(models.Model):
    """What a household gets in a round. Why is personal: sealed under the round's own key, for
    the open register only, and emptied when the round is closed.

    The assessment is the one that last changed it, or that brought the rules it stands under.
    """

    household = models.ForeignKey(Household, models.CASCADE, related_name="entitlements")
    round = models.ForeignKey(Round, models.PROTECT, related_name="entitlements")
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="entitlements")
    tier = models.IntegerField()
    kits = models.JSONField()
    at_home = models.BooleanField()
    reasons = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["household", "round"], name="one_entitlement_a_household_and_round"
            ),
            models.CheckConstraint(condition=models.Q(tier__gte=1), name="tiers_begin_at_one"),
        ]
        indexes = [models.Index(fields=["round", "tier"], name="entitlements_by_tier")]

    def __str__(self) -> str:
        return f"{self.household_id} {self.round_id}"
