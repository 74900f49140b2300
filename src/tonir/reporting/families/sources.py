"""Of a family that was joined out of several entries: which office says what."""

from collections.abc import Sequence
from typing import Any

from tonir.engines.linkage.join import Joined, join_traced
from tonir.engines.linkage.provenance import Said, Source, sources
from tonir.engines.refusals import Refusal
from tonir.engines.words import say
from tonir.matching.queries import matched_of
from tonir.people.models import Household
from tonir.people.tables import household_row, person_rows
from tonir.programme.models import Area, Office
from tonir.reporting.families.words import area_in_words, full_name
from tonir.vault.register import OpenRegister

Values = dict[str, Any]


def joined_from(
    register: OpenRegister, entries: Sequence[str], language: str
) -> dict[str, Any] | None:
    """The entries of a joined family, and every field in which they differ.

    {"entries": [{id, office, list, on}], "values": [{field, member, value, of, others: [{value,
    of}]}]}; `of` are numbers of entries. member: her name, None for what is the family's. None for
    a family of one entry.
    """
    opened = (_opened(register, entry) for entry in entries)
    held = [one for one in opened if one is not None]
    if len(held) < 2:
        return None
    rows = [
        (
            household_row(row.pk, row.area_id, row.registered_on, record, care),
            person_rows(row.pk, record, care),
        )
        for row, record, care in held
    ]
    joined = join_traced(rows, matched_of([row.pk for row, _, _ in held]))
    offices = Office.objects.in_bulk()
    return {
        "entries": [_entry(row, record, offices, language) for row, record, _ in held],
        "values": [_in_words(one, joined, language) for one in sources(rows, joined) if one.others],
    }


def _opened(register: OpenRegister, entry: str) -> tuple[Household, Values, Values] | None:
    row = Household.objects.get(pk=entry)
    try:
        record = register.open("record", entry, bytes(row.record))
        return row, record, register.open("care", entry, bytes(row.care))
    except Refusal:
        return None  # It is in no family either.


def _entry(
    row: Household, record: Values, offices: dict[Any, Office], language: str
) -> dict[str, Any]:
    office = offices.get(record["office"])
    return {
        "id": row.pk,
        "office": say(office.names, language) if office else record["office"],
        "list": record.get("list"),
        "on": row.registered_on.isoformat(),
    }


def _in_words(one: Source, joined: Joined, language: str) -> dict[str, Any]:
    return {
        "field": one.field,
        "member": None if one.member is None else full_name(joined.members[one.member]),
        "value": _text(one.chosen, one.field, language) if one.chosen else None,
        "of": one.chosen.entries if one.chosen else [],
        "others": [
            {"value": _text(other, one.field, language), "of": other.entries}
            for other in one.others
        ],
    }


def _text(said: Said, field: str, language: str) -> str:
    """A value as it is written; codes stay codes."""
    values = said.values
    if field == "name":
        return full_name(values)
    if field == "birth":
        return values["birth"].isoformat() if values["birth"] else str(values["birth_year"] or "")
    if field == "coordinates":
        there = values["lat"] is not None and values["lon"] is not None
        return f"{values['lat']}, {values['lon']}" if there else ""
    if field == "area":
        area = Area.objects.select_related("parent").filter(pk=values["area"]).first()
        return area_in_words(area, language)
    return str(values[field] or "")
