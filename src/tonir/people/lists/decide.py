"""Settles what the columns of a list mean: a mapping given, one saved, the proposal, or asking."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tonir.engines.refusals import Refusal
from tonir.engines.words import LANGUAGES
from tonir.people.lists.agreements import Headers
from tonir.people.lists.columns import Doubt, Proposal, Proposer
from tonir.people.lists.fields import ALL, OFFERED, Target
from tonir.people.lists.tables import Table, is_reason
from tonir.people.values.text import column_letter, fold

# In a mapping file: "*" = "family" says that each row is a family of its own.
EACH_ROW = "*"
# Saved by position: sheet number -> column -> target; EACH_ROW beside the sheets.
Saved = Mapping[str, object]


class Ask(Protocol):
    """Asks a person what a column means; gives one of `choices` ("given", "ignore" ...)."""

    def __call__(self, question: str, choices: list[str], proposed: str | None) -> str: ...


@dataclass
class Decision:
    """Tables with their targets set. `language`: most headers' one, for what goes back."""

    tables: list[Table]
    each_row_a_family: bool = False
    language: str = "en"
    not_read: list[str] = field(default_factory=list)

    def saved(self) -> dict[str, object]:
        """The mapping by position, without any header."""
        columns: dict[str, object] = {
            str(table.number): {
                str(column): str(target) for column, target in table.targets.items()
            }
            for table in self.tables
        }
        each_row = "family" if self.each_row_a_family else "person"
        return {**columns, EACH_ROW: each_row, "language": self.language}


def read_mapping(path: Path) -> dict[str, str]:
    """A mapping file, TOML or JSON: header (or column letter) -> field.

    Raises Refusal L10 if it cannot be read as that, L11 if it names fields that there are not.
    """
    try:
        content = path.read_text(encoding="utf-8-sig")
        found = json.loads(content) if path.suffix == ".json" else tomllib.loads(content)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refusal("L10", file=path.name, where=error) from None
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise Refusal("L10", file=path.name, where="header = field")
    return check_mapping(found)


def check_mapping(mapping: Mapping[str, str]) -> dict[str, str]:
    """Raises Refusal L11 if the mapping names fields that there are not."""
    wrong = []
    for header, target in mapping.items():
        try:
            if header != EACH_ROW:
                Target.parse(target)
        except ValueError:
            wrong.append(f'"{header}" = "{target}"')
    if wrong:
        raise Refusal("L11", names=", ".join(wrong), fields=", ".join(sorted(ALL)))
    return dict(mapping)


def from_saved(tables: list[Table], saved: Saved, purposes: Headers) -> Decision:
    for table in tables:
        columns = saved.get(str(table.number), {})
        if isinstance(columns, Mapping):
            table.targets = {int(key): Target.parse(str(one)) for key, one in columns.items()}
        if table.targets:
            purposes.name_columns(table)
    kept = [table for table in tables if table.targets]
    each_row = saved.get(EACH_ROW) == "family"
    return Decision(kept, each_row, str(saved.get("language", "en")), _not_read(kept))


def decide(
    name: str,
    tables: list[Table],
    proposer: Proposer,
    given: Mapping[str, str],
    ask: Ask | None,
) -> Decision:
    """Targets for all tables. Raises Refusal L07 (nothing known), L08 (in doubt), L11."""
    proposals = [(table, proposer.propose(table)) for table in tables]
    _check_given(tables, given)
    doubts: list[Doubt] = []
    languages: dict[str, int] = {}
    for table, proposal in proposals:
        _apply_given(table, proposal, given)
        table.targets = proposal.targets
        doubts += proposal.doubts
        for language, count in proposal.languages.items():
            languages[language] = languages.get(language, 0) + count
    _only_lists(proposals, doubts)
    _resolve(name, doubts, ask)
    kept = [table for table in tables if _is_list(table)]
    if not kept:
        raise Refusal("L07", file=name, columns=_titles(tables))
    return Decision(kept, given.get(EACH_ROW) == "family", _language(languages), _not_read(kept))


