"""Families that never lived, straight into the open register's tables: names of the example."""

import random
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from tonir_examples.draws import Weighted
from tonir_examples.recipe import read_recipe
from tonir_examples.spellings import Name, Names, read_names

from tonir.people.open import HOUSEHOLDS, PERSONS, Families

SCRIPTS, SHARES = ("hy", "ru", "latin"), (5, 4, 1)
SIZES = (1, 2, 2, 3, 4, 4, 4, 5, 5, 6, 7)
OTHER_SPELLING, SLIP = 0.12, 0.02
LETTERS = {
    "hy": "աբգդեզիլխկհմնորստ",
    "ru": "абвгдеиклмнопрст",
    "latin": "abdeghiklmnoprst",
}


@dataclass(frozen=True)
class Asked:
    """Somebody who is looked for: the names as they are, and what stands in the register."""

    given: Name
    surname: Name
    phone: str
    document: str


def make_people(people: int, areas: list[str], seed: int = 1) -> tuple[Families, list[Asked]]:
    """Tables of so many people, and two hundred of them to look for."""
    makes = _Making(read_names(read_recipe()), random.Random(seed), areas)
    homes: list[dict[str, Any]] = []
    persons: list[dict[str, Any]] = []
    while len(persons) < people:
        home, members = makes.family(people - len(persons))
        homes.append(home)
        persons += members
    tables = Families(_table(homes, "id", HOUSEHOLDS), _table(persons, "household", PERSONS))
    return tables, makes.asked


class _Making:
    def __init__(self, names: Names, draws: random.Random, areas: list[str]) -> None:
        self.names, self.draws, self.areas = names, draws, areas
        self.asked: list[Asked] = []
        self.people = 0

    def family(self, most: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        draws = self.draws
        home = {
            "id": f"{draws.getrandbits(128):032x}",
            "area": draws.choice(self.areas),
            "phones": [f"+374{draws.choice((77, 91, 93, 98))}{draws.randrange(10**6):06d}"],
        }
        script = draws.choices(SCRIPTS, SHARES)[0]
        surname = self._drawn(self.names.surnames)
        size = min(draws.choice(SIZES), most)
        return home, [self._member(home, script, surname, number) for number in range(size)]

    def _member(
        self, home: dict[str, Any], script: str, surname: Name, number: int
    ) -> dict[str, Any]:
        sex = self.draws.choice("fm")
        given = self._drawn(self.names.given[sex])
        father = self._drawn(self.names.given["m"])
        self.people += 1
        person = {
            "household": home["id"],
            "number": number,
            "given": self._written(given, script),
            "surname": self._written(surname, script),
            "patronymic": father.patronymic(script, sex) or None,
            "document": f"AN{self.people * 61_803_397 % 10**7:07d}",
        }
        if self.draws.random() < 0.01 and len(self.asked) < 200:
            self.asked.append(Asked(given, surname, home["phones"][0], person["document"]))
        return person

    def _drawn(self, names: Weighted[Name]) -> Name:
        return self.draws.choices(names.values, cum_weights=names.sums)[0]

    def _written(self, name: Name, script: str) -> str:
        draws = self.draws
        other = len(name.spellings[script]) > 1 and draws.random() < OTHER_SPELLING
        text = draws.choice(name.spellings[script][1:]) if other else name.usual(script)
        return slipped(text, script, draws) if draws.random() < SLIP else text


def slipped(text: str, script: str, draws: random.Random) -> str:
    """With one letter otherwise, not the first."""
    at = draws.randrange(1, len(text))
    return text[:at] + draws.choice(LETTERS[script]) + text[at + 1 :]


def _table(rows: list[dict[str, Any]], key: str, schema: pa.Schema) -> pa.Table:
    ordered = sorted(rows, key=lambda row: (row[key], row.get("number", 0)))
    return pa.Table.from_pylist(ordered, schema=schema)
