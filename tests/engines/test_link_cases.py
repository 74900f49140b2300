"""Families that look alike and are two, families that look different and are one."""

from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from benchmarks.matching.areas import placed
from benchmarks.matching.made_lists import MadeLists, make_lists
from tonir.engines.linkage.explain import explain
from tonir.engines.linkage.link import Links, link
from tonir.engines.linkage.starting import STARTING
from tonir.people.tables import HOUSEHOLDS, PERSONS

ONE, OTHER = "a" * 32, "b" * 32
Member = dict[str, Any]
HOME = {"area": "AM.AR", "phones": ["+37477123456"], "address": "Կենտրոնական փող. 12"}
ELSEWHERE = {"area": "AM.SH", "phones": ["+37493654321"], "address": None}


def who(given: str, surname: str, birth: str | None, sex: str | None = None, **more: Any) -> Member:
    born = date.fromisoformat(birth) if birth else None
    year = born.year if born else None
    named = {"given": given, "surname": surname, "birth": born, "birth_year": year}
    return {**named, "sex": sex, **more}


@pytest.fixture(scope="module")
def others() -> MadeLists:
    """Who else stands in the register: names are rare or not by them."""
    return make_lists(2_000, seed=9, part="development")


def compared(
    others: MadeLists, one: list[Member], other: list[Member], *homes: dict[str, Any]
) -> tuple[str, list[tuple[int, int]]]:
    """What is decided of two entries ("sure", "look", "no"), and who is whom."""
    homes = homes or (HOME, HOME)
    entries = [
        {"id": key, "office": "main", **home} for key, home in zip((ONE, OTHER), homes, strict=True)
    ]
    persons = [
        {"household": key, "number": number, **member}
        for key, members in ((ONE, one), (OTHER, other))
        for number, member in enumerate(members)
    ]
    links = link(
        pa.concat_tables([others.households, pa.Table.from_pylist(entries, HOUSEHOLDS)]),
        pa.concat_tables([others.persons, pa.Table.from_pylist(persons, PERSONS)]),
    )
    return told(links)


def told(links: Links) -> tuple[str, list[tuple[int, int]]]:
    ends = list(zip(links.left, links.right, strict=True))
    if (ONE, OTHER) not in ends:
        return "no", []
    at = ends.index((ONE, OTHER))
    return ("sure" if links.sure[at] else "look"), links.persons[at]


RUBEN = who("Ռուբեն", "Հովհաննիսյան", "1979-05-04", "male")
GAYANE = who("Գայանե", "Հովհաննիսյան", "1982-11-30", "female")
ARAM = who("Արամ", "Հովհաննիսյան", "2010-02-17", "male")
ARMEN = who("Արմեն", "Հովհաննիսյան", "2010-02-17", "male")


@pytest.mark.parametrize(
    "surname",
    ["Оганесян", "Ованнисян", "Hovhannisyan", "Hovanessian", "Oganesyan", "Հովհաննիսեան"],
)
def test_one_surname_in_every_spelling_is_one_family(others: MadeLists, surname: str) -> None:
    latin = surname.isascii()
    names = ("Ruben", "Gayane") if latin else ("Рубен", "Гаяне")
    if surname.startswith("Հ"):
        names = ("Ռուբէն", "Գայանէ")
    again = [who(names[0], surname, "1979-05-04"), who(names[1], surname, "1982-11-30")]
    assert compared(others, [RUBEN, GAYANE], again) == ("sure", [(0, 0), (1, 1)])


def test_twins_are_two_people_of_one_family(others: MadeLists) -> None:
    again = [
        who("Армен", "Оганесян", "2010-02-17", "male"),
        who("Арам", "Оганесян", "2010-02-17", "male"),
        who("Рубен", "Оганесян", "1979-05-04", "male"),
    ]
    decided, persons = compared(others, [RUBEN, ARAM, ARMEN], again)
    assert (decided, persons) == ("sure", [(0, 2), (1, 1), (2, 0)])


def test_a_twin_alone_on_the_other_list_is_himself_and_not_his_brother(others: MadeLists) -> None:
    again = [who("Рубен", "Оганесян", "1979-05-04"), who("Армен", "Оганесян", "2010-02-17")]
    decided, persons = compared(others, [RUBEN, ARAM, ARMEN], again)
    assert (decided, persons) == ("sure", [(0, 0), (2, 1)])


def test_two_brothers_with_families_of_their_own_are_two_families(others: MadeLists) -> None:
    """One surname, one village, the parents' telephone."""
    brother = [
        who("Վահե", "Հովհաննիսյան", "1984-01-20", "male"),
        who("Լիլիթ", "Հովհաննիսյան", "1988-07-09", "female"),
        who("Նարե", "Հովհաննիսյան", "2014-09-02", "female"),
    ]
    assert compared(others, [RUBEN, GAYANE, ARAM], brother)[0] == "no"


def test_cousins_named_after_one_grandfather_are_not_joined(others: MadeLists) -> None:
    cousin = [
        who("Ռուբեն", "Հովհաննիսյան", "1986-09-13"),
        who("Մարիամ", "Հովհաննիսյան", "1990-03-03"),
    ]
    assert compared(others, [RUBEN, GAYANE], cousin, HOME, ELSEWHERE)[0] == "no"


