"""The people, while the register is open: a table of households and a table of persons.

Runs in the open register only. What was opened stays in its memory; only what has changed since
is opened again, on all cores.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.people.models import Household
from tonir.people.revisions import States, revisions, standing
from tonir.people.tables import HOUSEHOLDS, PERSONS, household_row, person_rows
from tonir.programme.many import among
from tonir.vault.register import OpenRegister
from tonir.vault.seal import PrivateKeys, unseal

# Of the tables these pass through: who asks for people asks for their columns too.
__all__ = ["HOUSEHOLDS", "PERSONS", "Entry", "Everybody", "Families", "everybody", "families"]
__all__ += ["unreadable", "unsealed"]

AT_ONCE = 500
SETTLED = (Household.State.ACTIVE, Household.State.MERGED)
RECEIVED = (Household.State.RECEIVED,)
FIELDS = ("id", "area_id", "registered_on", "record", "care")
Row = tuple[str, str | None, date, bytes, bytes]
Result = TypeVar("Result")


class Entry(NamedTuple):
    """An opened entry: its household's id, its settlement's code, what was sealed."""

    household: str
    area: str | None
    record: dict[str, Any]
    care: dict[str, Any]


@dataclass(frozen=True)
class Families:
    """Opened records. `households` and `persons` are Arrow tables; columns as in the schemas."""

    households: pa.Table
    persons: pa.Table

    @classmethod
    def of(cls, opened: Iterable["Opened"]) -> "Families":
        """In order of their ids: the same register gives the same tables, however it was filled."""
        batches = list(opened)
        households = [pa.ipc.open_stream(batch.households).read_all() for batch in batches]
        persons = [pa.ipc.open_stream(batch.persons).read_all() for batch in batches]
        return _tables(households, persons)


class Opened(NamedTuple):
    """What a batch became: both tables as Arrow streams, and the ids that did not open."""

    households: bytes
    persons: bytes
    unreadable: list[str]


@dataclass
class Memory:
    """What the register has opened: which revision of which household, and the tables.

    standing: what the database said of them all when they were last read, if that is known.
    """

    revisions: dict[str, int]
    unreadable: set[str]
    tables: Families
    standing: str | None = None


class Everybody(NamedTuple):
    """Entries that have their place, and those that came in since; which revision each is of."""

    settled: Families
    received: Families
    revisions: tuple[dict[str, int], dict[str, int]]


def families(register: OpenRegister, progress: Progress = silent) -> Families:
    """All settled households as tables, each entry for itself (double entries not yet joined).

    In order of their ids. A record that does not open (altered, moved) is left out and named by
    `unreadable`: it stops no other family's aid.
    """
    return _held(register, "people", SETTLED, progress).tables


def everybody(register: OpenRegister, progress: Progress = silent) -> Everybody:
    """Received entries as well: who came in a minute ago, and nobody has settled yet."""
    one = _held(register, "people", SETTLED, progress)
    other = _held(register, "received", RECEIVED, progress)
    return Everybody(one.tables, other.tables, (one.revisions, other.revisions))


def _held(register: OpenRegister, name: str, states: States, progress: Progress) -> Memory:
    """What is remembered under that name, as it stands now."""
    memory = _memory(register, name)
    stands = standing(states)
    if stands == memory.standing:
        return memory
    now = revisions(states)
    if now != memory.revisions:
        stale = {key for key, revision in now.items() if memory.revisions.get(key) != revision}
        gone = memory.revisions.keys() - now.keys()
        opened = list(read_sealed(register, _tables_of, sorted(stale), progress))
        fresh = Families.of(opened)
        unread = {key for batch in opened for key in batch.unreadable}
        kept = _without(memory.tables, gone | stale)
        memory.tables = _tables([kept.households, fresh.households], [kept.persons, fresh.persons])
        memory.unreadable = memory.unreadable - gone - stale | unread
        memory.revisions = now
    memory.standing = stands
    return memory


def unreadable(register: OpenRegister) -> list[str]:
    """Ids of the households whose records did not open when they were last looked at."""
    memory: Memory | None = register.memory.get("people")
    return sorted(memory.unreadable) if memory else []


def sealed_anew(register: OpenRegister) -> list[str]:
    """Ids of the open households that are no longer as they came: of a later list, corrected."""
    return [key for key, revision in _memory(register).revisions.items() if revision]


def unsealed(register: OpenRegister, keys: list[str], progress: Progress) -> Iterator[Entry]:
    """Those entries, opened, in no order; one that does not open is left out."""
    for entries in read_sealed(register, entries_of, keys, progress):
        yield from entries


def read_sealed(
    register: OpenRegister,
    work: Callable[[PrivateKeys, list[Row]], Result],
    keys: list[str],
    progress: Progress,
) -> Iterator[Result]:
    """`work` of the sealed rows of these households, some at a time, on all cores."""
    for done, result in enumerate(register.work(work, _batches(keys))):
        progress("opening", min(done * AT_ONCE, len(keys)), len(keys))
        yield result
    progress("opening", len(keys), len(keys))


def keep_open(register: OpenRegister, tables: Families, keys: list[str]) -> None:
    """Of `tables`, these entries were settled as they came: they need not be opened again."""
    memory = _memory(register)
    # Whoever was sealed anew meanwhile has another revision by now, and is opened once more.
    known = dict.fromkeys(keys, 0)
    gone = set(tables.households["id"].to_pylist()) - known.keys()
    added, kept = _without(tables, gone), _without(memory.tables, set(known))
    memory.tables = _tables([kept.households, added.households], [kept.persons, added.persons])
    memory.revisions.update(known)
    memory.standing = None


def _memory(register: OpenRegister, name: str = "people") -> Memory:
    if name not in register.memory:
        register.memory[name] = Memory({}, set(), _tables([], []))
    memory: Memory = register.memory[name]
    return memory


def _batches(keys: list[str]) -> Iterator[list[Row]]:
    """Sealed rows of these households, some at a time: a database takes only so many at once."""
    for some in _parts(keys):
        wanted = Household.objects.filter(pk__in=among(some))
        yield [
            (key, area, on, bytes(record), bytes(care))
            for key, area, on, record, care in wanted.values_list(*FIELDS)
        ]


def _parts(keys: list[str]) -> Iterator[list[str]]:
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))


def entries_of(keys: PrivateKeys, rows: list[Row]) -> list[Entry]:
    """A batch opened; on whichever core."""
    entries = []
    for key, area, _, record, care in rows:
        with suppress(Refusal):
            opened = unseal(keys, "record", key, record), unseal(keys, "care", key, care)
            entries.append(Entry(key, area, *opened))
    return entries


def _tables_of(keys: PrivateKeys, rows: list[Row]) -> Opened:
    return tables_of(entries_of(keys, rows), rows)


def tables_of(entries: list[Entry], rows: list[Row]) -> Opened:
    """What was opened of these rows, as tables."""
    days = {key: on for key, _, on, _, _ in rows}
    opened = {entry.household for entry in entries}
    households = [
        household_row(one.household, one.area, days[one.household], one.record, one.care)
        for one in entries
    ]
    persons = [row for one in entries for row in person_rows(one.household, one.record, one.care)]
    unread = [key for key in days if key not in opened]
    return Opened(_stream(households, HOUSEHOLDS), _stream(persons, PERSONS), unread)


def _stream(rows: list[dict[str, Any]], schema: pa.Schema) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, schema) as stream:
        stream.write_table(pa.Table.from_pylist(rows, schema=schema))
    written: bytes = sink.getvalue().to_pybytes()
    return written


def _without(tables: Families, keys: set[str]) -> Families:
    left_out = pa.array(sorted(keys), pa.string())
    households, persons = tables.households, tables.persons
    return Families(
        households.filter(pc.invert(pc.is_in(households["id"], left_out))),
        persons.filter(pc.invert(pc.is_in(persons["household"], left_out))),
    )


def _tables(households: list[pa.Table], persons: list[pa.Table]) -> Families:
    return Families(
        _whole(households, HOUSEHOLDS).sort_by("id"),
        _whole(persons, PERSONS).sort_by([("household", "ascending"), ("number", "ascending")]),
    )


def _whole(tables: list[pa.Table], schema: pa.Schema) -> pa.Table:
    return pa.concat_tables([schema.empty_table(), *tables]).combine_chunks()
