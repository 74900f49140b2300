"""From the open register's tables through the linkage engine to saved pairs and merges."""

from collections.abc import Collection
from typing import Any

from django.db import transaction

from tonir.engines.linkage.link import Kept, Links, link
from tonir.engines.progress import Progress, silent
from tonir.matching.actions import save_pairs
from tonir.matching.changed import changed_entries, forget_gone, mark_scored
from tonir.matching.joining import rejoin
from tonir.matching.models import Merge, Pair, Run, Weighing
from tonir.matching.rules import MatchingRules, matching_rules
from tonir.matching.weighing import in_force, is_as_before, keep, newest, rules_of
from tonir.people.open import Families, families, unreadable
from tonir.people.settling import settle
from tonir.programme.rounds import open_round
from tonir.vault.register import OpenRegister


def match(
    register: OpenRegister, progress: Progress = silent, scope: str = Run.Scope.NEW, **_: Any
) -> dict[str, Any]:
    """Settles what has been received, finds the double entries, joins them.

    scope: "new" compares what has changed with everything; "all" everything with everything, and
    so does the first run, and one whose model, costs or versions are not those of the last.
    Raises Refusal H16 once the round is closed: what comes now is for the next one.
    """
    open_round()
    settled = settle(register, progress)
    entries = families(register, progress)
    rules = matching_rules()
    kept = in_force(register, entries.persons.num_rows, rules.costs)
    changed = _to_compare(scope, kept)
    links = link(entries.households, entries.persons, kept, changed, progress=progress)
    with transaction.atomic():
        weighing = newest()
        if kept.borne is None or weighing is None:
            weighing = keep(register, kept.model, links.borne, entries.persons.num_rows)
        done = _saved(entries, links, changed, rules)
        # Altered or moved envelopes: somebody must look, these families are in no plan.
        summary = {**settled, "unreadable": unreadable(register), **done}
        _note(weighing, kept, changed, summary)
    return summary


def _to_compare(scope: str, kept: Kept) -> set[str] | None:
    """Ids of the entries whose pairs are looked for; None: all."""
    if scope == Run.Scope.ALL or kept.borne is None:
        return None
    if not is_as_before(newest(), rules_of(kept.model, kept.costs)):
        return None
    return changed_entries()


def _saved(
    entries: Families, links: Links, changed: Collection[str] | None, rules: MatchingRules
) -> dict[str, Any]:
    ids = entries.households["id"].to_pylist()
    forget_gone(ids)
    save_pairs(links, changed, rules.sample)
    mark_scored(changed_entries())
    joined, split = rejoin(_sizes(entries.persons["household"].to_pylist()))
    sure = Pair.objects.filter(decision=Pair.Decision.SURE)
    return {
        "entries": len(ids),
        "families": len(ids) - Merge.objects.count(),
        "persons_listed": entries.persons.num_rows,
        "compared": len(ids) if changed is None else len(changed),
        "pairs_sure": sure.count(),
        "pairs_to_look_at": Pair.objects.filter(decision=Pair.Decision.LOOK).count(),
        "pairs_cut": sure.filter(cut=True).count(),
        "joined": joined,
        "split": split,
    }


def _note(
    weighing: Weighing, kept: Kept, changed: Collection[str] | None, summary: dict[str, Any]
) -> None:
    Run.objects.create(
        scope=Run.Scope.ALL if changed is None else Run.Scope.NEW,
        weighing=weighing,
        rules=rules_of(kept.model, kept.costs),
        summary=summary,
    )


def _sizes(households: list[str]) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for household in households:
        sizes[household] = sizes.get(household, 0) + 1
    return sizes
