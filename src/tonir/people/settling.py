"""Newly received entries find their place among those that are known. In the open register only.

An office tells its families apart by numbers, and corrects one by sending its number again. But
many offices number each of their lists from one: the same number is the same family only if the
two entries have somebody, or a telephone, in common.

What was corrected by hand meanwhile stays corrected (`rights.keeping` has the rule).
"""

import marshal
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import transaction

from tonir.engines.linkage import key
from tonir.engines.progress import Progress, silent
from tonir.people.earlier import may_be_earlier
from tonir.people.models import Household
from tonir.people.open import AT_ONCE, Entry, arrived, keep_open, unsealed
from tonir.people.rights.editing import is_corrected
from tonir.people.rights.keeping import kept
from tonir.people.rights.marks import as_listed
from tonir.vault.register import OpenRegister

# Where a value stood in a file says nothing about the family: not compared between two lists.
PROVENANCE = ("file", "sheet", "row", "list", "corrected")
# Two entries without a number are one entry even if the family answered otherwise this time.
ANSWERS = ("bases", "refused")
# A version of `marshal`.
WITHOUT_REFERENCES = 2
Content = tuple[Any, ...]
Notice = dict[str, str] | None


@dataclass
class Known:
    """An entry that has its place: its household, what it says and what it was told by now.

    corrected: the entry itself, if something in it was corrected by hand; listed: what it says
    without that, as its office has it.
    """

    household: str
    says: Content
    told: Notice
    corrected: Entry | None = None
    listed: Content | None = None

    @classmethod
    def of(cls, entry: Entry, household: str, says: Content | None = None) -> "Known":
        """says: what the entry says, where that is at hand."""
        known = cls(household, says or content(entry), entry.record.get("notice"))
        if is_corrected(entry.record, entry.care):
            known.corrected = entry
            known.listed = content(Entry(entry.household, *as_listed(*entry[1:])))
        return known

    def is_same_family(self, says: Content) -> bool:
        before = self.listed is not None and is_same_family(self.listed, says)
        return before or is_same_family(self.says, says)


def settle(register: OpenRegister, progress: Progress = silent, **_: Any) -> dict[str, Any]:
    """Gives newly received entries their place: new, updated, or the same as before.

    All or nothing: one transaction. Returns how many there were of each; one whose envelope does
    not open stays as it came, and is counted.
    """
    received = Household.objects.filter(state=Household.State.RECEIVED)
    keys = list(received.values_list("pk", flat=True))
    counts = {"new": 0, "updated": 0, "unchanged": 0}
    if not keys:
        return counts
    entries, tables = arrived(register, keys, progress)
    known = _known(register, may_be_earlier(register, tables, progress), progress)
    if left := len(keys) - len(entries):
        counts["not_opened"] = left
    placed: dict[str, list[str]] = {"new": [], "updated": [], "unchanged": []}
    with transaction.atomic():
        for done, entry in enumerate(sorted(entries, key=_arrival)):
            if done % AT_ONCE == 0:
                progress("settling", done, len(entries))
            placed[_settle_one(register, entry, known)].append(entry.household)
        for some in _batches(placed["new"]):
            Household.objects.filter(pk__in=some).update(state=Household.State.ACTIVE)
        for some in _batches(placed["updated"] + placed["unchanged"]):
            Household.objects.filter(pk__in=some).delete()
    keep_open(register, tables, placed["new"])
    counts |= {name: len(some) for name, some in placed.items()}
    progress("settling", len(entries), len(entries))
    return counts


def _settle_one(
    register: OpenRegister, entry: Entry, known: dict[tuple[Any, ...], list[Known]]
) -> str:
    newcomer, says = entry.household, content(entry)
    candidates = known.setdefault(_identity(entry, says), [])
    earlier = next((one for one in candidates if one.is_same_family(says)), None)
    if earlier is None:
        candidates.append(Known.of(entry, newcomer, says))
        return "new"
    if earlier.corrected is not None:
        entry = Entry(newcomer, *kept(earlier.corrected[1:], entry[1:]))
        says = content(entry)
    same = earlier.says == says and not _is_told_anew(earlier.told, entry.record.get("notice"))
    if not same:
        # A list that says nothing of a notice takes none back.
        entry.record["notice"] = entry.record.get("notice") or earlier.told
        _reseal(register, earlier.household, entry)
        vars(earlier).update(vars(Known.of(entry, earlier.household)))
    return "unchanged" if same else "updated"


def _batches(keys: list[str]) -> Iterator[list[str]]:
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))


def _reseal(register: OpenRegister, household: str, entry: Entry) -> None:
    stands = Household.objects.get(pk=household)
    stands.area_id = entry.area
    stands.record = register.seal("record", household, entry.record)
    stands.care = register.seal("care", household, entry.care)
    stands.care_shredded = False
    stands.revision += 1
    stands.save(update_fields=["area", "record", "care", "care_shredded", "revision"])


def _known(
    register: OpenRegister, keys: list[str], progress: Progress
) -> dict[tuple[Any, ...], list[Known]]:
    """Those entries that have their place, merged ones too, by what tells them apart."""
    found: dict[tuple[Any, ...], list[Known]] = {}
    for entry in unsealed(register, keys, progress):
        one = Known.of(entry, entry.household)
        found.setdefault(_identity(entry, one.says), []).append(one)
        if one.corrected is not None:
            # An entry without a number is known by what its list says, and by what it says now.
            listed = Entry(entry.household, *as_listed(*entry[1:]))
            by_list = _identity(listed, content(listed))
            if by_list != _identity(entry, one.says):
                found.setdefault(by_list, []).append(one)
    return found


def _identity(entry: Entry, says: Content) -> tuple[Any, ...]:
    """The office's own number, or, where it gives none, a digest of all that it says."""
    record = entry.record
    if record.get("reference"):
        return (record["office"], record["reference"])
    area, facts, members, care = says
    stays = {name: value for name, value in facts.items() if name not in ANSWERS}
    # Without references between equal parts: the bytes are of what is said, however it was read.
    whole = marshal.dumps((area, stays, members, care), WITHOUT_REFERENCES)
    return (record["office"], None, sha256(whole).digest())


def content(entry: Entry) -> Content:
    """(area, facts, members, care): what an entry says, without where in which file."""
    record = entry.record
    members = [
        {name: value for name, value in member.items() if name != "row"}
        for member in record["members"]
    ]
    left_out = (*PROVENANCE, "members", "notice")
    facts = {name: value for name, value in record.items() if name not in left_out}
    care = {name: value for name, value in entry.care.items() if name != "corrected"}
    return (entry.area, facts, members, care)


def _is_told_anew(earlier: Notice, now: Notice) -> bool:
    """Whether now names another notice or language; another day alone is nothing new."""
    if not now:
        return False
    return not earlier or any(now[one] != earlier[one] for one in ("version", "language"))


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
    record = entry.record
    return (record.get("list", 0), record["row"], entry.household)
