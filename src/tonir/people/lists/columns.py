"""Proposes what each column of a table means, from its header and from its values."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tonir.people.lists.agreements import NO_HEADERS, Headers
from tonir.people.lists.evidence import BIRTHS_SPREAD, Evidence
from tonir.people.lists.fields import REPEATED, TECHNICAL, Target
from tonir.people.lists.tables import Table, bare_header, is_reason
from tonir.people.lists.vocabulary import (
    EXPORT_COLUMNS,
    EXPORT_ENDINGS,
    HEADERS,
    ONE_PERSON_WORDS,
)
from tonir.people.values.needs import NeedsReader
from tonir.people.values.places_named import Gazetteer
from tonir.people.values.text import fold

SURE = 0.45  # of a header's letters, that known words must cover
MAYBE = 0.2
_WORTH_ASKING = frozenset(("phone", "sex", "document", "members", "geo", "needs"))
_NAMES = frozenset(("name", "given", "surname"))


@dataclass(frozen=True)
class Doubt:
    """A column whose meaning is not clear. `guesses`: fields, the likeliest first."""

    table: Table
    column: int
    guesses: tuple[str, ...]


@dataclass
class Proposal:
    """Sure targets by column, and the columns in doubt. Columns in neither are not read."""

    targets: dict[int, Target] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    languages: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Proposer:
    """Knows what values of this programme look like."""

    today: date
    places: Gazetteer
    needs: NeedsReader
    purposes: Headers = NO_HEADERS

    def propose(self, table: Table) -> Proposal:
        proposal = Proposal()
        evidence = {
            column: Evidence(table.values(column), self.today, self.places, self.needs)
            for column in range(_width(table))
        }
        weak: dict[int, str] = {}
        for column, found in evidence.items():
            self._by_header(table, column, found, proposal, weak)
        _settle_names(proposal, evidence)
        _settle_row_numbers(table, proposal)
        _settle_repeats(table, proposal)
        _settle_by_values(table, proposal, evidence, weak)
        return proposal

    def _by_header(
        self, table: Table, column: int, found: Evidence, proposal: Proposal, weak: dict[int, str]
    ) -> None:
        header = table.headers[column] if column < len(table.headers) else ""
        target, share, language = self._named(header)
        if target is None:
            return
        if share < (MAYBE if target.field.startswith("wg_") else SURE):
            weak[column] = str(target)
        elif found.contradicts(target.field):
            guess = found.best()[0]
            proposal.doubts.append(Doubt(table, column, (target.field, guess)))
        else:
            if target.field == "name" and found.members > 0.5:
                target = Target("members")
            elif target.field == "members" and found.members < 0.3:
                target = Target("size" if found.whole_number > 0.5 else "name")
            elif target.field == "notes" and found.needs > 0.5:
                target = Target("needs")
            proposal.targets[column] = target
            proposal.languages[language] = proposal.languages.get(language, 0) + 1

    def _named(self, header: str) -> tuple[Target | None, float, str]:
        """The target that a header names, how surely (0 to 1), and the header's language."""
        if is_reason(header):
            return Target("reason"), 1.0, ""
        if purpose := self.purposes.target(header):
            return purpose, 1.0, ""
        lowered = header.strip().casefold()
        if known := EXPORT_COLUMNS.get(lowered):
            return Target(known), 1.0, ""
        for ending, known in EXPORT_ENDINGS.items():
            if lowered.startswith("_") and lowered.endswith(ending):
                return Target(known), 1.0, ""
        if lowered.startswith("_"):
            return None, 0.0, ""
        group, _, last = header.rpartition("/")
        if group and (split := self._split_need(group, last)):
            return split, 1.0, ""
        if numbered := _numbered(header):
            return numbered, 1.0, ""
        for written in (last, header):
            if found := HEADERS.best(bare_header(written)):
                return Target(found.key), found.share, found.language
        if code := self.needs.code(bare_header(last)):
            return Target("needs", code), 1.0, ""
        return None, 0.0, ""

    def _split_need(self, group: str, option: str) -> Target | None:
        """ "needs/DS": a column of ones and zeros that Kobo makes for one choice of several."""
        question = HEADERS.best(group.rpartition("/")[2])
        if question is None or question.key != "needs":
            return None
        code = self.needs.code(option)
        return Target("needs", code) if code else Target("ignore")


def _numbered(header: str) -> Target | None:
    """ "member_2_name", "Child 1: date of birth": a field of one of several people in the row."""
    words = fold(header).split()
    numbers = [place for place, word in enumerate(words) if word.isdigit() and len(word) <= 2]
    if len(numbers) != 1 or not any(word.startswith(ONE_PERSON_WORDS) for word in words):
        return None
    rest = [
        word
        for place, word in enumerate(words)
        if place not in numbers and not word.startswith(ONE_PERSON_WORDS)
    ]
    found = HEADERS.best(" ".join(rest) or "name")
    return Target(found.key, member=int(words[numbers[0]])) if found else None


