"""The rule by which UNICEF's HOPE finds double individuals, built again from its documentation.

Not HOPE: no Elasticsearch runs here. Names are alike by one or two letters ("fuzziness", from three
and from six letters on) or by Double Metaphone, which knows Latin letters only: of Հակոբյան and
Акопян it is empty, so across scripts it never speaks. Points: both names 8, one of them 1, birth
date 2, telephone 2, sex, relation and father's name 1 each, document 12; double from 6 on. What
Elasticsearch takes off for a letter that differs is taken off here too. HOPE shows 100 at most.
"""

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from doublemetaphone import doublemetaphone
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

SURE = 6.0
ONE_LETTER, TWO_LETTERS = 3, 6
AT_ONCE = 1_000
NAMES = ("given", "surname")

ALIKE = """
create table {name}_alike as
select one, other, max(share) share from {name}_pairs group by one, other
"""
# Whoever has not both names alike reaches six points by a document, a birth date or a telephone.
CANDIDATES = """
create table candidates as
  select a.row l, b.row r from given_alike g join rows a on a.given = g.one
    join rows b on b.given = g.other
    join surname_alike s on s.one = a.surname and s.other = b.surname
    where a.row < b.row
  union select a.row, b.row from rows a join rows b on a.document = b.document and a.row < b.row
  union select a.row, b.row from rows a join rows b on a.birth = b.birth and a.row < b.row
    and a.sex = b.sex
  union select a.row, b.row from rows a join rows b on a.phone = b.phone and a.row < b.row
"""
SCORED = """
create table scored as
select a.row as "left", b.row as "right",
  greatest(coalesce(g.share, 0) + coalesce(s.share, 0),
    coalesce(4 * (g.share + s.share), 0))
  + 2.0 * coalesce((a.birth = b.birth)::int, 0) + 2.0 * coalesce((a.phone = b.phone)::int, 0)
  + coalesce((a.sex = b.sex)::int, 0) + coalesce((a.relation = b.relation)::int, 0)
  + coalesce((a.patronymic = b.patronymic)::int, 0)
  + 12.0 * coalesce((a.document = b.document)::int, 0) weight
from candidates c join rows a on a.row = c.l join rows b on b.row = c.r
left join given_alike g on g.one = a.given and g.other = b.given
left join surname_alike s on s.one = a.surname and s.other = b.surname
where a.entry <> b.entry
"""
RESULT = f'select "left", "right", weight::double weight, weight >= {SURE} sure from scored'


def hope(rows: pa.Table) -> pa.Table:
    for name in NAMES:
        lowered = pc.utf8_lower(rows[name])
        rows = rows.set_column(rows.schema.get_field_index(name), name, lowered)
    with duckdb.connect() as db:
        db.register("given_rows", rows)
        db.execute("create table rows as select * from given_rows")
        for name in NAMES:
            db.register(f"{name}_pairs", alike(pc.unique(rows[name]).drop_null().to_pylist()))
            db.execute(ALIKE.format(name=name))
        db.execute(CANDIDATES)
        db.execute(SCORED)
        return db.sql(RESULT).to_arrow_table()


def alike(names: list[str]) -> pa.Table:
    """Pairs of names (one, other), both ways and with themselves, and the share of a point."""
    spelled, lengths = np.array(names, object), np.array([len(name) for name in names])
    allowed = np.where(lengths >= TWO_LETTERS, 2, np.where(lengths >= ONE_LETTER, 1, 0))
    ones, others, shares = _by_sound(names)
    for at in range(0, len(names), AT_ONCE):
        part = slice(at, at + AT_ONCE)
        apart = cdist(names[part], names, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)
        one, other = np.nonzero(apart <= allowed[part][:, None])
        ones.append(spelled[part][one])
        others.append(spelled[other])
        shorter = np.minimum(lengths[part][one], lengths[other])
        shares.append(1 - apart[one, other] / shorter)
    columns = (np.concatenate(parts) for parts in (ones, others, shares))
    return pa.table(dict(zip(("one", "other", "share"), map(pa.array, columns), strict=True)))


def _by_sound(names: list[str]) -> tuple[list[np.ndarray], list[np.ndarray], list[np.ndarray]]:
    by_code: dict[str, list[str]] = {}
    for name in names:
        for code in set(sounds(name)):
            by_code.setdefault(code, []).append(name)
    pairs = [(a, b) for together in by_code.values() for a in together for b in together]
    one, other = zip(*pairs, strict=True) if pairs else ((), ())
    return [np.array(one, object)], [np.array(other, object)], [np.ones(len(pairs))]


def sounds(name: str) -> list[str]:
    """Double Metaphone's codes; none where it reads no letter, as in Armenian and Russian."""
    return [code for code in doublemetaphone(name) if code] if name.isascii() else []
