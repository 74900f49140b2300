"""Writes of the matching: pairs and merges become what the newest run says."""

from collections.abc import Iterable
from typing import TypeVar

from tonir.engines.linkage.link import Links
from tonir.matching.models import Merge, Pair
from tonir.people.models import Household

AT_ONCE = 500
Key = TypeVar("Key", str, int)


def save_pairs(links: Links) -> None:
    """The sure pairs and those to be looked at; stale pairs vanish."""
    wanted = {
        (left, right): (float(weight), int(members), persons, "sure" if sure else "look")
        for left, right, weight, members, persons, sure in zip(
            links.left,
            links.right,
            links.weight,
            links.members,
            [[list(both) for both in each] for each in links.persons],
            links.sure,
            strict=True,
        )
    }
    known = {
        (pair.left_id, pair.right_id): (
            pair.pk,
            (pair.weight, pair.members, pair.persons, pair.decision),
        )
        for pair in Pair.objects.all()
    }
    stale = [pk for ids, (pk, facts) in known.items() if wanted.get(ids) != facts]
    for some in _batches(stale):
        Pair.objects.filter(pk__in=some).delete()
    Pair.objects.bulk_create(
        Pair(
            left_id=ids[0],
            right_id=ids[1],
            weight=facts[0],
            members=facts[1],
            persons=facts[2],
            decision=facts[3],
        )
        for ids, facts in wanted.items()
        if ids not in known or known[ids][1] != facts
    )


def save_merges(wanted: dict[str, str]) -> tuple[int, int]:
    """Makes the merges be exactly `wanted` (dropped id -> kept id); returns (joined, split)."""
    known = dict(Merge.objects.values_list("dropped_id", "kept_id"))
    split = [dropped for dropped, kept in known.items() if wanted.get(dropped) != kept]
    joined = {dropped: kept for dropped, kept in wanted.items() if known.get(dropped) != kept}
    for some in _batches(split):
        Merge.objects.filter(dropped_id__in=some).delete()
    _set_state([key for key in split if key not in wanted], Household.State.ACTIVE)
    Merge.objects.bulk_create(Merge(dropped_id=key, kept_id=kept) for key, kept in joined.items())
    _set_state(list(joined), Household.State.MERGED)
    return len(joined), len(split)


def _set_state(keys: list[str], state: Household.State) -> None:
    for some in _batches(keys):
        Household.objects.filter(pk__in=some).update(state=state)


def _batches(keys: list[Key]) -> Iterable[list[Key]]:
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))
