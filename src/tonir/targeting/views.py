"""Who is entitled to what, and by which rules: totals of the last assessment."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from tonir.engines.words import say
from tonir.programme.queries import current_round
from tonir.targeting.queries import current_assessment


def entitlement(request: HttpRequest) -> HttpResponse:
    """Criteria, tiers and kits as they were when the last assessment used them."""
    round_ = current_round()
    assessment = current_assessment(round_)
    said: dict[str, Any] = {"round": round_, "assessment": assessment}
    if assessment is not None:
        rules, summary = assessment.criteria.rules, assessment.summary
        said |= {
            "summary": summary,
            "criteria": _criteria(rules, summary),
            "tiers": _tiers(rules, summary),
            "kits": [(kit, summary["kits"].get(kit["code"], 0)) for kit in rules.get("kits", [])],
        }
    return render(request, "targeting/entitlement.html", said)


def _criteria(rules: dict[str, Any], summary: dict[str, Any]) -> list[dict[str, Any]]:
    """Each criterion with how many families meet it; None where they are too few to be shown."""
    totals = {row["code"]: row for row in summary["criteria"]}
    return [
        {
            "name": _plain(rule),
            "points": rule["points"],
            "families": totals.get(rule["code"], {}).get("families"),
            "people": totals.get(rule["code"], {}).get("people"),
        }
        for rule in rules.get("criteria", [])
    ]


def _plain(rule: dict[str, Any]) -> str:
    """A criterion's name; where a single family's count would stand, the least that counts."""
    least = rule["when"].get("at_least")
    name = say(rule["name"], get_language() or "en")
    return name.replace("{count}", f"{least}+" if least else "…")


def _tiers(rules: dict[str, Any], summary: dict[str, Any]) -> list[dict[str, Any]]:
    totals = {row["tier"]: row for row in summary["tiers"]}
    return [{**tier, **totals.get(tier["number"], {})} for tier in rules.get("tiers", [])]
