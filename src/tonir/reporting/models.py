"""What was reached, as it may be shown; and what was handed on, to whom. Nobody is named here."""

from datetime import date, datetime, timedelta
from uuid import uuid4

from django.db import models

from tonir.engines.refusals import Refusal
from tonir.programme.models import Area, Round


class ReachReport(models.Model):
    """Totals by area, tier and kit on one day. Small ones are left out before it is saved."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="reach_reports")
    at = models.DateTimeField(auto_now_add=True)
    table = models.JSONField()

    def __str__(self) -> str:
        return f"{self.round_id} {self.at:%Y-%m-%d %H:%M}"


class CountedFamily(models.Model):
    """A family that was erased, as no more than what she adds to a round's totals.

    No id, no day; not in the order in which they were erased. area: a region, or nothing. tier,
    entitled: none if she had not been assessed; planned: none without a place. Kits by code.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    round = models.ForeignKey(Round, models.CASCADE, related_name="+")
    area = models.CharField(max_length=20, blank=True)
    people = models.IntegerField()
    tier = models.IntegerField(null=True)
    entitled = models.JSONField(null=True)
    planned = models.JSONField(null=True)
    served = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.round_id} {self.area}"


class OnlyAddedTo(models.Model):
    """Rows that nobody changes; the database itself sees to it."""

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        if self.pk is not None:
            raise Refusal("R59")
        super().save()

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        raise Refusal("R59")


class Export(OnlyAddedTo):
    """Personal data that left, encrypted: what for, to whom, under what, until when.

    families, people: none where they are fewer than the programme's smallest cell. fields: the
    words of `--fields`. key: the recipient's, as a print that can be compared. sha256: of the
    encrypted file.
    """

    number = models.IntegerField(unique=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    purpose = models.CharField(max_length=40)
    recipient = models.CharField(max_length=200)
    key = models.CharField(max_length=100)
    agreement = models.CharField(max_length=200)
    expires_on = models.DateField()
    fields = models.JSONField()
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    families = models.IntegerField(null=True)
    people = models.IntegerField(null=True)
    file = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.number} {self.purpose}: {self.recipient}"

    @property
    def deleted_at(self) -> datetime | None:
        """When its file was deleted here; what the recipient has is not ours to delete."""
        try:
            return self.gone.at
        except ExportGone.DoesNotExist:
            return None

    def last_day(self, longest: int) -> date:
        """The last day on which the file may lie here. longest: days, by the rules."""
        return min(self.expires_on, self.at.date() + timedelta(days=longest))


class ExportPart(models.Model):
    """Whom an export held, sealed: {"households": [ids]}; in several rows, of one envelope each."""

    export = models.ForeignKey(Export, models.PROTECT, related_name="parts")
    position = models.IntegerField()
    sealed = models.BinaryField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["export", "position"], name="parts_of_an_export")
        ]

    def __str__(self) -> str:
        return f"{self.export_id}:{self.position}"

    @property
    def about(self) -> str:
        return f"export {self.export_id} part {self.position}"


class ExportGone(OnlyAddedTo):
    """An export's file was deleted here."""

    export = models.OneToOneField(Export, models.PROTECT, related_name="gone")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.export_id} {self.at:%Y-%m-%d %H:%M}"
