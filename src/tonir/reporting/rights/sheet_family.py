"""The sheet's first parts: the family, each member, where it all comes from, what was corrected."""

from collections.abc import Iterator
from typing import Any

from tonir.engines.words import say
from tonir.people.models import ListFile
from tonir.people.rights.marks import marks_of
from tonir.reporting.rights.correcting import Held, born
from tonir.reporting.rights.sheet_sentences import sentence
from tonir.reporting.rights.told import Part, Told, day_of

OF_FAMILY = ("area", "address", "phones", "language", "needs")
OF_MEMBER = ("given", "surname", "patronymic", "birth", "sex", "relation", "document", "phone")


def family_part(told: Told) -> Part:
    row = told.joined.household
    rows = [line for name in OF_FAMILY for line in told.row(name, row)]
    if row["lat"] is not None and row["lon"] is not None:
        rows.append((told.word("coordinates"), f"{row['lat']}, {row['lon']}"))
    notes = dict.fromkeys(one.care["notes"] for one in told.held if one.care.get("notes"))
    rows += [(told.word("notes"), note) for note in notes]
    return Part(told.word("family"), rows)


def member_parts(told: Told) -> Iterator[Part]:
    for number, member in enumerate(told.joined.members, start=1):
        values = {**member, "birth": born(member)}
        rows = [line for name in (*OF_MEMBER, "needs") for line in told.row(name, values)]
        yield Part(told.word("member", number=number), rows)


def sources_part(told: Told) -> Part:
    """Each entry: office, list, day; and what it says otherwise than the family as a whole."""
    rows = []
    for number, one in enumerate(told.held):
        office = told.offices.get(one.record["office"])
        label = say(office.names, told.language) if office else str(one.record["office"])
        rows.append((label, "; ".join([*_source(told, one), *_differing(told, number, one)])))
    return Part(told.word("sources"), rows)


def _source(told: Told, one: Held) -> Iterator[str]:
    record = one.record
    yield f"{told.word('registered_on')}: {day_of(one.row.registered_on)}"
    if record.get("list"):
        came = ListFile.objects.filter(office=record["office"], number=record["list"]).first()
        day = f" ({came.received_at:%d.%m.%Y})" if came else ""
        yield told.word("list", number=record["list"]) + day
    if record.get("file"):
        sheet = f" ({record['sheet']})" if record.get("sheet") else ""
        yield told.word("in_file", file=f"{record['file']}{sheet}", row=record["row"])
    else:
        yield told.word("typed_in")
    if record.get("reference"):
        yield f"{told.word('reference')}: {record['reference']}"


def _differing(told: Told, number: int, one: Held) -> Iterator[str]:
    """What this entry holds and the family as a whole does not show: the right is to all of it."""
    other = []
    row = told.joined.household
    for name in ("address", "language"):
        if one.record.get(name) and one.record[name] != row[name]:
            other.append(f"{told.word(name)} {told.value(name, one.record[name])}")
    if one.row.area_id and one.row.area_id != row["area"]:
        other.append(told.value("area", one.row.area_id))
    if one.record.get("lat") is not None and one.record["lat"] != row["lat"]:
        other.append(f"{one.record['lat']}, {one.record['lon']}")
    for member, parts in zip(told.joined.members, told.joined.made_of, strict=True):
        for entry, at in parts:
            if entry == number:
                other += _of_member(told, one.record["members"][at], member)
    if other:
        yield told.word("written_so", values=", ".join(other))


def _of_member(told: Told, listed: dict[str, Any], member: dict[str, Any]) -> Iterator[str]:
    stands = {**member, "birth": born(member)}
    values = [
        told.value(name, listed[name])
        for name in OF_MEMBER
        if listed.get(name) and listed[name] != stands[name]
    ]
    if values:
        yield f"{stands['number'] + 1}. {' '.join(values)}"


def corrected_part(told: Told) -> Part | None:
    """Each correction: the field, the day, what the lists had said. None if there was none."""
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for one in told.held:
        for content in (one.record, one.care):
            for key, mark in marks_of(content).items():
                _, said = found.setdefault(_field(told, key), (mark["on"], {}))
                if was := _was(told, key, mark["was"]):
                    said[was] = None
    rows = []
    for label, (on, lists) in found.items():
        facts = {"day": day_of(on), "was": ", ".join(lists) or told.word("none")}
        rows.append((label, sentence("was", told.language, **facts)))
    return Part(told.word("corrected"), rows) if rows else None


def _field(told: Told, key: str) -> str:
    kind, *rest = key.split("/")
    if not rest:
        return told.word("coordinates" if kind in ("lat", "lon") else kind)
    if kind == "removed":
        return told.word("removed")
    member = told.word("member", number=int(rest[0]) + 1)
    return f"{member}: {told.word(rest[1] if len(rest) > 1 else 'added')}"


def _was(told: Told, key: str, was: Any) -> str:
    """In words what a list had said; of a member who was taken out, all of it."""
    if isinstance(was, dict):
        said = [told.value(name, was[name]) for name in (*OF_MEMBER, "needs") if was.get(name)]
        return " ".join(said)
    return told.value(key.rpartition("/")[2], was) if was else ""
