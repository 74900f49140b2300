"""The access log: who opened the register, when, what for. Rows are added, never changed."""

from django.db import models

from tonir.engines.refusals import Refusal


class AccessEvent(models.Model):
    """One line of the log, chained to the one before by its digest.

    `signature`: of the digest, by the register's own key, which only a quorum has. Lines that are
    written while it is closed have none.
    """

    class Kind(models.TextChoices):
        OPENED = "opened"
        REFUSED = "refused"
        WORKED = "worked"
        CLOSED = "closed"
        EXPORTED = "exported"
        CORRECTED = "corrected"
        ERASED = "erased"
        SHREDDED = "shredded"
        BACKED_UP = "backed_up"
        RESTORED = "restored"
        LOCKED_DOWN = "locked_down"
        CUSTODIANS = "custodians"
        DESTROYED = "destroyed"

    at = models.DateTimeField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    by = models.CharField(max_length=150)
    purpose = models.CharField(max_length=200)
    detail = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    signature = models.CharField(max_length=128, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.kind} {self.by}: {self.purpose}"

    def save(self, *args: object, **kwargs: object) -> None:
        if self.pk is not None:
            raise Refusal("R07")
        super().save()

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        raise Refusal("R07")
