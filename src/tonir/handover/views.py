"""What was handed over: claims by point and day, second claims, scans that were refused."""

from tempfile import TemporaryFile
from typing import Any

from django.db.models import Count
from django.db.models.functions import Coalesce, TruncDate
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tonir.handover.bundling import write_bundle
from tonir.handover.conflict_words import why_in_words
from tonir.handover.conflicts import open_conflicts
from tonir.handover.models import Claim
from tonir.handover.queries import claim_totals, field_totals, left_by_point
from tonir.planning.figures import by_point
from tonir.planning.models import Point
from tonir.planning.queries import current_plan
from tonir.programme.models import Round
from tonir.programme.queries import current_round, round_numbered
from tonir.supply.models import Kit
from tonir.supply.queries import kits, sent_to


def handover(request: HttpRequest) -> HttpResponse:
    """Families served so far in the current round, place by place."""
    round_ = current_round()
    totals = claim_totals(round_)
    language = get_language() or "en"
    planned = _planned(round_)
    codes = sorted({*totals["families"], *(code for code in planned if code)})
    names = Point.objects.in_bulk(codes)
    said = {
        "totals": totals,
        "kits": kits(),
        "points": [
            (
                names[code],
                planned.get(code),
                totals["families"].get(code, 0),
                totals["points"].get(code, {}),
            )
            for code in (codes if totals["claims"] else ())
        ],
        "planned": sum(planned.values()),
        "days": _days(round_),
        "refused": [
            (code, why_in_words(code, language), count) for code, count in totals["refused"].items()
        ],
        "field": field_totals(round_) | {"conflicts": len(open_conflicts())},
        "moved": _moved(round_),
    }
    return render(request, "handover/handover.html", said)


def _moved(round_: Round) -> list[tuple[Point, Kit, int, int, int]]:
    """Point, kit, sent there in this round, claimed there, and the difference."""
    claimed = left_by_point(round_)
    found = []
    for point in Point.objects.all():
        sent = sent_to(point.pk, f"R{round_.number}/")
        gone = claimed.get(point.pk, {})
        for kit in kits():
            brought, taken = sent.get(kit.code, 0), gone.get(kit.code, 0)
            if brought or taken:
                found.append((point, kit, brought, taken, brought - taken))
    return found


@require_safe
def bundle(request: HttpRequest, number: int) -> FileResponse:  # noqa: ARG001
    """A round's bundle for an auditor. It names nobody. Raises Refusal H18 for no such round."""
    round_ = round_numbered(number)
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    write_bundle(round_, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"round-{number}.zip")


def _planned(round_: Round) -> dict[str | None, int]:
    """point -> families that the current plan sends there or has delivered to from there."""
    plan = current_plan(round_)
    tallies = by_point(plan) if plan else {}
    return {code: tally.families + tally.at_home for code, tally in tallies.items() if code}


def _days(round_: Round) -> list[dict[str, Any]]:
    """Families served on each day, by the scanner's clock; by ours where it had none."""
    served = Claim.objects.filter(round=round_, conflict=Claim.Conflict.NONE)
    on = TruncDate(Coalesce("happened_at", "received_at"))
    by_day = served.annotate(day=on).values("day").annotate(count=Count("pk"))
    return [dict(row) for row in by_day.order_by("day")]
