"""Two lists that belong to Splink's demonstrations; no package brings them, so a path does.

fake_1000: made people, up to five rows each. historical_50k: people of history from Wikidata, each
in several damaged rows. Splink (Ministry of Justice), https://moj-analytical-services.github.io/splink
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import csv, parquet

from benchmarks.matching.data import Data, NotAtHand, born, each_alone

FAKE, HISTORICAL = "TONIR_FAKE_1000", "TONIR_HISTORICAL_50K"
Row = dict[str, Any]


def fake_1000() -> Data:
    """Raises NotAtHand."""
    return each_alone("fake_1000", map(of_fake, _rows(FAKE)))


def historical_50k() -> Data:
    """Raises NotAtHand."""
    return of_people("historical_50k", _rows(HISTORICAL))


def of_people(name: str, rows: Iterable[Row]) -> Data:
    return each_alone(name, map(of_historical, rows))


def of_fake(row: Row) -> tuple[str, Row]:
    columns = {
        "given": row["first_name"],
        "surname": row["surname"],
        "document": row["email"],
        "area": row["city"],
        **born(row["dob"]),
    }
    return str(row["cluster"]), columns


def of_historical(row: Row) -> tuple[str, Row]:
    """Columns of ours: what nobody else of that name shares, a postcode, is the area."""
    words = (row["birth_place"], row["occupation"])
    columns = {
        "given": row["first_name"],
        "surname": row["surname"],
        "sex": row["gender"],
        "area": row["postcode_fake"],
        "address": " ".join(word for word in words if word) or None,
        **born(row["dob"]),
    }
    return str(row["cluster"]), columns


def _rows(variable: str) -> Iterator[Row]:
    if variable not in os.environ:
        raise NotAtHand(f"set {variable}")
    path = Path(os.environ[variable])
    if not path.exists():
        raise NotAtHand(f"{variable} names no file")
    return iter(_table(path).to_pylist())


def _table(path: Path) -> pa.Table:
    if path.suffix == ".parquet":
        return parquet.read_table(path)
    # Days stay as they are written: some are none.
    texts = csv.ConvertOptions(column_types={"dob": pa.string()}, strings_can_be_null=True)
    return csv.read_csv(path, convert_options=texts)
