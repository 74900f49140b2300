"""What goes to a cluster names nobody, and still tells the same from the different."""

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from benchmarks.matching.areas import placed
from benchmarks.matching.made_lists import make_lists
from tonir.engines.linkage.comparable import NAMES, comparable
from tonir.engines.linkage.scoring import borne_by, list_people
from tonir.engines.linkage.spark_veil import VEILS, numbered_anew, veiled, veiled_groups
from tonir.engines.linkage.starting import STARTING

KEYS = [f"{name}_key" for name in NAMES]
SOUNDS = [f"{name}_{of}" for name in NAMES for of in ("sound", "other_sound")]


@pytest.fixture(scope="module")
def listed() -> pa.Table:
    made = make_lists(1500, 5)
    with duckdb.connect() as db:
        comparable(db, placed(made.households), made.persons)
        list_people(db, borne_by(db, STARTING))
        return db.sql("select * from listed").to_arrow_table()


def words(table: pa.Table, columns: list[str]) -> set[str]:
    return {one for name in columns for one in table[name].drop_null().to_pylist() if len(one) > 3}


def distances(table: pa.Table, column: str) -> list[int]:
    """Between each row and the next, in the order of the rows' old numbers."""
    query = f"""select levenshtein({column}, lead({column}) over (order by old)) apart
        from told order by old"""
    with duckdb.connect() as db:
        db.register("told", table)
        return [one for (one,) in db.execute(query).fetchall()]


def test_no_name_paper_or_birth_date_travels_as_it_is(listed: pa.Table) -> None:
    sent = veiled(listed, numbered_anew(listed.num_rows, listed.num_rows))
    for columns in (KEYS, SOUNDS, ["document"], ["birth_text"]):
        clear, seen = words(listed, columns), words(sent, columns)
        assert len(clear & seen) < len(clear) / 50  # A name may happen to read as another.


def test_only_what_has_its_veil_travels(listed: pa.Table) -> None:
    sent = veiled(listed, numbered_anew(listed.num_rows, listed.num_rows))
    assert set(sent.column_names) <= set(VEILS)
    assert not {"number", "id", "household"} & set(sent.column_names)
    texts = [field.name for field in sent.schema if pa.types.is_string(field.type)]
    assert set(texts) == {*KEYS, *SOUNDS, "document", "birth_text", "birth_swapped"}


def test_names_are_as_far_from_one_another_as_before(listed: pa.Table) -> None:
    numbers = numbered_anew(listed.num_rows, listed.num_rows)
    back = pa.array(numbers.row_of)
    sent = veiled(listed, numbers).append_column("old", back)
    before = listed.append_column("old", listed["unique_id"])
    for column in (*KEYS, *SOUNDS, "document", "birth_text"):
        assert distances(sent, column) == distances(before, column)


def test_who_shared_something_shares_it_still(listed: pa.Table) -> None:
    numbers = numbered_anew(listed.num_rows, listed.num_rows)
    sent = veiled(listed, numbers).take(numbers.row)
    for column in ("area", "sex", "document_letters", "given_key_letters"):
        codes = [
            pc.dictionary_encode(one[column].combine_chunks()).indices for one in (listed, sent)
        ]
        assert codes[0].equals(codes[1])
    groups = pa.chunked_array([[[0, 1, 2], [5, 9]]])
    anew = veiled_groups(groups, numbers)["rows"].to_pylist()
    wanted = [sorted(numbers.row[group].tolist()) for group in groups.to_pylist()]
    assert sorted(anew) == sorted(wanted)


def test_a_town_lies_in_its_district_still_and_neither_is_named(listed: pa.Table) -> None:
    numbers = numbered_anew(listed.num_rows, listed.num_rows)
    sent = veiled(listed, numbers).take(numbers.row)
    anew = dict(zip(listed["area"].to_pylist(), sent["area"].to_pylist(), strict=True))
    rows = zip(listed["area_within"].to_pylist(), sent["area_within"].to_pylist(), strict=True)
    told = {(one, there) for inside, seen in rows for one, there in zip(inside, seen, strict=True)}
    both = [(anew[one], there) for one, there in told if one in anew]
    assert both and all(one == there for one, there in both)
    assert pa.types.is_integer(sent.schema.field("area_within").type.value_type)


def test_each_run_has_its_own_veil(listed: pa.Table) -> None:
    sent = [veiled(listed, numbered_anew(listed.num_rows, listed.num_rows)) for _ in range(2)]
    for column in ("surname_key", "surname_sound", "area", "birth_year", "home", "given_keys"):
        assert not sent[0][column].equals(sent[1][column])


def test_where_nobody_is_listed_nothing_travels(listed: pa.Table) -> None:
    assert veiled(listed.slice(0, 0), numbered_anew(0, 0)).num_rows == 0
