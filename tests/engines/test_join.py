"""One family out of several entries: the fullest name, whole; every gap filled; nobody lost."""

from datetime import date
from typing import Any

from tonir.engines.linkage import join
from tonir.engines.linkage.join import join_traced

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


def test_what_one_entry_refuses_the_family_refuses() -> None:
    first = {**HOME, "refused": ["survey"]}
    other = {**HOME, "id": "b", "refused": ["referral", "survey"]}
    ani = [person("Ani", "A")]
    assert join([(first, ani), (other, ani)])[0]["refused"] == ["survey", "referral"]
    assert join([(HOME, ani), (other, ani)])[0]["refused"] == ["referral", "survey"]
    assert "refused" not in join([(HOME, ani), (HOME, ani)])[0]


def test_of_several_notices_the_family_was_told_the_latest_last() -> None:
    ani = [person("Ani", "A")]
    entries = [
        ({**HOME, "notice_version": version, "notice_on": on, "notice_language": "hy"}, ani)
        for version, on in (("1", "2025-08-01"), (None, None), ("2", "2025-08-09"))
    ]
    household, _ = join(entries)
    assert (household["notice_version"], household["notice_on"]) == ("2", "2025-08-09")


def test_what_was_corrected_wins_in_whichever_entry_it_stands() -> None:
    ani = [person("Ani", "A", document="AN1", needs=["DS"], phone="+37491000000")]
    corrected = {**HOME, "id": "b", "address": None, "phones": ["+37455111111"]}
    corrected |= {
        "needs": [],
        "refused": [],
        "corrected": ["address", "phones", "needs", "refused"],
    }
    wrong = {**HOME, "address": "12 Main", "needs": ["LP-BN"], "refused": ["survey"]}
    right = {**ani[0], "document": "AN2", "needs": [], "corrected": ["document", "needs"]}
    for entries in ([(wrong, ani), (corrected, [right])], [(corrected, [right]), (wrong, ani)]):
        household, (joined,) = join(entries)
        assert (household["address"], household["phones"]) == (None, ["+37455111111"])
        assert (household["needs"], household["refused"]) == ([], [])
        assert (joined["document"], joined["needs"]) == ("AN2", [])
        assert joined["phone"] == "+37491000000"


def test_a_corrected_name_goes_whole_even_if_another_entry_has_more_of_it() -> None:
    full = person("Жанна", "Акопян", patronymic="Эриковна", document="AN1")
    right = person("Janna", "Hakobyan", document="AN1", corrected=["surname"])
    for entries in ([(HOME, [full]), (HOME, [right])], [(HOME, [right]), (HOME, [full])]):
        _, (joined,) = join(entries)
        assert (joined["given"], joined["surname"]) == ("Janna", "Hakobyan")
        assert joined["patronymic"] is None


def test_a_person_is_known_by_what_she_was_before_a_correction() -> None:
    before = person("Ani", "A", birth=date(2015, 1, 1), birth_year=2015)
    facts: dict[str, Any] = {"was_given": "Ani", "was_birth": date(2015, 1, 1)}
    facts |= {"was_birth_year": 2015, "corrected": ["given", "birth"]}
    after = person("Anush", "A", birth=date(2014, 2, 2), birth_year=2014, **facts)
    for places in ((before, after), (after, before), (before, after, before)):
        _, members = join([(HOME, [one]) for one in places])
        assert [(one["given"], one["birth_year"]) for one in members] == [("Anush", 2014)]
    stranger = person("Ara", "A", birth=date(2015, 1, 1), birth_year=2015)
    assert len(join([(HOME, [after]), (HOME, [stranger])])[1]) == 2


def test_it_is_told_which_entry_each_member_is_from() -> None:
    ani, ara = person("Ani", "A"), person("Ara", "A")
    joined = join_traced([(HOME, [ani]), (HOME, [ara, dict(ani)])])
    assert joined.made_of == [[(0, 0), (1, 1)], [(1, 0)]]
