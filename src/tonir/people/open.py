"""The people, while the register is open: a table of households and a table of persons.

Runs in the open register only. What was opened stays in its memory; only what has changed since
is opened again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
from django.db import transaction

from tonir.engines.progress import Progress, silent
from tonir.people.models import Household
from tonir.vault.register import OpenRegister

HOUSEHOLDS = pa.schema(
    [
        ("id", pa.string()),
        ("area", pa.string()),
        ("registered_on", pa.date32()),
        ("office", pa.string()),
        ("reference", pa.string()),
        ("phones", pa.list_(pa.string())),
        ("address", pa.string()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("language", pa.string()),
        ("needs", pa.list_(pa.string())),
        ("source_file", pa.string()),
        ("source_row", pa.int32()),
    ]
)
PERSONS = pa.schema(
    [
        ("household", pa.string()),
        ("number", pa.int32()),
        ("given", pa.string()),
        ("surname", pa.string()),
        ("patronymic", pa.string()),
        ("birth", pa.date32()),
        ("birth_year", pa.int32()),
        ("sex", pa.string()),
        ("relation", pa.string()),
        ("document", pa.string()),
        ("phone", pa.string()),
        ("needs", pa.list_(pa.string())),
        ("source_row", pa.int32()),
    ]
)
# Where a value stood in a file says nothing about the family: not compared between two lists.
PROVENANCE = ("file", "sheet", "row", "list")
AT_ONCE = 500
SETTLED = (Household.State.ACTIVE, Household.State.MERGED)


@dataclass(frozen=True)
class Families:
    """Opened records. `households` and `persons` are Arrow tables; columns as in the schemas."""

    households: pa.Table
    persons: pa.Table


@dataclass(frozen=True)
class Opened:
    """One opened household: its rows in the two tables, and the revision they come from."""

    revision: int
    household: dict[str, Any]
    persons: list[dict[str, Any]]


def families(register: OpenRegister, progress: Progress = silent) -> Families:
    """All settled households as tables, each entry for itself (double entries not yet joined)."""
    opened: dict[str, Opened] = register.memory.setdefault("people", {})
    settled = dict(Household.objects.filter(state__in=SETTLED).values_list("id", "revision"))
    stale = [key for key, revision in settled.items() if _revision(opened, key) != revision]
    gone = [key for key in opened if key not in settled]
    if not stale and not gone and "families" in register.memory:
        kept: Families = register.memory["families"]
        return kept
    for key in gone:
        del opened[key]
    for household, record, care in _unsealed(register, stale, progress):
        opened[household.pk] = _opened(household, record, care)
    # In order of their ids: the same register gives the same tables, however it was filled.
    ordered = [opened[key] for key in sorted(opened)]
    tables = Families(
        pa.Table.from_pylist([one.household for one in ordered], schema=HOUSEHOLDS),
        pa.Table.from_pylist([row for one in ordered for row in one.persons], schema=PERSONS),
    )
    register.memory["families"] = tables
    return tables


def settle(register: OpenRegister, progress: Progress = silent) -> dict[str, Any]:
    """Gives newly received households their place: new, updated, or the same as before.

    A household is the same as an earlier one if its office gave both the same reference, or,
    where the office gives none, if their contents are equal.
    """
    received = list(
        Household.objects.filter(state=Household.State.RECEIVED).values_list("pk", flat=True)
    )
    counts = {"new": 0, "updated": 0, "unchanged": 0}
    if not received:
        return counts
    known = _earlier(register, progress)
    arrived = sorted(_unsealed(register, received, progress), key=_arrival)
    with transaction.atomic():
        for done, (household, record, care) in enumerate(arrived):
            if done % AT_ONCE == 0:
                progress("settling", done, len(arrived))
            key = identity(household, record, care)
            earlier = known.get(key)
            counts[_settle_one(register, household, record, care, earlier)] += 1
            stands = earlier[0] if earlier else household.pk
            known[key] = (stands, content(household, record, care))
    progress("settling", len(arrived), len(arrived))
    return counts


def _settle_one(
    register: OpenRegister,
    newcomer: Household,
    record: dict[str, Any],
    care: dict[str, Any],
    earlier: tuple[str, Any] | None,
) -> str:
    if earlier is None:
        Household.objects.filter(pk=newcomer.pk).update(state=Household.State.ACTIVE)
        return "new"
    key, before = earlier
    same = before == content(newcomer, record, care)
    if not same:
        household = Household.objects.get(pk=key)
        household.area_id = newcomer.area_id
        household.record = register.seal("record", key, record)
        household.care = register.seal("care", key, care)
        household.revision += 1
        household.save(update_fields=["area", "record", "care", "revision"])
    newcomer.delete()
    return "unchanged" if same else "updated"


def _earlier(register: OpenRegister, progress: Progress) -> dict[Any, tuple[str, Any]]:
    """identity -> (household id, content) of all that is settled, merged entries too."""
    settled = Household.objects.exclude(
        state__in=(Household.State.RECEIVED, Household.State.ERASED)
    )
    found = {}
    for household, record, care in _unsealed(
        register, list(settled.values_list("pk", flat=True)), progress
    ):
        found[identity(household, record, care)] = (household.pk, content(household, record, care))
    return found


def identity(household: Household, record: dict[str, Any], care: dict[str, Any]) -> tuple[Any, ...]:
    """What makes two entries of one office the same entry."""
    if record.get("reference"):
        return (record["office"], record["reference"])
    return (record["office"], None, repr(content(household, record, care)))


def content(household: Household, record: dict[str, Any], care: dict[str, Any]) -> tuple[Any, ...]:
    """What an entry says, without where in which file it said so."""
    members = [
        {key: value for key, value in member.items() if key != "row"}
        for member in record["members"]
    ]
    facts = {
        key: value for key, value in record.items() if key not in (*PROVENANCE, "members", "notice")
    }
    return (household.area_id, facts, members, care)


def _arrival(row: tuple[Household, dict[str, Any], dict[str, Any]]) -> tuple[int, int, str]:
    household, record, _ = row
    return (record.get("list", 0), record["row"], household.pk)


def _revision(opened: dict[str, Opened], key: str) -> int | None:
    return opened[key].revision if key in opened else None


def _unsealed(
    register: OpenRegister, keys: list[str], progress: Progress
) -> Iterator[tuple[Household, dict[str, Any], dict[str, Any]]]:
    for start in range(0, len(keys), AT_ONCE):
        progress("opening", start, len(keys))
        for household in Household.objects.filter(pk__in=keys[start : start + AT_ONCE]):
            record = register.open("record", household.pk, bytes(household.record))
            care = register.open("care", household.pk, bytes(household.care))
            yield household, record, care
    progress("opening", len(keys), len(keys))


def _opened(household: Household, record: dict[str, Any], care: dict[str, Any]) -> Opened:
    row = {
        "id": household.pk,
        "area": household.area_id,
        "registered_on": household.registered_on,
        "needs": care["needs"],
        "source_file": record["file"],
        "source_row": record["row"],
        **{
            name: record.get(name)
            for name in ("office", "reference", "phones", "address", "lat", "lon", "language")
        },
    }
    persons = [
        _person(household.pk, number, member, needs)
        for number, (member, needs) in enumerate(
            zip(record["members"], _member_needs(care, len(record["members"])), strict=True)
        )
    ]
    return Opened(household.revision, row, persons)


def _member_needs(care: dict[str, Any], count: int) -> Iterable[list[str]]:
    given = [member["needs"] for member in care["members"]]
    return given + [[]] * (count - len(given))


def _person(
    household: str, number: int, member: dict[str, Any], needs: list[str]
) -> dict[str, Any]:
    birth: str = member.get("birth") or ""
    whole = len(birth) == len("2000-01-31")
    return {
        "household": household,
        "number": number,
        "birth": date.fromisoformat(birth) if whole else None,
        "birth_year": int(birth[:4]) if birth else None,
        "needs": needs,
        "source_row": member.get("row"),
        **{
            name: member.get(name)
            for name in (
                "given",
                "surname",
                "patronymic",
                "sex",
                "relation",
                "document",
                "phone",
            )
        },
    }
