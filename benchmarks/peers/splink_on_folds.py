"""Splink as its documentation sets it up for persons, on names that somebody else has folded.

Comparisons of its own library, trained on the rows without labels; taken for one person from the
probability that its tutorials take.
"""

import logging

import duckdb
import pyarrow as pa
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from benchmarks.peers.folds import Fold, by_anyascii, by_tetrak, folded

SURE, SEED, BY_CHANCE = 0.95, 7, 1_000_000
LOWEST = -10.0  # bits; below it no pair is told
# Columns that in some data are empty altogether are no comparisons there.
COMPARISONS = {
    "given": lambda: cl.NameComparison("given").configure(term_frequency_adjustments=True),
    "surname": lambda: cl.NameComparison("surname").configure(term_frequency_adjustments=True),
    "patronymic": lambda: cl.NameComparison("patronymic"),
    "birth": lambda: cl.DateOfBirthComparison("birth", input_is_string=False),
    "document": lambda: cl.LevenshteinAtThresholds("document", [1, 2]),
    "sex": lambda: cl.ExactMatch("sex"),
    "phones": lambda: cl.ArrayIntersectAtSizes("phones", [1]),
    "area": lambda: cl.ExactMatch("area").configure(term_frequency_adjustments=True),
    "address": lambda: cl.JaroWinklerAtThresholds("address", [0.9, 0.7]),
}
BLOCKS = (
    ("document",),
    ("given", "surname"),
    ("given", "birth"),
    ("surname", "birth"),
    ("birth", "area"),
    ("surname", "given_begins", "area"),
)
TRAINED_ON = (("given", "surname"), ("birth",), ("document",))
FEWEST_PAIRS = 200
RESULT = """
select least(row_l, row_r) as "left", greatest(row_l, row_r) as "right", match_weight weight,
  match_probability >= {sure} sure
from {scored} where entry_l <> entry_r
"""


def splink_on_anyascii(rows: pa.Table) -> pa.Table:
    return matched(rows, by_anyascii)


def splink_on_tetrak(rows: pa.Table) -> pa.Table:
    return matched(rows, by_tetrak)


def matched(rows: pa.Table, fold: Fold) -> pa.Table:
    logging.getLogger("splink").setLevel(logging.ERROR)
    for name in ("given", "surname", "patronymic", "address"):
        column = folded(rows[name], fold)
        rows = rows.set_column(rows.schema.get_field_index(name), name, column)
    with duckdb.connect() as db:
        db.register("given_rows", rows)
        db.execute("create table rows as select *, left(given, 2) given_begins from given_rows")
        api = DuckDBAPI(db)
        linker = Linker(api.register("rows"), _settings(rows), log_level=None)
        _train(linker, rows, db)
        scored = linker.inference.predict(threshold_match_weight=LOWEST)
        return db.sql(RESULT.format(sure=SURE, scored=scored.physical_name)).to_arrow_table()


def _known(rows: pa.Table, names: tuple[str, ...]) -> bool:
    return all(
        rows[name if name != "given_begins" else "given"].null_count < len(rows) for name in names
    )


def _settings(rows: pa.Table) -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="row",
        comparisons=[made() for name, made in COMPARISONS.items() if _known(rows, (name,))],
        blocking_rules_to_generate_predictions=[
            block_on(*names) for names in BLOCKS if _known(rows, names)
        ],
        additional_columns_to_retain=["entry"],
    )


def _train(linker: Linker, rows: pa.Table, db: duckdb.DuckDBPyConnection) -> None:
    training = linker.training
    surely = [("document",), ("given", "surname", "birth")]
    training.estimate_probability_two_random_records_match(
        [block_on(*names) for names in surely if _known(rows, names)], recall=0.7
    )
    training.estimate_u_using_random_sampling(max_pairs=BY_CHANCE, seed=SEED)
    for names in TRAINED_ON:
        if _known(rows, names) and _pairs(db, names) >= FEWEST_PAIRS:
            training.estimate_parameters_using_expectation_maximisation(block_on(*names))


def _pairs(db: duckdb.DuckDBPyConnection, names: tuple[str, ...]) -> int:
    same = " and ".join(f"a.{name} = b.{name}" for name in names)
    count = f"select count(*) from rows a join rows b on {same} and a.row < b.row"
    return int(db.execute(count).fetchall()[0][0])
