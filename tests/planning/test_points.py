"""The list of points is taken whole or not at all, and every fault is named at once."""

from pathlib import Path

import pytest

from tests.planning.conftest import Town
from tonir.engines.refusals.several import Several
from tonir.planning.actions import set_points
from tonir.planning.models import Point

pytestmark = pytest.mark.django_db

SCHOOL = {
    "code": "P1",
    "name_en": "School",
    "name_hy": "",
    "name_ru": "Школа",
    "area": "R1-1",
    "lat": "40.50",
    "lon": "44.76",
    "lanes": "2",
    "days": "2025-08-18; 2025-08-20p",
}
HALL = {**SCHOOL, "code": "P2", "name_en": "Hall", "area": "R2-1", "lanes": "0", "days": ""}


def test_points_are_as_the_list_says(programme: Path) -> None:
    set_points([SCHOOL, HALL])
    school, hall = Point.objects.all()
    assert school.names == {"en": "School", "ru": "Школа"}
    assert (school.area_id, school.lat, school.lon, school.lanes) == ("R1-1", 40.5, 44.76, 2)
    assert school.days == ["2025-08-18", "2025-08-20p"]
    assert (hall.lanes, hall.days) == (0, [])


def test_the_same_list_again_changes_nothing(programme: Path) -> None:
    set_points([SCHOOL, HALL])
    again = set_points([SCHOOL, HALL])
    assert again == {"new": 0, "changed": 0, "unchanged": 2, "gone": 0}
    mended = set_points([{**SCHOOL, "lanes": "3"}, HALL])
    assert mended == {"new": 0, "changed": 1, "unchanged": 1, "gone": 0}
    assert Point.objects.get(pk="P1").lanes == 3


def test_a_point_that_the_list_does_not_name_any_more_goes(programme: Path) -> None:
    set_points([SCHOOL, HALL])
    assert set_points([SCHOOL])["gone"] == 1
    assert set(Point.objects.values_list("pk", flat=True)) == {"P1"}


def test_a_point_that_families_were_sent_to_stays_closed(town: Town) -> None:
    town.family("anahit")
    town.plan()
    assert set_points([{**HALL, "lanes": "1"}])["gone"] == 1
    assert Point.objects.get(pk="P1").lanes == 0
    assert set_points([{**HALL, "lanes": "1"}])["gone"] == 0


def test_every_fault_is_named_at_once_and_nothing_changes(programme: Path) -> None:
    before = list(Point.objects.values())
    wrong = [
        {**SCHOOL, "code": " "},
        {**SCHOOL, "code": "P9", "area": "R7", "lat": "40,5", "lon": "181"},
        {**SCHOOL, "code": "P9", "lanes": "-1", "days": "2025-08-18;Monday;2025-02-30"},
        {**SCHOOL, "code": "P8", "name_en": "", "name_ru": "", "lat": "nan", "lanes": "two"},
    ]
    with pytest.raises(Several) as refused:
        set_points(wrong)
    assert refused.value.code == "P02"
    found = [
        (fault.facts["row"], fault.code, fault.facts["found"]) for fault in refused.value.faults
    ]
    assert found == [
        (2, "P11", ""),
        (3, "P13", "R7"),
        (3, "P14", "40,5"),
        (3, "P14", "181"),
        (4, "P15", "-1"),
        (4, "P16", "Monday"),
        (4, "P16", "2025-02-30"),
        (4, "P12", "P9"),
        (5, "P17", ""),
        (5, "P14", "nan"),
        (5, "P15", "two"),
    ]
    assert list(Point.objects.values()) == before
    assert "Row 4" in refused.value.sentence("en")
