"""Names as facts: one name, its spellings in each script, the first one the usual."""

from dataclasses import dataclass

from tonir_examples.draws import Draws, Weighted
from tonir_examples.recipe import Recipe


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A given name or surname: spellings by script, patronymics of sons and daughters."""

    spellings: dict[str, tuple[str, ...]]
    son_of: dict[str, str]
    daughter_of: dict[str, str]

    def usual(self, script: str) -> str:
        return self.spellings[script][0]

    def other(self, script: str, draws: Draws) -> str:
        """A spelling that is not the usual one, if there is any."""
        rest = self.spellings[script][1:]
        return draws.pick(rest) if rest else self.spellings[script][0]

    def patronymic(self, script: str, sex: str) -> str:
        return (self.son_of if sex == "m" else self.daughter_of).get(script, "")


@dataclass(frozen=True)
class Names:
    """The example's table of names, to draw from: given names by sex, and surnames."""

    given: dict[str, Weighted[Name]]
    surnames: Weighted[Name]


def read_names(recipe: Recipe) -> Names:
    rows = recipe.table("names.csv")
    by_kind: dict[str, Weighted[Name]] = {}
    for kind in ("f", "m", "surname"):
        chosen = [row for row in rows if row["kind"] == kind]
        by_kind[kind] = Weighted(
            [_name(row, recipe.facts["scripts"]) for row in chosen],
            [float(row["weight"]) for row in chosen],
        )
    return Names({"f": by_kind["f"], "m": by_kind["m"]}, by_kind["surname"])


def _name(row: dict[str, str], scripts: list[str]) -> Name:
    def patronymics(sex: str) -> dict[str, str]:
        found = {
            script: row.get(f"patronymic_{script}_{sex}") or row.get(f"patronymic_{script}") or ""
            for script in scripts
        }
        return {script: text for script, text in found.items() if text}

    return Name(
        spellings={script: tuple(row[script].split("|")) for script in scripts},
        son_of=patronymics("m"),
        daughter_of=patronymics("f"),
    )
