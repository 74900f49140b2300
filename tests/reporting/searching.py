"""Families as the open register holds them, for tests of the search: no database, no keys."""

from typing import Any

import pyarrow as pa

from tonir.people.open import HOUSEHOLDS, PERSONS, Families
from tonir.reporting.families.fitting import fitting
from tonir.reporting.families.index import Index, build

Member = dict[str, Any]


def families_of(**homes: list[Member]) -> Families:
    """Each household by its id, with its members; `phones` of the first are the family's."""
    return Families(
        pa.Table.from_pylist(
            [
                {"id": home, "phones": members[0].get("phones", [])}
                for home, members in homes.items()
            ],
            schema=HOUSEHOLDS,
        ),
        pa.Table.from_pylist(
            [
                {**member, "household": home, "number": number}
                for home, members in homes.items()
                for number, member in enumerate(members)
            ],
            schema=PERSONS,
        ),
    )


def indexed(**homes: list[Member]) -> Index:
    return build(families_of(**homes))


def found(index: Index, text: str, enough: int = 50) -> list[str]:
    """Ids of the families that fit, the best first."""
    ids = index.people.households["id"].to_pylist()
    return [ids[row] for row in fitting(index, text, enough).rows]
