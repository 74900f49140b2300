"""Where a family lives, in any of three scripts."""

import pytest

from tests.people.writing import PLACES
from tonir.people.values.places_named import Gazetteer

PLACES_KNOWN = Gazetteer(PLACES)


@pytest.mark.parametrize(
    ("written", "region"),
    [
        ("Hrazdan", "Kotayk"),
        ("г. Раздан", "Котайкская область"),
        ("Հրազդան", "Կոտայքի մարզ"),
        ("ք. Հրազդան", ""),
        ("Раздан, Котайк", ""),
        ("R1-1", ""),
    ],
)
def test_a_town_is_found_in_any_script(written: str, region: str) -> None:
    assert PLACES_KNOWN.find(written, region) == ("R1-1", None, {})


def test_two_villages_of_one_name_are_told_apart_by_their_region() -> None:
    assert PLACES_KNOWN.find("Ջրառատ", "Արարատ").value == "R2-2"
    ambiguous = PLACES_KNOWN.find("Ջրառատ", "")
    assert ambiguous.fault == "L42"
    assert ambiguous.facts["nearest"]["en"] == "Jrarat (Kotayk); Jrarat (Ararat)"  # type: ignore[index]


def test_an_unknown_place_comes_with_the_nearest_names() -> None:
    found = PLACES_KNOWN.find("Artashad", "")
    assert found.fault == "L34"
    assert "Artashat" in found.facts["nearest"]["en"]  # type: ignore[index]
    assert PLACES_KNOWN.find("?!7", "").fault == "L44"


def test_a_region_without_a_settlement_is_taken_and_said() -> None:
    assert PLACES_KNOWN.find("", "Котайк")[:2] == ("R1", "L58")


def test_coordinates_find_the_settlement_unless_it_is_far() -> None:
    assert PLACES_KNOWN.nearest(40.51, 44.75) == "R1-1"
    assert PLACES_KNOWN.nearest(10.0, 10.0) is None
