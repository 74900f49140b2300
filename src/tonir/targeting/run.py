"""From the open register's families through the criteria engine to saved entitlements."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from django.db import transaction

from tonir.engines.criteria import Assessed, read_rules
from tonir.engines.criteria import assess as work_out
from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.matching.queries import families
from tonir.programme.models import Round
from tonir.programme.queries import current_round, rules, smallest_cell
from tonir.targeting.actions import Outcome, put_under, save_criteria, save_entitlements
from tonir.targeting.models import Assessment, CriteriaSet, Entitlement
from tonir.targeting.queries import current_assessment, entitlements
from tonir.vault.register import OpenRegister
from tonir.vault.seal import seal

SHOW_EVERY = 500
NO_CRITERIA = {
    "en": "The programme has no criteria: everybody is in the last tier.",
    "hy": "Ծրագիրը չափանիշներ չունի. բոլորը վերջին կարգում են։",
    "ru": "В программе нет критериев: все в последней очереди.",
}


def assess(register: OpenRegister, progress: Progress = silent, **_: Any) -> dict[str, Any]:
    """Tier, kits and reasons of every family for the current round; only what changed is written.

    Ages are those of the day the round opens. Returns the summary with counts of what was new,
    changed, unchanged and gone. Raises Refusal C10 if the register is empty, C01 with all faults
    of the rules.
    """
    book, round_ = rules(), current_round()
    criteria = read_rules(book)
    people = families(register, progress)
    if not people.households.num_rows:
        raise Refusal("C10")
    progress("assessing", 0, people.households.num_rows)
    assessed = work_out(criteria, people.households, people.persons, round_.opens_on)
    summary = summarise(assessed, smallest_cell())
    # Opening and sealing take seconds: done before the transaction, which nobody should wait for.
    known = {entitlement.household_id: entitlement for entitlement in entitlements(round_)}
    changed = _changed(register, assessed, known, progress)
    gone = known.keys() - assessed.row.keys()
    with transaction.atomic():
        kept = save_criteria(book)
        assessment = _assessment(round_, kept, summary, bool(changed or gone))
        save_entitlements(assessment, changed, [known[household].pk for household in gone])
        if _rules_changed(known, kept):
            put_under(assessment, round_)
    new = len(changed.keys() - known.keys())
    return {
        **summary,
        "new": new,
        "changed": len(changed) - new,
        "unchanged": len(assessed.ids) - len(changed),
        "gone": len(gone),
    }


def summarise(assessed: Assessed, least: int) -> dict[str, Any]:
    """Totals of an assessment. A criterion met by fewer families than `least` has no total."""
    certificate = assessed.certificate
    tiers = [
        {
            "tier": tier.number,
            "families": int((assessed.tier == tier.number).sum()),
            "people": int(assessed.size[assessed.tier == tier.number].sum()),
        }
        for tier in assessed.rules.tiers
    ]
    return {
        "day": certificate.day.isoformat(),
        "families": certificate.households,
        "people": certificate.people,
        "tiers": tiers,
        "criteria": _criteria(assessed, least),
        "kits": dict(zip(assessed.rules.kits, assessed.kits.sum(axis=0).tolist(), strict=True)),
        "at_home": int(assessed.at_home.sum()),
        "unknown_ages": certificate.unknown_ages,
        "ages_by_year": certificate.ages_by_year,
        "without_members": certificate.without_members,
        "note": NO_CRITERIA if certificate.no_criteria else None,
    }


def _criteria(assessed: Assessed, least: int) -> list[dict[str, Any]]:
    """Who meets a criterion is sealed, so its total is shown only when it hides the single family.

    Nobody (0) is shown: it tells of no family.
    """
    totals = []
    for column, criterion in enumerate(assessed.rules.criteria):
        met = assessed.met[:, column]
        number, people = int(met.sum()), int(assessed.size[met].sum())
        shown = number == 0 or number >= least
        totals.append(
            {
                "code": criterion.code,
                "families": number if shown else None,
                "people": people if shown else None,
            }
        )
    return totals


def _assessment(
    round_: Round, kept: CriteriaSet, summary: Mapping[str, Any], changed: bool
) -> Assessment:
    """The last assessment if this one says the same, else a new one."""
    last = current_assessment(round_)
    if last is not None and not changed and last.criteria_id == kept.pk and last.summary == summary:
        return last
    return Assessment.objects.create(round=round_, criteria=kept, summary=summary)


def _rules_changed(known: Mapping[str, Entitlement], kept: CriteriaSet) -> bool:
    held = {entitlement.assessment_id for entitlement in known.values()}
    return Assessment.objects.filter(pk__in=held).exclude(criteria=kept).exists()


def _changed(
    register: OpenRegister, assessed: Assessed, known: Mapping[str, Entitlement], progress: Progress
) -> dict[str, Outcome]:
    """What differs from the saved; reasons are compared opened, as no envelope repeats."""
    public, total, changed = register.public, len(assessed.ids), {}
    kinds = list(assessed.rules.kits)
    given = np.asarray(assessed.kits)
    for row, household in enumerate(assessed.ids):
        if row % SHOW_EVERY == 0:
            progress("sealing", row, total)
        tier, at_home = int(assessed.tier[row]), bool(assessed.at_home[row])
        kits = {kit: int(number) for kit, number in zip(kinds, given[row], strict=True) if number}
        content = {"met": assessed.counted(household)}
        before = known.get(household)
        if (
            before is None
            or (before.tier, before.at_home, before.kits) != (tier, at_home, kits)
            or register.open("outcome", household, bytes(before.reasons)) != content
        ):
            envelope = seal(public, "outcome", household, content)
            changed[household] = Outcome(tier, kits, at_home, envelope)
    progress("sealing", total, total)
    return changed
