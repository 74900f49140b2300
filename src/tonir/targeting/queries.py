"""Questions about entitlements."""

from typing import Any

from django.db.models import QuerySet

from tonir.engines.criteria import read_rules, reasons_in_words
from tonir.programme.models import Round
from tonir.targeting.models import Assessment, Entitlement
from tonir.vault.register import OpenRegister


def entitlements(round_: Round) -> QuerySet[Entitlement]:
    """Everybody's in that round, in order of household ids."""
    return Entitlement.objects.filter(round=round_).order_by("household_id")


def current_assessment(round_: Round) -> Assessment | None:
    return Assessment.objects.filter(round=round_).order_by("-pk").first()


def reasons(register: OpenRegister, entitlement: Entitlement, language: str) -> list[str]:
    """Why the household is in its tier, in the words of the rules of that day."""
    content: dict[str, Any] = register.open(
        "outcome", entitlement.household_id, bytes(entitlement.reasons)
    )
    rules = read_rules(entitlement.assessment.criteria.rules)
    return reasons_in_words(rules, content["met"], entitlement.at_home, language)
