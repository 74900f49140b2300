"""Newly received entries find their place among those that are known. In the open register only.

An office tells its families apart by numbers, and corrects one by sending its number again. But
many offices number each of their lists from one: the same number is the same family only if the
two entries have somebody, or a telephone, in common.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from tonir.engines.linkage import key
from tonir.engines.progress import Progress, silent
from tonir.people.models import Household
from tonir.people.open import AT_ONCE, Entry, unsealed
from tonir.vault.register import OpenRegister

# Where a value stood in a file says nothing about the family: not compared between two lists.
PROVENANCE = ("file", "sheet", "row", "list")
Content = tuple[Any, ...]


@dataclass
class Known:
    """An entry that has its place: its household, and what it says by now."""

    household: str
    says: Content


def settle(register: OpenRegister, progress: Progress = silent, **_: Any) -> dict[str, Any]:
    """Gives newly received entries their place: new, updated, or the same as before.

    All or nothing: one transaction. Returns how many there were of each.
    """
    received = Household.objects.filter(state=Household.State.RECEIVED)
    keys = list(received.values_list("pk", flat=True))
    counts = {"new": 0, "updated": 0, "unchanged": 0}
    if not keys:
        return counts
    known = _earlier(register, progress)
    arrived = sorted(unsealed(register, keys, progress), key=_arrival)
    with transaction.atomic():
        for done, entry in enumerate(arrived):
            if done % AT_ONCE == 0:
                progress("settling", done, len(arrived))
            counts[_settle_one(register, entry, known)] += 1
    progress("settling", len(arrived), len(arrived))
    return counts


def _settle_one(
    register: OpenRegister, entry: Entry, known: dict[tuple[Any, ...], list[Known]]
) -> str:
    newcomer, record, care = entry
    says = content(entry)
    candidates = known.setdefault(_identity(entry), [])
    earlier = next((one for one in candidates if is_same_family(one.says, says)), None)
    if earlier is None:
        Household.objects.filter(pk=newcomer.pk).update(state=Household.State.ACTIVE)
        candidates.append(Known(newcomer.pk, says))
        return "new"
    same = earlier.says == says
    if not same:
        household = Household.objects.get(pk=earlier.household)
        household.area_id = newcomer.area_id
        household.record = register.seal("record", household.pk, record)
        household.care = register.seal("care", household.pk, care)
        household.revision += 1
        household.save(update_fields=["area", "record", "care", "revision"])
        earlier.says = says
    newcomer.delete()
    return "unchanged" if same else "updated"


def _earlier(register: OpenRegister, progress: Progress) -> dict[tuple[Any, ...], list[Known]]:
    """All entries that have their place, merged ones too, by what tells them apart."""
    unsettled = (Household.State.RECEIVED, Household.State.ERASED)
    keys = list(Household.objects.exclude(state__in=unsettled).values_list("pk", flat=True))
    found: dict[tuple[Any, ...], list[Known]] = {}
    for entry in unsealed(register, keys, progress):
        found.setdefault(_identity(entry), []).append(Known(entry[0].pk, content(entry)))
    return found


def _identity(entry: Entry) -> tuple[Any, ...]:
    """The office's own number, or, where it gives none, the whole content."""
    _, record, _ = entry
    if record.get("reference"):
        return (record["office"], record["reference"])
    return (record["office"], None, repr(content(entry)))


def content(entry: Entry) -> Content:
    """(area, facts, members, care): what an entry says, without where in which file."""
    household, record, care = entry
    members = [
        {name: value for name, value in member.items() if name != "row"}
        for member in record["members"]
    ]
    left_out = (*PROVENANCE, "members", "notice")
    facts = {name: value for name, value in record.items() if name not in left_out}
    return (household.area_id, facts, members, care)


def is_same_family(one: Content, other: Content) -> bool:
    """Whether two entries of one number have a telephone, a document or a person in common."""
    return bool(_marks(one) & _marks(other))


def _marks(says: Content) -> set[tuple[str, ...]]:
    _, facts, members, _ = says
    marks: set[tuple[str, ...]] = {("phone", phone) for phone in facts["phones"] or []}
    for member in members:
        given, surname = key(member["given"] or ""), key(member["surname"] or "")
        marks |= {("named", given, surname)} if given or surname else set()
        marks |= {("born", given, member["birth"])} if member["birth"] else set()
        marks |= {("document", member["document"])} if member["document"] else set()
    return marks


def _arrival(entry: Entry) -> tuple[int, int, str]:
    household, record, _ = entry
    return (record.get("list", 0), record["row"], household.pk)
