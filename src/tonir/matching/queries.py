"""The register's families once double entries are joined."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from tonir.engines.linkage.join import Joined, join_traced
from tonir.engines.linkage.whom import NOBODY
from tonir.engines.progress import Progress, silent
from tonir.matching.models import Merge
from tonir.matching.persons import matched_in, matched_of, standing
from tonir.matching.shared import Person, leaving
from tonir.people.open import HOUSEHOLDS, PERSONS, Families
from tonir.people.open import families as entries_of
from tonir.vault.register import OpenRegister

__all__ = ["entries_of_family", "families", "kept_ids", "leading", "matched_of", "own_first"]

Row = dict[str, Any]


class OfHousehold(Protocol):
    """Whatever stands under an entry's id."""

    @property
    def household_id(self) -> str: ...


Held = TypeVar("Held", bound=OfHousehold)


def families(register: OpenRegister, progress: Progress = silent) -> Families:
    """Every family once: entries that are the same family joined into one."""
    entries = entries_of(register, progress)
    merges = kept_ids()
    elsewhere = leaving(merges)
    made_from = (merges, elsewhere, standing() if merges else ())
    known = register.memory.get("joined")
    if known is not None and known[0] is entries and known[1] == made_from:
        kept: Families = known[2]
        return kept
    joined = _joined(entries, merges, elsewhere) if merges or elsewhere else entries
    register.memory["joined"] = (entries, made_from, joined)
    return joined


def kept_ids() -> dict[str, str]:
    """Entry that was joined into another -> the one that its family stands under."""
    return dict(Merge.objects.order_by("dropped").values_list("dropped_id", "kept_id"))


def entries_of_family(household: str) -> list[str]:
    """All entries of the family that an entry belongs to; first the one that they stand under."""
    kept = Merge.objects.filter(dropped=household).values_list("kept_id", flat=True).first()
    family = kept or household
    dropped = Merge.objects.filter(kept=family).order_by("dropped")
    return [family, *dropped.values_list("dropped_id", flat=True)]


def own_first(rows: Iterable[Held], kept: Mapping[str, str]) -> dict[str, Held]:
    """family -> of the rows of her entries the one of the entry that leads, else of the lowest id.

    What was worked out before two entries were joined still stands under both of them.
    """
    found: dict[str, Held] = {}
    for row in rows:
        entry = row.household_id
        family = kept.get(entry, entry)
        held = found.get(family)
        if held is None or (entry != family, entry) < (
            held.household_id != family,
            held.household_id,
        ):
            found[family] = row
    return found


def leading(rows: Iterable[Held], entries: Sequence[str]) -> Held | None:
    """The same for one family: `entries` are hers, the one that leads first."""
    return min(rows, key=lambda row: entries.index(row.household_id), default=None)


def _joined(
    entries: Families, merges: dict[str, str], elsewhere: Mapping[str, Container[Person]]
) -> Families:
    """Untouched families pass as they are; only those that were joined, or of whom somebody counts
    elsewhere, go through Python."""
    touched = {*merges, *merges.values(), *elsewhere}
    whole, apart = _parted(entries.households, "id", touched)
    persons, members = _parted(entries.persons, "household", touched)
    rows = {row["id"]: row for row in apart.to_pylist()}
    people: dict[str, list[Row]] = {key: [] for key in rows}
    for person in members.to_pylist():
        people[person["household"]].append(person)
    clusters = {one: [one] for one in elsewhere if one in rows} | _clusters(merges, rows)
    matched = matched_in(clusters)
    made = [
        _without(
            elsewhere.get(family, ()),
            keys,
            # Under the id that the family stands under, even if that very entry does not open.
            join_traced(
                [({**rows[key], "id": family}, people[key]) for key in keys],
                matched.get(family, NOBODY),
            ),
        )
        for family, keys in clusters.items()
    ]
    return Families(
        pa.concat_tables(
            [whole, pa.Table.from_pylist([household for household, _ in made], HOUSEHOLDS)]
        ).sort_by("id"),
        pa.concat_tables(
            [persons, pa.Table.from_pylist([one for _, some in made for one in some], PERSONS)]
        ).sort_by([("household", "ascending"), ("number", "ascending")]),
    )


def _without(
    elsewhere: Container[Person], keys: Sequence[str], joined: Joined
) -> tuple[Row, list[Row]]:
    """The family without those who count for another one; if that were all, with all of them."""
    stay = [
        member
        for member, parts in zip(joined.members, joined.made_of, strict=True)
        if not any((keys[entry], number) in elsewhere for entry, number in parts)
    ]
    members = [{**one, "number": at} for at, one in enumerate(stay)] or joined.members
    return joined.household, members


def _clusters(merges: Mapping[str, str], there: Container[str]) -> dict[str, list[str]]:
    """Family -> her entries, as far as they could be opened; the one that leads first."""
    found: dict[str, list[str]] = {}
    for dropped, kept in merges.items():
        if kept not in found:
            found[kept] = [kept] if kept in there else []
        if dropped in there:
            found[kept].append(dropped)
    return {kept: keys for kept, keys in found.items() if keys}


def _parted(table: pa.Table, column: str, keys: set[str]) -> tuple[pa.Table, pa.Table]:
    """The rows whose key is not in `keys`, and those whose key is."""
    is_in = pc.is_in(table[column], pa.array(sorted(keys), pa.string()))
    return table.filter(pc.invert(is_in)), table.filter(is_in)
