"""What is to be corrected, as it was written, to values: by the readers of lists.

Fields of the family stand alone ("address"), those of a member with her number ("given#1"); the
number behind the last one adds a member, "remove#2" takes one out. An empty value clears a field.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tonir.engines.refusals import Refusal
from tonir.engines.refusals.several import Several
from tonir.engines.words import say
from tonir.people.lists.household import LANGUAGES
from tonir.people.lists.persons import SHORTEST_DOCUMENT, Reader, needs_faults
from tonir.people.values.dates import read_birth
from tonir.people.values.kinship import read_relation, read_sex
from tonir.people.values.names import has_letters
from tonir.people.values.needs import speaks_of_violence
from tonir.people.values.text import Reading, fold, is_nothing, text

REMOVE = "remove"
_NUMBER = re.compile(r"-?\d{1,3}(?:[.,]\d+)?")
_YES = frozenset(("1", "on", "yes", "x"))


@dataclass
class Asked:
    """Values by field; members by number, counted from 0. The one behind the last is new."""

    family: dict[str, Any] = field(default_factory=dict)
    members: dict[int, dict[str, Any]] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)


def read_asked(asked: Mapping[str, str], members: int, reader: Reader, language: str) -> Asked:
    """asked: texts by field. members: how many there are. language: of the refusals' facts.

    Raises Refusal R40 (no such field), R41 with every value that cannot be read, R44 (no such
    member).
    """
    found, faults = Asked(), list[Refusal]()
    for name, written in asked.items():
        plain, number = _parsed(name, members)
        if plain == REMOVE:
            found.removed |= {number} if number is not None and fold(written) in _YES else set()
            continue
        read = (FAMILY if number is None else MEMBER)[plain](reader, text(written))
        if read.fault:
            faults.append(_refusal(read, name, written, number, language))
            continue
        values = found.family if number is None else found.members.setdefault(number, {})
        values[plain] = read.value
    if faults:
        raise Several("R41", faults)
    return found


def _parsed(name: str, members: int) -> tuple[str, int | None]:
    plain, _, number = name.partition("#")
    known = FAMILY if not number else {**MEMBER, REMOVE: None}
    if plain not in known or (number and not number.isdecimal()):
        several = [f"{one}#1" for one in (*MEMBER, REMOVE)]
        raise Refusal("R40", field=name, known=", ".join([*FAMILY, *several]))
    if not number:
        return plain, None
    last = members if plain == REMOVE else members + 1
    if not 1 <= int(number) <= last:
        raise Refusal("R44", number=number, members=members)
    return plain, int(number) - 1


def _refusal(read: Reading, name: str, written: str, number: int | None, language: str) -> Refusal:
    facts = {
        key: say(fact, language) if isinstance(fact, Mapping) else fact
        for key, fact in read.facts.items()
    }
    assert read.fault is not None
    row = 0 if number is None else number + 1
    # What must never be written down is not repeated either.
    value = "" if read.fault == "L60" else written
    return Refusal(read.fault, value=value, header=name, row=row, **facts)


def _name(_: Reader, written: str) -> Reading:
    if is_nothing(written):
        return Reading()
    return Reading(written) if has_letters(written) else Reading(fault="R43")


def _plain(_: Reader, written: str) -> Reading:
    return Reading(None if is_nothing(written) else written)


def _birth(reader: Reader, written: str) -> Reading:
    read = read_birth(written, reader.today)
    # Of a day that no calendar has, a list keeps the year; who corrects knows better.
    return Reading(fault="L35") if read.fault == "L56" else read


def _sex(_: Reader, written: str) -> Reading:
    return read_sex(written)


def _relation(_: Reader, written: str) -> Reading:
    return read_relation(written)


def _document(_: Reader, written: str) -> Reading:
    if is_nothing(written):
        return Reading()
    long_enough = sum(letter.isalnum() for letter in written) >= SHORTEST_DOCUMENT
    return Reading(written) if long_enough else Reading(fault="L55")


def _phones(reader: Reader, written: str) -> Reading:
    read = reader.phones(written)
    return Reading(fault="L50") if read.unread else Reading(list(read.numbers))


def _phone(reader: Reader, written: str) -> Reading:
    read = _phones(reader, written)
    return read if read.fault or not read.value else Reading(read.value[0])  # type: ignore[index]


def _needs(reader: Reader, written: str) -> Reading:
    found = reader.needs.read(written)
    for code, facts in needs_faults(found):
        return Reading(None, code, facts)
    return Reading(list(found.codes))


def _notes(reader: Reader, written: str) -> Reading:
    return Reading(fault="L60") if speaks_of_violence(written) else _plain(reader, written)


def _language(_: Reader, written: str) -> Reading:
    if is_nothing(written):
        return Reading()
    found = LANGUAGES.get(fold(written))
    return Reading(found) if found else Reading(fault="R42")


def _area(reader: Reader, written: str) -> Reading:
    if is_nothing(written):
        return Reading(fault="L57")
    found = reader.places.find(written, "")
    return Reading(found.value) if isinstance(found.value, str) else found


def _coordinates(_: Reader, written: str) -> Reading:
    if is_nothing(written):
        return Reading()
    numbers = [float(one.replace(",", ".")) for one in _NUMBER.findall(written)]
    if len(numbers) != 2 or abs(numbers[0]) > 90 or abs(numbers[1]) > 180:
        return Reading(fault="L64")
    return Reading((numbers[0], numbers[1]))


def _refused(reader: Reader, written: str) -> Reading:
    wanted = [code.strip() for code in written.split(",") if code.strip()]
    optional = [purpose.code for purpose in reader.purposes if purpose.optional]
    if unknown := [code for code in wanted if code not in optional]:
        facts = {"purposes": ", ".join(unknown), "known": ", ".join(optional) or "–"}
        return Reading(None, "R45", facts)
    return Reading([code for code in optional if code in wanted])


Read = Callable[[Reader, str], Reading]
FAMILY: dict[str, Read] = {
    "area": _area,
    "address": _plain,
    "coordinates": _coordinates,
    "phones": _phones,
    "language": _language,
    "needs": _needs,
    "notes": _notes,
    "refused": _refused,
}
MEMBER: dict[str, Read] = {
    "given": _name,
    "surname": _name,
    "patronymic": _name,
    "birth": _birth,
    "sex": _sex,
    "relation": _relation,
    "document": _document,
    "phone": _phone,
    "needs": _needs,
}
