"""Reads an example: a folder of TOML and CSV that says how its families and lists are drawn."""

import csv
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Recipe:
    """One example. `facts` is recipe.toml, `lists` lists.toml, `rules` tonir.toml."""

    folder: Path
    facts: dict[str, Any]
    lists: list[dict[str, Any]]
    rules: dict[str, Any]

    @property
    def today(self) -> date:
        """The day of all ages: when the round opens."""
        day: date = self.rules["round"]["opens_on"]
        return day

    @property
    def languages(self) -> list[str]:
        known: list[str] = self.rules["programme"]["languages"]
        return known

    def table(self, name: str) -> list[dict[str, str]]:
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


def names() -> list[str]:
    """The examples that come with Tonir; the first is the one made when nobody names another."""
    listed: list[str] = _toml(HERE / "examples.toml")["examples"]
    return listed


def read_recipe(name_or_path: str | Path | None = None) -> Recipe:
    """The recipe of that name, or of that folder; the first of `names()` for None.

    Raises FileNotFoundError, naming what there is, if there is no such example.
    """
    folder = _folder(name_or_path)
    return Recipe(
        folder=folder,
        facts=_toml(folder / "recipe.toml"),
        lists=_toml(folder / "lists.toml")["lists"],
        rules=_toml(folder / "tonir.toml"),
    )


def _folder(name_or_path: str | Path | None) -> Path:
    name = name_or_path or names()[0]
    # Installed, the data lies inside this package; in a checkout, beside it.
    places = [HERE / "programmes" / name, HERE.parent / name, Path(name)]
    for place in places:
        if (place / "recipe.toml").is_file():
            return place
    raise FileNotFoundError(f"No example {name}; there are {', '.join(names())}.")


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
