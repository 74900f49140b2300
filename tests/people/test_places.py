"""Where a family lives, in any of three scripts."""

import pytest

from tests.people.writing import PLACES
from tonir.people.values.places_named import Gazetteer, Place

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


def _namesakes() -> Gazetteer:
    """A region, its town and a village of one name, and two hamlets of another."""
    return Gazetteer(
        [
            Place("R1", None, {"en": "Masis", "ru": "Масис"}, 40.0, 44.5),
            Place("R1-1", "R1", {"en": "Masis", "ru": "Масис"}, 40.06, 44.4, 20_000),
            Place("R1-2", "R1", {"en": "Masis village", "ru": "Масис (село)"}, 40.0, 44.4, 900),
            Place("R1-3", "R1", {"en": "Arpi"}, 40.1, 44.3, 300),
            Place("R1-4", "R1", {"en": "Arpi"}, 40.2, 44.2, 200),
        ]
    )


@pytest.mark.parametrize("region", ["", "Масис", "Masis region"])
@pytest.mark.parametrize(
    "written",
    ["Масис (село)", "с. Масис", "Масис село", "Masis (village)", "Масис (село), Масис обл."],
)
def test_a_village_written_out_is_not_taken_for_the_town_of_its_name(
    written: str, region: str
) -> None:
    assert _namesakes().find(written, region) == ("R1-2", None, {})


@pytest.mark.parametrize("written", ["Masis", "г. Масис", "Масис (город)"])
def test_a_name_without_a_village_means_the_town_that_is_called_just_so(written: str) -> None:
    assert _namesakes().find(written, "Масис").value == "R1-1"


def test_two_places_of_one_name_in_one_region_are_told_apart_by_their_codes() -> None:
    found = _namesakes().find("Arpi", "Masis")
    assert found.fault == "L42"
    assert found.facts["nearest"]["en"] == "Arpi (Masis): R1-3; Arpi (Masis): R1-4"  # type: ignore[index]


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
