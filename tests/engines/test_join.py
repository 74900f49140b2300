"""One family out of several entries: the fullest name, whole; every gap filled; nobody lost."""

from datetime import date
from typing import Any

from tonir.engines.linkage import join

HOME: dict[str, Any] = {
    "id": "a",
    "area": "R1-1",
    "phones": ["+37477123456"],
    "address": None,
    "lat": None,
    "lon": None,
    "language": None,
    "needs": [],
}


def person(given: str, surname: str, **facts: Any) -> dict[str, Any]:
    nothing = dict.fromkeys(("patronymic", "birth", "birth_year", "sex", "relation", "document"))
    return {
        **nothing,
        "household": "a",
        "number": 0,
        "given": given,
        "surname": surname,
        "phone": None,
        "needs": [],
        **facts,
    }


def test_a_name_goes_whole_from_the_entry_that_has_most_of_it() -> None:
    latin = person("Zhanna", "Akopyan", birth=date(1990, 1, 2), birth_year=1990, sex="f")
    russian = person("Жанна", "Акопян", patronymic="Эриковна", document="AN1", birth_year=1990)
    _, (joined,) = join([(HOME, [latin]), ({**HOME, "id": "b"}, [russian])])
    assert (joined["given"], joined["surname"], joined["patronymic"]) == (
        "Жанна",
        "Акопян",
        "Эриковна",
    )
    assert (joined["birth"], joined["sex"], joined["document"]) == (date(1990, 1, 2), "f", "AN1")


def test_of_two_names_equally_full_the_kept_entrys_stays() -> None:
    _, (joined,) = join(
        [(HOME, [person("Ռուբեն", "Բաբայան")]), (HOME, [person("Рубен", "Бабаян")])]
    )
    assert joined["given"] == "Ռուբեն"


def test_gaps_of_the_household_are_filled_and_telephones_added() -> None:
    other = {**HOME, "id": "b", "phones": ["+37491000000"], "address": "12 Main", "lat": 40.1}
    household, _ = join([(HOME, [person("Ani", "A")]), (other, [person("Ani", "A")])])
    assert (household["id"], household["address"], household["lat"]) == ("a", "12 Main", 40.1)
    assert household["phones"] == ["+37477123456", "+37491000000"]


def test_twins_of_one_birthday_stay_two() -> None:
    twins = [person("Ani", "A", birth=date(2015, 1, 1)), person("Ara", "A", birth=date(2015, 1, 1))]
    _, members = join([(HOME, twins), (HOME, [dict(twin) for twin in reversed(twins)])])
    assert [member["given"] for member in members] == ["Ani", "Ara"]
