"""One family against a whole register, in milliseconds: what a run would find, while it is typed.

What takes a run its time is done before: everybody is folded once, and the keys of `candidates`
lie in order beside the rows that they stand for. Left for one family: her keys are looked up, and
those few entries are compared with her by the levels of `comparisons` and the weights of the
model. Splink would need longer for its preparations than there is in all; that the weights are its
own to the thousandth of a bit, a test proves.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log2
from typing import cast

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tonir.engines.linkage.candidates import keys_of_people
from tonir.engines.linkage.comparable import comparable
from tonir.engines.linkage.comparisons import COMPARISONS, Comparison
from tonir.engines.linkage.explain import Explained, explained
from tonir.engines.linkage.homes import UNIT, Columns, homes_of
from tonir.engines.linkage.link import columns_of, database, in_memory
from tonir.engines.linkage.model import Borne, Model
from tonir.engines.linkage.pairing import Ints
from tonir.engines.linkage.scoring import OVERLAP, borne_by, list_people

# With so many entries at most is a family compared: those first that share most keys with her.
MOST_HOMES = 60
# How the family that is asked about is called in what comes of it.
ASKED = ""
PASSING = ("homes", "people", "fresh", "listed")

ALL_PEOPLE = "select * exclude (unique_id) from people order by unique_id"
KEYS = f"select k, unique_id::integer who, most from ({keys_of_people()})"
LEVELS = "with pairs as (select {sides} from {pairs}) select {told} from pairs"
HERS_WITH_THEIRS = "listed l join listed r on l.home = 0 and r.home > 0"


@dataclass(frozen=True)
class Index:
    """Entries as they are compared. people: a person a row, those of an entry together, `home` the
    place of the entry in `ids`. keys: in order, each with the row of people that it stands for.
    """

    ids: pa.Array
    people: pa.Table
    keys: NDArray[np.uint64]
    rows: NDArray[np.int32]

    @cached_property
    def homes(self) -> NDArray[np.int32]:
        """The place of each person's entry."""
        return cast(NDArray[np.int32], self.people["home"].to_numpy())

    @property
    def megabytes(self) -> float:
        held = (self.ids, self.people, self.keys, self.rows, self.homes)
        return sum(float(one.nbytes) for one in held) / 2**20

    def without(self, gone: Collection[str]) -> "Index":
        """Of those entries nothing is left in it but their ids, under which nobody is found."""
        is_gone = pc.is_in(self.ids, pa.array(sorted(gone), pa.string())).to_numpy(False)
        stays = ~is_gone[self.homes]
        row = np.cumsum(stays, dtype=np.int32) - 1
        told = stays[self.rows]
        people = self.people.filter(pa.array(stays)).combine_chunks()
        return Index(self.ids, people, self.keys[told], row[self.rows[told]])


def indexed(households: pa.Table, persons: pa.Table) -> Index:
    """All these entries; tables as `link` takes them."""
    ids = households["id"].combine_chunks()
    own = pc.index_in(persons["household"], ids).to_numpy()
    with database() as db:
        comparable(db, households, persons.take(np.argsort(own, kind="stable")))
        people = cast(pa.Table, db.sql(ALL_PEOPLE).to_arrow_table()).combine_chunks()
        found = columns_of(db, KEYS)
    order = np.argsort(found["k"], kind="stable")
    keys, rows, most = (found[name][order] for name in ("k", "who", "most"))
    # A key that stands for too many tells nothing: nor would it with one more.
    _, first, many = np.unique(keys, return_index=True, return_counts=True)
    few = np.repeat(many < most[first], many)
    return Index(ids, people, keys[few].astype(np.uint64), rows[few].astype(np.int32))


def borne_in(index: Index, model: Model) -> Borne:
    """How often each name is borne there, for whom nobody has counted it."""
    with database() as db:
        db.register("people", index.people)
        return borne_by(db, model)


class Near:
    """Compares one family at a time; nothing of her stays."""

    def __init__(self) -> None:
        self._db = in_memory()
        # What is done here is little: two threads would wait for each other.
        self._db.execute("set threads = 1")

    def likely(
        self,
        asked: tuple[pa.Table, pa.Table],
        among: Sequence[Index],
        model: Model,
        borne: Borne,
        at_least: float,
    ) -> list[Explained]:
        """Entries that are this family by at least so many bits, the likeliest first.

        asked: a table of one household and one of its persons, as `link` takes them. In what
        comes back it is on the left, its id `ASKED`.
        """
        try:
            comparable(self._db, *asked)
            theirs, ids = _theirs(among, columns_of(self._db, KEYS))
            if not ids:
                return []
            mine = asked[1].num_rows
            self._take(theirs, mine)
            list_people(self._db, borne)
            scored = levels_of(self._db, model, HERS_WITH_THEIRS)
        finally:
            for name in PASSING:
                self._db.execute(f"drop table if exists {name}")
        sizes = np.bincount(theirs["home"].to_numpy())
        sizes[0] = mine
        homes = homes_of(scored, sizes, model)
        found = [
            explained(ASKED, ids[other - 1], at, False, homes, scored)
            for at, other in enumerate(homes.right.tolist())
            if homes.weight[at] >= UNIT * at_least
        ]
        return sorted(found, key=lambda one: (-one.weight, one.right))

    def _take(self, theirs: pa.Table, mine: int) -> None:
        """Beside the family itself, whose home is 0 and whose rows come first."""
        rows = pa.array(np.arange(mine, mine + theirs.num_rows))
        self._db.register("theirs", theirs.append_column("unique_id", rows))
        self._db.execute("insert into people by name select * from theirs")
        self._db.unregister("theirs")


