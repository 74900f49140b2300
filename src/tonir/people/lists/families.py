"""All that a list says of one family to the record and the care that are sealed."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tonir.people.lists.faults import Fault
from tonir.people.lists.household import HouseholdCells
from tonir.people.lists.persons import Person, PersonCells, Reader, empty_member
from tonir.people.lists.shapes import Part, Rows
from tonir.people.values.members_cell import Written, split_members
from tonir.people.values.names import split_name
from tonir.people.values.needs import with_parents
from tonir.people.values.text import fold, text

LARGEST = 60  # people; more in one family is a list misread


@dataclass
class Draft:
    """A family as read, not yet sealed. `places`: (sheet number, row from 0) of all its rows."""

    reference: str | None
    area: str | None
    registered_on: date
    record: dict[str, Any]
    care: dict[str, Any]
    places: list[tuple[int, int]]
    sheet: str | None
    faults: list[Fault] = field(default_factory=list)

    @property
    def is_returned(self) -> bool:
        return any(fault.returns for fault in self.faults)

    @property
    def members(self) -> list[dict[str, Any]]:
        members: list[dict[str, Any]] = self.record["members"]
        return members


def read_family(rows: Rows, reader: Reader) -> Draft:
    """The family's record and care, and everything that is wrong with its rows."""
    faults = list(rows.faults)
    _broken_rows(rows, faults)
    about = HouseholdCells(reader, faults)
    for part in rows.family:
        about.read(part)
    people = [PersonCells(reader, part, faults).read() for part in rows.persons]
    _name_the_head(rows, people)
    _leave_out_repeats(rows, people, faults)
    for part, column in about.member_cells:
        _add_from_cell(part, column, people, reader, faults)
    _check_size(rows, about, people, faults)
    # The head comes first, wherever the list puts it.
    people.sort(key=lambda person: person.member["relation"] != "head")
    phones = [*about.phones, *(phone for person in people for phone in person.phones)]
    record = {
        "reference": rows.reference,
        "sheet": rows.first().table.sheet.name,
        "row": rows.first().row + 1,
        "phones": list(dict.fromkeys(phones)),
        **about.record_fields(),
        "members": [person.member for person in people],
    }
    return Draft(
        reference=rows.reference,
        area=about.area(rows.first()),
        registered_on=about.registered_on or reader.today,
        record=record,
        care=_care(about, people, reader),
        places=rows.places(),
        sheet=rows.first().table.sheet.name,
        faults=faults,
    )


def _name_the_head(rows: Rows, people: list[Person]) -> None:
    """Where a family is one row, the person in columns of his own is its head."""
    row_of_family = {(part.table.number, part.row) for part in rows.family}
    if len(row_of_family) == 1 and people and not rows.heads_are_marked():
        first = rows.persons[0]
        if all(first.table.targets[column].member is None for column in first.columns):
            people[0].member["relation"] = people[0].member["relation"] or "head"


def _broken_rows(rows: Rows, faults: list[Fault]) -> None:
    seen = set()
    for part in [*rows.family, *rows.persons]:
        place = (part.table.number, part.row)
        code = part.table.sheet.broken.get(part.row)
        if code and place not in seen:
            seen.add(place)
            faults.append(part.table.fault(code, part.row, None))


def _care(about: HouseholdCells, people: list[Person], reader: Reader) -> dict[str, Any]:
    """Needs by member and of the family.

    Lists write what concerns the whole family (a lost breadwinner) in one person's row: the
    programme's own needs count for the family too. What a list of one person says of the family,
    it says of that person.
    """
    own = set(reader.needs.own_codes.values())
    family = set(about.needs) | {need for person in people for need in person.needs if need in own}
    if len(people) == 1:
        people[0].needs = list(with_parents([*people[0].needs, *about.needs]))
    notes = [*about.notes, *(note for person in people for note in person.notes)]
    return {
        "needs": list(with_parents(family)),
        "members": [{"needs": person.needs} for person in people],
        "notes": "\n".join(dict.fromkeys(notes)) or None,
    }


