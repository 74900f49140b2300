"""Writes of targeting: entitlements become what the newest assessment says."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tonir.programme.models import Round
from tonir.targeting.models import Assessment, CriteriaSet, Entitlement

SECTIONS = ("needs", "criteria", "tiers", "cannot_travel", "kits")
AT_ONCE = 500
OUTCOME = ("tier", "kits", "at_home", "reasons", "assessment")


@dataclass(frozen=True)
class Outcome:
    """What a household is entitled to; `reasons` is an envelope."""

    tier: int
    kits: dict[str, int]
    at_home: bool
    reasons: bytes


def save_criteria(book: Mapping[str, Any]) -> CriteriaSet:
    """The rules that decide who is entitled, kept once however often they are used."""
    rules = {name: book[name] for name in SECTIONS if name in book}
    told = json.dumps(rules, sort_keys=True, ensure_ascii=False)
    fingerprint = hashlib.sha256(told.encode("utf-8")).hexdigest()
    return CriteriaSet.objects.get_or_create(fingerprint=fingerprint, defaults={"rules": rules})[0]


def save_entitlements(
    assessment: Assessment, changed: Mapping[str, Outcome], gone: Sequence[int]
) -> None:
    """Writes what changed, by household id; deletes the entitlements (keys) that are `gone`."""
    Entitlement.objects.bulk_create(
        [
            Entitlement(
                household_id=household,
                round=assessment.round,
                assessment=assessment,
                tier=outcome.tier,
                kits=outcome.kits,
                at_home=outcome.at_home,
                reasons=outcome.reasons,
            )
            for household, outcome in changed.items()
        ],
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["household", "round"],
        update_fields=OUTCOME,
    )
    for start in range(0, len(gone), AT_ONCE):
        Entitlement.objects.filter(pk__in=gone[start : start + AT_ONCE]).delete()


def put_under(assessment: Assessment, round_: Round) -> None:
    """All entitlements of the round stand under this assessment's rules from now on."""
    others = Entitlement.objects.filter(round=round_).exclude(assessment=assessment)
    others.update(assessment=assessment)
