"""Writes of the matching: pairs and merges become what the newest run says."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Q

from tonir.engines.linkage.link import Links
from tonir.matching.models import Merge, Pair, SharedPerson
from tonir.people.models import Household
from tonir.programme.many import among, among_numbers, insert

Facts = tuple[Any, ...]


def save_pairs(links: Links, entries: Collection[str] | None, sample: float = 0.0) -> None:
    """The sure pairs and those to be looked at; stale ones vanish.

    entries: those that were compared; pairs of two others stay as they are. None: all were.
    sample: the share of sure pairs that people look at as well.
    """
    wanted = dict(_rows(links, sample))
    known: dict[tuple[str, str], tuple[int, Facts]] = {}
    compared = None if entries is None else set(entries)
    for pk, left, right, *facts in Pair.objects.order_by("pk").values_list("pk", *ENDS, *FACTS):
        if compared is None or left in compared or right in compared:
            known[left, right] = pk, tuple(facts)
    stale = [pk for ends, (pk, facts) in known.items() if wanted.get(ends) != facts]
    Pair.objects.filter(pk__in=among_numbers(stale)).delete()
    new = (
        (*ends, *facts, False)
        for ends, facts in wanted.items()
        if ends not in known or known[ends][1] != facts
    )
    insert(Pair, ("left", "right", *FACTS, "cut"), new)


def save_shared(links: Links, entries: Collection[str] | None) -> None:
    """Who stands in two families, as the newest run says; entries: as `save_pairs` takes them."""
    if entries is None:
        SharedPerson.objects.all().delete()
    elif entries:
        some = among(sorted(entries))
        SharedPerson.objects.filter(Q(left__in=some) | Q(right__in=some)).delete()
    rows = (
        (one.left, one.left_number, one.right, one.right_number, one.weight) for one in links.shared
    )
    insert(SharedPerson, ("left", "left_number", "right", "right_number", "weight"), rows)


ENDS = ("left_id", "right_id")
FACTS = ("weight", "members", "persons", "decision", "sampled")


def _rows(links: Links, sample: float) -> Iterator[tuple[tuple[str, str], Facts]]:
    columns = (links.left, links.right, links.weight, links.members, links.persons, links.sure)
    for left, right, weight, members, persons, sure in zip(*columns, strict=True):
        decision = Pair.Decision.SURE if sure else Pair.Decision.LOOK
        numbers = [list(both) for both in persons]
        sampled = bool(sure) and _by_lot(left, right) < sample
        yield (left, right), (float(weight), int(members), numbers, decision.value, sampled)


def _by_lot(left: str, right: str) -> float:
    """From 0 to 1, the same for the same pair in every run: ids are random."""
    return ((int(left[:8], 16) + int(right[:8], 16)) % 2**32) / 2**32


def save_merges(wanted: dict[str, str]) -> tuple[int, int]:
    """Makes the merges be exactly `wanted` (dropped id -> kept id); returns (joined, split)."""
    known = dict(Merge.objects.values_list("dropped_id", "kept_id"))
    split = [dropped for dropped, kept in known.items() if wanted.get(dropped) != kept]
    joined = {dropped: kept for dropped, kept in wanted.items() if known.get(dropped) != kept}
    Merge.objects.filter(dropped__in=among(split)).delete()
    _set_state([key for key in split if key not in wanted], Household.State.ACTIVE)
    insert(Merge, ("dropped", "kept"), joined.items())
    _set_state(list(joined), Household.State.MERGED)
    return len(joined), len(split)


def _set_state(keys: list[str], state: Household.State) -> None:
    Household.objects.filter(pk__in=among(keys)).update(state=state)
