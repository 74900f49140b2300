"""Who was reached: from the open register's families to a table that shows no small number."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
import pyarrow.compute as pc
from django.db import transaction
from django.db.models import QuerySet

from tonir.engines.cells import Whole
from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.handover.closing import is_closed
from tonir.handover.run import served
from tonir.matching.queries import families, kept_ids, own_first
from tonir.matching.shared import counted_twice
from tonir.people.open import Families
from tonir.planning.models import Place
from tonir.planning.queries import current_plan, places
from tonir.programme.models import Round
from tonir.programme.queries import areas, current_round, rules, smallest_cell
from tonir.reporting.counting import LATER, Reached, ReachTable
from tonir.reporting.models import CountedFamily, ReachReport
from tonir.reporting.queries import counted_families, latest_reach
from tonir.targeting.models import Entitlement
from tonir.targeting.queries import entitlements
from tonir.vault.register import OpenRegister

Held = TypeVar("Held")
ELSEWHERE = ""  # The code of the row for families whose area is not known.


def reach(register: OpenRegister, progress: Progress = silent, **_: Any) -> dict[str, Any]:
    """Families, people and kits by top-level area, tier and kit: registered to served.

    Planned: with a point, or a delivery at home. Served: a claim of theirs is in. Numbers below
    the programme's smallest cell are None, and as many others as it takes to keep them so. Saved
    as a ReachReport; the same table again saves nothing. Families that were erased since still
    count, as numbers. served_twice: families who claimed under two of their entries.

    Of a round that is closed: its last report, and that it is `closed`. Raises Refusal R20 if it
    has none.
    """
    round_ = current_round()
    if not is_closed(round_):
        return report(register, round_, progress)
    last = latest_reach(round_)
    if last is None:
        raise Refusal("R20", round=round_.number)
    return {**last.table, "closed": True}


def report(register: OpenRegister, round_: Round, progress: Progress) -> dict[str, Any]:
    """The table of a round that is not closed, worked out and saved."""
    people = families(register, progress)
    progress("counting", 0, people.households.num_rows)
    claimed, kept = served(register, progress, round_), kept_ids()
    facts = _reached(people, round_, claimed, kept)
    table = {
        "round": round_.number,
        **ReachTable(facts, smallest_cell()).as_json(),
        "served_twice": _served_twice(claimed, kept),
    }
    progress("counting", people.households.num_rows, people.households.num_rows)
    with transaction.atomic():
        last = latest_reach(round_)
        if last is None or last.table != table:
            ReachReport.objects.create(round=round_, table=table)
    return table


def _reached(
    people: Families, round_: Round, claimed: set[str], kept: Mapping[str, str]
) -> Reached:
    ids, erased = people.households["id"].to_pylist(), counted_families(round_)
    row = {household: number for number, household in enumerate(ids)}
    kits = [kit["code"] for kit in rules().get("kits", ())]
    entitled = entitlements(round_)
    tiers = _tiers(entitled, erased)
    # Behind the families that there are stand those that were erased.
    known = [*people.households["area"].to_pylist(), *(one.area or None for one in erased)]
    tops, area = _areas(known)
    tier = np.full(len(known), -1)
    within = np.zeros((1 + len(LATER), len(known)), dtype=bool)
    given = np.zeros((len(LATER), len(known), len(kits)), dtype=np.int64)
    # What was worked out before entries were joined counts for their family, once.
    due = own_first(entitled.only("household_id", "tier", "kits"), kept)
    for number, entitlement in _standing(row, due):
        within[1, number], tier[number] = True, tiers.index(entitlement.tier)
        given[0, number] = _kits(entitlement.kits, kits)
    for number, place in _standing(row, own_first(_found(round_), kept)):
        within[2, number] = True
        given[1, number] = _kits(place.kits, kits)
    for number, one in enumerate(erased, start=len(ids)):
        tier[number] = -1 if one.tier is None else tiers.index(one.tier)
        within[1:3, number] = one.entitled is not None, one.planned is not None
        given[:2, number] = _kits(one.entitled or {}, kits), _kits(one.planned or {}, kits)
    reached = {kept.get(household, household) for household in claimed}
    now = [household in reached for household in row]
    within[0], within[3] = True, [*now, *(one.served for one in erased)]
    # Served as part of a family that was split since, and not assessed for itself yet: nothing is
    # known that would put it before the last tier.
    fresh = (tier < 0) & within[2:].any(axis=0)
    within[1, fresh], tier[fresh] = True, len(tiers) - 1
    given[2] = np.where(within[2][:, None], given[1], given[0]) * within[3][:, None]
    sizes = np.concatenate(
        [_sizes(people, kept), np.array([one.people for one in erased], np.int64)]
    )
    return Reached(tops, tiers, kits, area, tier, sizes, within, given)


def _standing(row: Mapping[str, int], found: Mapping[str, Held]) -> Iterator[tuple[int, Held]]:
    """(row, what stands under the family's id) of the families that there are."""
    for household, held in found.items():
        if (number := row.get(household)) is not None:
            yield number, held


def _found(round_: Round) -> Iterator[Place]:
    """The places of the current plan that lead somewhere."""
    plan = current_plan(round_)
    if plan is not None:
        of_plan = places(plan).select_related(None)
        yield from (place for place in of_plan if not place.is_missing())


def _tiers(entitled: QuerySet[Entitlement], erased: Sequence[CountedFamily]) -> list[int]:
    """Of the rules, and those in use: fewer may have been loaded since the families' assessment."""
    in_use = set(entitled.order_by().values_list("tier", flat=True).distinct())
    in_use |= {one.tier for one in erased if one.tier is not None}
    return sorted({1, *in_use, *(tier["number"] for tier in rules().get("tiers", ()))})


def _areas(codes: Sequence[str | None]) -> tuple[list[str], Whole]:
    """The top-level areas, and which of them each code lies in."""
    known = areas()
    parent = {area.code: area.parent_id for area in known}
    tops = sorted(area.code for area in known if area.parent_id is None)
    position = {code: number for number, code in enumerate(tops)}
    position |= {code: position[_top(code, parent)] for code in parent}
    if any(code not in position for code in codes):
        tops.append(ELSEWHERE)
    return tops, np.array(
        [position.get(code or "", len(tops) - 1) for code in codes], dtype=np.int64
    )


def _top(code: str, parent: Mapping[str, str | None]) -> str:
    above = parent[code]
    return code if above is None else _top(above, parent)


def _served_twice(claimed: set[str], kept: Mapping[str, str]) -> int:
    """Families who claimed under two entries, which were found to be one family only afterwards.

    Shown however few they are, like second claims: whoever sees the claims can count them.
    """
    times = Counter(kept.get(household, household) for household in claimed)
    return sum(often > 1 for often in times.values())


def _sizes(people: Families, kept: Mapping[str, str]) -> Whole:
    """People of each household; one at least, as the criteria count them. A child of two homes
    counts in one of them."""
    rows = pc.index_in(people.persons["household"], value_set=people.households["id"]).to_numpy()
    counted = np.bincount(np.asarray(rows, np.int64), minlength=people.households.num_rows)
    if twice := counted_twice(kept):
        counted -= np.array([twice[one] for one in people.households["id"].to_pylist()], np.int64)
    return np.maximum(counted, 1)


def _kits(given: Mapping[str, int], kits: Sequence[str]) -> list[int]:
    return [given.get(kit, 0) for kit in kits]
