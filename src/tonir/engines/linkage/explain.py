"""Why two entries are taken for one family: what agrees, person by person. Codes, no words."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from tonir.engines.linkage.comparable import comparable
from tonir.engines.linkage.comparisons import COMPARISONS
from tonir.engines.linkage.homes import OF_FAMILY, OF_PERSON, UNIT, Columns, Homes
from tonir.engines.linkage.link import database, weighed
from tonir.engines.linkage.model import Borne, Model
from tonir.engines.linkage.scoring import Scorer, borne_by


@dataclass(frozen=True)
class Matched:
    """Two rows of one person: numbers in their entries, bits, comparison -> level; her surname is
    told as well, though it counts for the family."""

    left: int
    right: int
    weight: float
    levels: dict[str, str]


@dataclass(frozen=True)
class Explained:
    """A pair of entries: bits, what of the family agrees (comparison -> level), who is whom."""

    left: str
    right: str
    weight: float
    family: dict[str, str]
    persons: list[Matched]


def explain(
    households: pa.Table,
    persons: pa.Table,
    pairs: list[tuple[str, str]],
    model: Model,
    borne: Borne | None = None,
) -> list[Explained]:
    """Each of `pairs` (two ids of `households`), in that order. Raises LinkageFailed.

    households, persons: as `link` takes them; they hold at least these entries. A pair of which
    one entry has no person has no evidence and weighs nothing.
    """
    if not pairs:
        return []
    with database() as db:
        comparable(db, households, persons)
        scorer = Scorer(db, model, borne or borne_by(db, model), levels=True)
        ids = {one: at for at, one in enumerate(households["id"].to_pylist())}
        ends = [sorted((ids[one], ids[other])) for one, other in pairs]
        asked = pa.table({"a": [a for a, _ in ends], "b": [b for _, b in ends]})
        db.register("asked", asked)
        db.execute("create temp table likely as select distinct a, b from asked")
        homes, scored = weighed(db, scorer, model)
    found = {(a, b): at for at, (a, b) in enumerate(zip(homes.left, homes.right, strict=True))}
    return [
        explained(one, other, found.get((a, b)), a != ids[one], homes, scored)
        for (one, other), (a, b) in zip(pairs, ends, strict=True)
    ]


def explained(
    one: str, other: str, at: int | None, turned: bool, homes: Homes, scored: Columns
) -> Explained:
    """The pair of that number in `homes`; turned: its left is `other`. None: nothing is known."""
    if at is None:
        return Explained(one, other, 0.0, {}, [])
    matched: list[Matched] = []
    for place in np.flatnonzero(homes.between == at):
        row = homes.at[place]
        left, right = int(scored["number_l"][row]), int(scored["number_r"][row])
        matched.append(
            Matched(
                right if turned else left,
                left if turned else right,
                float(homes.own[place] / UNIT),
                {name: _level(name, scored, row) for name in (*OF_PERSON, "surname")},
            )
        )
    # What is the family's is told by those of its members whose surnames agree best.
    rows = homes.at[homes.between == at]
    if not len(rows):
        return Explained(one, other, float(homes.weight[at] / UNIT), {}, [])
    best = rows[np.argmax(scored["w_surname"][rows])]
    family = {name: _level(name, scored, best) for name in OF_FAMILY}
    matched.sort(key=lambda each: (each.left, each.right))
    return Explained(one, other, float(homes.weight[at] / UNIT), family, matched)


def _level(name: str, scored: Columns, row: int) -> str:
    names = next(one.names for one in COMPARISONS if one.name == name)
    told = int(scored[f"gamma_{name}"][row])
    return "missing" if told < 0 else names[len(names) - 1 - told]
