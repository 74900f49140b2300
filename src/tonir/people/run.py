"""Intake: list files -> families -> sealed households; one transaction a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.db import IntegrityError

from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.people import fingerprint
from tonir.people.actions import Origin, receive_list, save_mapping
from tonir.people.lists.books import read_book, read_file
from tonir.people.lists.decide import Ask, check_mapping, read_mapping
from tonir.people.lists.faults import Fault
from tonir.people.lists.reading import Known, ReadList, find_tables, read_families, settle_columns
from tonir.people.models import ListFile
from tonir.people.queries import known, list_by_fingerprint, salt, saved_mapping
from tonir.people.returns import returned_path, returns_workbook, write_whole
from tonir.programme.queries import offices
from tonir.vault.keys import public_keys
from tonir.vault.seal import PublicKeys


@dataclass(frozen=True)
class Upload:
    """A list that came as bytes (from a page of the office), never lying on disk in clear."""

    name: str
    content: bytes


@dataclass
class IntakeSummary:
    """What came of one file. `refusal`: why nothing of it could be read.

    `already`: the same list went in before, nothing was changed. `returned`: families that go
    back, written to `returned_to` (of an upload: held in `returned_content`). `not_read`: headers
    of columns that mean nothing to Tonir.
    """

    file: str
    office: str | None = None
    rows: int = 0
    people: int = 0
    households: int = 0
    returned: int = 0
    faults: list[Fault] = field(default_factory=list)
    not_read: list[str] = field(default_factory=list)
    returned_to: Path | None = None
    returned_content: bytes | None = None
    already: bool = False
    language: str = "en"
    refusal: Refusal | None = None

    def as_facts(self, language: str = "en") -> dict[str, object]:
        """For machines; values at fault included, so not for a log."""
        return {
            "file": self.file,
            "office": self.office,
            "rows": self.rows,
            "people": self.people,
            "households": self.households,
            "returned": self.returned,
            "returned_to": str(self.returned_to) if self.returned_to else None,
            "already": self.already,
            "not_read": self.not_read,
            "faults": [fault.as_facts(self.file, language) for fault in self.faults],
            "refusal": {
                "code": self.refusal.code,
                "sentence": self.refusal.sentence(language),
                "mend": self.refusal.mend(language),
            }
            if self.refusal
            else None,
        }


@dataclass(frozen=True)
class _Way:
    """What is the same for all files of one intake."""

    known: Known
    public: PublicKeys
    salt: bytes
    given: Mapping[str, str]
    ask: Ask | None
    progress: Progress
    returns: Path | None


def intake(
    paths: Iterable[Path | Upload],
    office: str | None = None,
    mapping: Path | Mapping[str, str] | None = None,
    ask: Ask | None = None,
    progress: Progress = silent,
    returns: Path | None = None,
) -> list[IntakeSummary]:
    """Reads list files (or uploads) and seals their families; needs no open register.

    office: whose lists these are; by default the folder's name tells. mapping: a file or a
    mapping of header -> field. returns: the folder for what goes back, by default beside the list.
    A file that cannot be read is refused in its own summary and stops no other.
    Raises Refusal L10 or L11 (mapping), R02 (no keys), G02 (no programme).
    """
    given = read_mapping(mapping) if isinstance(mapping, Path) else check_mapping(mapping or {})
    way = _Way(known(), public_keys(), salt(), given, ask, progress, returns)
    found = []
    for path in paths:
        summary = IntakeSummary(path.name)
        found.append(summary)
        try:
            _take_in(path, office, way, summary)
        except Refusal as refusal:
            summary.refusal = refusal
    return found


def _take_in(path: Path | Upload, office: str | None, way: _Way, summary: IntakeSummary) -> None:
    summary.office = _office_of(path, office)
    way.progress("reading", 0, 1)
    content = path.content if isinstance(path, Upload) else read_file(path)
    book = read_book(path.name, content)
    tables = find_tables(book, way.given)
    headers = fingerprint.of_headers(tables, way.salt)
    saved = saved_mapping(summary.office, headers)
    decision = settle_columns(book, tables, way.known, saved, way.given, way.ask)
    settled = {**decision.saved(), "known": way.known.state()}
    print_of_list = fingerprint.of_content(summary.office, decision.tables, settled, way.salt)
    if earlier := list_by_fingerprint(print_of_list):
        _was_taken_in(summary, earlier)
        return
    read = read_families(book, decision, way.known, way.progress)
    _sum_up(summary, read)
    if read.returned:
        _give_back(path, read, way, summary)
    origin = Origin(summary.office, path.name, book.kind, print_of_list)
    try:
        receive_list(origin, read, way.public, way.progress)
    except IntegrityError:
        # Somebody sent the same list at the same time; theirs was first, and it is the same.
        if not (earlier := list_by_fingerprint(print_of_list)):
            raise
        _was_taken_in(summary, earlier)
        return
    save_mapping(summary.office, headers, decision.saved())


def _give_back(path: Path | Upload, read: ReadList, way: _Way, summary: IntakeSummary) -> None:
    """Before the transaction: a kill in between leaves a workbook that is written again."""
    content = returns_workbook(read)
    if isinstance(path, Upload):
        summary.returned_content = content
        return
    summary.returned_to = returned_path(path, way.returns)
    write_whole(content, summary.returned_to)


def _office_of(path: Path | Upload, office: str | None) -> str:
    codes = [one.code for one in offices()]
    found = office or ("" if isinstance(path, Upload) else path.resolve().parent.name)
    if found not in codes:
        raise Refusal("L09", file=path.name, office=found, offices=", ".join(codes))
    return found


def _sum_up(summary: IntakeSummary, read: ReadList) -> None:
    summary.rows = read.rows
    summary.people = sum(len(draft.members) for draft in read.accepted)
    summary.households = len(read.accepted)
    summary.returned = len(read.returned)
    summary.faults = read.faults
    summary.not_read = read.decision.not_read
    summary.language = read.decision.language


def _was_taken_in(summary: IntakeSummary, earlier: ListFile) -> None:
    summary.already = True
    summary.rows, summary.people = earlier.rows, earlier.people
    summary.households, summary.returned = earlier.households, earlier.rejected
