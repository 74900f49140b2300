"""What has come in, opened: of each entry what tells whose next version it is, and the tables.

Most entries are nobody's: what they say stays packed as it comes from the opener, until it is
asked for.
"""

import marshal
from hashlib import sha256
from typing import Any, NamedTuple

from tonir.engines.progress import Progress
from tonir.people.open import Entry, Families, Opened, Row, entries_of, read_sealed, tables_of
from tonir.vault.register import OpenRegister
from tonir.vault.seal import PrivateKeys

# Where a value stood in a file says nothing about the family: not compared between two lists.
PROVENANCE = ("file", "sheet", "row", "list", "corrected")
# Two entries without a number are one entry even if the family answered otherwise this time.
ANSWERS = ("bases", "refused")
# A version of `marshal`.
WITHOUT_REFERENCES = 2
Content = tuple[Any, ...]
Identity = tuple[Any, ...]


class Arrival(NamedTuple):
    """A received entry. order: when it came, of which list and row; identity: what tells it from
    others; packed: itself."""

    household: str
    order: tuple[int, int, str]
    identity: Identity
    packed: bytes

    def entry(self) -> Entry:
        return Entry(*marshal.loads(self.packed))


def arrived(
    register: OpenRegister, keys: list[str], progress: Progress
) -> tuple[list[Arrival], Families]:
    """Those entries, opened, and the same as tables; one that does not open is left out."""
    arrivals: list[Arrival] = []
    batches: list[Opened] = []
    for some, opened in read_sealed(register, _arrivals_of, keys, progress):
        arrivals += some
        batches.append(opened)
    return arrivals, Families.of(batches)


def _arrivals_of(keys: PrivateKeys, rows: list[Row]) -> tuple[list[Arrival], Opened]:
    """A batch opened; on whichever core."""
    entries = entries_of(keys, rows)
    return [_arrival(entry) for entry in entries], tables_of(entries, rows)


def _arrival(entry: Entry) -> Arrival:
    order = (entry.record.get("list", 0), entry.record["row"], entry.household)
    return Arrival(entry.household, order, identity(entry), marshal.dumps(tuple(entry)))


def identity(entry: Entry) -> Identity:
    """The office's own number, or, where it gives none, a digest of all that it says."""
    record = entry.record
    if record.get("reference"):
        return (record["office"], record["reference"])
    area, facts, members, care = content(entry)
    stays = {name: value for name, value in facts.items() if name not in ANSWERS}
    # Without references between equal parts: the bytes are of what is said, however it was read.
    whole = marshal.dumps((area, stays, members, care), WITHOUT_REFERENCES)
    return (record["office"], None, sha256(whole).digest())


def content(entry: Entry) -> Content:
    """(area, facts, members, care): what an entry says, without where in which file."""
    record = entry.record
    members = [
        {name: value for name, value in member.items() if name != "row"}
        for member in record["members"]
    ]
    left_out = (*PROVENANCE, "members", "notice")
    facts = {name: value for name, value in record.items() if name not in left_out}
    care = {name: value for name, value in entry.care.items() if name != "corrected"}
    return (entry.area, facts, members, care)
