"""Pairs of entries that are one family: candidates, persons, families, decisions.

Two levels. Persons who share something telling are compared; where two entries have persons
alike, all their members are compared; from those the entries are weighed and who is whom is told.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

import duckdb
import numpy as np
import pyarrow as pa

from tonir.engines.linkage.candidates import candidates
from tonir.engines.linkage.clusters import Settled, settle
from tonir.engines.linkage.comparable import Spread, comparable, here
from tonir.engines.linkage.comparisons import COMPARISONS
from tonir.engines.linkage.deciding import NOTHING_SAID, Costs, Said
from tonir.engines.linkage.homes import UNIT, Columns, Homes, homes_of
from tonir.engines.linkage.model import Borne, Model
from tonir.engines.linkage.pairing import Bools, Ints
from tonir.engines.linkage.scoring import Scorer, borne_by
from tonir.engines.linkage.starting import STARTING
from tonir.engines.progress import Progress, silent

# Two entries are compared as families from this weight of their likest persons on (bits).
LIKELY = 8.0
# ... and no entry with more than so many others, the likest first.
MOST_LIKELY = 30

LIKELY_HOMES = """
create temp table likely as
with pairs as (
  select least(home_l, home_r) a, greatest(home_l, home_r) b, max({weight}) weight
  from persons_scored group by 1, 2 having max({weight}) >= {floor}
)
select a, b from pairs
qualify rank() over (partition by a order by weight desc) <= {most}
  and rank() over (partition by b order by weight desc) <= {most}
"""
SIZES = """
select count(p.unique_id) size from homes left join people p using (home)
group by home order by home
"""
MEMBERS = """
create temp table members as
select '0' match_key, x.unique_id join_key_l, y.unique_id join_key_r
from likely join people x on x.home = a join people y on y.home = b
"""


# What stands in an entry, as one number: no id, no order of rows or members.
DIGESTS = """
select coalesce(sum(hash(given_key, surname_key, patronymic_key, births, birth_year, document, sex)
  % 1000003), 0)::bigint digest
from homes left join people p using (home) group by home order by home
"""


class Engine(Protocol):
    """Where persons are compared: `people` of `db`, which `comparable` has made.

    Returns every pair of members of the pairs of entries that may be one family: unique_id, home
    and number (each _l and _r), and w_ of each comparison.
    """

    def __call__(
        self, db: duckdb.DuckDBPyConnection, model: Model, borne: Borne, progress: Progress
    ) -> Columns: ...


def at_home(
    db: duckdb.DuckDBPyConnection, model: Model, borne: Borne, progress: Progress = silent
) -> Columns:
    """Compares in `db` itself."""
    progress("comparing persons", 1, 4)
    scorer = Scorer(db, model, borne)
    likely_homes(db, scorer)
    progress("comparing families", 2, 4)
    return members_scored(db, scorer)


@dataclass(frozen=True)
class Kept:
    """What a run goes by. borne: how often names are borne, counted anew where None."""

    model: Model = STARTING
    borne: Borne | None = None
    costs: Costs = field(default_factory=Costs)


@dataclass(frozen=True)
class Shared:
    """Somebody who stands in two entries that are not one family: her number in each; bits."""

    left: str
    left_number: int
    right: str
    right_number: int
    weight: float


@dataclass(frozen=True)
class Links:
    """Pairs of entries that may be one family. Arrays, a pair each, in order; left < right.

    weight: bits (log2 odds). members: how many stand in both. sure: joined without a person; the
    others are to be looked at.
    persons: for each pair [(number in left, number in right), ...] of who is whom.
    borne: how often names are borne, as the weights were made with.
    shared: who is one person as surely as a pair is joined, in pairs of entries that are not joined
    surely; in order.
    """

    left: list[str]
    right: list[str]
    weight: np.ndarray
    members: np.ndarray
    persons: list[list[tuple[int, int]]]
    sure: np.ndarray
    borne: Borne
    shared: list[Shared]

    def settled(self, said: Said = NOTHING_SAID) -> Settled:
        """The families that the sure pairs and people's words make, and the pairs that were cut."""
        columns = self.left, self.right, self.weight.tolist(), self.sure.tolist()
        return settle(*columns, said.same, said.different)

    @cached_property
    def family(self) -> dict[str, str]:
        """Entry -> the entry that stands for its family."""
        return self.settled().family


def link(
    households: pa.Table,
    persons: pa.Table,
    kept: Kept | None = None,
    changed: Collection[str] | None = None,
    engine: Engine = at_home,
    spread: Spread = here,
    progress: Progress = silent,
) -> Links:
    """The pairs of entries that may be one family.

    households, persons: as `comparable` takes them. changed: ids; only their pairs are looked for,
    all where None. engine: where persons are compared; spread: where texts are folded. No order of
    rows and no other naming of the ids changes the result. Raises LinkageFailed.
    """
    kept = kept or Kept()
    if changed is not None and not changed and kept.borne is not None:
        return _nothing_new(kept.borne)
    with database() as db:
        progress("folding", 0, 4)
        comparable(db, households, persons, spread)
        if changed is not None:
            _only(db, changed)
        borne = kept.borne or borne_by(db, kept.model)
        scored = engine(db, kept.model, borne, progress)
        homes = homes_of(scored, sizes_of(db), kept.model)
        digests = columns_of(db, DIGESTS)["digest"]
    progress("joining", 3, 4)
    ids = households["id"].to_pylist()
    shared = _shared(ids, homes, scored, kept)
    links = _links(ids, homes, scored, digests, kept.costs, borne, shared)
    progress("joining", 4, 4)
    return links


