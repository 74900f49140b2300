"""The register's families once double entries are joined."""

from typing import Any

import pyarrow as pa

from tonir.engines.linkage import join
from tonir.engines.progress import Progress, silent
from tonir.matching.models import Merge
from tonir.people.open import HOUSEHOLDS, PERSONS, Families
from tonir.people.open import families as entries_of
from tonir.vault.register import OpenRegister

Row = dict[str, Any]


def families(register: OpenRegister, progress: Progress = silent) -> Families:
    """Every family once: entries that are the same family joined into one."""
    entries = entries_of(register, progress)
    merges = dict(Merge.objects.order_by("pk").values_list("dropped_id", "kept_id"))
    known = register.memory.get("joined")
    if known is not None and known[0] is entries and known[1] == merges:
        kept: Families = known[2]
        return kept
    joined = _joined(entries, merges) if merges else entries
    register.memory["joined"] = (entries, merges, joined)
    return joined


def _joined(entries: Families, merges: dict[str, str]) -> Families:
    """Untouched families pass as they are; only the joined ones go through Python."""
    touched = set(merges) | set(merges.values())
    whole, apart = _parted(entries.households, "id", touched)
    persons, members = _parted(entries.persons, "household", touched)
    rows = {row["id"]: row for row in apart.to_pylist()}
    people: dict[str, list[Row]] = {key: [] for key in rows}
    for person in members.to_pylist():
        people[person["household"]].append(person)
    clusters: dict[str, list[str]] = {}
    for dropped, kept in merges.items():
        clusters.setdefault(kept, [kept]).append(dropped)
    made = [join([(rows[key], people[key]) for key in keys]) for keys in clusters.values()]
    return Families(
        pa.concat_tables(
            [whole, pa.Table.from_pylist([household for household, _ in made], HOUSEHOLDS)]
        ).sort_by("id"),
        pa.concat_tables(
            [persons, pa.Table.from_pylist([one for _, some in made for one in some], PERSONS)]
        ).sort_by([("household", "ascending"), ("number", "ascending")]),
    )


def _parted(table: pa.Table, column: str, keys: set[str]) -> tuple[pa.Table, pa.Table]:
    """The rows whose key is not in `keys`, and those whose key is."""
    is_in = pa.compute.is_in(table[column], pa.array(sorted(keys), pa.string()))
    return table.filter(pa.compute.invert(is_in)), table.filter(is_in)
