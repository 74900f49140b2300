"""From the open register's tables through the linkage engine to saved pairs and merges."""

from typing import Any

from django.db import transaction

from tonir.engines.linkage.deciding import Costs
from tonir.engines.linkage.link import link
from tonir.engines.progress import Progress, silent
from tonir.matching.actions import save_merges, save_pairs
from tonir.matching.models import Merge, Run
from tonir.matching.weighing import model_in_force, rules_of
from tonir.people.open import families, unreadable
from tonir.people.settling import settle
from tonir.programme.rounds import open_round
from tonir.vault.register import OpenRegister


def match(register: OpenRegister, progress: Progress = silent, **_: Any) -> dict[str, Any]:
    """Settles what has been received, finds the double entries, joins them.

    Raises Refusal H16 once the round is closed: what comes now is for the next one.
    """
    open_round()
    settled = settle(register, progress)
    entries = families(register, progress)
    costs = Costs()
    model = model_in_force()
    links = link(entries.households, entries.persons, model, costs=costs, progress=progress)
    sizes = _sizes(entries.persons["household"].to_pylist())
    with transaction.atomic():
        save_pairs(links)
        joined, split = save_merges(_merges(links.family, sizes))
        summary = {
            **settled,
            # Altered or moved envelopes: somebody must look, these families are in no plan.
            "unreadable": unreadable(register),
            "entries": entries.households.num_rows,
            "families": entries.households.num_rows - Merge.objects.count(),
            "persons_listed": entries.persons.num_rows,
            "pairs_sure": int(links.sure.sum()),
            "pairs_to_look_at": int((~links.sure).sum()),
            "joined": joined,
            "split": split,
        }
        Run.objects.create(scope=Run.Scope.ALL, rules=rules_of(model, costs), summary=summary)
    return summary


def _sizes(households: list[str]) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for household in households:
        sizes[household] = sizes.get(household, 0) + 1
    return sizes


def _merges(family: dict[str, str], sizes: dict[str, int]) -> dict[str, str]:
    """dropped id -> kept id. Kept: who was before (slips and kits are its), else the fullest."""
    already = set(Merge.objects.values_list("kept_id", flat=True))
    clusters: dict[str, list[str]] = {}
    for one, standing in family.items():
        clusters.setdefault(standing, []).append(one)
    merges: dict[str, str] = {}
    for members in clusters.values():
        kept = min(members, key=lambda one: (one not in already, -sizes.get(one, 0), one))
        merges |= {one: kept for one in members if one != kept}
    return merges
