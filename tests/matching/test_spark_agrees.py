"""Spark and DuckDB weigh the same pairs the same, and decide the same."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.matching.areas import placed
from benchmarks.matching.made_lists import MadeLists, make_lists
from tests.spark import SHORT, on_spark
from tonir.engines.linkage.homes import Columns
from tonir.engines.linkage.link import Engine, Links, at_home, link
from tonir.engines.progress import Cancelled, silent
from tonir.matching.cluster import Cluster, session

pytestmark = on_spark
PEOPLE, SEED = 5000, 7
WEIGHTS = ("given", "surname", "patronymic", "birth", "document", "sex", "phone", "area", "address")


class Heard:
    """An engine, and what it returned."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.scored: Columns = {}

    def __call__(self, *asked: Any) -> Columns:
        self.scored = self.engine(*asked)
        return self.scored


@pytest.fixture(scope="module")
def made() -> MadeLists:
    return make_lists(PEOPLE, SEED)


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    with session(Cluster("local[2]", SHORT)) as started:
        yield started


@pytest.fixture(scope="module")
def listed_here(made: MadeLists) -> tuple[Links, Columns]:
    return linked(made, at_home)


@pytest.fixture(scope="module")
def away(made: MadeLists, spark: Any) -> tuple[Links, Columns]:
    from tonir.engines.linkage.spark import OnSpark

    return linked(made, OnSpark(spark))


def linked(made: MadeLists, engine: Engine) -> tuple[Links, Columns]:
    heard = Heard(engine)
    return link(placed(made.households), made.persons, engine=heard), heard.scored


def weights(scored: Columns) -> dict[tuple[int, int], list[int]]:
    """(row, row) -> the weights of its comparisons, thousandths of a bit."""
    ends = np.sort(np.stack([scored["unique_id_l"], scored["unique_id_r"]], 1), 1).tolist()
    columns = np.stack([scored[f"w_{name}"] for name in WEIGHTS], 1).tolist()
    return {(one, other): each for (one, other), each in zip(ends, columns, strict=True)}


def test_the_same_pairs_of_persons_weigh_the_same(
    listed_here: tuple[Links, Columns], away: tuple[Links, Columns]
) -> None:
    here, there = weights(listed_here[1]), weights(away[1])
    same = sum(there.get(pair) == weight for pair, weight in here.items())
    assert len(here) > PEOPLE and len(there) <= len(here) * 1.001
    assert same >= 0.999 * len(here)
    # Towns and their districts are among them: a third weight beside "same" and "other".
    assert len({weight[WEIGHTS.index("area")] for weight in here.values()} - {0}) == 3


def test_the_same_families_are_joined(
    listed_here: tuple[Links, Columns], away: tuple[Links, Columns]
) -> None:
    here, there = listed_here[0], away[0]
    assert len(here.left) > 200
    assert (there.left, there.right) == (here.left, here.right)
    assert there.sure.tolist() == here.sure.tolist()
    assert (there.family, there.persons) == (here.family, here.persons)


def test_whoever_cancels_does_not_wait_for_the_cluster(made: MadeLists, spark: Any) -> None:
    from tonir.engines.linkage.spark import OnSpark

    asked: list[int] = []

    def enough(stage: str, done: int, total: int) -> None:
        asked.append(done)
        if asked.count(1) == 2:  # In the middle of the second step.
            raise Cancelled

    with pytest.raises(Cancelled):
        link(made.households, made.persons, engine=OnSpark(spark), progress=enough)
    assert max(asked) == 1
    assert spark.sparkContext.statusTracker().getActiveJobsIds() == []


def test_nobody_listed_is_nobody_joined(made: MadeLists, spark: Any) -> None:
    from tonir.engines.linkage.spark import OnSpark

    none = link(
        made.households.slice(0, 1),
        made.persons.slice(0, 0),
        engine=OnSpark(spark),
        progress=silent,
    )
    assert none.left == []


def test_what_spark_writes_is_encrypted_and_nothing_listens(spark: Any) -> None:
    conf = dict(spark.sparkContext.getConf().getAll())
    assert conf["spark.io.encryption.enabled"] == conf["spark.network.crypto.enabled"] == "true"
    assert conf["spark.eventLog.enabled"] == conf["spark.ui.enabled"] == "false"
    assert spark.sparkContext.uiWebUrl is None
    assert Path(conf["spark.local.dir"]).stat().st_mode & 0o077 == 0
