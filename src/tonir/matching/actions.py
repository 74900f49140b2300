"""Writes of the matching: pairs and merges become what the newest run says."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, TypeVar

from django.db.models import Q

from tonir.engines.linkage.link import Links
from tonir.matching.models import Merge, Pair, SharedPerson
from tonir.people.models import Household

AT_ONCE = 500
Key = TypeVar("Key", str, int)
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
    for some in in_batches(stale):
        Pair.objects.filter(pk__in=some).delete()
    Pair.objects.bulk_create(
        (
            Pair(left_id=ends[0], right_id=ends[1], **dict(zip(FACTS, facts, strict=True)))
            for ends, facts in wanted.items()
            if ends not in known or known[ends][1] != facts
        ),
        batch_size=AT_ONCE,
    )


def save_shared(links: Links, entries: Collection[str] | None) -> None:
    """Who stands in two families, as the newest run says; entries: as `save_pairs` takes them."""
    if entries is None:
        SharedPerson.objects.all().delete()
    for some in in_batches(sorted(entries or ())):
        SharedPerson.objects.filter(Q(left__in=some) | Q(right__in=some)).delete()
    SharedPerson.objects.bulk_create(
        (
            SharedPerson(
                left_id=one.left,
                left_number=one.left_number,
                right_id=one.right,
                right_number=one.right_number,
                weight=one.weight,
            )
            for one in links.shared
        ),
        batch_size=AT_ONCE,
    )


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
    for some in in_batches(split):
        Merge.objects.filter(dropped_id__in=some).delete()
    _set_state([key for key in split if key not in wanted], Household.State.ACTIVE)
    Merge.objects.bulk_create(Merge(dropped_id=key, kept_id=kept) for key, kept in joined.items())
    _set_state(list(joined), Household.State.MERGED)
    return len(joined), len(split)


def _set_state(keys: list[str], state: Household.State) -> None:
    for some in in_batches(keys):
        Household.objects.filter(pk__in=some).update(state=state)


def in_batches(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    """Some at a time: a database takes only so many at once."""
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))
