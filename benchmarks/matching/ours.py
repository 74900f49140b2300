"""Tonir's own matching on made lists: decisions at the fixed thresholds, and weights of pairs."""

from time import perf_counter, process_time

import numpy as np
import pyarrow as pa

from benchmarks.matching.areas import placed
from benchmarks.matching.found import Found, Took, persons_joined
from benchmarks.peak import peak_mb
from tonir.engines.linkage.alone import EVEN, match_alone
from tonir.engines.linkage.comparable import comparable
from tonir.engines.linkage.comparisons import COMPARISONS
from tonir.engines.linkage.deciding import Costs
from tonir.engines.linkage.homes import UNIT, homes_of
from tonir.engines.linkage.link import Kept, at_home, database, link, sizes_of
from tonir.engines.linkage.model import Model
from tonir.engines.linkage.scoring import borne_by
from tonir.engines.linkage.starting import STARTING

# A person of a pair that is one family is surer than any of two families that are not.
AT_HOME = 1000.0
SEED = 7  # of training


def ours(households: pa.Table, persons: pa.Table, model: Model = STARTING) -> Found:
    """What `link` decides. What it took is of `link` alone."""
    households = placed(households)
    began, busy = perf_counter(), process_time()
    links = link(households, persons, Kept(model))
    took = Took(perf_counter() - began, process_time() - busy, peak_mb())
    left, right, weight = weights_of_persons(households, persons, model)
    ids = households["id"].to_pylist()
    numbers = {one: at for at, one in enumerate(ids)}
    families = np.array([numbers[links.family.get(one, one)] for one in ids])
    sure = weight >= Costs().sure
    return Found(
        left,
        right,
        weight,
        sure,
        persons_joined(left[sure], right[sure], persons.num_rows),
        families,
        took,
    )


def ours_alone(households: pa.Table, persons: pa.Table) -> Found:
    """What `match_alone` decides of persons without families, its training timed as well."""
    began, busy = perf_counter(), process_time()
    alone = match_alone(households, persons, SEED)
    took = Took(perf_counter() - began, process_time() - busy, peak_mb())
    sure = alone.weight >= EVEN
    pairs = alone.left, alone.right, alone.weight, sure
    return Found(*pairs, alone.who, alone.who, took)


def weights_of_persons(
    households: pa.Table, persons: pa.Table, model: Model
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pairs of rows of persons, each once, and bits.

    Where two entries are one family for sure, AT_HOME and what is the person's own counts; who
    stands in two families (remarried, moved out) is weighed by everything, as strangers are.
    """
    with database() as db:
        comparable(db, households, persons)
        scored = at_home(db, model, borne_by(db, model))
        homes = homes_of(scored, sizes_of(db), model)
    everything = sum(scored[f"w_{one.name}"][homes.at].astype(float) for one in COMPARISONS)
    in_one_family = (homes.weight / UNIT >= Costs().sure)[homes.between]
    weight = np.where(in_one_family, AT_HOME + homes.own / UNIT, everything / UNIT + model.prior)
    return scored["unique_id_l"][homes.at], scored["unique_id_r"][homes.at], weight
