"""Questions about reports."""

from tonir.programme.models import Round
from tonir.reporting.models import CountedFamily, ReachReport


def latest_reach(round_: Round) -> ReachReport | None:
    return ReachReport.objects.filter(round=round_).order_by("-pk").first()


def counted_families(round_: Round) -> list[CountedFamily]:
    """The families of that round that were erased, as numbers."""
    return list(CountedFamily.objects.filter(round=round_))
