"""Pairs of entries that are one family, by what is exactly equal once names are folded.

A pair's weight is the sum of what speaks for it; it is sure from one threshold on, to be looked
at from a lower one. Weights and thresholds are data and are saved with each run.
"""

from dataclasses import asdict, dataclass
from typing import Literal

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tonir.engines.linkage.fold import key
from tonir.engines.progress import Progress, silent

Evidence = Literal["document", "name_birth", "name_phone", "phone", "area"]
# A key that more entries share than this tells nothing ("no document", an office's own phone).
COMMON = 12


@dataclass(frozen=True)
class Weights:
    """What each agreement is worth. One member's name and birth date alone is only looked at."""

    document: int = 10
    name_birth: int = 6
    name_phone: int = 6
    phone: int = 3
    area: int = 2
    sure: int = 8
    look: int = 6

    def __post_init__(self) -> None:
        if self.look > self.sure:
            raise ValueError("A pair is looked at from a lower weight than it is sure from.")

    def as_rules(self) -> dict[str, int]:
        return asdict(self)


@dataclass(frozen=True)
class Links:
    """Pairs of households. Arrays, one entry a pair, in order of (left, right); left < right.

    `members`: how many members agree. `sure` / `look`: what the weights say.
    `family`: household id -> the id that stands for its whole cluster of sure pairs.
    """

    left: list[str]
    right: list[str]
    weight: np.ndarray
    members: np.ndarray
    sure: np.ndarray
    look: np.ndarray
    family: dict[str, str]

    def check(self) -> None:
        """Raises ValueError if a pair stands twice or a cluster is not closed."""
        pairs = list(zip(self.left, self.right, strict=True))
        if len(set(pairs)) != len(pairs) or any(a >= b for a, b in pairs):
            raise ValueError("A pair stands once, the lower id first.")
        for (a, b), sure in zip(pairs, self.sure, strict=True):
            if sure and self.family[a] != self.family[b]:
                raise ValueError("Sure pairs are in one family.")


PAIRS = """
with agreeing as (
  select a.household l, b.household r, a.number ln, b.number rn, {document} w
  from people a join people b on a.document = b.document
   and (a.given_key = b.given_key or a.birth = b.birth)
  union all
  select a.household, b.household, a.number, b.number, {name_birth}
  from people a join people b
    on a.given_key = b.given_key and a.surname_key = b.surname_key and a.birth = b.birth
  union all
  select a.household, b.household, a.number, b.number, {name_phone}
  from called a join called b on a.phone = b.phone
   and a.given_key = b.given_key and a.surname_key = b.surname_key
  where a.birth_year is null or b.birth_year is null or abs(a.birth_year - b.birth_year) <= 1
), best as (
  -- One person agrees with one person: the strongest agreement counts, once.
  select l, r, ln, max(w) w from agreeing where l < r group by l, r, ln
), members as (
  select l, r, sum(w) w, count(*) n from best group by l, r
), shared as (
  select distinct a.household l, b.household r
  from phones a join phones b on a.phone = b.phone and a.household < b.household
)
select m.l, m.r, n::integer members,
  (w + case when s.l is null then 0 else {phone} end
     + case when a.area = b.area then {area} else 0 end)::integer weight
from members m
left join shared s on s.l = m.l and s.r = m.r
join homes a on a.id = m.l join homes b on b.id = m.r
order by 1, 2
"""


def link(
    households: pa.Table,
    persons: pa.Table,
    weights: Weights | None = None,
    progress: Progress = silent,
) -> Links:
    """The pairs of entries that agree, and the families they make.

    households: columns id, area, phones. persons: household, number, given, surname, birth,
    birth_year, document. No order of rows changes the result.
    """
    weights = weights or Weights()
    progress("folding", 0, 3)
    people = _with_keys(persons)
    progress("comparing", 1, 3)
    pairs = _pairs(households, people, weights)
    progress("joining", 2, 3)
    left, right = pairs["l"].to_pylist(), pairs["r"].to_pylist()
    weight = pairs["weight"].to_numpy()
    sure = weight >= weights.sure
    links = Links(
        left,
        right,
        weight,
        pairs["members"].to_numpy(),
        sure,
        ~sure & (weight >= weights.look),
        _clusters(left, right, sure),
    )
    links.check()
    progress("joining", 3, 3)
    return links


def _with_keys(persons: pa.Table) -> pa.Table:
    """Adds given_key, surname_key; folds each spelling once."""
    people = persons.select(["household", "number", "birth", "birth_year", "document"])
    for name in ("given", "surname"):
        encoded = pc.dictionary_encode(persons[name].combine_chunks())
        keys = [key(text) or None if text else None for text in encoded.dictionary.to_pylist()]
        folded = pc.take(pa.array(keys, pa.string()), encoded.indices)
        people = people.append_column(f"{name}_key", folded)
    return people


def _pairs(households: pa.Table, people: pa.Table, weights: Weights) -> pa.Table:
    with duckdb.connect() as db:
        db.execute("set threads = 2")
        # Too much for the memory: better to fail than to write names to a temporary file.
        db.execute("set temp_directory = ''")
        db.register("homes", households.select(["id", "area"]))
        db.register("listed", households.select(["id", "phones"]))
        db.register("given_people", people)
        db.execute(
            "create temp table phones as "
            "select distinct id household, unnest(phones) phone from listed"
        )
        db.execute(_without_common("phones", "phone"))
        db.execute("create temp table people as select * from given_people")
        db.execute(
            f"update people set document = null where document in (select document from people"
            f" where document is not null group by 1 having count(*) > {COMMON})"
        )
        db.execute(
            "create temp table called as select p.*, f.phone from people p"
            " join phones f using (household)"
        )
        found: pa.Table = db.sql(PAIRS.format(**weights.as_rules())).to_arrow_table()
        return found


def _without_common(table: str, column: str) -> str:
    return (
        f"delete from {table} where {column} in"
        f" (select {column} from {table} group by 1 having count(*) > {COMMON})"
    )


def _clusters(left: list[str], right: list[str], sure: np.ndarray) -> dict[str, str]:
    """Union-find over the sure pairs; the smallest id stands for its cluster."""
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        parent.setdefault(one, one)
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for a, b, joined in zip(left, right, sure, strict=True):
        first, second = sorted((root(a), root(b)))
        if joined:
            parent[second] = first
    return {one: root(one) for one in parent}
