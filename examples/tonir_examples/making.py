"""Makes a whole programme folder of an example: rules, places, stock, and the offices' lists."""

from collections.abc import Callable
from pathlib import Path

from tonir.engines.progress import Progress, silent
from tonir_examples.draws import Draws
from tonir_examples.entries import Entry, Office, Written
from tonir_examples.families import make_families
from tonir_examples.files import whole_file
from tonir_examples.folder import write_helpers, write_points, write_stock
from tonir_examples.lists_kobo import write_kobo_export
from tonir_examples.lists_rows import write_family_rows, write_person_rows
from tonir_examples.lists_titled import write_titled_workbook
from tonir_examples.places import read_places
from tonir_examples.points import make_points
from tonir_examples.recipe import Recipe, read_recipe
from tonir_examples.spellings import read_names
from tonir_examples.truth import write_truth
from tonir_examples.writing_down import write_down

Layout = Callable[[Path, Office, list[Entry], Draws], list[Written]]

LAYOUTS: dict[str, Layout] = {
    "titled_workbook": write_titled_workbook,
    "family_rows": write_family_rows,
    "kobo_export": write_kobo_export,
    "person_rows": write_person_rows,
}
COPIED = ("tonir.toml", "areas.csv", "outlines.geojson")


def make(
    name_or_path: str | Path | None,
    folder: Path,
    people: int | None = None,
    seed: int = 1,
    progress: Progress = silent,
) -> dict[str, object]:
    """Writes the example with so many people into the folder and says what is in it.

    The same people and seed make the same bytes; a file that would not change is not touched.
    `people` and the example default to the recipe's own. Raises FileNotFoundError for an unknown
    example, ValueError for fewer than no people; lets Cancelled through, between whole files.
    """
    recipe = read_recipe(name_or_path)
    number: int = recipe.facts["people"] if people is None else people
    if number < 0:
        raise ValueError("An example has no people or some; not fewer.")
    names, places = read_names(recipe), read_places(recipe)
    families = make_families(recipe, names, places, (number, seed), progress)
    entries = write_down(recipe, places, families, seed, progress)
    _copy(recipe, folder)
    everyone = [entry for written in entries.values() for entry in written]
    points = make_points(recipe, places, everyone, (number, seed))
    write_points(folder, points)
    tonnes = write_stock(folder, recipe, places, number)
    write_helpers(folder, recipe, points, seed)
    rows = _write_lists(recipe, folder, entries, seed, progress)
    write_truth(folder / "truth", recipe, families, rows)
    return {
        "people": number,
        "families": len(families),
        "listed": {code: len(written) for code, written in entries.items()},
        "points": len(points),
        "tonnes": round(tonnes, 1),
    }


def _copy(recipe: Recipe, folder: Path) -> None:
    for name in COPIED:
        with whole_file(folder / name) as part:
            part.write_bytes((recipe.folder / name).read_bytes())


def _write_lists(
    recipe: Recipe, folder: Path, entries: dict[str, list[Entry]], seed: int, progress: Progress
) -> dict[str, list[Written]]:
    """Writes every list; gives, by office, where everyone stands in it."""
    rows: dict[str, list[Written]] = {}
    for done, facts in enumerate(recipe.lists):
        progress("saving lists", done, len(recipe.lists))
        office = Office(facts)
        path = folder / "lists" / office.code / facts["file"]
        layout = LAYOUTS[facts["layout"]]
        rows[office.code] = layout(path, office, entries[office.code], Draws(seed, office.code))
    progress("saving lists", len(recipe.lists), len(recipe.lists))
    return rows