def test_half_a_family_on_the_other_list_is_that_family(others: MadeLists) -> None:
    again = [who("Гаяне", "Оганесян", "1982-11-30", "female")]
    decided, persons = compared(others, [RUBEN, GAYANE, ARAM], again)
    assert (decided, persons) == ("sure", [(1, 0)])


def test_day_and_month_swapped_and_a_letter_wrong_is_still_ruben(others: MadeLists) -> None:
    again = [who("Рубен", "Оганисян", "1979-04-05"), who("Гаянэ", "Оганисян", "1982-11-30")]
    assert compared(others, [RUBEN, GAYANE], again)[0] == "sure"


def test_a_bride_on_two_lists_does_not_make_two_families_one(others: MadeLists) -> None:
    """Her parents' list and her husband's both name her."""
    lilit = who("Լիլիթ", "Սարգսյան", "1999-08-21", "female", document="AN7654321")
    parents = [who("Կարեն", "Սարգսյան", "1968-01-11"), who("Աննա", "Սարգսյան", "1971-06-05"), lilit]
    husband = [
        who("Տիգրան", "Դավթյան", "1996-12-02"),
        who("Սյուզան", "Դավթյան", "1970-04-14"),
        lilit,
    ]
    decided, _ = compared(others, parents, husband, HOME, ELSEWHERE)
    assert decided != "sure"


def test_strangers_with_the_commonest_names_are_strangers(others: MadeLists) -> None:
    one = [who("Անահիտ", "Գրիգորյան", "1984-03-12"), who("Արմեն", "Գրիգորյան", "1980-01-01")]
    other = [who("Անահիտ", "Գրիգորյան", "1991-10-23"), who("Արմեն", "Գրիգորյան", "1987-05-30")]
    assert compared(others, one, other, HOME, ELSEWHERE)[0] == "no"


IN_VANADZOR, IN_LORI, IN_SHIRAK = ({"area": one} for one in ("AM06-001", "AM06", "AM08"))


def of_the_place(
    others: MadeLists, home: dict[str, Any], other: dict[str, Any]
) -> tuple[str, float]:
    """What is told of the places of two entries, and the weight of the pair."""
    entries = [{"id": key, "office": "main", **one} for key, one in ((ONE, home), (OTHER, other))]
    persons = [{"household": key, "number": 0, **RUBEN} for key in (ONE, OTHER)]
    (found,) = explain(
        placed(pa.Table.from_pylist(entries, HOUSEHOLDS)),
        pa.Table.from_pylist(persons, PERSONS),
        [(ONE, OTHER)],
        STARTING,
    )
    return found.family["area"], found.weight


def test_a_town_and_the_district_that_it_lies_in_speak_for_one_family_less_than_one_town_does(
    others: MadeLists,
) -> None:
    """One list says Vanadzor, the other only Lori."""
    same, town, district, apart = (
        of_the_place(others, home, other)
        for home, other in (
            (IN_VANADZOR, IN_VANADZOR),
            (IN_VANADZOR, IN_LORI),
            (IN_LORI, IN_VANADZOR),
            (IN_VANADZOR, IN_SHIRAK),
        )
    )
    assert [one[0] for one in (same, town, district, apart)] == [
        "same",
        "within",
        "within",
        "other",
    ]
    assert same[1] > town[1] == district[1] > apart[1]


def test_twins_of_whom_each_list_names_another_are_two_children_and_their_family_is_one(
    others: MadeLists,
) -> None:
    """The other twin was ill on the day when the second office wrote: two children, never one."""
    aram, armen = (
        who(name, "Հովհաննիսյան", "2010-02-17", "male", patronymic="Ռուբենի")
        for name in ("Արամ", "Արմեն")
    )
    again = [
        who("Рубен", "Оганесян", "1979-05-04", "male"),
        who("Гаяне", "Оганесян", "1982-11-30", "female"),
        who("Армен", "Оганесян", "2010-02-17", "male", patronymic="Рубенович"),
    ]
    assert compared(others, [RUBEN, GAYANE, aram], again) == ("sure", [(0, 0), (1, 1)])
    both = [RUBEN, GAYANE, aram, armen]
    assert compared(others, both, again) == ("sure", [(0, 0), (1, 1), (3, 2)])


def test_one_child_by_two_names_is_one_where_the_papers_say_so(others: MadeLists) -> None:
    aram, armen = (
        who(name, "Հովհաննիսյան", "2010-02-17", "male", document="BA1234567")
        for name in ("Արամ", "Արմեն")
    )
    decided, persons = compared(others, [RUBEN, GAYANE, aram], [RUBEN, GAYANE, armen])
    assert (decided, persons) == ("sure", [(0, 0), (1, 1), (2, 2)])


def test_a_twin_alone_on_either_list_is_not_his_brother(others: MadeLists) -> None:
    decided, persons = compared(others, [ARAM], [ARMEN])
    assert decided != "sure" and persons == []
