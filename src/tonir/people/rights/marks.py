"""What was corrected by hand: marks in an entry, beside the values that stand there now.

`corrected` of a record maps a field to {"on": day, "by": who, "was": what the office's list said}.
Fields are "address" and others of the family, "members/0/given" of a member counted from 0,
"members/2" of a member whom no list brought (was: None), "removed/1" of one who was taken out
(was: the member; 1: where the list had her). Care has marks of its own under the same fields: its
values must not stand under the record's key.
"""

from collections.abc import Iterator
from typing import Any

Content = dict[str, Any]
Marks = dict[str, dict[str, Any]]
MEMBER, REMOVED = "members", "removed"


def marks_of(content: Content) -> Marks:
    found: Marks = content.get("corrected") or {}
    return found


def family_fields(record: Content, care: Content) -> list[str]:
    """The fields of the family as a whole that were corrected."""
    return [field for field in (*marks_of(record), *marks_of(care)) if "/" not in field]


def member_fields(record: Content, care: Content, number: int) -> list[str]:
    """The fields of one member that were corrected; of one whom no list brought, all."""
    marks = (*marks_of(record), *marks_of(care))
    if member_key(number) in marks:
        return [name for name in record["members"][number] if name != "row"] + ["needs"]
    start = member_key(number, "")
    return [field.removeprefix(start) for field in marks if field.startswith(start)]


def member_was(record: Content, number: int, name: str) -> Any:
    """What a list said before the correction; None where nothing was corrected."""
    return marks_of(record).get(member_key(number, name), {}).get("was")


def member_key(number: int, *name: str) -> str:
    return "/".join((MEMBER, str(number), *name))


def removed_key(place: int) -> str:
    return f"{REMOVED}/{place}"


def is_added(marks: Marks, number: int) -> bool:
    """Whether no list brought this member."""
    return member_key(number) in marks


def removed(marks: Marks) -> Iterator[tuple[int, dict[str, Any]]]:
    """(place in the list, mark) of those who were taken out, in the list's order."""
    found = [
        (int(field.removeprefix(f"{REMOVED}/")), mark)
        for field, mark in marks.items()
        if field.startswith(f"{REMOVED}/")
    ]
    yield from sorted(found, key=lambda one: one[0])


def listed_places(marks: Marks, count: int) -> list[int | None]:
    """For each place in the list, which of the `count` members now stands for it (None: none)."""
    places: list[int | None] = [one for one in range(count) if not is_added(marks, one)]
    for place, _ in removed(marks):
        places.insert(place, None)
    return places


def as_listed(
    area: str | None, record: Content, care: Content
) -> tuple[str | None, Content, Content]:
    """(area, record, care) as the office's list had them: every correction taken back."""
    marks, of_care = marks_of(record), marks_of(care)
    if not marks and not of_care:
        return area, record, care
    facts = _family_before(record, marks)
    area = marks["area"]["was"] if "area" in marks else area
    facts.pop("area", None)
    facts["members"] = _members_before(record["members"], marks, marks)
    needs = _padded(care["members"], len(record["members"]))
    return (
        area,
        facts,
        {
            **_family_before(care, of_care),
            "members": _members_before(needs, marks, of_care),
        },
    )


def _family_before(content: Content, marks: Marks) -> Content:
    before = {field: mark["was"] for field, mark in marks.items() if "/" not in field}
    return {name: value for name, value in {**content, **before}.items() if name != "corrected"}


def _members_before(members: list[Content], structure: Marks, marks: Marks) -> list[Content]:
    """structure: the record's marks, which say who was added and who was taken out."""
    found = []
    for number, member in enumerate(members):
        if not is_added(structure, number):
            start = member_key(number, "")
            was = {
                field.removeprefix(start): mark["was"]
                for field, mark in marks.items()
                if field.startswith(start)
            }
            found.append({**member, **was})
    for place, _ in removed(structure):
        # Care that was shredded meanwhile has no mark left.
        found.insert(place, marks.get(removed_key(place), {"was": {"needs": []}})["was"])
    return found


def _padded(members: list[Content], count: int) -> list[Content]:
    return members + [{"needs": []}] * (count - len(members))
