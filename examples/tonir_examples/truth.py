"""Who is who: written beside the programme, for benchmarks and tests only."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tonir_examples.entries import Written
from tonir_examples.files import write_table
from tonir_examples.people import Family
from tonir_examples.recipe import Recipe

WHERE = ("office", "file", "sheet", "row", "first_row", "position")
ROWS = (*WHERE, "family", "person", "way", "faults", "traits")
FAMILIES = ("family", "kind", "area", "size", "under_18", "under_24_months", "needs", "lists")


def write_truth(
    folder: Path, recipe: Recipe, families: list[Family], rows: dict[str, list[Written]]
) -> None:
    """truth.csv: one row for each person on each list. families.csv: one row a true family.

    Rows are numbered as a spreadsheet shows them. first_row is the row that begins the family (in
    the main sheet, where its people stand in another); position is 0 for who stands first.
    """
    write_table(folder / "truth.csv", ROWS, _rows(rows))
    listed = Counter(
        written.entry.family.number
        for places in rows.values()
        for written in places
        if written.position == 0
    )
    write_table(folder / "families.csv", FAMILIES, _families(recipe, families, listed))


def _rows(rows: dict[str, list[Written]]) -> Iterator[tuple[object, ...]]:
    for office, places in rows.items():
        for written in places:
            entry, line = written.entry, written.line
            faults = line.faults + (entry.faults if written.position == 0 else [])
            yield (
                office,
                written.file,
                written.sheet,
                written.row,
                written.first_row,
                written.position,
                entry.family.number,
                line.number,
                entry.way,
                ";".join(faults),
                ";".join(dict.fromkeys(line.person.traits)),
            )


def _families(
    recipe: Recipe, families: list[Family], listed: Counter[int]
) -> Iterator[tuple[object, ...]]:
    day = recipe.today
    two_years_ago = day.replace(year=day.year - 2)
    for family in families:
        codes = family.needs + [code for person in family.people for code in person.needs]
        yield (
            family.number,
            family.kind,
            family.area.code,
            len(family.people),
            sum(person.age(day) < 18 for person in family.people),
            sum(person.birth > two_years_ago for person in family.people),
            ";".join(dict.fromkeys(codes)),
            listed[family.number],
        )
