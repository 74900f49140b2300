"""Questions about entitlements."""

from django.db.models import QuerySet

from tonir.engines.criteria import read_rules, reasons_in_words
from tonir.engines.refusals import Refusal
from tonir.programme.models import Round
from tonir.targeting.models import Assessment, Entitlement
from tonir.vault.register import OpenRegister


def entitlements(round_: Round) -> QuerySet[Entitlement]:
    """Everybody's in that round, in order of household ids."""
    return Entitlement.objects.filter(round=round_).order_by("household_id")


def current_assessment(round_: Round) -> Assessment | None:
    return Assessment.objects.filter(round=round_).order_by("-pk").first()


def reasons(register: OpenRegister, entitlement: Entitlement, language: str) -> list[str]:
    """Why the household is in its tier, in the words of the rules of that day.

    Raises Refusal R20 once the round is closed: the reasons went with it.
    """
    number, envelope = entitlement.round.number, bytes(entitlement.reasons)
    if not envelope:
        raise Refusal("R20", round=number)
    content = register.open_of_round(number, entitlement.household_id, envelope)
    rules = read_rules(entitlement.assessment.criteria.rules)
    return reasons_in_words(rules, content["met"], entitlement.at_home, language)
