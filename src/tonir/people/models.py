"""Households under their seal, and where they came from. Nothing here names anybody."""

from django.db import models

from tonir.programme.models import Area, Office


class Household(models.Model):
    """A household: a random id, its settlement, its state; everything else is sealed."""

    class State(models.TextChoices):
        RECEIVED = "received"  # read from a list while the register was closed, not yet compared
        ACTIVE = "active"
        MERGED = "merged"
        ERASED = "erased"

    id = models.CharField(max_length=32, primary_key=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="households")
    registered_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    record = models.BinaryField()
    care = models.BinaryField()
    # Overwritten by a sealed nothing: its time was over.
    care_shredded = models.BooleanField(default=False)
    revision = models.IntegerField(default=0)

    class Meta:
        indexes = [
            # The open register asks before each look what has changed: read from the index alone.
            models.Index(fields=["state", "id", "revision"], name="households_by_state")
        ]

    def __str__(self) -> str:
        return self.id


class ListFile(models.Model):
    """A list that an office sent and that went in. Neither its name nor its words are kept."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="lists")
    number = models.IntegerField()
    received_at = models.DateTimeField()
    kind = models.CharField(max_length=8)
    # Stretched: a stolen database confirms no guess at what a small list says.
    fingerprint = models.CharField(max_length=64, unique=True)
    rows = models.IntegerField()
    people = models.IntegerField()
    households = models.IntegerField()
    rejected = models.IntegerField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="an_offices_lists_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.number}"


class ListFault(models.Model):
    """Where a list was wrong and how; never the value. Row and column 0: of the whole list."""

    list_file = models.ForeignKey(ListFile, models.CASCADE, related_name="faults")
    sheet_number = models.IntegerField()
    row = models.IntegerField()
    column_number = models.IntegerField()
    code = models.CharField(max_length=4)

    def __str__(self) -> str:
        return f"{self.code} {self.sheet_number}:{self.row}:{self.column_number}"


class Mapping(models.Model):
    """Which column of an office's layout means which field, by position: headers are not kept."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="mappings")
    fingerprint = models.CharField(max_length=64)
    columns = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "fingerprint"], name="one_mapping_an_offices_layout"
            )
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.fingerprint[:8]}"


class FingerprintSalt(models.Model):
    """One row: what this programme's fingerprints are salted with."""

    salt = models.BinaryField()

    def __str__(self) -> str:
        return "salt"
