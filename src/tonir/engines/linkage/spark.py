"""The same comparison beyond one machine: Splink on Spark, with the model that was trained at home.

What takes one pass over people is done at home (folding, and who shares something telling); what
grows with pairs is done by the cluster, in the same SQL, translated. The cluster works on veiled
rows (`spark_veil`); numbers of rows and weights come back. Needs the extra `spark`.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import duckdb
import numpy as np
import pyarrow as pa
import sqlglot
from sqlglot import expressions

from tonir.engines.linkage.candidates import PAIRS, keyed
from tonir.engines.linkage.comparable import NAMES
from tonir.engines.linkage.comparisons import COMPARISONS
from tonir.engines.linkage.homes import Columns
from tonir.engines.linkage.link import MEMBERS, columns_of, likely_sql
from tonir.engines.linkage.model import Borne, Model, splink_settings
from tonir.engines.linkage.scoring import list_people, weights_of
from tonir.engines.linkage.spark_veil import Numbers, numbered_anew, veiled, veiled_groups
from tonir.engines.progress import Progress, silent

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

OVERLAP = "arrays_overlap"
# How often each name is borne, under the name that Splink gives such a column.
SHARES = {f"{name}_key": f"tf_{name}_key" for name in NAMES}
PLACES = "select home, number from people order by unique_id"
# How often a step is asked whether anybody still wants it (seconds).
TICK = 0.5


class OnSpark:
    """Compares people on a Spark session: an engine for `link`, as at_home is."""

    def __init__(self, session: "SparkSession") -> None:
        self.session = session
        logging.getLogger("splink").setLevel(logging.ERROR)

    def __call__(
        self, db: duckdb.DuckDBPyConnection, model: Model, borne: Borne, progress: Progress = silent
    ) -> Columns:
        """Raises what pyspark and Splink raise: it may quote what is on the cluster."""
        scored: list[pa.Table] = []
        scorer = _Scorer(self.session, model)
        people, groups, numbers = _sealed_for_the_run(db, borne)
        steps = (
            lambda: scorer.take(people, groups),
            lambda: scorer.score("candidates", "persons_scored"),
            lambda: scorer.view(likely_sql()),
            lambda: scorer.view(MEMBERS),
            lambda: scorer.score("members", "scored"),
            lambda: scored.append(self.session.table("scored").toArrow()),
        )
        for done, step in enumerate(steps):
            self._watched(step, partial(_told, progress, done, len(steps)))
        _told(progress, len(steps), len(steps))
        return _as_at_home(scored[0], numbers, columns_of(db, PLACES))

    def _watched(self, step: Callable[[], None], tell: Callable[[], None]) -> None:
        """A step of minutes. Whoever cancels it (`tell` raises) does not wait for its end."""
        tell()
        with ThreadPoolExecutor(1) as alone:
            doing = alone.submit(step)
            try:
                while wait([doing], TICK).not_done:
                    tell()
            finally:
                while wait([doing], 0).not_done:
                    self.session.sparkContext.cancelAllJobs()
                    wait([doing], TICK)
        doing.result()


def _told(progress: Progress, done: int, of: int) -> None:
    progress("comparing on the cluster", done, of)


def _sealed_for_the_run(
    db: duckdb.DuckDBPyConnection, borne: Borne
) -> tuple[pa.Table, pa.Table, Numbers]:
    """What goes to the cluster: veiled people, groups of rows that share something; and the
    numbers, which stay here."""
    list_people(db, borne)
    people = _table(db, "select * from listed")
    homes = columns_of(db, "select count(*) many from homes")["many"][0]
    numbers = numbered_anew(people.num_rows, int(homes))
    keyed(db)
    groups = veiled_groups(_table(db, "select rows from keyed")["rows"], numbers)
    db.execute("drop table keyed")
    return veiled(people, numbers), groups, numbers


class _Scorer:
    """Scores pairs of the view `people` by Splink."""

    def __init__(self, session: "SparkSession", model: Model) -> None:
        # Only here: whoever has no Spark has no pyspark.
        from splink.backends.spark import SparkAPI

        self.session, self.model = session, model
        # Nothing is written between steps, as "parquet" and "checkpoint" would, in clear.
        splink: Any = SparkAPI
        self._api = splink(
            spark_session=session, break_lineage_method="persist", register_udfs_automatically=False
        )

    def take(self, people: pa.Table, groups: pa.Table) -> None:
        """Makes the views `people`, `keyed` and `candidates`, and the linker over them."""
        from splink import Linker

        for name, table in (("people", people), ("keyed", groups)):
            _kept(self.session.createDataFrame(table), name)
        # Everything is compared with everything there.
        self.view("create temp table fresh as select distinct home from people")
        self.view(PAIRS)
        settings = splink_settings(self.model, OVERLAP, levels=False)
        settings["additional_columns_to_retain"] = ["home"]
        listed = self.session.table("people").drop(*SHARES.values())
        self.linker = Linker(self._api.register(listed), settings, log_level=None)
        for column, share in SHARES.items():
            borne = self.session.table("people").select(column, share).dropna().distinct()
            self.linker.table_management.register_term_frequency_lookup(
                self._api.register(borne.persist()), column
            )

    def view(self, statement: str) -> None:
        """DuckDB's "create temp table NAME as SELECT", as a view that is worked out once."""
        made = sqlglot.parse_one(statement, read="duckdb")
        query = cast(expressions.Expression, made.expression).sql(dialect="spark")
        _kept(self.session.sql(query), made.this.name)

    def score(self, pairs: str, into: str) -> None:
        """Makes the view `into`: unique_id and home (_l, _r) and each w_, a row for each pair."""
        self.linker.table_management.register_blocked_pairs_for_predict(self._api.register(pairs))
        scored = self.linker.inference.predict(warning_mode="never")
        columns = {column.unquote().name for column in scored.columns}
        wanted = ["unique_id_l", "unique_id_r", "home_l", "home_r", *weights_of(columns)]
        query = f"select {', '.join(wanted)} from {scored.physical_name}"
        translated = sqlglot.transpile(query, read="duckdb", write="spark")[0]
        _kept(self.session.sql(translated), into)


def _kept(frame: "DataFrame", name: str) -> None:
    """A view that is worked out now, and once: Spark would put it off, and do it again. It keeps
    the rows and forgets how it came by them: a worker that is lost ends the run."""
    frame.localCheckpoint().createOrReplaceTempView(name)


def _table(db: duckdb.DuckDBPyConnection, query: str) -> pa.Table:
    return cast(pa.Table, db.sql(query).to_arrow_table())


def _as_at_home(scored: pa.Table, numbers: Numbers, places: Columns) -> Columns:
    """The cluster's rows under their numbers at home, in an order that is always the same."""
    row_of = numbers.row_of
    ends = [row_of[scored[f"unique_id_{side}"].to_numpy()] for side in "lr"]
    left, right = np.minimum(*ends), np.maximum(*ends)
    order = np.lexsort((right, left))
    found: Columns = {}
    for side, rows in (("l", left[order]), ("r", right[order])):
        found[f"unique_id_{side}"] = rows
        for name in ("home", "number"):
            found[f"{name}_{side}"] = places[name][rows]
    for one in COMPARISONS:
        found[f"w_{one.name}"] = scored[f"w_{one.name}"].to_numpy()[order]
    return found
