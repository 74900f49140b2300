"""Where a run compares people: here, in DuckDB, unless Spark is asked for."""

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb
from django.conf import settings

from tonir.engines.linkage.homes import Columns
from tonir.engines.linkage.link import Engine
from tonir.engines.linkage.model import Borne, Model
from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.matching.cluster import Cluster, check, session

HERE = "local[*]"


@dataclass(frozen=True)
class OnCluster:
    """Spark, started when there is something to compare, and ended right after."""

    cluster: Cluster

    def __call__(
        self, db: duckdb.DuckDBPyConnection, model: Model, borne: Borne, progress: Progress = silent
    ) -> Columns:
        """Raises Refusal M40 to M43."""
        from tonir.engines.linkage.spark import OnSpark

        progress("starting the cluster", 0, 1)
        with session(self.cluster) as spark:
            return OnSpark(spark)(db, model, borne, progress)


def engine_of(asked: dict[str, Any]) -> Engine | None:
    """What a job was asked to compare by: {"engine": "spark", "master": URL}; None is DuckDB.

    Raises Refusal M40, M41, M42, M44 to M46 before anything is done.
    """
    if asked.get("engine", "duckdb") != "spark":
        return None
    cluster = Cluster(asked.get("master") or HERE, _properties(settings.TONIR_SPARK_PROPERTIES))
    check(cluster)
    return OnCluster(cluster)


def told_of(engine: Engine | None) -> dict[str, Any]:
    """For a run's rules: what it was compared by, where that was not DuckDB."""
    return {} if engine is None else {"engine": "spark", "pyspark": version("pyspark")}


def _properties(file: str) -> dict[str, str]:
    """Spark's settings, as its own spark-defaults.conf has them: a name and a value a line.

    Raises Refusal M46 if the file cannot be read.
    """
    if not file:
        return {}
    try:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Refusal("M46", file=file) from None
    said = [line.strip().replace("=", " ", 1).split(None, 1) for line in lines]
    return {one[0]: one[1].strip() for one in said if len(one) == 2 and one[0][0] != "#"}