def _language(counts: Mapping[str, int]) -> str:
    """The language of most headers that were understood."""
    known = {one: counts.get(one, 0) for one in LANGUAGES}
    return max(LANGUAGES, key=lambda one: known[one])


def _not_read(tables: list[Table]) -> list[str]:
    return [
        table.title(column)
        for table in tables
        for column in range(len(table.headers))
        if column not in table.targets
        and table.headers[column]
        and not is_reason(table.headers[column])
    ]


def _is_list(table: Table) -> bool:
    return table.has("name", "given", "surname", "members", "parent", "index", "family")


def _only_lists(proposals: list[tuple[Table, Proposal]], doubts: list[Doubt]) -> None:
    """Doubts of sheets that are no lists (instructions, sums) are not worth asking about."""
    if not any(_is_list(table) for table, _ in proposals):
        return
    doubts[:] = [doubt for doubt in doubts if _is_list(doubt.table)]


def _check_given(tables: list[Table], given: Mapping[str, str]) -> None:
    """Raises Refusal L11 if the mapping names columns that no sheet has."""
    headers = {fold(header) for table in tables for header in table.headers}
    widest = max((len(table.headers) for table in tables), default=0)
    letters = {column_letter(number) for number in range(1, widest + 1)}
    wrong = [
        f'"{header}"'
        for header in given
        if header != EACH_ROW and fold(header) not in headers and header not in letters
    ]
    if wrong:
        raise Refusal("L11", names=", ".join(wrong), fields=_titles(tables))


def _apply_given(table: Table, proposal: Proposal, given: Mapping[str, str]) -> None:
    by_header = {
        fold(header): Target.parse(one) for header, one in given.items() if header != EACH_ROW
    }
    chosen: dict[int, Target] = {}
    for column in range(len(table.headers)):
        header = fold(table.headers[column]) or fold(column_letter(column + 1))
        letter = fold(column_letter(column + 1))
        if target := by_header.get(header) or by_header.get(letter):
            chosen[column] = target
    if not chosen:
        return
    taken = {_claim(target) for target in chosen.values()} - {("ignore", None)}
    proposal.targets = {
        column: target for column, target in proposal.targets.items() if _claim(target) not in taken
    } | chosen
    proposal.doubts = [
        doubt
        for doubt in proposal.doubts
        if doubt.column not in chosen and (doubt.guesses[0], None) not in taken
    ]


def _claim(target: Target) -> tuple[str, int | None]:
    # Each purpose has a column of its own; of other fields a mapping names the one that counts.
    is_of_purpose = target.field == "consent" and target.option
    return (str(target) if is_of_purpose else target.field, target.member)


def _resolve(name: str, doubts: list[Doubt], ask: Ask | None) -> None:
    if not doubts:
        return
    if ask is None:
        raise Refusal(
            "L08",
            file=name,
            columns=", ".join(f'"{doubt.table.title(doubt.column)}"' for doubt in doubts),
            lines="\n".join(
                f"{json.dumps(doubt.table.title(doubt.column), ensure_ascii=False)} = "
                f'"{doubt.guesses[0]}"'
                for doubt in doubts
            ),
        )
    for doubt in doubts:
        title = doubt.table.title(doubt.column)
        guesses = dict.fromkeys([*doubt.guesses, *OFFERED])
        answer = ask(_question(doubt, title), list(guesses), doubt.guesses[0]) or "ignore"
        check_mapping({title: answer})
        doubt.table.targets[doubt.column] = Target.parse(answer)


def _question(doubt: Doubt, title: str) -> str:
    sheet = f" ({doubt.table.sheet.name})" if doubt.table.sheet.name else ""
    return f'{column_letter(doubt.column + 1)}: "{title}"{sheet}'


def _titles(tables: list[Table]) -> str:
    titles = [f'"{header}"' for table in tables for header in table.headers if header]
    return ", ".join(titles[:30]) or "?"
