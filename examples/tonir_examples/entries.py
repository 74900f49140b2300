"""What an office wrote down about a family: in its script, with its gaps and mistakes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tonir_examples.people import Family, Person


@dataclass(slots=True, eq=False)
class Line:
    """One person on a list. birth: a date, a year (int), text to be written as it is, or nothing.

    number: the person's place in the true family, from 0.
    """

    number: int
    person: Person
    given: str
    surname: str
    patronymic: str
    birth: date | int | str | None
    relation: str
    document: str | None
    needs: list[str]
    faults: list[str] = field(default_factory=list)

    @property
    def sex(self) -> str:
        return self.person.sex


@dataclass(slots=True, eq=False)
class Entry:
    """One family on one list. way: first, exact, respelled, partial (how it came to be there).

    told: the version of the notice that was read to it, or nothing. answers: yes or no by
    purpose; what was not answered is not there.
    """

    family: Family
    way: str
    lines: list[Line]
    phones: list[str | int]
    region: str
    place: str
    address: str
    registered_on: date
    needs: list[str]
    told: str
    answers: dict[str, str]
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Written:
    """Where a line ended up in a file: sheet and row, 1-based with the header counted.

    position: place within the family on this list, from 0. first_row: where the family begins.
    """

    file: str
    entry: Entry
    line: Line
    position: int
    sheet: str
    row: int
    first_row: int


@dataclass(frozen=True)
class Office:
    """One list of lists.toml: who sends it, in which layout, letters and words."""

    facts: dict[str, Any]

    @property
    def code(self) -> str:
        return str(self.facts["office"])

    @property
    def script(self) -> str:
        return str(self.facts["script"])

    @property
    def language(self) -> str:
        return str(self.facts["language"])

    def word(self, kind: str, code: str, sex: str, turn: int = 0) -> str:
        """The office's word for a code of that kind; `turn` goes round where it has several."""
        words = self.facts["words"][kind]
        found: list[str] = words.get(f"{code}_{sex}") or words.get(code) or [""]
        return found[turn % len(found)]

    def needs_in_words(self, codes: list[str], turn: int) -> str:
        known = self.facts["words"]["needs"]
        return ", ".join(known[code][turn % len(known[code])] for code in codes if code in known)

    def privacy(self, entry: Entry) -> dict[str, object]:
        """Cells on the notice and on what the family agreed to, for the columns that it has."""
        cells: dict[str, object] = {
            f"agrees_{purpose}": self.word("agrees", answer, "")
            for purpose, answer in entry.answers.items()
            if f"agrees_{purpose}" in self.facts.get("columns", {})
        }
        if entry.told:
            cells |= {"notice": entry.told, "notice_language": self.language}
        return cells

    def day(self, value: date | int | str | None) -> str:
        """A date in the office's way of writing; a year alone as the office writes that."""
        if isinstance(value, date):
            return value.strftime(self.facts["date_format"])
        if isinstance(value, int):
            return str(self.facts.get("year_format", "{year}")).format(year=value)
        return value or ""


def rows_of(entries: list[Entry]) -> Iterator[tuple[int, Entry, int, Line]]:
    """Every line with the running number of its family (from 1) and its position within it."""
    for number, entry in enumerate(entries, start=1):
        for position, line in enumerate(entry.lines):
            yield number, entry, position, line
