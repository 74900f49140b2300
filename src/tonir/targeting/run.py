"""From the open register's families through the criteria engine to saved entitlements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import transaction

from tonir.engines.criteria import Assessed, read_rules
from tonir.engines.criteria import assess as work_out
from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.matching.queries import families
from tonir.programme.models import Round
from tonir.programme.queries import rules, smallest_cell
from tonir.programme.rounds import open_round
from tonir.targeting.actions import Outcome, put_under, save_criteria, save_entitlements
from tonir.targeting.models import Assessment, CriteriaSet, Entitlement
from tonir.targeting.queries import current_assessment, entitlements
from tonir.vault.of_rounds import AT_ONCE, open_in_batches, seal_in_batches
from tonir.vault.register import OpenRegister

NO_CRITERIA = {
    "en": "The programme has no criteria: everybody is in the last tier.",
    "hy": "Ծրագիրը չափանիշներ չունի. բոլորը վերջին կարգում են։",
    "ru": "В программе нет критериев: все в последней очереди.",
}


@dataclass(frozen=True)
class Wanted:
    """What a household is entitled to by this assessment; `reasons` in clear."""

    tier: int
    kits: dict[str, int]
    at_home: bool
    reasons: dict[str, Any]

    def is_like(self, saved: Entitlement) -> bool:
        """As far as it stands in clear."""
        return (self.tier, self.at_home, self.kits) == (saved.tier, saved.at_home, saved.kits)


def assess(register: OpenRegister, progress: Progress = silent, **_: Any) -> dict[str, Any]:
    """Tier, kits and reasons of every family for the current round; only what changed is written.

    Ages are those of the day the round opens. Returns the summary with counts of what was new,
    changed, unchanged and gone. Raises Refusal C10 if the register is empty, C01 with all faults
    of the rules, H16 if the round is closed.
    """
    book, round_ = rules(), open_round()
    criteria = read_rules(book)
    people = families(register, progress)
    if not people.households.num_rows:
        raise Refusal("C10")
    progress("assessing", 0, people.households.num_rows)
    assessed = work_out(criteria, people.households, people.persons, round_.opens_on)
    summary = summarise(assessed, smallest_cell())
    # Opening and sealing take seconds: done before the transaction, which nobody should wait for.
    known = {entitlement.household_id: entitlement for entitlement in entitlements(round_)}
    changed = _changed(register, _wanted(assessed), known, round_.number, progress)
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


def _wanted(assessed: Assessed) -> dict[str, Wanted]:
    kinds, given = list(assessed.rules.kits), np.asarray(assessed.kits)
    wanted = {}
    for row, household in enumerate(assessed.ids):
        kits = {kit: int(number) for kit, number in zip(kinds, given[row], strict=True) if number}
        tier, at_home = int(assessed.tier[row]), bool(assessed.at_home[row])
        wanted[household] = Wanted(tier, kits, at_home, {"met": assessed.counted(household)})
    return wanted


def _changed(
    register: OpenRegister,
    wanted: Mapping[str, Wanted],
    known: Mapping[str, Entitlement],
    number: int,
    progress: Progress,
) -> dict[str, Outcome]:
    """What differs from the saved; reasons are compared opened, as no envelope repeats."""
    alike = [known[key] for key, one in wanted.items() if key in known and one.is_like(known[key])]
    before = _reasons(register, alike, number, progress)
    changed = {key: one for key, one in wanted.items() if before.get(key) != one.reasons}
    contents = [(household, one.reasons) for household, one in changed.items()]
    progress("sealing", 0, len(contents))
    envelopes: list[bytes] = []
    for batch in seal_in_batches(register, number, contents):
        envelopes += batch
        progress("sealing", len(envelopes), len(contents))
    return {
        household: Outcome(one.tier, one.kits, one.at_home, envelope)
        for (household, one), envelope in zip(changed.items(), envelopes, strict=True)
    }


def _reasons(
    register: OpenRegister, alike: Sequence[Entitlement], number: int, progress: Progress
) -> dict[str, dict[str, Any]]:
    """household -> the reasons that were sealed for it."""
    rows = [(entitlement.household_id, bytes(entitlement.reasons)) for entitlement in alike]
    batches = ((number, rows[start : start + AT_ONCE]) for start in range(0, len(rows), AT_ONCE))
    found: list[dict[str, Any]] = []
    for batch in open_in_batches(register, batches):
        progress("opening reasons", len(found), len(rows))
        found += batch
    return {household: one for (household, _), one in zip(rows, found, strict=True)}
