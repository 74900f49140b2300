"""Entries erased, care shredded: what was sealed gives way to sealed nothing.

Needs the public key only. The new envelopes are of the same kind as any other, so their size tells
nothing; what hangs on a household elsewhere in the database goes with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from tonir.engines.progress import Progress, silent
from tonir.people.models import Household
from tonir.vault.seal import Kind, PublicKeys, seal

AT_ONCE = 500
# The day of registration is gone too; the column wants one.
NO_DAY = date(1970, 1, 1)


def no_record() -> dict[str, Any]:
    facts = ("office", "reference", "file", "sheet", "row", "address", "lat", "lon", "language")
    return {**dict.fromkeys(facts), "phones": [], "members": []}


def no_care() -> dict[str, Any]:
    return {"needs": [], "members": [], "notes": None}


@transaction.atomic
def erase_entries(
    ids: Sequence[str], public: PublicKeys | None, progress: Progress = silent
) -> int:
    """Erases these entries and all that the database holds of them; how many were there.

    public: None once the register's keys are destroyed; then nothing can be sealed, and nothing
    is. All or nothing. Those that were erased before are left as they are.
    """
    left = Household.objects.exclude(state=Household.State.ERASED)
    standing = [key for some in batches(ids) for key in _ids(left.filter(pk__in=some))]
    for done, some in enumerate(batches(standing)):
        progress("erasing", done * AT_ONCE, len(standing))
        _let_go(some)
        _empty(some, public)
    progress("erasing", len(standing), len(standing))
    return len(standing)


def shred_care(public: PublicKeys | None, progress: Progress = silent) -> int:
    """Overwrites everybody's health and protection details; how many households had not been.

    Some at a time: whoever is killed half-way goes on where it was.
    """
    due = _ids(Household.objects.filter(care_shredded=False))
    for done, some in enumerate(batches(due)):
        progress("shredding", done * AT_ONCE, len(due))
        with transaction.atomic():
            rows = list(Household.objects.filter(pk__in=some, care_shredded=False))
            for row in rows:
                row.care = _sealed(public, "care", row.pk, no_care())
                row.care_shredded, row.revision = True, row.revision + 1
            Household.objects.bulk_update(rows, ["care", "care_shredded", "revision"])
    progress("shredding", len(due), len(due))
    return len(due)


def clear_leftovers() -> None:
    """What was overwritten leaves the write-ahead log too. Not within a transaction.

    SQLite only, and as far as no other program reads just then: the next time does the rest.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def _ids(rows: Any) -> list[str]:
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _let_go(ids: Sequence[str]) -> None:
    """Deletes every row of any table that points to one of these households."""
    for relation in Household._meta.get_fields(include_hidden=True):
        if relation.auto_created and (relation.one_to_many or relation.one_to_one):
            pointing: Any = relation
            rows = pointing.related_model._base_manager
            rows.filter(**{f"{pointing.field.name}__in": ids}).delete()


def _sealed(public: PublicKeys | None, kind: Kind, key: str, content: dict[str, Any]) -> bytes:
    return seal(public, kind, key, content) if public is not None else b""


def _empty(ids: Iterable[str], public: PublicKeys | None) -> None:
    for key in ids:
        Household.objects.filter(pk=key).update(
            state=Household.State.ERASED,
            area=None,
            registered_on=NO_DAY,
            record=_sealed(public, "record", key, no_record()),
            care=_sealed(public, "care", key, no_care()),
            care_shredded=True,
            revision=F("revision") + 1,
        )
