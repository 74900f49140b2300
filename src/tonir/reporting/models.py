"""What was reached, as it may be shown."""

from django.db import models

from tonir.programme.models import Round


class ReachReport(models.Model):
    """Totals by area, tier and kit on one day. Small ones are left out before it is saved."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="reach_reports")
    at = models.DateTimeField(auto_now_add=True)
    table = models.JSONField()

    def __str__(self) -> str:
        return f"{self.round_id} {self.at:%Y-%m-%d %H:%M}"
