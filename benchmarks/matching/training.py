"""The model that Tonir starts with, from made lists of the development part.

python -m benchmarks.matching.training > src/tonir/engines/linkage/starting.py
"""

import sys
from dataclasses import replace

import duckdb
import numpy as np
import pyarrow as pa

from benchmarks.matching.areas import placed
from benchmarks.matching.made_lists import MadeLists, make_lists
from tonir.engines.linkage.comparable import comparable
from tonir.engines.linkage.comparisons import COMPARISONS
from tonir.engines.linkage.homes import UNIT
from tonir.engines.linkage.link import database, likely_homes, weighed
from tonir.engines.linkage.model import Model, Shares
from tonir.engines.linkage.scoring import Scorer, borne_by
from tonir.engines.linkage.starting import STARTING

PEOPLE, SEED, SEED_OF_FAMILIES = 200_000, 1, 3
STRANGERS = 600_000
# Counts as half a pair of each level, so that none is impossible (Jeffreys 1946).
NEVER_SEEN = 0.5
TRUE_PAIRS = """
create temp table of_one as
select '0' match_key, a.unique_id join_key_l, b.unique_id join_key_r
from truth a join truth b on a.person = b.person and a.unique_id < b.unique_id
"""


def trained(lists: MadeLists) -> Model:
    """m of all pairs of rows of one person, u of pairs drawn by chance."""
    person = np.asarray(lists.true_person)
    with database() as db:
        comparable(db, placed(lists.households), lists.persons)
        db.register("truth", pa.table({"unique_id": np.arange(len(person)), "person": person}))
        db.execute(TRUE_PAIRS)
        db.register("strangers", _strangers(person))
        scorer = Scorer(db, STARTING, borne_by(db, STARTING), levels=True)
        scorer.score("of_one", "of_one_scored")
        scorer.score("strangers", "strangers_scored")
        return replace(STARTING, m=_shares(db, "of_one_scored"), u=_shares(db, "strangers_scored"))


def _strangers(person: np.ndarray) -> pa.Table:
    draws = np.random.default_rng(SEED)
    one, other = draws.integers(0, len(person), (2, STRANGERS))
    apart = (one < other) & (person[one] != person[other])
    return pa.table(
        {
            "match_key": np.repeat("0", apart.sum()),
            "join_key_l": one[apart],
            "join_key_r": other[apart],
        }
    )


def _shares(db: duckdb.DuckDBPyConnection, table: str) -> Shares:
    shares: Shares = {}
    for one in COMPARISONS:
        query = f"select gamma_{one.name}, count(*) from {table} where gamma_{one.name} >= 0"
        counted = dict(db.execute(f"{query} group by 1").fetchall())
        seen = [counted.get(level, 0) + NEVER_SEEN for level in range(len(one.names))][::-1]
        told = zip(one.names, seen, strict=True)
        shares[one.name] = {name: float(f"{some / sum(seen):.3g}") for name, some in told}
    return shares


def related_of(lists: MadeLists, model: Model) -> dict[str, float]:
    """Points that tell one family from two that share a member: logistic regression, in bits."""
    with database() as db:
        comparable(db, placed(lists.households), lists.persons)
        scorer = Scorer(db, model, borne_by(db, model))
        likely_homes(db, scorer)
        homes, _ = weighed(db, scorer, model)
    family = np.asarray(lists.true_family)
    alike = homes.stranger > 0
    told = {name: values[alike] / UNIT for name, values in homes.told.items()}
    same = (family[homes.left] == family[homes.right])[alike]
    points = _logistic(np.stack(list(told.values()), 1), same.astype(float)) / np.log(2)
    return {name: round(float(point), 2) for name, point in zip(told, points, strict=True)}


def _logistic(facts: np.ndarray, outcome: np.ndarray) -> np.ndarray:
    """Newton's method, with a slight pull to nothing so that it always ends."""
    weights = np.zeros(facts.shape[1])
    pull = 1e-2 * np.eye(len(weights))
    for _ in range(60):
        expected = 1 / (1 + np.exp(-facts @ weights))
        slope = facts.T @ (outcome - expected) - pull @ weights
        bend = (facts * (expected * (1 - expected))[:, None]).T @ facts + pull
        weights += np.linalg.solve(bend, slope)
    return weights


def written(model: Model) -> str:
    """The module `starting`, unformatted."""
    return (
        '"""The model that a programme starts with.\n\n'
        "Trained on made lists with known truth, names of the development part only:\n"
        '`python -m benchmarks.matching.training`.\n"""\n\n'
        "from tonir.engines.linkage.model import Model\n\n"
        f"STARTING = Model.from_rules({model.as_rules()!r})\n"
    )


def main() -> None:
    model = trained(make_lists(PEOPLE, SEED))
    model = replace(model, related=related_of(make_lists(PEOPLE, SEED_OF_FAMILIES), model))
    sys.stdout.write(written(model))


if __name__ == "__main__":
    main()
