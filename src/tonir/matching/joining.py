"""From saved pairs and people's words to joined families. Needs no name: weights and ids only."""

from collections.abc import Mapping, Sequence

from tonir.engines.linkage.clusters import settle
from tonir.matching.actions import save_merges
from tonir.matching.models import Merge, Pair
from tonir.matching.rules import matching_rules
from tonir.matching.rulings import said
from tonir.people.models import Household
from tonir.people.open import SETTLED
from tonir.programme.many import among_numbers


def rejoin(sizes: Mapping[str, int]) -> tuple[int, int]:
    """Makes the joined families what pairs and rulings say; returns (joined, split).

    sizes: how many members each entry has. Of one family's entries that one leads which led
    before (slips and kits are its), else the fullest.
    """
    rows = list(Pair.objects.order_by("left", "right").values_list("pk", *PAIR))
    words = said(matching_rules().second_person)
    there = set(Household.objects.filter(state__in=SETTLED).values_list("pk", flat=True))
    settled = settle(
        [left for _, left, *_ in rows],
        [right for _, _, right, *_ in rows],
        [row[3] for row in rows],
        [row[4] == Pair.Decision.SURE for row in rows],
        [ends for ends in words.same if there.issuperset(ends)],
        [ends for ends in words.different if there.issuperset(ends)],
    )
    _mark_cut(rows, set(settled.cut))
    return save_merges(_merges(settled.family, sizes))


PAIR = ("left_id", "right_id", "weight", "decision", "cut")
Row = tuple[int, str, str, float, str, bool]


def _mark_cut(rows: Sequence[Row], cut: set[tuple[str, str]]) -> None:
    for now in (True, False):
        turned = [
            pk
            for pk, left, right, _, _, was in rows
            if was != now and ((left, right) in cut) == now
        ]
        Pair.objects.filter(pk__in=among_numbers(turned)).update(cut=now)


def _merges(family: Mapping[str, str], sizes: Mapping[str, int]) -> dict[str, str]:
    """dropped id -> kept id."""
    already = set(Merge.objects.values_list("kept_id", flat=True))
    clusters: dict[str, list[str]] = {}
    for one, standing in family.items():
        clusters.setdefault(standing, []).append(one)
    merges: dict[str, str] = {}
    for members in clusters.values():
        kept = min(members, key=lambda one: (one not in already, -sizes.get(one, 0), one))
        merges |= {one: kept for one in members if one != kept}
    return merges
