"""Which entries have changed since they were compared."""

from collections.abc import Collection

from django.db import connection

from tonir.matching.models import Pair, Scored, SharedPerson
from tonir.people.models import Household
from tonir.people.open import SETTLED
from tonir.programme.many import among

# One statement of the database's own: entry by entry a whole register takes seconds.
MARK = f"""
insert into {Scored._meta.db_table} (household_id, revision)
select one.id, one.revision from {Household._meta.db_table} one
left join {Scored._meta.db_table} scored on scored.household_id = one.id
where one.state in ({", ".join(["%s"] * len(SETTLED))})
  and (scored.revision is null or scored.revision <> one.revision)
on conflict (household_id) do update set revision = excluded.revision
"""


def changed_entries() -> set[str]:
    """Entries that are new, were changed, or have come back since they were compared."""
    now = dict(Household.objects.filter(state__in=SETTLED).values_list("pk", "revision"))
    scored = dict(Scored.objects.values_list("pk", "revision"))
    return {key for key, revision in now.items() if scored.get(key) != revision}


def forget_gone(there: Collection[str]) -> None:
    """Pairs of entries that no longer stand in the register vanish."""
    gone = set(Scored.objects.values_list("pk", flat=True)).difference(there)
    those = among(sorted(gone))
    for pairs in (Pair, SharedPerson):
        pairs.objects.filter(left__in=those).delete()
        pairs.objects.filter(right__in=those).delete()
    Scored.objects.filter(pk__in=those).delete()


def mark_scored() -> None:
    """From now on the pairs of all entries stand until they change."""
    with connection.cursor() as cursor:
        cursor.execute(MARK, [state.value for state in SETTLED])