def _nothing_new(borne: Borne) -> Links:
    none = np.zeros(0, np.int64)
    return Links([], [], none.astype(float), none, [], none.astype(bool), borne, [])


def _only(db: duckdb.DuckDBPyConnection, changed: Collection[str]) -> None:
    db.register("asked", pa.table({"id": pa.array(sorted(changed), pa.string())}))
    db.execute("delete from fresh where home not in (select home from homes join asked using (id))")
    db.unregister("asked")


@contextmanager
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory only. Too much for it: better to fail than to write names to a file."""
    with in_memory() as db:
        # A table is read by one core for each 122,880 rows, however much is worked out of a row.
        db.execute("pragma verify_parallelism")
        yield db


def in_memory() -> duckdb.DuckDBPyConnection:
    """The same, for as long as somebody keeps it."""
    db = duckdb.connect()
    db.execute("set temp_directory = ''")
    return db


def weighed(db: duckdb.DuckDBPyConnection, scorer: Scorer, model: Model) -> tuple[Homes, Columns]:
    """The pairs of entries in the table `likely`, and what was scored of their members."""
    scored = members_scored(db, scorer)
    return homes_of(scored, sizes_of(db), model), scored


def members_scored(db: duckdb.DuckDBPyConnection, scorer: Scorer) -> Columns:
    """Every pair of members of the pairs of entries in the table `likely`."""
    db.execute(MEMBERS)
    scorer.score("members", "scored")
    return columns_of(db, "select * from scored")


def sizes_of(db: duckdb.DuckDBPyConnection) -> Ints:
    """How many members each entry has, by its number."""
    return columns_of(db, SIZES)["size"].astype(np.int64)


def columns_of(db: duckdb.DuckDBPyConnection, query: str) -> Columns:
    return {name: np.asarray(values) for name, values in db.execute(query).fetchnumpy().items()}


def likely_homes(db: duckdb.DuckDBPyConnection, scorer: Scorer) -> None:
    candidates(db)
    scorer.score("candidates", "persons_scored")
    db.execute(likely_sql())


def likely_sql() -> str:
    """Makes the table `likely` of pairs of homes (a, b) out of `persons_scored`."""
    weight = " + ".join(f"w_{one.name}" for one in COMPARISONS)
    return LIKELY_HOMES.format(weight=weight, floor=round(LIKELY * UNIT), most=MOST_LIKELY)


def _links(
    ids: list[str],
    homes: Homes,
    scored: Columns,
    digests: Ints,
    costs: Costs,
    borne: Borne,
    shared: list[Shared],
) -> Links:
    # A ten-thousandth of a bit, by what stands in the entries, decides between equal weights: no
    # id and no order does.
    between = (digests[homes.left] + digests[homes.right]) % 9973 / 9973e4
    weight = homes.weight / UNIT + between
    ends = [(ids[a], ids[b]) for a, b in zip(homes.left, homes.right, strict=True)]
    crossed = np.array([a > b for a, b in ends], bool)
    persons = _persons(homes, scored, crossed, len(ends))
    kept = np.flatnonzero(weight >= costs.look_from)
    order = sorted(kept.tolist(), key=lambda at: sorted(ends[at]))
    pairs = [tuple(sorted(ends[at])) for at in order]
    weight = weight[order]
    return Links(
        [one for one, _ in pairs],
        [other for _, other in pairs],
        weight,
        homes.members[order],
        [persons[at] for at in order],
        weight >= costs.sure,
        borne,
        shared,
    )


def _shared(ids: list[str], homes: Homes, scored: Columns, kept: Kept) -> list[Shared]:
    """Weighed by everything, as strangers are: between two families nothing is known of them."""
    weights = [scored[f"w_{one.name}"][homes.at] for one in COMPARISONS]
    everything: Ints = np.sum(weights, axis=0, dtype=np.int64)
    weight = everything / UNIT + kept.model.prior
    apart = homes.weight[homes.between] / UNIT < kept.costs.sure
    found = []
    for place in np.flatnonzero(apart & (weight >= kept.costs.sure)):
        row = homes.at[place]
        ends = sorted(
            (ids[scored[f"home_{side}"][row]], int(scored[f"number_{side}"][row])) for side in "lr"
        )
        found.append(Shared(*ends[0], *ends[1], float(weight[place])))
    return sorted(found, key=lambda one: (one.left, one.right, one.left_number))


def _persons(
    homes: Homes, scored: Columns, crossed: Bools, many: int
) -> list[list[tuple[int, int]]]:
    """Of each pair, who is whom: numbers in the entry of the lower id, in the other."""
    persons: list[list[tuple[int, int]]] = [[] for _ in range(many)]
    numbers = zip(
        homes.between.tolist(),
        scored["number_l"][homes.at].tolist(),
        scored["number_r"][homes.at].tolist(),
        strict=True,
    )
    for pair, one, other in numbers:
        persons[pair].append((other, one) if crossed[pair] else (one, other))
    return [sorted(each) for each in persons]
