"""The two tables that opened records become, and what each column is taken from."""

import sys
from collections.abc import Iterable
from datetime import date
from importlib.abc import MetaPathFinder
from typing import Any

import pyarrow as pa

from tonir.people.rights.marks import family_fields, marks_of, member_fields, member_was

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
        # Optional purposes that the family refused; what it was told, when, in which language.
        ("refused", pa.list_(pa.string())),
        ("notice_version", pa.string()),
        ("notice_on", pa.string()),
        ("notice_language", pa.string()),
        # Fields that were corrected by hand: they win over what another entry says.
        ("corrected", pa.list_(pa.string())),
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
        ("corrected", pa.list_(pa.string())),
        # What stood here before a correction: other entries may still say it.
        ("was_given", pa.string()),
        ("was_birth", pa.date32()),
        ("was_birth_year", pa.int32()),
        ("source_row", pa.int32()),
    ]
)
Record = dict[str, Any]
OF_THE_FAMILY = ("office", "reference", "phones", "address", "lat", "lon", "language")
OF_A_MEMBER = ("given", "surname", "patronymic", "sex", "relation", "document", "phone")
WHOLE_DATE = len("2000-01-31")


class _NoPandas(MetaPathFinder):
    """Arrow looks around for pandas at its first table, and would import it, for seconds, to know
    its tables, of which there are none here."""

    def find_spec(self, fullname: str, *_: object) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname)


# The first table: here, and not in every process that opens records.
sys.meta_path.insert(0, no_pandas := _NoPandas())
pa.table({"id": [""]})
sys.meta_path.remove(no_pandas)


def household_row(
    household: str, area: str | None, registered_on: date, record: Record, care: Record
) -> Record:
    notice = record.get("notice") or {}
    return {
        "id": household,
        "area": area,
        "registered_on": registered_on,
        "needs": care["needs"],
        "refused": record.get("refused") or [],
        "notice_version": notice.get("version"),
        "notice_on": notice.get("on"),
        "notice_language": notice.get("language"),
        "corrected": family_fields(record, care),
        "source_file": record["file"],
        "source_row": record["row"],
        **{name: record.get(name) for name in OF_THE_FAMILY},
    }


def person_rows(household: str, record: Record, care: Record) -> list[Record]:
    members = record["members"]
    rows = [
        _person(household, number, member, needs)
        for number, (member, needs) in enumerate(
            zip(members, _member_needs(care, len(members)), strict=True)
        )
    ]
    if marks_of(record) or marks_of(care):
        for number, row in enumerate(rows):
            row.update(_corrections(record, care, number))
    return rows


def _member_needs(care: Record, count: int) -> Iterable[list[str]]:
    given = [member["needs"] for member in care["members"]]
    return given + [[]] * (count - len(given))


def _person(household: str, number: int, member: Record, needs: list[str]) -> Record:
    return {
        "household": household,
        "number": number,
        **_born(member.get("birth") or ""),
        "needs": needs,
        "source_row": member.get("row"),
        **{name: member.get(name) for name in OF_A_MEMBER},
    }


def _born(birth: str) -> Record:
    return {
        "birth": date.fromisoformat(birth) if len(birth) == WHOLE_DATE else None,
        "birth_year": int(birth[:4]) if birth else None,
    }


def _corrections(record: Record, care: Record, number: int) -> Record:
    was = _born(member_was(record, number, "birth") or "")
    return {
        "corrected": member_fields(record, care, number),
        "was_given": member_was(record, number, "given"),
        "was_birth": was["birth"],
        "was_birth_year": was["birth_year"],
    }
