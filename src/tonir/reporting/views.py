"""Pages that show people (register open), and the report of who was reached (no people)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from tonir.engines.refusals import Refusal
from tonir.engines.words import say
from tonir.handover.audit import fingerprint
from tonir.handover.bundling import issuers
from tonir.handover.closing import is_closed
from tonir.matching.words import VERDICTS
from tonir.people.registering.page import LANGUAGES
from tonir.people.words import relations, sexes
from tonir.planning.models import Point
from tonir.programme.models import Area, Round
from tonir.programme.queries import current_round, rules
from tonir.reporting.families.page import in_words
from tonir.reporting.queries import latest_reach
from tonir.supply.queries import kits
from tonir.vault.client import ask, opening


@sensitive_post_parameters("text")
@sensitive_variables()
def search(request: HttpRequest) -> HttpResponse:
    """The search box. What is looked for is posted: an address would keep the name."""
    if opening() is None:
        raise Refusal("R10")
    said: dict[str, Any] = {}
    if request.method == "POST":
        text = request.POST.get("text", "")[:200]
        found = ask("find", by=request.user.get_username(), text=text, language=_language())
        said = {"text": text, "found": found, "shown": len(found["families"])}
    part = "HX-Request" in request.headers and request.method == "POST"
    template = "reporting/results.html" if part else "reporting/families.html"
    return render(request, template, said)


@sensitive_variables()
def one_family(request: HttpRequest, household: str) -> HttpResponse:
    """One family, as the open register tells it. Raises Refusal R10 (closed), O01 (not there)."""
    by = request.user.get_username()
    found = ask("family", by=by, household=household, language=_language())
    place = found["place"]
    if place and place["day"]:
        place["day"] = parse_date(place["day"])
    if found["served"]:
        found["served"] = parse_datetime(found["served"])
    found["served_again"] = [parse_datetime(one) for one in found["served_again"]]
    for member in found["members"]:
        member["birth"] = parse_date(str(member["birth"])) or member["birth"]
    said: dict[str, Any] = {
        "family": found,
        "tongues": LANGUAGES,
        "relations": relations(),
        "sexes": sexes(),
    }
    said |= {"points": Point.objects.filter(lanes__gt=0), "round": current_round()}
    for other in found["related"]:
        other["how"] = VERDICTS[other["verdict"]]
    if found["joined"]:
        said["sources"] = in_words(found["joined"])
    return render(request, "reporting/family.html", said)


def reach(request: HttpRequest) -> HttpResponse:
    """The newest report of a round. Small totals were left out before it was saved."""
    round_ = current_round()
    report = latest_reach(round_)
    said: dict[str, Any] = {"round": round_, "report": report, "closed": is_closed(round_)}
    said["issuers"] = [fingerprint(public) for public in issuers()]
    said["rounds"] = Round.objects.order_by("-number").values_list("number", flat=True)
    if report is not None:
        names = Area.objects.in_bulk([row["area"] for row in report.table["areas"]])
        rows = [(_area_name(names.get(row["area"])), row) for row in report.table["areas"]]
        said |= {
            "table": report.table,
            "areas": rows,
            "bars": [
                {
                    "label": name,
                    "planned": row["planned"]["families"],
                    "served": row["served"]["families"],
                }
                for name, row in rows
            ],
            "kits": {kit.code: kit.names for kit in kits()},
            "tiers": {tier["number"]: tier["name"] for tier in rules().get("tiers", [])},
        }
    return render(request, "reporting/reach.html", said)


def _area_name(area: Area | None) -> str:
    return say(area.names, _language()) if area else _("Area not known")


def _language() -> str:
    return get_language() or "en"
