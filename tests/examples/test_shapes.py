"""The families never lived, but they are shaped as the public figures say."""

from collections import Counter
from datetime import date

import pytest
from tonir_examples.families import make_families
from tonir_examples.people import Family, Person
from tonir_examples.places import read_places
from tonir_examples.recipe import read_recipe
from tonir_examples.spellings import read_names

from tonir.engines.progress import silent

PEOPLE = 12_000


@pytest.fixture(scope="module")
def families() -> list[Family]:
    recipe = read_recipe()
    return make_families(recipe, read_names(recipe), read_places(recipe), (PEOPLE, 2), silent)


@pytest.fixture(scope="module")
def today() -> date:
    return read_recipe().today


@pytest.fixture(scope="module")
def everyone(families: list[Family]) -> list[Person]:
    return [person for family in families for person in family.people]


def share(people: list[Person], meant: int) -> float:
    return meant / len(people)


def test_there_are_exactly_as_many_people_as_asked_for(everyone: list[Person]) -> None:
    assert len(everyone) == PEOPLE


def test_a_family_has_about_four_people(families: list[Family]) -> None:
    assert len(families) * 3.85 < PEOPLE < len(families) * 4.1
    assert {len(family.people) for family in families} >= set(range(1, 9))


def test_three_in_ten_are_under_18_and_near_two_in_ten_older(
    everyone: list[Person], today: date
) -> None:
    ages = [person.age(today) for person in everyone]
    assert share(everyone, sum(age < 18 for age in ages)) == pytest.approx(0.31, abs=0.02)
    assert share(everyone, sum(age >= 60 for age in ages)) == pytest.approx(0.18, abs=0.02)
    assert 0 <= min(ages) < max(ages) < 105


def test_a_little_more_than_half_are_women(everyone: list[Person]) -> None:
    women = sum(person.sex == "f" for person in everyone)
    assert share(everyone, women) == pytest.approx(0.52, abs=0.015)


def test_needs_come_as_often_as_the_figures_say(
    families: list[Family], everyone: list[Person]
) -> None:
    registered = sum("DS" in person.needs for person in everyone)
    assert share(everyone, registered) == pytest.approx(0.02, abs=0.005)
    lost = sum("BREADWINNER" in family.needs for family in families) / len(families)
    assert lost == pytest.approx(0.08, abs=0.02)
    bound = sum(any("HOMEBOUND" in one.needs for one in family.people) for family in families)
    assert bound / len(families) == pytest.approx(0.02, abs=0.01)


def test_provinces_have_their_known_shares(families: list[Family]) -> None:
    known = {
        row["area"]: float(row["people"])
        for row in read_recipe().table("spread.csv")
        if "-" not in row["area"]
    }
    lives = Counter(family.area.parent for family in families for _ in family.people)
    assert set(lives) == set(known)
    for region, people in known.items():
        assert lives[region] / PEOPLE == pytest.approx(people / sum(known.values()), abs=0.02)


def test_children_bear_their_fathers_name(families: list[Family]) -> None:
    couples = [family for family in families if family.kind == "couple_with_children"]
    for family in couples:
        father, mother, *children = family.people
        assert mother.age(date(2025, 8, 18)) >= 18
        for child in children:
            assert child.father is father.given
            assert child.surname is father.surname
            assert child.birth.year - mother.birth.year >= 16


def test_twins_share_a_birthday_and_not_a_name(families: list[Family]) -> None:
    pairs = 0
    for family in families:
        twins = [person for person in family.people if "twin" in person.traits]
        for one in twins:
            same = [other for other in twins if other.birth == one.birth and other is not one]
            # The last family is cut to the number asked for, perhaps between twins.
            pairs += len(same)
            assert all((other.given, other.sex) != (one.given, one.sex) for other in same)
    assert pairs > 50


def test_namesakes_head_two_families(families: list[Family]) -> None:
    heads = [family.people[0] for family in families if "namesake" in family.people[0].traits]
    names = Counter((head.given, head.surname) for head in heads)
    births = {head.birth for head in heads}
    assert len(heads) > 10
    assert len(births) > len(names)
    assert max(names.values()) >= 2


def test_no_two_families_share_a_phone(families: list[Family]) -> None:
    phones = [phone for family in families for phone in family.phones]
    assert len(phones) == len(set(phones)) > len(families)
