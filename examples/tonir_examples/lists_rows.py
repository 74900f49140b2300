"""Two layouts of plain CSV: a person in each row, or a family in each row with all in one cell."""

import csv
import io
import math
from pathlib import Path

from tonir_examples.draws import Draws
from tonir_examples.entries import Entry, Line, Office, Written, rows_of
from tonir_examples.files import whole_file


def write_person_rows(
    path: Path, office: Office, entries: list[Entry], draws: Draws
) -> list[Written]:
    """One row per person, everything about the family repeated in each."""
    columns: dict[str, str] = office.facts["columns"]
    rows: list[list[object]] = [list(columns.values())]
    written: list[Written] = []
    first_row = 2
    for number, entry, position, line in rows_of(entries):
        cells = _family_cells(office, entry, number) | _person_cells(office, line, draws)
        cells["number"] = position + 1
        codes = line.needs + (entry.needs if position == 0 else [])
        cells["needs"] = office.needs_in_words(codes, draws.below(6))
        rows.append([cells.get(field, "") for field in columns])
        first_row = len(rows) if position == 0 else first_row
        written.append(Written(path.name, entry, line, position, "", len(rows), first_row))
    with whole_file(path) as part:
        part.write_bytes(_as_bytes(office, rows))
    return written


def write_family_rows(
    path: Path, office: Office, entries: list[Entry], draws: Draws
) -> list[Written]:
    """One row per family, its members in one cell. Some families go to a file that is cut short."""
    cut = office.facts.get("cut_short")
    share = cut["share"] if cut else 0.0
    late = min(max(2, int(len(entries) * share)), len(entries) // 3) if share else 0
    main, rest = entries[: len(entries) - late], entries[len(entries) - late :]
    written = _families(path, office, main, (1, 1.0, draws))
    if cut and rest:
        supplement = path.with_name(cut["file"])
        written += _families(supplement, office, rest, (len(main) + 1, cut["keep"], draws))
    return written


def _families(
    path: Path, office: Office, entries: list[Entry], how: tuple[int, float, Draws]
) -> list[Written]:
    """how: number of the first family, the share of the rows that is kept, draws."""
    first, keep, draws = how
    columns: dict[str, str] = office.facts["columns"]
    rows: list[list[object]] = [list(columns.values())]
    for number, entry in enumerate(entries, start=first):
        cells = _family_cells(office, entry, number)
        head = entry.lines[0]
        cells |= {
            "head": _joined(head.surname, head.given, head.patronymic),
            "size": len(entry.lines),
            "members": ", ".join(_member(office, line) for line in entry.lines),
            "needs": office.needs_in_words(_all_needs(entry), draws.below(6)),
        }
        rows.append([cells.get(field, "") for field in columns])
    whole = 1 + math.ceil(len(entries) * keep)
    with whole_file(path) as part:
        part.write_bytes(_as_bytes(office, rows[:whole]) + _begun_row(office, rows[whole:]))
    return [
        Written(path.name, entry, line, position, "", row, row)
        for row, entry in enumerate(entries[: whole - 1], start=2)
        for position, line in enumerate(entry.lines)
    ]


def _begun_row(office: Office, rest: list[list[object]]) -> bytes:
    """The row in whose middle a file breaks off, without the end of its line."""
    row = _as_bytes(office, rest[:1])
    return row[: len(row) // 2]


def _family_cells(office: Office, entry: Entry, number: int) -> dict[str, object]:
    return {
        "family": number,
        "phone": ", ".join(map(str, entry.phones)),
        "region": entry.region,
        "place": entry.place,
        "address": entry.address,
        "registered": office.day(entry.registered_on),
        **office.privacy(entry),
    }


def _person_cells(office: Office, line: Line, draws: Draws) -> dict[str, object]:
    return {
        "surname": line.surname,
        "given": line.given,
        "patronymic": line.patronymic,
        "birth": office.day(line.birth),
        "sex": office.word("sex", line.sex, "", draws.below(6)),
        "relation": office.word("relation", line.relation, line.sex),
        "document": line.document or "",
    }


def _member(office: Office, line: Line) -> str:
    return _joined(line.surname, line.given, line.patronymic, office.day(line.birth))


def _all_needs(entry: Entry) -> list[str]:
    """Needs of the family and of everyone in it, each named once."""
    codes = entry.needs + [code for line in entry.lines for code in line.needs]
    return list(dict.fromkeys(codes))


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _as_bytes(office: Office, rows: list[list[object]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=office.facts["delimiter"], lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(office.facts["encoding"])
