"""Weights of pairs: the model given to Splink, which scores them in DuckDB.

Splink: Linacre et al., Splink: Free software for probabilistic record linkage at scale,
International Journal of Population Data Science 7:3 (2022).
"""

import logging
from typing import cast

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from tonir.engines.linkage.comparable import NAMES
from tonir.engines.linkage.comparisons import COMPARISONS
from tonir.engines.linkage.model import Borne, Model, splink_settings

OVERLAP = "list_has_any"
# Weights are added as whole thousandths of a bit: no order of adding changes a sum.
UNIT = 1000

# How often a name is borne by the people who are compared. Few people tell little of that: until
# there are many more than FEW of them, the chance that two strangers bear one name counts as well.
COUNTED = """
with borne as (
  select {name}_key as key, count(*) times from people where {name}_key is not null group by 1
), counted as (select *, sum(times) over () everybody from borne)
select key, (times + {few} * {by_chance}) / (everybody + {few}) share,
  times >= {usual_count} and times / everybody >= {usual_share} usual
from counted order by key
"""
FEW = 500
# A name of its own, not a slip of another: borne by so many persons, and by such a share of all.
USUAL_COUNT, USUAL_SHARE = 3, 0.0004

LISTED = f"""
create or replace temp table listed as
select p.*,
  {", ".join(f"coalesce({name}.share, {{rarest_{name}}}) tf_{name}_key" for name in NAMES)},
  {", ".join(f"coalesce({name}.usual, false) {name}_usual" for name in NAMES)}
from people p
{" ".join(f"left join borne_{name} {name} on {name}.key = p.{name}_key" for name in NAMES)}
"""


class LinkageFailed(Exception):
    """The comparison could not be made. Says only what kind of failure: no query, no value."""


def borne_by(db: duckdb.DuckDBPyConnection, model: Model) -> Borne:
    """How often each name is borne among `people`, folded."""
    return {name: _borne(db, name, model.u[name]["same"]) for name in NAMES}


def _borne(db: duckdb.DuckDBPyConnection, name: str, by_chance: float) -> pa.Table:
    counted = COUNTED.format(
        name=name,
        few=FEW,
        by_chance=by_chance,
        usual_count=USUAL_COUNT,
        usual_share=USUAL_SHARE,
    )
    return cast(pa.Table, db.sql(counted).to_arrow_table())


def list_people(db: duckdb.DuckDBPyConnection, borne: Borne) -> None:
    """Makes the table `listed`: people, and how often each of their names is borne."""
    for name in NAMES:
        db.register(f"borne_{name}", borne[name])
    # A name that nobody was known to bear is as rare as the rarest.
    rarest = {f"rarest_{name}": _rarest(borne[name]) for name in NAMES}
    db.execute(LISTED.format(**rarest))
    for name in NAMES:
        db.unregister(f"borne_{name}")


class Scorer:
    """Scores pairs of `people` in `db`, which `comparable` has made."""

    def __init__(
        self, db: duckdb.DuckDBPyConnection, model: Model, borne: Borne, levels: bool = False
    ) -> None:
        # Only here: it takes a second or two, which nobody who compares nothing should wait.
        from splink import DuckDBAPI, Linker

        self.db = db
        list_people(db, borne)
        api = DuckDBAPI(db)
        self._api = api
        logging.getLogger("splink").setLevel(logging.ERROR)
        # Splink would parse every comparison to warn of columns that are not there, which takes
        # longer than to score a small list; where one is not there, scoring fails in any case.
        self.linker = Linker(
            api.register("listed"),
            splink_settings(model, OVERLAP, levels),
            log_level=None,
            validate_settings=False,
        )

    def score(self, pairs: str, into: str) -> None:
        """Makes the table `into`: a row for each row of `pairs` (join_key_l, join_key_r).

        Its columns: unique_id, home and number with _l and _r, for each comparison w_ (weight in
        thousandths of a bit) and, where levels were asked for, gamma_ (0 is "other", -1 missing).
        """
        from splink.internals.exceptions import SplinkException

        try:
            self.linker.table_management.register_blocked_pairs_for_predict(
                self._api.register(pairs)
            )
            scored = self.linker.inference.predict(warning_mode="never")
            columns = {column.unquote().name for column in scored.columns}
            self.db.execute(
                f"create or replace temp table {into} as"
                f" select {_wanted(columns)} from {scored.physical_name}"
            )
            scored.drop_table_from_database_and_remove_from_cache()
        except (SplinkException, duckdb.Error) as failure:
            # Splink and DuckDB quote the query, DuckDB the value as well.
            raise LinkageFailed(type(failure).__name__) from None


def _wanted(columns: set[str]) -> str:
    wanted = [f"{name}_{side}" for name in ("unique_id", "home", "number") for side in "lr"]
    for one in COMPARISONS:
        if f"gamma_{one.name}" in columns:
            wanted.append(f"gamma_{one.name}::tinyint gamma_{one.name}")
    return ", ".join([*wanted, *weights_of(columns)])


def weights_of(columns: set[str]) -> list[str]:
    """Of Splink's columns, each comparison's weight in thousandths of a bit, as w_. In SQL."""
    weights = []
    for one in COMPARISONS:
        parts = [part for part in (f"mw_{one.name}", f"mw_tf_adj_{one.name}") if part in columns]
        weights.append(f"round({UNIT} * ({' + '.join(parts)}))::integer w_{one.name}")
    return weights


def _rarest(borne: pa.Table) -> float:
    """The share of the rarest name; of no names, 1."""
    least = pc.min(borne["share"]).as_py()
    return 1.0 if least is None else float(least)