def _theirs(among: Sequence[Index], asked: Columns) -> tuple[pa.Table, list[str]]:
    """The people of the entries that share most keys with her; `home`: the place of their entry in
    the ids, counted from 1."""
    keys, first, mine = np.unique(asked["k"], return_index=True, return_counts=True)
    begins = [np.searchsorted(one.keys, keys, "left") for one in among]
    ends = [np.searchsorted(one.keys, keys, "right") for one in among]
    many = np.subtract(ends, begins)
    tells = many.sum(axis=0) + mine <= asked["most"][first]
    found: list[tuple[int, int, int]] = []
    for at, index in enumerate(among):
        rows = index.rows[_ranges(begins[at][tells], many[at][tells])]
        homes, times = np.unique(index.homes[rows], return_counts=True)
        found += zip((-times).tolist(), [at] * len(homes), homes.tolist(), strict=True)
    tables, ids = [], list[str]()
    for _, at, home in sorted(found)[:MOST_HOMES]:
        index = among[at]
        first, last = np.searchsorted(index.homes, [home, home + 1])
        ids.append(index.ids[home].as_py())
        people = index.people.slice(first, last - first)
        place = pa.array(np.full(last - first, len(ids), np.int32))
        tables.append(people.set_column(people.column_names.index("home"), "home", place))
    return (pa.concat_tables(tables) if tables else among[0].people.slice(0, 0)), ids


def _ranges(begins: Ints, many: Ints) -> Ints:
    """The numbers from each begin on, so many each."""
    ends = np.cumsum(many)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(begins - ends + many, many) + np.arange(total)


def levels_of(db: duckdb.DuckDBPyConnection, model: Model, pairs: str) -> Columns:
    """Pairs of persons as `Scorer.score` makes them, with their levels.

    pairs: in SQL, rows `l` and `r` of the table `listed`.
    """
    known = [name for (name, *_) in db.execute("describe listed").fetchall()]
    sides = ", ".join(f'{side}."{name}" {name}_{side}' for side in "lr" for name in known)
    ends = [f"{name}_{side}" for name in ("unique_id", "home", "number") for side in "lr"]
    told = ", ".join([*ends, *(sql for one in COMPARISONS for sql in _told(one))])
    found = columns_of(db, LEVELS.format(sides=sides, pairs=pairs, told=told))
    for one in COMPARISONS:
        found[f"w_{one.name}"] = _weights(one, found, model)
    return found


def _told(one: Comparison) -> list[str]:
    """Its level, numbered as Splink does: -1 missing, 0 other; how often what agrees is borne."""
    best = len(one.levels)
    whens = " ".join(
        f"when {level.condition.format(overlap=OVERLAP)} then {best - at}"
        for at, level in enumerate(one.levels)
    )
    told = [f"case when {one.missing} then -1 {whens} else 0 end gamma_{one.name}"]
    if rare := _rare(one):
        told.append(f"greatest(tf_{rare}_l, tf_{rare}_r) share_{one.name}")
    return told


def _rare(one: Comparison) -> str:
    """The column whose rarity counts."""
    return next((level.rare for level in one.levels if level.rare), "")


def _weights(one: Comparison, found: Columns, model: Model) -> Ints:
    """Thousandths of a bit: of the level, and of how rare is what agrees."""
    m, u = model.m[one.name], model.u[one.name]
    # Numbered from "other" on; what is missing (-1) says nothing.
    names = [*reversed(one.names)]
    bits = np.array([*(log2(m[name] / u[name]) for name in names), 0.0])
    level = found[f"gamma_{one.name}"]
    weights = bits[level]
    if _rare(one):
        counts = np.array([False, *(bool(rank.rare) for rank in reversed(one.levels)), False])
        rarity = log2(u["same"]) - np.log2(found[f"share_{one.name}"])
        weights = weights + np.where(counts[level], rarity, 0.0)
    return np.round(UNIT * weights).astype(np.int64)
