"""Lists of several offices with known truth: who is who, in three scripts, hard and realistic.

Nobody in them ever lived. What is hard is named where its share stands: `hard_cases` (people who
are easily taken for one another), `writing` and `written_people` (what offices do to them),
`offices` (who writes how), `families` (twins, namesakes at home).
"""

from collections import Counter
from dataclasses import dataclass
from random import Random

import pyarrow as pa

from benchmarks.matching.families import Country
from benchmarks.matching.hard_cases import Clans
from benchmarks.matching.name_groups import Part
from benchmarks.matching.name_pool import pool
from benchmarks.matching.rows import Rows
from benchmarks.matching.writing import Scribe


@dataclass(frozen=True)
class MadeLists:
    """Entries of all lists, in the order of their ids, and the truth beside them.

    households, persons: tables as `tonir.people.tables` has them; null where a list says nothing.
    true_family: int64, one per household. true_person: int64, one per person. Whoever stands in
    two families (remarried, moved) is one true person.
    """

    households: pa.Table
    persons: pa.Table
    true_family: pa.Array
    true_person: pa.Array
    seed: int


def make_lists(people: int, seed: int, part: Part = "development") -> MadeLists:
    """Lists with so many rows of persons in all; the same for the same seed, on any machine.

    The two parts have no name group in common: see `name_groups`.
    """
    return made_with_cases(people, seed, part)[0]


def made_with_cases(
    people: int, seed: int, part: Part = "development"
) -> tuple[MadeLists, Counter[str]]:
    """The lists, and how often each hard case was made."""
    country = Country(pool(part), Random(f"families/{part}/{seed}"))
    rows = Rows()
    clans, scribe = Clans(country), Scribe(country, rows, Random(f"ids/{part}/{seed}"))
    while len(rows.persons) < people:
        for family in clans.draw():
            scribe.family(family)
    return MadeLists(*rows.tables(people), seed), country.cases
