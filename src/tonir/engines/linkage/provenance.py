"""Where each value of a joined family comes from, and what its other entries say instead."""

import dataclasses
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tonir.engines.linkage.best import Field, Row
from tonir.engines.linkage.join import (
    Choice,
    Entry,
    Joined,
    days_of,
    household_choices,
    member_choices,
    relation_choices,
)


@dataclass(frozen=True)
class Said:
    """A value, by column, as one or several entries have it (their numbers, in order)."""

    values: Row
    entries: list[int]


@dataclass(frozen=True)
class Source:
    """A field of the family (member: None) or of a member (her number).

    chosen: None where nobody's value was taken. others: the differing ones, those of most entries
    first.
    """

    field: str
    member: int | None
    chosen: Said | None
    others: list[Said] = dataclasses.field(default_factory=list)


def sources(entries: Sequence[Entry], joined: Joined) -> list[Source]:
    """Every field in which anything stands; `joined`: what `join_traced` made of these entries."""
    rows = [household for household, _ in entries]
    found = _of_rows(None, household_choices(entries), rows, range(len(entries)))
    relations = relation_choices(entries, joined.made_of)
    for number, (parts, relation) in enumerate(zip(joined.made_of, relations, strict=True)):
        persons = [entries[entry][1][at] for entry, at in parts]
        choices = member_choices(persons, days_of(entries, parts), relation)
        found += _of_rows(number, choices, persons, [entry for entry, _ in parts])
    return found


def _of_rows(
    member: int | None, choices: Iterable[Choice], rows: Sequence[Row], entries: Sequence[int]
) -> list[Source]:
    found = []
    for choice in choices:
        said = dict(_said(choice.field, rows, entries))
        chosen = None
        if choice.row is not None:
            taken = rows[choice.row]
            # Where it was corrected to nothing, no row says it.
            nothing = Said(choice.field.of(taken), [entries[choice.row]])
            chosen = said.pop(choice.field.value(taken), nothing)
        others = sorted(said.values(), key=lambda one: -len(one.entries))
        if chosen is not None or others:
            found.append(Source(choice.field.name, member, chosen, others))
    return found


def _said(
    of: Field, rows: Sequence[Row], entries: Sequence[int]
) -> Iterator[tuple[Hashable, Said]]:
    """Each value that stands anywhere, and in which entries."""
    places: dict[Hashable, list[int]] = {}
    for number, row in enumerate(rows):
        if of.fullness(row):
            places.setdefault(of.value(row), []).append(number)
    for value, some in places.items():
        yield value, Said(of.of(rows[some[0]]), [entries[number] for number in some])
