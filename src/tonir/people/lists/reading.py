"""One list from file to families: the whole way, with everything that is wrong on it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.people.lists.agreements import Headers
from tonir.people.lists.books import Book
from tonir.people.lists.checks import check_together
from tonir.people.lists.columns import Proposer
from tonir.people.lists.decide import Ask, Decision, Saved, decide, from_saved
from tonir.people.lists.families import Draft, read_family
from tonir.people.lists.faults import Fault
from tonir.people.lists.persons import Reader
from tonir.people.lists.shapes import families_of
from tonir.people.lists.tables import Table, find_table
from tonir.people.values.needs import NeedsReader
from tonir.people.values.places_named import Gazetteer
from tonir.programme.privacy import Purpose

AT_ONCE = 500


@dataclass
class Known:
    """What a programme knows before it reads a list."""

    today: date
    country: str
    places: Gazetteer
    needs: NeedsReader
    purposes: Sequence[Purpose] = ()

    def state(self) -> str:
        """A digest of all that: a list read again with a place added is not the same list."""
        places = [(one.code, one.parent, sorted(one.names.items())) for one in self.places.places]
        words = [sorted(need.items(), key=str) for need in self.needs.own]
        asked = [(one.code, sorted(one.names.values()), one.decides) for one in self.purposes]
        stated = [self.country, places, words, asked]
        written = json.dumps(stated, default=str, ensure_ascii=False)
        return hashlib.sha256(written.encode("utf-8")).hexdigest()

    def reader(self) -> Reader:
        """A reader of one list's cells."""
        return Reader(self.today, self.country, self.places, self.needs, self.purposes)


@dataclass
class ReadList:
    """A list as read: families good and bad, and faults of the list as a whole."""

    decision: Decision
    drafts: list[Draft]
    own_faults: list[Fault] = field(default_factory=list)

    @property
    def faults(self) -> list[Fault]:
        """All faults in the order of the file."""
        found = [*self.own_faults, *(fault for draft in self.drafts for fault in draft.faults)]
        return sorted(found, key=lambda fault: (fault.sheet_number, fault.row, fault.column))

    @property
    def accepted(self) -> list[Draft]:
        return [draft for draft in self.drafts if not draft.is_returned]

    @property
    def returned(self) -> list[Draft]:
        return [draft for draft in self.drafts if draft.is_returned]

    @property
    def rows(self) -> int:
        return sum(len(draft.places) for draft in self.drafts)


def find_tables(book: Book, given: Mapping[str, str]) -> list[Table]:
    """Tables of all sheets that have one. Raises Refusal L07 if none has."""
    found = [
        table
        for number, sheet in enumerate(book.sheets, start=1)
        if (table := find_table(sheet, number, given)) is not None
    ]
    if not found:
        raise Refusal("L07", file=book.name, columns="?")
    return found


def settle_columns(
    book: Book,
    tables: list[Table],
    known: Known,
    saved: Saved | None,
    given: Mapping[str, str],
    ask: Ask | None,
) -> Decision:
    """What the columns mean: as given, else as saved for this layout, else proposed or asked.

    Raises Refusal L11 if a mapping names a purpose that there is not, others as `decide` does.
    """
    purposes = Headers.of(known.purposes)
    if saved is not None and not given:
        return from_saved(tables, saved, purposes)
    purposes.check(given)
    proposer = Proposer(known.today, known.places, known.needs, purposes)
    return decide(book.name, tables, proposer, given, ask)


def read_families(
    book: Book, decision: Decision, known: Known, progress: Progress = silent
) -> ReadList:
    """Raises Refusal L06, L12, L13 or L16, as `families_of` does."""
    rows = families_of(book.name, decision)
    reader = known.reader()
    drafts = []
    for done, family in enumerate(rows):
        if done % AT_ONCE == 0:
            progress("reading", done, len(rows))
        drafts.append(read_family(family, reader))
    kept, own_faults = check_together(drafts, decision.tables)
    progress("reading", len(rows), len(rows))
    return ReadList(decision, kept, own_faults)
