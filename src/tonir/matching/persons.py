"""Whom the model matched in the entries of joined families."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Max

from tonir.engines.linkage.whom import Edge, Matched
from tonir.matching.models import Pair, Run, Scored
from tonir.people.models import Household

AT_ONCE = 500
Facts = tuple[str, str, float, list[list[int]]]
FACTS = ("left_id", "right_id", "weight", "persons")


def standing() -> tuple[Any, ...]:
    """What changes with the pairs: cheap enough to be asked before each look at the families."""
    last = Run.objects.aggregate(last=Max("pk"))["last"]
    newest = Pair.objects.order_by("-pk").values_list("pk", flat=True).first()
    return last, newest, Pair.objects.count()


def matched_of(entries: Sequence[str]) -> Matched:
    """The persons of one family's entries that are the same, by the places of the entries."""
    within = Pair.objects.filter(left__in=entries, right__in=entries)
    return _matched(entries, list(within.values_list(*FACTS)), changed_among(entries))


def matched_in(families: Mapping[str, Sequence[str]]) -> dict[str, Matched]:
    """The same of many families at once: family -> her entries, in their order."""
    family = {entry: key for key, entries in families.items() for entry in entries}
    pairs: dict[str, list[Facts]] = {}
    for facts in Pair.objects.order_by().values_list(*FACTS).iterator(chunk_size=10_000):
        key = family.get(facts[0])
        if key is not None and key == family.get(facts[1]):
            pairs.setdefault(key, []).append(facts)
    changed = changed_among(list(family))
    return {key: _matched(families[key], some, changed) for key, some in pairs.items()}


def _matched(entries: Sequence[str], pairs: Iterable[Facts], changed: set[str]) -> Matched:
    """The heavier a pair, the surer who is whom in it. No order of rows changes the result."""
    place = {entry: number for number, entry in enumerate(entries)}
    now: list[Edge] = []
    before: list[Edge] = []
    for left, right, _, persons in sorted(pairs, key=lambda one: (-one[2], one[:2])):
        found = now if changed.isdisjoint((left, right)) else before
        found += [((place[left], one), (place[right], other)) for one, other in persons]
    return Matched(now, before)


def changed_among(entries: Sequence[str]) -> set[str]:
    """Entries that have changed since they were compared: their persons may have other numbers."""
    found: set[str] = set()
    for start in range(0, len(entries), AT_ONCE):
        some = entries[start : start + AT_ONCE]
        scored = dict(Scored.objects.filter(pk__in=some).values_list("pk", "revision"))
        held = Household.objects.filter(pk__in=scored).values_list("pk", "revision")
        found |= {key for key, revision in held if scored[key] != revision}
    return found
