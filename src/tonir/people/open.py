"""The people, while the register is open: a table of households and a table of persons.

Runs in the open register only. What was opened stays in its memory; only what has changed since
is opened again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

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
AT_ONCE = 500
SETTLED = (Household.State.ACTIVE, Household.State.MERGED)


Entry = tuple[Household, dict[str, Any], dict[str, Any]]


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
    for household, record, care in unsealed(register, stale, progress):
        opened[household.pk] = _opened(household, record, care)
    # In order of their ids: the same register gives the same tables, however it was filled.
    ordered = [opened[key] for key in sorted(opened)]
    tables = Families(
        pa.Table.from_pylist([one.household for one in ordered], schema=HOUSEHOLDS),
        pa.Table.from_pylist([row for one in ordered for row in one.persons], schema=PERSONS),
    )
    register.memory["families"] = tables
    return tables


def _revision(opened: dict[str, Opened], key: str) -> int | None:
    return opened[key].revision if key in opened else None


def unsealed(register: OpenRegister, keys: list[str], progress: Progress) -> Iterator[Entry]:
    """(household, record, care) of those ids, opened."""
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
