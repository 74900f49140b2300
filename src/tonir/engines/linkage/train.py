"""A model trained on a programme's own lists, without anybody saying who is whom.

How often strangers agree is counted in pairs drawn by chance; how often rows of one person agree
comes from expectation maximisation, each time on pairs that share something telling: Winkler,
Using the EM Algorithm for Weight Computation in the Fellegi-Sunter Model (1988), as Splink does it.
"""

from dataclasses import replace
from math import isfinite
from typing import Any

import duckdb
import pyarrow as pa
from splink import block_on
from splink.internals.exceptions import SplinkException

from tonir.engines.linkage.comparable import comparable
from tonir.engines.linkage.comparisons import COMPARISONS
from tonir.engines.linkage.link import database
from tonir.engines.linkage.model import Model, Shares
from tonir.engines.linkage.scoring import LinkageFailed, Scorer, borne_by

# Fewer people are no sample: their few pairs would move the weights more than they tell.
FEWEST = 1_000
BY_CHANCE = 1_000_000
MOST_PAIRS = 500_000
# What rows of one person share: each comparison is estimated where it is not what they share.
SHARED = (("document",), ("given_key", "surname_key"), ("birth_text", "area"))
# Fewer pairs tell nothing of how rows of one person differ.
FEWEST_PAIRS = 200
SHARING = "select count(*) from listed l join listed r on {same} and l.unique_id < r.unique_id"
# No level is impossible, none certain.
LEAST = 1e-7


def trained(
    db: duckdb.DuckDBPyConnection, start: Model, seed: int, by_chance: int = BY_CHANCE
) -> Model:
    """m and u estimated from `people` of `db`, which `comparable` has made; no labels.

    The same people and seed give the same model. What the people never show keeps the numbers of
    `start`, and so does everything where they are too few; prior, appears and related always do.
    by_chance: pairs drawn. Raises LinkageFailed.
    """
    if _number(db, "select count(*) from people") < FEWEST:
        return start
    try:
        written = _estimated(db, start, seed, by_chance)
    except (SplinkException, duckdb.Error) as failure:
        # Splink and DuckDB quote the query, DuckDB the value as well.
        raise LinkageFailed(type(failure).__name__) from None
    return replace(start, m=_shares(written, "m", start.m), u=_shares(written, "u", start.u))


def trained_on(households: pa.Table, persons: pa.Table, start: Model, seed: int) -> Model:
    """The same of tables as `link` takes them."""
    with database() as db:
        comparable(db, households, persons)
        return trained(db, start, seed)


def _estimated(
    db: duckdb.DuckDBPyConnection, start: Model, seed: int, by_chance: int
) -> dict[str, Any]:
    """Splink's settings after training."""
    # In one order on one thread, a sum and a sample are the same each time.
    threads = _number(db, "select current_setting('threads')")
    db.execute("set threads = 1")
    try:
        linker = Scorer(db, start, borne_by(db, start)).linker
        linker.training.estimate_u_using_random_sampling(max_pairs=by_chance, seed=seed)
        for shared in SHARED:
            if _pairs(db, shared) >= FEWEST_PAIRS:
                linker.training.estimate_parameters_using_expectation_maximisation(
                    block_on(*shared), max_pairs=MOST_PAIRS
                )
        return dict(linker.misc.save_model_to_json())
    finally:
        db.execute(f"set threads = {threads}")


def _pairs(db: duckdb.DuckDBPyConnection, shared: tuple[str, ...]) -> int:
    same = " and ".join(f"l.{column} = r.{column}" for column in shared)
    return _number(db, SHARING.format(same=same))


def _number(db: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(db.execute(query).fetchall()[0][0])


def _shares(written: dict[str, Any], which: str, start: Shares) -> Shares:
    """Splink's estimates; where it has none, what the model started with."""
    found: Shares = {}
    for one in written["comparisons"]:
        name = one["output_column_name"]
        found[name] = dict(start[name])
        for level in one["comparison_levels"][1:]:
            value = level.get(f"{which}_probability")
            if isinstance(value, float) and isfinite(value):
                # In whatever order rows were added, six digits are the same.
                found[name][level["label_for_charts"]] = float(
                    f"{min(max(value, LEAST), 1 - LEAST):.6g}"
                )
    return {one.name: found[one.name] for one in COMPARISONS}
