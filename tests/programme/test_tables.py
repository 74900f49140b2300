"""The programme's own tables: read as spreadsheets save them, refused with every fault at once."""

from pathlib import Path

import pytest

from tonir.engines.refusals import Refusal
from tonir.engines.refusals.several import Several
from tonir.programme.actions import AREA_COLUMNS, save_areas
from tonir.programme.models import Area
from tonir.programme.tables import read_table

HEADER = "code,parent,name_en,lat,lon,population"


def written(folder: Path, *rows: str, encoding: str = "utf-8") -> Path:
    path = folder / "areas.csv"
    path.write_bytes("\n".join(rows).encode(encoding))
    return path


def test_a_table_saved_with_semicolons_is_read_like_one_with_commas(tmp_path: Path) -> None:
    rows = (HEADER, "R1,,North,40.5,44.5,20000")
    plain = read_table(written(tmp_path, *rows), AREA_COLUMNS)
    semicolons = [row.replace(",", ";") for row in rows]
    assert read_table(written(tmp_path, *semicolons, encoding="utf-8-sig"), AREA_COLUMNS) == plain


def test_a_table_in_another_encoding_is_refused_by_its_name(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER, "R1,,Север,40.5,44.5,20000", encoding="cp1251")
    with pytest.raises(Refusal) as refused:
        read_table(path, AREA_COLUMNS)
    assert (refused.value.code, refused.value.facts["file"]) == ("G13", "areas.csv")


def test_a_table_without_its_columns_says_which(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        read_table(written(tmp_path, "code,name_en"), AREA_COLUMNS)
    assert (refused.value.code, refused.value.facts["columns"]) == ("G06", "parent, lat, lon")


def test_every_area_that_is_no_place_is_said_at_once_and_none_is_changed(
    db: None, tmp_path: Path
) -> None:
    path = written(
        tmp_path,
        HEADER,
        "R1,,North,1,1,",
        'R1-1,R1,Town,1,1,"20,000"',
        "R1-1,R1,Town,1,1,5",
        ",R1,Nowhere,1,1,5",
        "R1-2,R9,Orphan,1,1,5",
        "R1-3,R1,Sky,91,1,5",
    )
    with pytest.raises(Several) as refused:
        save_areas(read_table(path, AREA_COLUMNS))
    found = [(fault.code, fault.facts["row"]) for fault in refused.value.faults]
    assert found == [("G19", 3), ("G18", 4), ("G18", 5), ("G07", 6), ("G07", 7)]
    assert not Area.objects.exists()
