"""The sheet's parts on the aid: of each round what the family is due, where, why, what it got."""

from collections.abc import Iterator

from tonir.engines.words import say
from tonir.handover.closing import is_closed
from tonir.matching.queries import leading
from tonir.planning.models import Place
from tonir.planning.queries import current_plan
from tonir.programme.models import Round
from tonir.reporting.families.words import kits_in_words
from tonir.reporting.rights.counted import claim_of
from tonir.reporting.rights.told import Part, Told
from tonir.targeting.models import Entitlement
from tonir.targeting.queries import reasons


def aid_parts(told: Told) -> Iterator[Part]:
    """One part a round in which anything stands of the family; the newest first."""
    for round_ in Round.objects.order_by("-number"):
        found = Entitlement.objects.filter(round=round_, household__in=told.entries)
        found = found.select_related("assessment__criteria", "round")
        entitlement = leading(found, told.entries)
        plan = current_plan(round_)
        places = Place.objects.filter(plan=plan, household__in=told.entries)
        place = leading(places.select_related("point"), told.entries)
        rows = []
        if entitlement is not None:
            rows += _entitled(told, entitlement)
        if place is not None:
            rows.append((told.word("where"), _where(told, place)))
        if rows:
            kits = place.kits if place else entitlement.kits if entitlement else {}
            rows.append((told.word("handed"), _handed(told, round_, kits)))
            yield Part(told.word("aid", number=round_.number), rows)


def _entitled(told: Told, entitlement: Entitlement) -> list[tuple[str, str]]:
    rules = entitlement.assessment.criteria.rules
    tiers = {tier["number"]: tier["name"] for tier in rules.get("tiers", ())}
    name = say(tiers.get(entitlement.tier, {}), told.language)
    return [
        (told.word("tier"), f"{entitlement.tier}. {name}"),
        (told.word("why"), _why(told, entitlement)),
        (told.word("entitled"), kits_text(told, entitlement.kits)),
    ]


def _why(told: Told, entitlement: Entitlement) -> str:
    if is_closed(entitlement.round) or not entitlement.reasons:
        return told.word("reasons_gone")
    found = reasons(told.register, entitlement, told.language)
    return "; ".join(found) or told.word("no_reason")


def _where(told: Told, place: Place) -> str:
    if place.is_missing():
        return told.word("no_place")
    point = say(place.point.names, told.language) if place.point else ""
    if place.at_home:
        return f"{told.word('at_home')} ({point})" if point else told.word("at_home")
    lane = told.word("lane", lane=place.lane)
    return f"{point}, {place.day:%d.%m.%Y}, {place.starts_at:%H:%M}, {lane}"


def _handed(told: Told, round_: Round, kits: dict[str, int]) -> str:
    if is_closed(round_):
        return told.word("link_gone")
    claim = claim_of(told.register, told.entries, round_)
    if claim is None:
        return told.word("not_yet")
    when = claim.happened_at or claim.received_at
    return f"{when:%d.%m.%Y}: {kits_text(told, kits)}"


def kits_text(told: Told, kits: dict[str, int]) -> str:
    found = kits_in_words(kits, told.language)
    return ", ".join(f"{name} × {count}" for name, count in found) or told.word("none")