def _settle_names(proposal: Proposal, evidence: dict[int, Evidence]) -> None:
    """ "Name" beside "Surname" is the given name; "Name" alone is the whole name."""
    by_field: dict[str, list[int]] = {}
    for column, target in proposal.targets.items():
        if target.member is None:
            by_field.setdefault(target.field, []).append(column)
    if "surname" in by_field and "given" not in by_field and "name" in by_field:
        column = by_field["name"][0]
        if evidence[column].several_words < 0.5:
            proposal.targets[column] = Target("given")
    if "surname" not in by_field:
        for column in by_field.get("given", []):
            if evidence[column].several_words > 0.5:
                proposal.targets[column] = Target("name")


def _settle_row_numbers(table: Table, proposal: Proposal) -> None:
    """A column called only "No." numbers rows, unless a row, or a row's first, is a family."""
    fields = {target.field for target in proposal.targets.values()}
    if "family" in fields:
        return
    rows = len(table.data_rows)
    for column, target in proposal.targets.items():
        if target.field != "row_number":
            continue
        filled = len(table.values(column, most=rows))
        values = [fold(str(cell)) for cell in table.values(column, most=rows)]
        is_each_familys = "members" in fields and len(set(values)) == rows
        if is_each_familys or 0 < filled < 0.8 * rows or len(set(values)) < 0.8 * len(values):
            proposal.targets[column] = Target("family")
            return


def _settle_repeats(table: Table, proposal: Proposal) -> None:
    """Of several columns for one field, the one with the clearest header counts; or none does."""
    claims: dict[Target, list[int]] = {}
    for column, target in proposal.targets.items():
        if target.field not in REPEATED:
            claims.setdefault(target, []).append(column)
    for target, columns in claims.items():
        if len(columns) < 2:
            continue
        ranked = sorted(columns, key=lambda column: _clearness(table, column), reverse=True)
        keep = ranked[:1]
        if _clearness(table, ranked[0]) == _clearness(table, ranked[1]):
            keep = []
            proposal.doubts += [Doubt(table, column, (str(target), "ignore")) for column in ranked]
        for column in columns:
            if column not in keep:
                del proposal.targets[column]


def _clearness(table: Table, column: int) -> tuple[float, bool]:
    found = HEADERS.best(bare_header(table.headers[column].rpartition("/")[2]))
    filled = bool(table.values(column, most=1))
    return (found.share if found else 0.5, filled)


def _settle_by_values(
    table: Table, proposal: Proposal, evidence: dict[int, Evidence], weak: dict[int, str]
) -> None:
    """Columns whose header says nothing: sure where only one thing looks like that, else asked."""
    claimed = {target.field for target in proposal.targets.values()}
    in_doubt = {doubt.column for doubt in proposal.doubts}
    free = [
        column
        for column in evidence
        if column not in proposal.targets
        and column not in in_doubt
        and evidence[column].count > 2
        and not (column < len(table.headers) and table.headers[column].startswith("_"))
    ]
    lacks_name = not claimed & {*_NAMES, "members"}
    wanted: dict[str, list[int]] = {}
    for column in free:
        kind, _ = evidence[column].best()
        is_name = kind in _NAMES and lacks_name
        is_birth = kind == "birth" and evidence[column].birth_years >= BIRTHS_SPREAD
        if kind not in claimed and (kind in _WORTH_ASKING or is_name or is_birth):
            wanted.setdefault(kind, []).append(column)
        elif (guess := weak.get(column)) and guess not in claimed | TECHNICAL:
            proposal.doubts.append(Doubt(table, column, (guess, "ignore")))
    for kind, columns in wanted.items():
        if (
            kind in {"phone", "sex", "members", "geo", "needs"}
            and len(columns) == 1
            and not lacks_name
        ):
            proposal.targets[columns[0]] = Target(kind)
        else:
            proposal.doubts += [Doubt(table, one, _guesses(kind, weak.get(one))) for one in columns]


def _guesses(kind: str, weak: str | None) -> tuple[str, ...]:
    ordered: Iterable[str | None] = (
        weak,
        kind,
        *(sorted(_NAMES) if kind in _NAMES else ()),
        "ignore",
    )
    return tuple(dict.fromkeys(guess for guess in ordered if guess))


def _width(table: Table) -> int:
    return max(len(table.headers), max((len(row) for row in table.sheet.rows[:200]), default=0))
