"""From the open register's tables through the linkage engine to saved pairs and merges."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django.db import transaction

from tonir.engines.linkage.comparable import with_areas
from tonir.engines.linkage.link import Kept, Links, at_home, link
from tonir.engines.linkage.train import trained_on
from tonir.engines.progress import Progress, silent
from tonir.matching.actions import save_pairs, save_shared
from tonir.matching.changed import changed_entries, forget_gone, mark_scored
from tonir.matching.comparing import engine_of, told_of
from tonir.matching.joining import rejoin
from tonir.matching.models import Merge, Pair, Run
from tonir.matching.rules import MatchingRules, matching_rules
from tonir.matching.spreading import on_all_cores
from tonir.matching.weighing import in_force, is_as_before, keep, newest, rules_of
from tonir.people.open import Families, families, unreadable
from tonir.people.settling import settle
from tonir.programme.queries import area_parents
from tonir.programme.rounds import open_round
from tonir.vault.register import OpenRegister

# Of what training draws by chance: the same lists give the same model.
SEED = 1


def match(
    register: OpenRegister,
    progress: Progress = silent,
    scope: str = Run.Scope.NEW,
    train: bool = False,
    **asked: Any,
) -> dict[str, Any]:
    """Settles what has been received, finds the double entries, joins them.

    scope: "new" compares what has changed with everything; "all" everything with everything, and
    so does the first run, one whose model, costs or versions are not those of the last, and one
    on Spark (asked: engine, master). train: the model's weights are estimated on these entries
    first, and kept. Raises Refusal H16 once the round is closed: what comes now is for the next
    one; M40 to M46 if it was to compare on Spark and cannot.
    """
    open_round()
    engine = engine_of(asked)
    settled = settle(register, progress)
    entries = families(register, progress)
    households = with_areas(entries.households, area_parents())
    rules = matching_rules()
    kept = in_force(register, entries.persons.num_rows, rules.costs)
    if train:
        progress("training", 0, 1)
        model = trained_on(households, entries.persons, kept.model, SEED)
        kept = replace(kept, model=model, borne=None)
    told = rules_of(kept.model, kept.costs) | told_of(engine)
    changed = None if engine else _to_compare(scope, kept, told)
    spread = on_all_cores(register)
    links = link(
        households, entries.persons, kept, changed, engine or at_home, spread, progress=progress
    )
    with transaction.atomic():
        weighing = newest()
        if kept.borne is None or weighing is None:
            weighing = keep(register, kept.model, links.borne, entries.persons.num_rows)
        done = _saved(entries, links, changed, rules)
        # Altered or moved envelopes: somebody must look, these families are in no plan.
        summary = {**settled, "unreadable": unreadable(register), **done}
        scope_ = Run.Scope.ALL if changed is None else Run.Scope.NEW
        Run.objects.create(scope=scope_, weighing=weighing, rules=told, summary=summary)
    return summary


def _to_compare(scope: str, kept: Kept, told: dict[str, Any]) -> set[str] | None:
    """Ids of the entries whose pairs are looked for; None: all."""
    if scope == Run.Scope.ALL or kept.borne is None:
        return None
    return changed_entries() if is_as_before(newest(), told) else None


def _saved(
    entries: Families, links: Links, changed: Collection[str] | None, rules: MatchingRules
) -> dict[str, Any]:
    ids = entries.households["id"].to_pylist()
    forget_gone(ids)
    save_pairs(links, changed, rules.sample)
    save_shared(links, changed)
    mark_scored()
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


def _sizes(households: list[str]) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for household in households:
        sizes[household] = sizes.get(household, 0) + 1
    return sizes
