"""Phones at the points: who let them in, every row they sent, what a person has to look at.

Kept apart from the other tables of the handover only because there are many; Django finds them
through `models`. No row here names anybody.
"""

from django.db import models

from tonir.planning.models import Point
from tonir.programme.models import Round

# What a phone says it refused a scan for, beside the codes of the catalogue.
WHY_REFUSED = ("replaced", "wrong_point", "wrong_day", "not_ours", "training", "real", "already")


class Invitation(models.Model):
    """Lets one phone in, once, for a shift at a point. digest: SHA-256 of the secret in its QR.

    day: none for drivers. lane: none for every lane of the point.
    """

    class Kind(models.TextChoices):
        LANE = "lane"
        DRIVER = "driver"
        TRAINING = "training"

    digest = models.BinaryField(max_length=32, unique=True)
    round = models.ForeignKey(Round, models.PROTECT, related_name="invitations")
    point = models.ForeignKey(Point, models.PROTECT, related_name="invitations")
    day = models.DateField(null=True)
    lane = models.IntegerField(null=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="a_shift_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.point_id} {self.day} {self.kind}"

    def is_training(self) -> bool:
        return self.kind == self.Kind.TRAINING


class Receipt(models.Model):
    """That a row of a phone's queue is here. digest: SHA-256 of what it said, so that the same
    number with other content is noticed; empty once the round is closed."""

    device = models.ForeignKey("handover.Device", models.PROTECT, related_name="receipts")
    sequence = models.IntegerField()
    digest = models.BinaryField(max_length=32)
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["device", "sequence"], name="one_receipt_a_row")
        ]

    def __str__(self) -> str:
        return f"{self.device_id}:{self.sequence}"


class RunningSum(models.Model):
    """What a phone's claims added up to after row `upto`, by its own word.

    holds: whether the commitments say so too; none as long as rows up to there are missing, or
    where later sums were looked at instead.
    """

    device = models.ForeignKey("handover.Device", models.PROTECT, related_name="running_sums")
    upto = models.IntegerField()
    kits = models.JSONField()
    blinding = models.BinaryField(max_length=32)
    claims = models.IntegerField()
    received_at = models.DateTimeField()
    holds = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["device", "upto"], name="one_sum_a_device_and_row")
        ]

    def __str__(self) -> str:
        return f"{self.device_id}:{self.upto}"


class Fact(models.Model):
    """What every row of a phone's queue has: its phone, its number, the two clocks."""

    device = models.ForeignKey("handover.Device", models.PROTECT, related_name="%(class)ss")
    sequence = models.IntegerField()
    happened_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["device", "sequence"], name="one_%(class)s_a_row")
        ]

    def __str__(self) -> str:
        return f"{self.device_id}:{self.sequence}"


class Reversal(Fact):
    """A claim that its phone took back: `of` is the claim's sequence."""

    of = models.IntegerField()
    reason = models.CharField(max_length=40)


class WalkIn(Fact):
    """Kits for a family without a slip, posted under `document`."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="walk_ins")
    point = models.ForeignKey(Point, models.PROTECT, related_name="walk_ins")
    kits = models.JSONField()
    reason = models.CharField(max_length=40)
    document = models.CharField(max_length=120)


class Delivery(Fact):
    """How a driver fared at a stop; what was delivered is a claim of the same number as well."""

    class Outcome(models.TextChoices):
        DELIVERED = "delivered"
        NOBODY = "nobody"
        REFUSED = "refused"

    stop = models.IntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)


class DriverRun(models.Model):
    """A driver's stops, sealed to her phone; deleted when her shift's last day is over."""

    device = models.OneToOneField("handover.Device", models.CASCADE, related_name="run")
    day = models.DateField()
    parcel = models.BinaryField()
    stops = models.IntegerField()
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.device_id} {self.day}"


class WithdrawnRow(models.Model):
    """A row whose slip was replaced: SHA-256 of its commitment, by which a claim is known that
    used the old paper. A tag would not tell: the new slip gives the same."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="withdrawn_rows")
    digest = models.BinaryField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "digest"], name="a_row_is_withdrawn_once")
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.at:%Y-%m-%d}"


class Conflict(models.Model):
    """Something from the field that a person has to look at. facts: what is known about it.

    sequence: of the row that it is about; of a gap the first one missing.
    """

    class Kind(models.TextChoices):
        ALREADY_CLAIMED = "already_claimed"
        WITHDRAWN = "withdrawn"
        REVOKED_PHONE = "revoked_phone"
        NOT_ISSUED = "not_issued"
        ALTERED = "altered"
        UNREAD = "unread"
        GAP = "gap"
        TOO_FAST = "too_fast"
        SUMS = "sums"
        OVER_QUOTA = "over_quota"

    device = models.ForeignKey("handover.Device", models.PROTECT, related_name="conflicts")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    sequence = models.IntegerField()
    facts = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["device", "kind", "sequence"], name="one_conflict_of_a_kind_and_row"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.device_id}:{self.sequence}"


class Settlement(models.Model):
    """That a person closed a conflict, and why. Only added to, in the database itself."""

    conflict = models.ForeignKey(Conflict, models.PROTECT, related_name="settlements")
    by = models.CharField(max_length=150)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.conflict_id} {self.by}"
