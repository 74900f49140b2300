"""Which entries have changed since they were compared."""

from collections.abc import Collection

from tonir.matching.actions import in_batches
from tonir.matching.models import Pair, Scored, SharedPerson
from tonir.people.models import Household
from tonir.people.open import SETTLED


def changed_entries() -> set[str]:
    """Entries that are new, were changed, or have come back since they were compared."""
    now = dict(Household.objects.filter(state__in=SETTLED).values_list("pk", "revision"))
    scored = dict(Scored.objects.values_list("pk", "revision"))
    return {key for key, revision in now.items() if scored.get(key) != revision}


def forget_gone(there: Collection[str]) -> None:
    """Pairs of entries that no longer stand in the register vanish."""
    gone = set(Scored.objects.values_list("pk", flat=True)).difference(there)
    for some in in_batches(sorted(gone)):
        for pairs in (Pair, SharedPerson):
            pairs.objects.filter(left__in=some).delete()
            pairs.objects.filter(right__in=some).delete()
        Scored.objects.filter(pk__in=some).delete()


def mark_scored(entries: Collection[str]) -> None:
    """From now on their pairs stand until they change."""
    for some in in_batches(sorted(entries)):
        held = Household.objects.filter(pk__in=some).values_list("pk", "revision")
        Scored.objects.bulk_create(
            [Scored(household_id=key, revision=revision) for key, revision in held],
            update_conflicts=True,
            unique_fields=["household"],
            update_fields=["revision"],
        )
