"""What stands of each step of the work: what was saved last, and when it was last begun."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db.models import Max

from tonir.matching.models import Run
from tonir.office.underway import Figures, figures
from tonir.office.works import STEPS, Step, page_steps
from tonir.planning.queries import current_plan
from tonir.programme.folder import current
from tonir.programme.models import Round
from tonir.programme.queries import current_round
from tonir.reporting.queries import latest_reach
from tonir.targeting.queries import current_assessment
from tonir.vault.models import AccessEvent


@dataclass(frozen=True)
class Outcome:
    """begun: the line of the access log of its last beginning, whatever came of it.

    saved_at, figures: of what stands now; none where nothing was ever saved. is_mixed: its last
    run was cut short, and left papers beside those of the one before.
    """

    step: Step
    begun: AccessEvent | None
    saved_at: datetime | None = None
    figures: Figures = field(default_factory=list)
    is_mixed: bool = False


def outcomes() -> list[Outcome]:
    """One a step that a page starts, in their order; numbers of families, nobody's."""
    round_, begun = current_round(), _begun()
    saved = _saved(round_)
    papers = _papers(round_)
    found = []
    for step in page_steps():
        line = begun.get(step.job)
        is_mixed = step.job == "print" and line is not None and _is_mixed(papers, line.at)
        saved_at, told = saved.get(step.job, (None, []))
        found.append(Outcome(step, line, saved_at, told, is_mixed))
    return found


def _begun() -> dict[str, AccessEvent]:
    worked = AccessEvent.objects.filter(kind=AccessEvent.Kind.WORKED, detail__in=STEPS)
    last = worked.order_by().values("detail").annotate(last=Max("pk")).values("last")
    return {line.detail: line for line in AccessEvent.objects.filter(pk__in=last)}


def _saved(round_: Round) -> dict[str, tuple[datetime, Figures]]:
    """job -> when it was saved, and its totals."""
    runs: dict[str, Any] = {
        "match": Run.objects.order_by("-pk").first(),
        "assess": current_assessment(round_),
        "plan": current_plan(round_),
    }
    found = {
        job: (run.at, figures(STEPS[job], run.summary))
        for job, run in runs.items()
        if run is not None
    }
    if papers := _papers(round_):
        found["print"] = max(papers), figures(STEPS["print"], {"files": len(papers)})
    report = latest_reach(round_)
    if report is not None:
        total = report.table["total"]
        totals = {f"{name}_families": counted["families"] for name, counted in total.items()}
        found["reach"] = report.at, figures(STEPS["reach"], totals)
    return found


def _papers(round_: Round) -> list[datetime]:
    """When each of the round's papers was written."""
    found = current().print.glob(f"round-{round_.number}-*.pdf")
    return [datetime.fromtimestamp(path.stat().st_mtime, UTC) for path in found]


def _is_mixed(papers: list[datetime], begun: datetime) -> bool:
    """A run that was begun then wrote some of them, and not all."""
    return bool(papers) and min(papers) < begun <= max(papers)
