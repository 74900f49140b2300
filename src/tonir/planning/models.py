"""Distribution points, plans, and the place that a plan gives each household."""

from django.db import models
from django.db.models import Q

from tonir.engines.words import say
from tonir.people.models import Household
from tonir.programme.models import Area, Round


class Point(models.Model):
    """Where kits are handed over. No lanes: closed. `days` as in points.csv; none: every day."""

    code = models.CharField(max_length=40, primary_key=True)
    names = models.JSONField()
    area = models.ForeignKey(Area, models.PROTECT)
    lat = models.FloatField()
    lon = models.FloatField()
    lanes = models.PositiveSmallIntegerField()
    days = models.JSONField(default=list)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return say(self.names, "en")


class Plan(models.Model):
    """One working-out of who comes where and when, with the rules it used. Never changed, but
    that a place follows its family's move.

    inputs: fingerprint of what stands in clear, before and after; so it tells nothing that the
    tables do not. summary: totals and whole hundreds of metres only.
    """

    round = models.ForeignKey(Round, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    seed = models.BigIntegerField()
    inputs = models.CharField(max_length=64)
    rules = models.JSONField()
    summary = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["round", "-id"], name="plans_newest_first")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.at:%Y-%m-%d %H:%M}"


class Place(models.Model):
    """Where and when a household gets which kits: at a point, or at home (listed by a point).

    Neither a time nor `at_home`: the plan found no place for it; a person must.
    """

    plan = models.ForeignKey(Plan, models.CASCADE)
    household = models.ForeignKey(Household, models.CASCADE)
    point = models.ForeignKey(Point, models.PROTECT, null=True)
    day = models.DateField(null=True)
    starts_at = models.TimeField(null=True)
    lane = models.PositiveSmallIntegerField(null=True)
    at_home = models.BooleanField(default=False)
    kits = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "household"], name="one_place_a_household_and_plan"
            ),
            models.CheckConstraint(
                condition=Q(day=None, starts_at=None, lane=None)
                | Q(
                    point__isnull=False,
                    day__isnull=False,
                    starts_at__isnull=False,
                    lane__gte=1,
                    at_home=False,
                ),
                name="a_time_is_at_a_point_and_lane",
            ),
        ]
        indexes = [
            models.Index(
                fields=["plan", "point", "day", "starts_at", "lane"], name="places_by_queue"
            ),
            models.Index(fields=["plan", "at_home", "point"], name="places_by_delivery"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.household_id}"

    def is_missing(self) -> bool:
        """No place was found for this household."""
        return self.day is None and not self.at_home


class Move(models.Model):
    """That a family comes elsewhere than planned: in force beside every plan of its round.

    Only where and when, as in a place; what she gets is the plan's.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="moves")
    household = models.ForeignKey(Household, models.CASCADE, related_name="moves")
    point = models.ForeignKey(Point, models.PROTECT)
    day = models.DateField(null=True)
    starts_at = models.TimeField(null=True)
    lane = models.PositiveSmallIntegerField(null=True)
    at_home = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "household"], name="one_move_a_household_and_round"
            ),
            models.CheckConstraint(
                condition=Q(day=None, starts_at=None, lane=None, at_home=True)
                | Q(day__isnull=False, starts_at__isnull=False, lane__gte=1, at_home=False),
                name="a_move_is_to_a_time_or_home",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.household_id}"
