"""`erase`: a family leaves the register, the packs, the papers and every index; totals stay true.

`erase_again` does it once more for who comes back with a restored backup; it needs no open
register.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.db import transaction

from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.matching.queries import entries_of_family, families
from tonir.matching.weighing import forget_names
from tonir.people.models import Household, ListFile
from tonir.people.rights.erasing import clear_leftovers, erase_entries
from tonir.reporting.exports.queries import exports_with
from tonir.reporting.models import CountedFamily, Export
from tonir.reporting.rights import remembering
from tonir.reporting.rights.counted import count_family
from tonir.reporting.rights.packs import mark_packs, points_of, shred_papers, take_out
from tonir.vault.erased import remember
from tonir.vault.keys import public_keys
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister


def erase(
    register: OpenRegister, progress: Progress = silent, household: str = "", **_: Any
) -> dict[str, Any]:
    """Erases a family with all her entries, for good; again: nothing more happens.

    Returns counts, and the lists (office, number, day) that brought her: their offices have to
    strike her, or she comes back with the next one; and the exports that had her, whose
    recipients have to be told (GDPR, article 19). Raises Refusal O01 if there is no such family.
    """
    entries = entries_of(household)
    lists = _lists_of(register, entries)
    exports = [_export(one) for one in exports_with(register, entries[0])]
    counted = count_family(register, families(register, progress), entries[0], entries)
    points = points_of(entries)
    # First of all: a kill from here on leaves somebody who is to be erased, never one forgotten.
    remember(entries)
    with transaction.atomic():
        packs = take_out(register, entries)
        erased = erase_entries(entries, register.public, progress)
        forget_names()
        if erased:
            CountedFamily.objects.bulk_create(counted)
            register.note(AccessEvent.Kind.ERASED, f"{entries[0]}: {erased} entries")
    papers = shred_papers(entries, points)
    _forget(register, progress)
    remembering.remember_counted()
    clear_leftovers()
    received = Household.objects.filter(state=Household.State.RECEIVED)
    return {
        "household": entries[0],
        "entries": erased,
        "lists": lists,
        "exports": exports,
        "packs_to_make_anew": packs,
        "papers": papers,
        "waiting_to_be_matched": received.count(),
    }


def erase_again(ids: Sequence[str]) -> int:
    """Erases those of these households that stand in the database again; how many.

    Needs no open register. What they add to the totals is taken from what was remembered when
    they were erased.
    """
    standing = Household.objects.filter(pk__in=ids).exclude(state=Household.State.ERASED)
    again = list(standing.values_list("pk", flat=True))
    if not again:
        return 0
    counted = remembering.counted_again(again)
    points = points_of(again)
    with transaction.atomic():
        mark_packs(again)
        erased = erase_entries(again, public_keys())
        forget_names()
        CountedFamily.objects.bulk_create(counted)
    shred_papers(again, points)
    clear_leftovers()
    return erased


def entries_of(household: str) -> list[str]:
    """All entries of a family, first the one that they stand under.

    Raises Refusal O01 if there is no such household.
    """
    if not Household.objects.filter(pk=household).exists():
        raise Refusal("O01")
    return entries_of_family(household)


def _lists_of(register: OpenRegister, entries: Sequence[str]) -> list[dict[str, Any]]:
    """The newest list of each office that holds her, of those that could be opened."""
    found: dict[tuple[str, int | None], None] = {}
    standing = Household.objects.filter(pk__in=entries).exclude(state=Household.State.ERASED)
    for entry in standing.order_by("pk"):
        with suppress(Refusal):
            record = register.open("record", entry.pk, bytes(entry.record))
            found[record["office"], record.get("list")] = None
    return [_list(office, number) for office, number in sorted(found, key=str)]


def _list(office: str, number: int | None) -> dict[str, Any]:
    came = ListFile.objects.filter(office=office, number=number or 0).first()
    day = came.received_at.date().isoformat() if came else None
    return {"office": office, "list": number, "on": day}


def _export(one: Export) -> dict[str, Any]:
    day = one.at.date().isoformat()
    return {"number": one.number, "on": day, "recipient": one.recipient, "purpose": one.purpose}


def _forget(register: OpenRegister, progress: Progress) -> None:
    """What the register has opened and indexed forgets her now, not with the next search."""
    for name in ("search", "slips", "joined", "borne", "near", "looks"):
        register.memory.pop(name, None)
    families(register, progress)
