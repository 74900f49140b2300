"""A later list of the same office does not undo a correction.

The rule, field by field: if the list still says what was corrected, or says by now what was
corrected to, the corrected value stays. If it says something else, the office knows something
newer: that is taken, and the correction is forgotten.
"""

from dataclasses import dataclass, field
from typing import Any

from tonir.engines.linkage.join import same_person
from tonir.people.rights.marks import (
    Content,
    Marks,
    as_listed,
    is_added,
    listed_places,
    marks_of,
    member_key,
    removed_key,
)
from tonir.people.tables import person_rows

Facts = tuple[str | None, Content, Content]


def kept(now: Facts, comes: Facts) -> Facts:
    """The entry that comes, with the corrections of the one that stands.

    Both: (area, record, care). Without corrections it is the one that comes.
    """
    _, record, care = now
    if not marks_of(record) and not marks_of(care):
        return comes
    return _Keeping(now, comes).result()


@dataclass
class _Keeping:
    now: Facts
    comes: Facts
    marks: Marks = field(default_factory=dict)
    care_marks: Marks = field(default_factory=dict)
    members: list[Content] = field(default_factory=list)
    needs: list[Content] = field(default_factory=list)

    def result(self) -> Facts:
        (area, record, care), (new_area, new_record, new_care) = self.now, self.comes
        new = {**new_record, "area": new_area}
        new |= self._family({**record, "area": area}, new, marks_of(record), self.marks)
        new_care = {**new_care, **self._family(care, new_care, marks_of(care), self.care_marks)}
        self._members()
        area = new.pop("area")
        new["members"], new_care["members"] = self.members, self.needs
        for content, marks in ((new, self.marks), (new_care, self.care_marks)):
            if marks:
                content["corrected"] = marks
        return area, new, new_care

    def _family(self, now: Content, comes: Content, marks: Marks, stay: Marks) -> Content:
        found: Content = {}
        for name, mark in marks.items():
            if "/" not in name and comes.get(name) in (mark["was"], now.get(name)):
                found[name], stay[name] = now.get(name), mark
        return found

    def _members(self) -> None:
        """Members in the order of the list that comes; behind them those whom no list brought."""
        marks = marks_of(self.now[1])
        stands_for = self._stands_for()
        new_record, new_care = self.comes[1], self.comes[2]
        for place, member in enumerate(new_record["members"]):
            one, needs = stands_for.get(place), _needs_of(new_care, place)
            if one is not None and one.number is None:
                self._stays_out(place, one.place, member, needs)
            else:
                self._take(one.number if one else None, member, needs)
        matched = {one.number for one in stands_for.values()}
        for number in range(len(self.now[1]["members"])):
            if is_added(marks, number) and number not in matched:
                self._stays_in(number)

    def _stays_out(self, place: int, before: int, member: Content, needs: Content) -> None:
        key = removed_key(before)
        for of, stay, was in (
            (self.now[1], self.marks, member),
            (self.now[2], self.care_marks, needs),
        ):
            if mark := marks_of(of).get(key):
                stay[removed_key(place)] = {**mark, "was": was}

    def _stays_in(self, number: int) -> None:
        self.marks[member_key(len(self.members))] = marks_of(self.now[1])[member_key(number)]
        self.members.append(self.now[1]["members"][number])
        self.needs.append(_needs_of(self.now[2], number))

    def _take(self, number: int | None, member: Content, needs: Content) -> None:
        member, needs = dict(member), dict(needs)
        if number is not None and is_added(marks_of(self.now[1]), number):
            # The list has caught up; what it lacks stays as it was told by hand.
            ours = self.now[1]["members"][number]
            member = {
                name: ours.get(name) if value is None else value for name, value in member.items()
            }
        elif number is not None:
            self._keep_fields(number, member, needs)
        self.members.append(member)
        self.needs.append(needs)

    def _keep_fields(self, number: int, member: Content, needs: Content) -> None:
        start = member_key(number, "")
        of_record = (self.now[1]["members"][number], member, marks_of(self.now[1]), self.marks)
        of_care = (_needs_of(self.now[2], number), needs, marks_of(self.now[2]), self.care_marks)
        for now, comes, marks, stay in (of_record, of_care):
            for key, mark in marks.items():
                name = key.removeprefix(start)
                if key.startswith(start) and comes.get(name) in (mark["was"], now.get(name)):
                    comes[name] = now.get(name)
                    stay[member_key(len(self.members), name)] = mark

    def _stands_for(self) -> "dict[int, _Before]":
        """place in the list that comes -> who that is among those who stood here before."""
        before = _before(self.now)
        new = person_rows("", self.comes[1], self.comes[2])
        plain = [{**member, "row": None} for member in self.comes[1]["members"]]
        found: dict[int, _Before] = {}
        # First who is written exactly as before: of twins each keeps her own.
        for is_it in (
            lambda one, place: one.listed == plain[place],
            lambda one, place: any(same_person(row, new[place]) for row in one.rows),
        ):
            for place in range(len(new)):
                if place not in found:
                    taken = [id(one) for one in found.values()]
                    free = (one for one in before if id(one) not in taken)
                    if (one := next((one for one in free if is_it(one, place)), None)) is not None:
                        found[place] = one
        return found


@dataclass
class _Before:
    """Somebody of the entry as it stands: her number now, or None and where the list had her."""

    number: int | None
    place: int
    listed: Content
    rows: list[dict[str, Any]]


def _before(now: Facts) -> list[_Before]:
    area, record, care = now
    _, listed, listed_care = as_listed(area, record, care)
    rows, listed_rows = person_rows("", record, care), person_rows("", listed, listed_care)
    found = []
    for place, number in enumerate(listed_places(marks_of(record), len(rows))):
        alike = [listed_rows[place]] if number is None else [listed_rows[place], rows[number]]
        found.append(_Before(number, place, {**listed["members"][place], "row": None}, alike))
    for number, row in enumerate(rows):
        if is_added(marks_of(record), number):
            found.append(_Before(number, -1, {}, [row]))
    return found


def _needs_of(care: Content, number: int) -> Content:
    members: list[Content] = care["members"]
    return members[number] if number < len(members) else {"needs": []}
