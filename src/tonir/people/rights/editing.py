"""One entry corrected: the new values in their places, a mark for each."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from tonir.people.rights.marks import (
    MEMBER,
    Content,
    Marks,
    as_listed,
    is_added,
    listed_places,
    marks_of,
    member_key,
    removed_key,
)

# What lies in the care envelope and not in the record.
CARE = frozenset(("needs", "notes"))


@dataclass(frozen=True)
class Edits:
    """What is to change in one entry; members by their numbers in it, counted from 0.

    A member's values may hold `needs`. added: whole members.
    """

    family: Mapping[str, Any] = field(default_factory=dict)
    members: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    added: tuple[Mapping[str, Any], ...] = ()
    removed: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.family or self.members or self.added or self.removed)


@dataclass
class Sheet:
    """An entry that is being corrected. stamp: {"on": day, "by": who} of this correction."""

    area: str | None
    record: Content
    care: Content
    stamp: Content

    def __post_init__(self) -> None:
        self.record, self.care = deepcopy(self.record), deepcopy(self.care)
        self.marks: Marks = self.record.setdefault("corrected", {})
        self.care_marks: Marks = self.care.setdefault("corrected", {})
        missing = len(self.record["members"]) - len(self.care["members"])
        self.care["members"] += [{"needs": []} for _ in range(missing)]

    def set_family(self, name: str, value: Any) -> None:
        if name == "area":
            held = {"area": self.area}
            self._set(held, self.marks, name, name, value)
            self.area = held["area"]
        elif name in CARE:
            self._set(self.care, self.care_marks, name, name, value)
        else:
            self._set(self.record, self.marks, name, name, value)

    def set_member(self, number: int, name: str, value: Any) -> None:
        of_care = name in CARE
        content, marks = (self.care, self.care_marks) if of_care else (self.record, self.marks)
        member = content["members"][number]
        if is_added(self.marks, number):
            member[name] = value
        else:
            self._set(member, marks, member_key(number, name), name, value)

    def add(self, values: Mapping[str, Any]) -> None:
        number = len(self.record["members"])
        names = ("given", "surname", "patronymic", "birth", "sex", "relation", "document", "phone")
        self.record["members"].append({**{name: values.get(name) for name in names}, "row": None})
        self.care["members"].append({"needs": values.get("needs") or []})
        self.marks[member_key(number)] = {**self.stamp, "was": None}

    def remove(self, number: int) -> None:
        members = self.record["members"]
        if not is_added(self.marks, number):
            _, listed, of_care = as_listed(self.area, self.record, self.care)
            place = listed_places(self.marks, len(members)).index(number)
            key = removed_key(place)
            self.marks[key] = {**self.stamp, "was": listed["members"][place]}
            self.care_marks[key] = {**self.stamp, "was": of_care["members"][place]}
        del members[number], self.care["members"][number]
        _close_gap(self.marks, number)
        _close_gap(self.care_marks, number)

    def finished(self) -> tuple[str | None, Content, Content]:
        """(area, record, care); without an empty word on corrections."""
        for content in (self.record, self.care):
            if not content["corrected"]:
                del content["corrected"]
        return self.area, self.record, self.care

    def _set(self, held: Content, marks: Marks, key: str, name: str, value: Any) -> None:
        before = held.get(name)
        if before == value:
            return
        # What the list said stays known through further corrections; back to it, and no mark is.
        was = marks[key]["was"] if key in marks else before
        held[name] = value
        marks.pop(key, None)
        if value != was:
            marks[key] = {**self.stamp, "was": was}


def edited(
    entry: tuple[str | None, Content, Content], edits: Edits, stamp: Content
) -> tuple[str | None, Content, Content]:
    """(area, record, care) with the edits in them; the arguments stay as they are."""
    sheet = Sheet(*entry, stamp)
    for name, value in edits.family.items():
        sheet.set_family(name, value)
    for number, values in edits.members.items():
        for name, value in values.items():
            sheet.set_member(number, name, value)
    # From the last to the first: the numbers of the others stay true meanwhile.
    for number in sorted(edits.removed, reverse=True):
        sheet.remove(number)
    for values in edits.added:
        sheet.add(values)
    return sheet.finished()


def is_corrected(record: Content, care: Content) -> bool:
    return bool(marks_of(record) or marks_of(care))


def _close_gap(marks: Marks, gone: int) -> None:
    """Forgets the marks of one member, and numbers those behind her anew."""
    before = dict(marks)
    marks.clear()
    for key, mark in before.items():
        kind, _, rest = key.partition("/")
        number, _, name = rest.partition("/")
        if kind != MEMBER or int(number) < gone:
            marks[key] = mark
        elif int(number) > gone:
            marks[member_key(int(number) - 1, *([name] if name else []))] = mark