def _add_from_cell(
    part: Part, column: int, people: list[Person], reader: Reader, faults: list[Fault]
) -> None:
    """People named in one cell; the head may stand there again."""
    table = part.table
    surname_first = reader.surname_first(table, column)
    listed_before = list(people)
    for written in split_members(text(table.sheet.cell(part.row, column)), reader.today):
        if not written.name:
            faults.append(table.fault("L30", part.row, column))
            continue
        person = _written_person(written, part.row + 1, surname_first, reader)
        if written.birth.fault:
            fault = table.fault(written.birth.fault, part.row, column, **written.birth.facts)
            faults.append(replace(fault, value=written.piece))
        elif written.birth.value is None:
            faults.append(replace(table.fault("L66", part.row, column), value=written.piece))
        if person.member["given"] is None:
            faults.append(replace(table.fault("L73", part.row, column), value=written.piece))
        again = _same(person, people)
        if again and (_is_among(again, listed_before) or _have_one_birth(again, person)):
            listed_before = [one for one in listed_before if one is not again]
            _complete(again, person)
        else:
            people.append(person)


def _written_person(written: Written, row: int, surname_first: bool, reader: Reader) -> Person:
    name = split_name(written.name, surname_first)
    needs = reader.needs.read(written.rest)
    member = {
        **empty_member(row),
        "given": name.given,
        "surname": name.surname,
        "patronymic": name.patronymic,
        "birth": written.birth.value,
        "sex": written.sex,
        "relation": written.relation,
        "document": written.document,
    }
    return Person(member, list(needs.codes))


def _same(person: Person, people: list[Person]) -> Person | None:
    return next((one for one in people if _is_same(one.member, person.member)), None)


def _is_same(one: dict[str, Any], two: dict[str, Any]) -> bool:
    if one["birth"] and two["birth"] and one["birth"] != two["birth"]:
        return False  # Most pairs: the dearer comparison of names is not needed.
    names = all(fold(one[key] or "") == fold(two[key] or "") for key in ("given", "surname"))
    fathers = bool(one["patronymic"]) and one["patronymic"] == two["patronymic"]
    return names and (bool(one["given"]) or fathers)


def _is_among(person: Person, people: list[Person]) -> bool:
    return any(one is person for one in people)


def _have_one_birth(one: Person, two: Person) -> bool:
    """Grandfather and grandson may share a name; who shares the birth date too is one person."""
    return one.member["birth"] is not None and one.member["birth"] == two.member["birth"]


def _complete(person: Person, again: Person) -> None:
    for key, value in again.member.items():
        if person.member[key] is None:
            person.member[key] = value
    person.needs = list(with_parents([*person.needs, *again.needs]))


def _leave_out_repeats(rows: Rows, people: list[Person], faults: list[Fault]) -> None:
    """The same person twice in a family (a line copied, a head repeated) is one person."""
    kept: list[Person] = []
    for part, person in zip(rows.persons, people, strict=True):
        again = _same(person, kept)
        if again and _have_one_birth(again, person):
            faults.append(part.table.fault("L53", part.row, None))
            _complete(again, person)
        elif again and part.table is not rows.persons[0].table:
            _complete(again, person)  # a survey's head, once more in the sheet of members
        else:
            kept.append(person)
    people[:] = kept


def _check_size(
    rows: Rows, about: HouseholdCells, people: list[Person], faults: list[Fault]
) -> None:
    """Compares with the size that the list states; a list of heads only has nameless members."""
    part = rows.first()
    if not people:
        if not any(fault.code == "L30" for fault in faults):
            faults.append(part.table.fault("L40", part.row, None))
        return
    if len(people) > LARGEST or (about.size or 0) > LARGEST:
        faults.append(part.table.fault("L39", part.row, about.size_column))
        return
    if about.size is None or about.size == len(people):
        return
    facts = {"stated": about.size, "listed": len(people)}
    if len(people) == 1 and about.size > 1 and not about.member_cells:
        people += [Person(empty_member(part.row + 1)) for _ in range(about.size - 1)]
        faults.append(part.table.fault("L71", part.row, about.size_column, **facts))
    else:
        faults.append(part.table.fault("L67", part.row, about.size_column, **facts))
