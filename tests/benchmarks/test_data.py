"""Public lists are read as they are written, and whoever is not at hand says so."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from benchmarks.matching import febrl, splink_data
from benchmarks.matching.data import NotAtHand, born
from benchmarks.matching.historical_like import rows_like

FEBRL = """rec_id, given_name, surname, street_number, address_1, address_2, suburb, \
postcode, state, date_of_birth, soc_sec_id
rec-1070-{which}, anna, {surname}, 8, stanley street, , winston hills, 4223, nsw, {born}, 5304218
"""
FAKE = """unique_id,first_name,surname,dob,city,email,cluster
0,Robert,Alan,1971-06-24,,robert255@smith.net,0
1,Robert,Allen,1971-05-24,,roberta25@smith.net,0
2,,Lane,2002-09-17,London,,7
"""


def test_febrl_names_one_person_in_both_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(febrl.VARIABLE, str(tmp_path))
    first, second = (tmp_path / name for name in febrl.FILES)
    first.write_text(FEBRL.format(which="org", surname="neumann", born="19151111"))
    second.write_text(FEBRL.format(which="dup-0", surname="newman", born="19151399"))
    data = febrl.febrl_4()
    one, other = data.persons.to_pylist()
    assert data.person.tolist() == [0, 0]
    assert (one["given"], one["surname"], one["document"]) == ("anna", "neumann", "5304218")
    assert (one["birth"], other["birth"]) == (date(1915, 11, 11), None)
    assert other["birth_year"] == 1915
    assert data.households["address"][0].as_py() == "8 stanley street  winston hills"


def test_fake_1000_is_read_from_the_path_that_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "fake.csv"
    path.write_text(FAKE)
    monkeypatch.setenv(splink_data.FAKE, str(path))
    data = splink_data.fake_1000()
    assert data.person.tolist() == [0, 0, 1]
    assert data.persons["given"].to_pylist() == ["Robert", "Robert", None]
    assert data.persons["birth"][0].as_py() == date(1971, 6, 24)
    assert data.households["area"].to_pylist() == [None, None, "London"]


def test_historical_50k_is_read_from_parquet_as_splink_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "historical.parquet"
    rows = list(rows_like(200, seed=1))
    parquet.write_table(pa.Table.from_pylist(rows), path)
    monkeypatch.setenv(splink_data.HISTORICAL, str(path))
    data = splink_data.historical_50k()
    assert data.persons["surname"].to_pylist() == [row["surname"] for row in rows]
    assert len(set(data.person.tolist())) == len({row["cluster"] for row in rows})


@pytest.mark.parametrize(
    ("variable", "load"),
    [
        (splink_data.FAKE, splink_data.fake_1000),
        (splink_data.HISTORICAL, splink_data.historical_50k),
    ],
)
def test_a_list_that_no_package_brings_says_what_to_set(
    variable: str, load: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert callable(load)
    monkeypatch.delenv(variable, raising=False)
    with pytest.raises(NotAtHand, match=variable):
        load()
    monkeypatch.setenv(variable, str(tmp_path / "none.csv"))
    with pytest.raises(NotAtHand, match="no file"):
        load()


def test_a_day_that_there_is_not_keeps_its_year() -> None:
    assert born("1940-07-32") == {"birth": None, "birth_year": 1940}
    assert born("19400731")["birth"] == date(1940, 7, 31)
    assert born(None) == born("unknown") == {"birth": None, "birth_year": None}


def test_the_stand_in_is_the_same_for_the_same_seed_and_lacks_what_such_lists_lack() -> None:
    rows = list(rows_like(1_000, seed=3))
    assert rows == list(rows_like(1_000, seed=3))
    assert len({row["unique_id"] for row in rows}) == 1_000
    assert 50 < len({row["cluster"] for row in rows}) < 300
    assert 100 < sum(row["dob"] is None for row in rows) < 300
