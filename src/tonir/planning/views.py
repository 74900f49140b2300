"""Pages of the plan: a map and a table of the points; one point with its days and slots."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language

from tonir.engines.words import say
from tonir.planning import figures
from tonir.planning.models import Point
from tonir.planning.queries import current_plan, points
from tonir.programme.folder import current
from tonir.programme.models import Area
from tonir.programme.queries import current_round
from tonir.supply.queries import kits


def plan(request: HttpRequest) -> HttpResponse:
    """The current plan: totals, the map, and a table that says the same."""
    round_ = current_round()
    found = current_plan(round_)
    said: dict[str, Any] = {"round": round_, "plan": found}
    if found is not None:
        tallies = figures.by_point(found)
        nowhere = tallies.get(None, figures.Tally())
        shared = found.summary.get("kits", {})
        said |= {
            "kits": kits(),
            "shares": [(kit, shared[kit.code]) for kit in kits() if kit.code in shared],
            "rows": [(one, tallies[one.pk]) for one in points() if one.pk in tallies],
            "total": figures.together(tally for key, tally in tallies.items() if key is not None),
            "families": sum(tally.families + tally.at_home for tally in tallies.values()),
            "missing": nowhere.families,
        }
    return render(request, "planning/plan.html", said)


def points_on_map(_: HttpRequest) -> HttpResponse:
    """The points as GeoJSON, with what the plan sends there."""
    found = current_plan(current_round())
    tallies = figures.by_point(found) if found else {}
    language = get_language() or "en"
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [one.lon, one.lat]},
            "properties": {
                "name": say(one.names, language),
                "families": tallies[one.pk].families,
                "at_home": tallies[one.pk].at_home,
                "page": reverse("point", args=[one.pk]),
            },
        }
        for one in points()
        if one.pk in tallies
    ]
    areas = {area.code: say(area.names, language) for area in Area.objects.filter(parent=None)}
    return JsonResponse({"type": "FeatureCollection", "features": features, "areas": areas})


def outlines(_: HttpRequest) -> HttpResponseBase:
    """The ground of the map: outlines of the areas, from the programme's folder."""
    path = current().outlines
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type="application/geo+json")


def point(request: HttpRequest, code: str) -> HttpResponse:
    """One point: what to bring on which half-day, and how full each slot is."""
    one = get_object_or_404(Point.objects.select_related("area"), pk=code)
    found = current_plan(current_round())
    said: dict[str, Any] = {"point": one, "plan": found, "kits": kits()}
    if found is not None:
        rows = list(figures.groups(found, one.pk))
        total = _tally(rows)
        half_days = figures.by_half_day(rows, found.rules["half_days"])
        day = _day(request.GET.get("day", ""), sorted(total.days))
        said |= {
            "total": total,
            "everybody": total.families + total.at_home,
            "half_days": [(*when, tally) for when, tally in half_days.items()],
            "homes": _tally(row for row in rows if row.at_home),
            "day": day,
            "days": sorted(total.days),
            "slots": _columns(figures.slots(found, one, day, rows)) if day else [],
        }
    return render(request, "planning/point.html", said)


def _tally(rows: Iterable[figures.Group]) -> figures.Tally:
    total = figures.Tally()
    for row in rows:
        total.add(row)
    return total


def _day(text: str, days: list[date]) -> date | None:
    """The day that was asked for, if anybody comes on it; else the first."""
    return next((day for day in days if day.isoformat() == text), days[0] if days else None)


def _columns(slots: list[figures.Slot]) -> list[dict[str, Any]]:
    """The slots as a chart's columns."""
    return [
        {
            "label": f"{slot.starts_at:%H:%M}",
            "count": slot.families,
            "capacity": slot.families_most,
        }
        for slot in slots
    ]
