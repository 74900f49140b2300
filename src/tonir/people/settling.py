"""Newly received entries find their place among those that are known. In the open register only.

An office tells its families apart by numbers, and corrects one by sending its number again. But
many offices number each of their lists from one: the same number is the same family only if the
two entries have somebody, or a telephone, in common.

What was corrected by hand meanwhile stays corrected (`rights.keeping` has the rule).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, NamedTuple

from django.db import transaction

from tonir.engines.linkage import key
from tonir.engines.progress import Progress, silent
from tonir.people.arriving import Arrival, Content, Identity, arrived, content, identity
from tonir.people.earlier import may_be_earlier
from tonir.people.models import Household
from tonir.people.open import AT_ONCE, Entry, keep_open, unsealed
from tonir.people.rights.editing import is_corrected
from tonir.people.rights.keeping import kept
from tonir.people.rights.marks import as_listed
from tonir.programme.many import among
from tonir.vault.register import OpenRegister

Notice = dict[str, str] | None


class Says(NamedTuple):
    """What an entry says and what it was told by now.

    corrected: the entry itself, if something in it was corrected by hand; listed: what it says
    without that, as its office has it.
    """

    now: Content
    told: Notice
    corrected: Entry | None = None
    listed: Content | None = None

    @classmethod
    def of(cls, entry: Entry) -> "Says":
        now, told = content(entry), entry.record.get("notice")
        if not is_corrected(entry.record, entry.care):
            return cls(now, told)
        return cls(now, told, entry, content(_as_listed(entry)))


@dataclass
class Known:
    """An entry that has its place: its household, and where what it says is read when asked for."""

    household: str
    entry: Callable[[], Entry]

    @cached_property
    def says(self) -> Says:
        return Says.of(self.entry())

    def becomes(self, entry: Entry) -> None:
        self.entry = lambda: entry
        self.says = Says.of(entry)

    def is_same_family(self, now: Content) -> bool:
        before = self.says.listed is not None and is_same_family(self.says.listed, now)
        return before or is_same_family(self.says.now, now)


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
    arrivals, tables = arrived(register, keys, progress)
    known = _known(register, may_be_earlier(register, tables, progress), progress)
    if left := len(keys) - len(arrivals):
        counts["not_opened"] = left
    placed: dict[str, list[str]] = {"new": [], "updated": [], "unchanged": []}
    with transaction.atomic():
        for done, arrival in enumerate(sorted(arrivals, key=lambda one: one.order)):
            if done % AT_ONCE == 0:
                progress("settling", done, len(arrivals))
            placed[_settle_one(register, arrival, known)].append(arrival.household)
        of_these = Household.objects.filter
        of_these(pk__in=among(placed["new"])).update(state=Household.State.ACTIVE)
        of_these(pk__in=among(placed["updated"] + placed["unchanged"])).delete()
    keep_open(register, tables, placed["new"])
    counts |= {name: len(some) for name, some in placed.items()}
    progress("settling", len(arrivals), len(arrivals))
    return counts


def _settle_one(
    register: OpenRegister, arrival: Arrival, known: dict[Identity, list[Known]]
) -> str:
    candidates = known.setdefault(arrival.identity, [])
    if not candidates:
        candidates.append(Known(arrival.household, arrival.entry))
        return "new"
    entry = arrival.entry()
    now = content(entry)
    earlier = next((one for one in candidates if one.is_same_family(now)), None)
    if earlier is None:
        candidates.append(Known(arrival.household, arrival.entry))
        return "new"
    if earlier.says.corrected is not None:
        entry = Entry(arrival.household, *kept(earlier.says.corrected[1:], entry[1:]))
        now = content(entry)
    told = earlier.says.told
    same = earlier.says.now == now and not _is_told_anew(told, entry.record.get("notice"))
    if not same:
        # A list that says nothing of a notice takes none back.
        entry.record["notice"] = entry.record.get("notice") or told
        _reseal(register, earlier.household, entry)
        earlier.becomes(entry._replace(household=earlier.household))
    return "unchanged" if same else "updated"


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
) -> dict[Identity, list[Known]]:
    """Those entries that have their place, merged ones too, by what tells them apart."""
    found: dict[Identity, list[Known]] = {}
    for entry in unsealed(register, keys, progress):
        one = Known(entry.household, partial(Entry, *entry))
        # One without a number is known by what it says now, and by what its list says.
        for each in {identity(entry), identity(_as_listed(entry))}:
            found.setdefault(each, []).append(one)
    return found


def _as_listed(entry: Entry) -> Entry:
    """Without what was corrected by hand."""
    return Entry(entry.household, *as_listed(*entry[1:]))


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
