"""`correct`: values of a family changed by hand, in every entry that she has."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from tonir.engines.linkage.join import Joined, join_traced
from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.matching.queries import matched_of
from tonir.people.models import Household
from tonir.people.queries import known
from tonir.people.rights.editing import Edits, edited
from tonir.people.rights.reading import Asked, read_asked
from tonir.people.tables import household_row, person_rows
from tonir.reporting.rights.erasing import entries_of
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister

Values = dict[str, Any]
# Order says nothing in these.
SETS = frozenset(("needs", "refused"))


@dataclass
class Held:
    """An entry, opened."""

    row: Household
    record: Values
    care: Values


def correct(
    register: OpenRegister,
    progress: Progress = silent,
    household: str = "",
    changes: Mapping[str, str] | None = None,
    language: str = "en",
    **_: Any,
) -> dict[str, Any]:
    """changes: texts by field (`people.rights.reading`); what stands so already is no change.

    Returns which fields were corrected. All or nothing; the access log has the fields' names.
    Raises Refusal O01 (no such family), R40, R41, R44 (what was asked), R47 (nobody would be left).
    """
    progress("opening", 0, 1)
    held = open_entries(register, entries_of(household))
    joined = joined_of(held)
    asked = read_asked(changes or {}, len(joined.members), known().reader(), language)
    asked = _only_changes(asked, joined)
    _refuse_nobody(asked, joined)
    names = _names(asked, len(joined.members))
    if names:
        _follow_up(asked, joined)
        stamp = {"on": timezone.localdate().isoformat(), "by": register.asking}
        with transaction.atomic():
            for number, one in enumerate(held):
                _save(register, one, _edits(asked, joined, number), stamp)
            said = f"{held[0].row.pk}: {', '.join(names)}"
            register.note(AccessEvent.Kind.CORRECTED, said)
    progress("opening", 1, 1)
    return {"household": held[0].row.pk, "corrected": names}


def open_entries(register: OpenRegister, entries: list[str]) -> list[Held]:
    """Those that are in the register's families, in the order in which they are joined.

    Raises Refusal O01 if the family is not there (any more), R06 if an envelope does not open.
    """
    states = (Household.State.ACTIVE, Household.State.MERGED)
    rows = Household.objects.filter(pk__in=entries, state__in=states).in_bulk()
    if entries[0] not in rows:
        raise Refusal("O01")
    return [
        Held(
            row,
            register.open("record", row.pk, bytes(row.record)),
            register.open("care", row.pk, bytes(row.care)),
        )
        for row in (rows[entry] for entry in entries if entry in rows)
    ]


def joined_of(held: list[Held]) -> Joined:
    """The family as all later work sees it."""
    return join_traced(
        [
            (
                household_row(
                    one.row.pk, one.row.area_id, one.row.registered_on, one.record, one.care
                ),
                person_rows(one.row.pk, one.record, one.care),
            )
            for one in held
        ],
        matched_of([one.row.pk for one in held]),
    )


def _only_changes(asked: Asked, joined: Joined) -> Asked:
    """Without what stands so already; a form sends all its fields."""
    family = dict(asked.family)
    if "coordinates" in family:
        family["lat"], family["lon"] = family.pop("coordinates") or (None, None)
    new = Asked(_differing(family, joined.household), removed=asked.removed)
    for number, values in asked.members.items():
        is_new = number == len(joined.members)
        stands = {} if is_new else {**joined.members[number], "birth": born(joined.members[number])}
        if number not in asked.removed and (differing := _differing(values, stands)):
            new.members[number] = differing
    return new


def _differing(values: Values, stands: Values) -> Values:
    return {name: value for name, value in values.items() if not _same(name, value, stands)}


def _same(name: str, value: Any, stands: Values) -> bool:
    before = stands.get(name)
    if name in SETS:
        return set(value or ()) == set(before or ())
    return bool((value or None) == (before or None))


def born(person: Values) -> str | None:
    """Day or year of birth as records have it."""
    if person["birth"]:
        return str(person["birth"].isoformat())
    return str(person["birth_year"]) if person["birth_year"] else None


def _refuse_nobody(asked: Asked, joined: Joined) -> None:
    """A member without any name, or a family without members, is no correction."""
    for number, values in asked.members.items():
        stands = {} if number == len(joined.members) else joined.members[number]
        after = {**stands, **values}
        if not after.get("given") and not after.get("surname"):
            raise Refusal("L30")
    if len(asked.removed) >= len(joined.members) and len(joined.members) not in asked.members:
        raise Refusal("R47")


def _names(asked: Asked, members: int) -> list[str]:
    """What the log and the page say: fields, never values."""
    family = dict.fromkeys("coordinates" if one in ("lat", "lon") else one for one in asked.family)
    of_members = [
        f"add#{number + 1}" if number == members else f"{name}#{number + 1}"
        for number, values in sorted(asked.members.items())
        for name in values
    ]
    removed = [f"remove#{number + 1}" for number in sorted(asked.removed)]
    return list(dict.fromkeys([*family, *of_members, *removed]))


def _follow_up(asked: Asked, joined: Joined) -> None:
    """A family that moved is not at its old coordinates; a member's number is the family's too."""
    if "area" in asked.family and "lat" not in asked.family and joined.household["lat"] is not None:
        asked.family["lat"] = asked.family["lon"] = None
    if "phones" in asked.family:
        return
    phones = list(joined.household["phones"] or ())
    for number, values in asked.members.items():
        if "phone" in values:
            before = joined.members[number]["phone"] if number < len(joined.members) else None
            others = [one["phone"] for at, one in enumerate(joined.members) if at != number]
            if before and before not in others:
                phones = [one for one in phones if one != before]
            phones += [values["phone"]] if values["phone"] and values["phone"] not in phones else []
    if phones != list(joined.household["phones"] or ()):
        asked.family["phones"] = phones


def _edits(asked: Asked, joined: Joined, entry: int) -> Edits:
    """What changes in one of the family's entries; who is new stands in the first."""
    place = {
        number: at for number, parts in enumerate(joined.made_of) for of, at in parts if of == entry
    }
    new = asked.members.get(len(joined.members))
    return Edits(
        family=asked.family,
        members={
            place[number]: values for number, values in asked.members.items() if number in place
        },
        added=(new,) if new and entry == 0 else (),
        removed=frozenset(place[number] for number in asked.removed if number in place),
    )


def _save(register: OpenRegister, one: Held, edits: Edits, stamp: Values) -> None:
    row = one.row
    area, record, care = edited((row.area_id, one.record, one.care), edits, stamp)
    if (area, record, care) == (row.area_id, one.record, one.care):
        return
    row.area_id = area
    row.record = register.seal("record", row.pk, record)
    if care != one.care:
        row.care = register.seal("care", row.pk, care)
        row.care_shredded = False
    row.revision += 1
    row.save(update_fields=["area", "record", "care", "care_shredded", "revision"])
