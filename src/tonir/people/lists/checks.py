"""What is wrong between families of one list: numbers used twice, people who stand twice."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from tonir.engines.linkage.fold import key as sound
from tonir.people.lists.families import Draft
from tonir.people.lists.faults import Fault
from tonir.people.lists.tables import Table
from tonir.people.values.text import fold

# Families of one person each, from so many on, look like a list of heads without their families.
SUSPICIOUSLY_MANY = 20


def check_together(drafts: list[Draft], tables: list[Table]) -> tuple[list[Draft], list[Fault]]:
    """Families to go on with (a row copied twice once only), and faults of the list as a whole."""
    column = {table.number: next(iter(table.columns_for("family")), None) for table in tables}
    by_number = {table.number: table for table in tables}
    kept = _check_references(drafts, by_number, column)
    _check_blocks(kept, by_number, column)
    _check_people(kept, by_number)
    return kept, _whole_list_faults(kept, tables)


def _check_references(
    drafts: list[Draft], tables: dict[int, Table], column: dict[int, int | None]
) -> list[Draft]:
    """One number, two families: both go back. One family copied out twice: it goes in once."""
    by_reference: dict[str, Draft] = {}
    kept = []
    for draft in drafts:
        first = by_reference.setdefault(draft.reference, draft) if draft.reference else draft
        if first is draft:
            kept.append(draft)
        elif _content(first) == _content(draft):
            first.faults.append(_at(draft, tables, "L72", None, other=first.record["row"]))
        else:
            for one, other in ((first, draft), (draft, first)):
                if not any(fault.code == "L33" for fault in one.faults):
                    at = column[one.places[0][0]]
                    one.faults.append(_at(one, tables, "L33", at, other=other.record["row"]))
            kept.append(draft)
    return kept


def _check_blocks(
    drafts: Iterable[Draft], tables: dict[int, Table], column: dict[int, int | None]
) -> None:
    """Rows of one number that stand apart in a list and share nothing are two families."""
    for draft in drafts:
        blocks = _blocks(draft.members)
        if len(blocks) < 2 or any(fault.code == "L33" for fault in draft.faults):
            continue
        heads = sum(1 for member in draft.members if member["relation"] == "head")
        names = [{_heard(m["surname"]) for m in block if m["surname"]} for block in blocks]
        phones = [{m["phone"] for m in block if m["phone"]} for block in blocks]
        for place in range(1, len(blocks)):
            related = names[0] & names[place] or phones[0] & phones[place] or not names[place]
            if heads > 1 or not related:
                row = blocks[place][0]["row"]
                at = column[draft.places[0][0]]
                draft.faults.append(_at(draft, tables, "L33", at, other=row))
                break


def _check_people(drafts: Iterable[Draft], tables: dict[int, Table]) -> None:
    """The same name and birth date, or the same document, in two families of the list."""
    people: dict[tuple[str, ...], tuple[Draft, dict[str, Any]]] = {}
    documents: dict[str, tuple[Draft, dict[str, Any]]] = {}
    for draft in drafts:
        for member in draft.members:
            if key := _identity(member):
                first, other = people.setdefault(key, (draft, member))
                if first is not draft:
                    draft.faults.append(_member_fault(draft, tables, member, "L54", other["row"]))
                    continue
            if member["document"]:
                key_of = fold(member["document"]).replace(" ", "")
                _, other = documents.setdefault(key_of, (draft, member))
                if other is not member and _identity(other) != _identity(member):
                    draft.faults.append(_member_fault(draft, tables, member, "L68", other["row"]))


def _whole_list_faults(drafts: list[Draft], tables: list[Table]) -> list[Fault]:
    faults = []
    table = tables[0]
    if len(drafts) >= SUSPICIOUSLY_MANY and all(len(draft.members) <= 1 for draft in drafts):
        faults.append(_of_list(table, "L75"))
    if not any(t.has("area", "region", "geo", "lat") for t in tables):
        faults.append(_of_list(table, "L76"))
    if any(t.has("age") for t in tables) and not any(t.has("birth") for t in tables):
        faults.append(_of_list(table, "L77"))
    return faults


def _of_list(table: Table, code: str) -> Fault:
    return Fault(code, table.sheet.name, table.number, 0, 0, "", "")


def _at(
    draft: Draft, tables: dict[int, Table], code: str, column: int | None, **facts: object
) -> Fault:
    number, row = draft.places[0]
    return tables[number].fault(code, row, column, **facts)


def _member_fault(
    draft: Draft, tables: dict[int, Table], member: dict[str, Any], code: str, other: int
) -> Fault:
    number = next(number for number, row in draft.places if row == member["row"] - 1)
    return tables[number].fault(code, member["row"] - 1, None, other=other)


def _identity(member: dict[str, Any]) -> tuple[str, ...] | None:
    if not member["birth"] or len(member["birth"]) < 10 or not member["given"]:
        return None
    return (_heard(member["given"]), _heard(member["surname"] or ""), member["birth"])


def _heard(name: str) -> str:
    """The name by its sound; as written, where its letters are of no script that is known."""
    return sound(name) or fold(name)


def _content(draft: Draft) -> list[dict[str, Any]]:
    return [{k: v for k, v in member.items() if k != "row"} for member in draft.members]


def _blocks(members: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Members in runs of neighbouring rows; a blank line between rows parts nobody."""
    runs: dict[int, list[dict[str, Any]]] = defaultdict(list)
    run, last = 0, None
    for member in sorted(members, key=lambda member: member["row"]):
        if last is not None and member["row"] - last > 2:
            run += 1
        runs[run].append(member)
        last = member["row"]
    return list(runs.values())
