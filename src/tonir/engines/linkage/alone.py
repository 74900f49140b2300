"""Lists of persons without families: which rows are one person.

Nobody stands beside them, so everything that is compared counts for the person herself; the rest
is as in `link`: the same folding, comparisons and training, other rules for what is compared at
all, for one person may stand in many rows.
"""

from dataclasses import dataclass
from math import log2

import numpy as np
import pyarrow as pa

from tonir.engines.linkage.candidates import RULES_ALONE, candidates
from tonir.engines.linkage.clusters import settle
from tonir.engines.linkage.comparable import comparable
from tonir.engines.linkage.comparisons import COMPARISONS
from tonir.engines.linkage.homes import UNIT
from tonir.engines.linkage.link import columns_of, database
from tonir.engines.linkage.model import Model
from tonir.engines.linkage.scoring import Scorer, borne_by
from tonir.engines.linkage.starting import STARTING
from tonir.engines.linkage.train import FEWEST, trained

# From here on it is likelier one person than two.
EVEN = 0.0
BY_CHANCE = 300_000
ROUNDS = 10


@dataclass(frozen=True)
class Alone:
    """left, right, weight: pairs of rows of persons that were compared, each once, and bits (log2
    odds). who: for each row the lowest row of the same person."""

    left: np.ndarray
    right: np.ndarray
    weight: np.ndarray
    who: np.ndarray


def match_alone(
    households: pa.Table, persons: pa.Table, seed: int, start: Model = STARTING
) -> Alone:
    """Which rows are one person; each household has one. The model is trained on the rows.

    Tables as `link.link` takes them. Raises LinkageFailed.
    """
    with database() as db:
        comparable(db, households, persons)
        model = trained(db, start, seed, BY_CHANCE)
        scorer = Scorer(db, model, borne_by(db, model))
        candidates(db, RULES_ALONE)
        scorer.score("candidates", "scored")
        scored = columns_of(db, "select * from scored order by unique_id_l, unique_id_r")
    told = sum((scored[f"w_{one.name}"] for one in COMPARISONS), start=np.zeros(1)) / UNIT
    left, right = scored["unique_id_l"], scored["unique_id_r"]
    rows = persons.num_rows
    # Of few rows the weights tell too little of how often two are one.
    weight = told + (prior_of(told, rows) if rows >= FEWEST else model.prior)
    return Alone(left, right, weight, _who(left, right, weight, rows))


def prior_of(told: np.ndarray, rows: int) -> float:
    """Log2 odds that two rows drawn by chance are one person: as many as the pairs tell of."""
    pairs = max(rows * (rows - 1) / 2, 2)
    expected = pairs * 2.0**-14
    for _ in range(ROUNDS):
        prior = log2(expected / (pairs - expected))
        expected = float(np.clip((1 / (1 + np.exp2(-told - prior))).sum(), 1, pairs / 2))
    return prior


def _who(left: np.ndarray, right: np.ndarray, weight: np.ndarray, rows: int) -> np.ndarray:
    names = [f"{row:09}" for row in range(rows)]
    pairs = [names[row] for row in left], [names[row] for row in right], weight.tolist()
    family = settle(*pairs, (weight >= EVEN).tolist()).family
    who = np.arange(rows)
    for row, lowest in family.items():
        who[int(row)] = int(lowest)
    return who
