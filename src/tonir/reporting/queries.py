"""Questions about reports."""

from tonir.programme.models import Round
from tonir.reporting.models import ReachReport


def latest_reach(round_: Round) -> ReachReport | None:
    return ReachReport.objects.filter(round=round_).order_by("-pk").first()
