"""Who is entitled to what: criteria, points, tiers, kits, and the reason in words."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonir.engines.criteria import Assessed, Rules, assess, read_rules

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "armenia" / "tonir.toml"
DAY = date(2025, 8, 18)
TEXTS = pa.list_(pa.string())
Person = dict[str, Any]


def born(day: str | None = None, **facts: Any) -> Person:
    return {"birth": date.fromisoformat(day) if day else None, **facts}


def households(
    *families: list[Person], needs: list[list[str]] | None = None
) -> tuple[pa.Table, pa.Table]:
    """The two tables for families "0", "1", ..., each given by its persons."""
    ids = [str(number) for number in range(len(families))]
    rows = [
        {"household": key, **one} for key, some in zip(ids, families, strict=True) for one in some
    ]
    persons = {
        "household": pa.string(),
        "birth": pa.date32(),
        "birth_year": pa.int32(),
        "sex": pa.string(),
        "relation": pa.string(),
        "needs": TEXTS,
    }
    return (
        pa.table(
            {"id": pa.array(ids, pa.string()), "needs": pa.array(needs or [[]] * len(ids), TEXTS)}
        ),
        pa.table(
            {
                name: pa.array([row.get(name) for row in rows], kind)
                for name, kind in persons.items()
            }
        ),
    )


def rules(when: dict[str, Any], **book: Any) -> Rules:
    criterion = {"code": "asked", "name": {"en": "{count} of them"}, "points": 2, "when": when}
    tiers = [{"number": n, "points_from": p, "name": {"en": "T"}} for n, p in ((1, 2), (2, 0))]
    return read_rules({"criteria": [criterion], "tiers": tiers, **book})


def meeting(when: dict[str, Any], *families: list[Person], **facts: Any) -> list[bool]:
    found: list[bool] = assess(rules(when), *households(*families, **facts), DAY).met[:, 0].tolist()
    return found


@pytest.fixture(scope="module")
def example() -> Rules:
    return read_rules(tomllib.loads(EXAMPLE.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def anahit(example: Rules) -> Assessed:
    """Anahit's family: two grown-ups, three children, one of them a baby and one disabled."""
    family = [
        born("1988-03-01"),
        born("1985-02-02"),
        born("2010-05-05", needs=["DS-WALK"]),
        born("2015-06-06"),
        born("2024-09-09"),
    ]
    return assess(example, *households(family), DAY)


def test_anahits_family_comes_first_with_two_criteria(anahit: Assessed) -> None:
    assert anahit.points.tolist() == [4]
    assert anahit.tier.tolist() == [1]


def test_anahits_family_gets_two_food_kits_a_hygiene_and_a_baby_kit(anahit: Assessed) -> None:
    assert dict(zip(anahit.rules.kits, anahit.kits[0].tolist(), strict=True)) == {
        "food": 2,
        "hygiene": 1,
        "baby": 1,
    }


def test_the_reasons_are_said_in_the_words_of_each_language(anahit: Assessed) -> None:
    assert anahit.reasons("0", "en") == ["3 children under 18", "A member with a disability"]
    assert anahit.reasons("0", "hy")[0] == "3 երեխա 18 տարեկանից փոքր"
    assert anahit.reasons("0", "ru")[0] == "Детей младше 18 лет: 3"


def test_a_single_woman_of_81_is_served_at_home_and_told_so(example: Rules) -> None:
    done = assess(example, *households([born("1944-01-01")]), DAY)
    assert done.at_home.tolist() == [True]
    assert done.reasons("0", "en") == ["Lives alone, 60 or over", "Served at home"]


def test_a_child_turns_18_on_the_birthday_itself() -> None:
    child = {"members": {"age_below": 18}}
    assert meeting(child, [born("2007-08-18")], [born("2007-08-19")]) == [False, True]


def test_a_baby_is_under_24_months_until_the_day() -> None:
    baby = {"members": {"months_below": 24}}
    assert meeting(baby, [born("2023-08-18")], [born("2023-08-19")]) == [False, True]


def test_who_was_born_on_29_february_grows_older_on_1_march() -> None:
    table = households([born("2008-02-29")])
    adult = rules({"members": {"age_from": 18}})
    assert not assess(adult, *table, date(2026, 2, 28)).met[0, 0]
    assert assess(adult, *table, date(2026, 3, 1)).met[0, 0]


def test_of_a_birth_year_alone_the_age_is_the_one_reached_this_year() -> None:
    done = assess(
        rules({"members": {"age_below": 18}}),
        *households([born(birth_year=2007)], [born(birth_year=2008)]),
        DAY,
    )
    assert done.met[:, 0].tolist() == [False, True]
    assert done.certificate.ages_by_year == 2


@given(
    st.dates(date(1900, 1, 1), date(2025, 12, 31)), st.dates(date(2026, 1, 1), date(2030, 12, 31))
)
def test_ages_are_those_that_people_count_on_their_birthdays(birth: date, day: date) -> None:
    age = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    table = households([born(birth.isoformat())])
    exact = rules({"members": {"age_from": age, "age_below": age + 1}})
    assert assess(exact, *table, day).met[0, 0]


def test_an_unknown_birth_date_is_no_child_and_is_counted() -> None:
    table = households([born(), born("2015-01-01"), born("2026-01-01")])
    done = assess(rules({"members": {"age_below": 18}}), *table, DAY)
    assert done.count[0, 0] == 1
    assert done.certificate.unknown_ages == 2, "no date, and a date that is still to come"


def test_ds_means_every_kind_of_disability_and_nothing_that_only_looks_like_it() -> None:
    needs = {"members": {"needs": ["DS"]}}
    families: list[list[str] | None] = [["DS"], ["SP", "DS-BD"], ["DSX"], [], None]
    found = meeting(needs, *[[born(needs=codes)] for codes in families])
    assert found == [True, True, False, False, False]


def test_a_need_of_the_household_is_not_one_of_a_member() -> None:
    asked = {"household": {"needs": ["SP"]}}
    assert meeting(asked, [born(needs=["SP"])], [born()], needs=[[], ["SP-PT"]]) == [False, True]


def test_sex_and_relation_narrow_who_is_meant() -> None:
    mothers = {"members": {"sex": "f", "relation": ["head", "spouse"]}}
    found = meeting(
        mothers,
        [born(sex="f", relation="head")],
        [born(sex="m", relation="head"), born(sex="f", relation="child")],
        [born(sex=None, relation="head")],
    )
    assert found == [True, False, False]


def test_conditions_can_be_joined_by_all_any_and_none() -> None:
    single, child = {"size": {"at_most": 1}}, {"members": {"age_below": 18}}
    families = [born("1950-01-01")], [born("2015-01-01")], [born("1950-01-01"), born("2015-01-01")]
    assert meeting({"all": [single, child]}, *families) == [False, True, False]
    assert meeting({"any": [single, child]}, *families) == [True, True, True]
    assert meeting({"none": [child]}, *families) == [True, False, False]


def test_at_most_alone_is_met_by_none_of_them_too() -> None:
    assert meeting({"members": {"age_below": 18}, "at_most": 0}, [born("1950-01-01")]) == [True]


def test_a_household_without_listed_members_counts_as_one_person(example: Rules) -> None:
    done = assess(example, *households([]), DAY)
    assert done.size.tolist() == [1]
    assert done.certificate.without_members == 1
    assert done.kits.tolist() == [[1, 1, 0]]


@pytest.mark.parametrize(("people", "kits"), [(1, 1), (4, 1), (5, 2), (8, 2), (9, 3), (13, 3)])
def test_food_kits_are_rounded_up_and_stop_at_three(example: Rules, people: int, kits: int) -> None:
    done = assess(example, *households([born("1980-01-01")] * people), DAY)
    assert done.kits[0, 0] == kits


def test_a_programme_without_criteria_puts_everybody_in_the_last_tier() -> None:
    tiers = [{"number": 1, "points_from": 1, "name": {"en": "A"}}]
    tiers.append({"number": 2, "points_from": 0, "name": {"en": "B"}})
    for book, last in (({"tiers": tiers}, 2), ({}, 1)):
        done = assess(read_rules(book), *households([born()], [born()]), DAY)
        assert done.tier.tolist() == [last, last]
        assert done.certificate.no_criteria
        assert done.reasons("0", "en") == []


def test_no_household_at_all_is_no_trouble(example: Rules) -> None:
    done = assess(example, *households(), DAY)
    assert done.kits.shape == (0, 3)


def test_a_household_listed_twice_or_a_person_of_nowhere_is_refused(example: Rules) -> None:
    families, persons = households([born()], [born()])
    with pytest.raises(ValueError, match="not in the table"):
        assess(example, families.slice(0, 1), persons, DAY)
    with pytest.raises(ValueError, match="twice"):
        assess(example, pa.concat_tables([families, families]), persons, DAY)


def test_the_result_notices_when_its_parts_do_not_fit(anahit: Assessed) -> None:
    wrong = Assessed(**{**vars_of(anahit), "tier": np.array([2])})
    with pytest.raises(ValueError, match="below his points"):
        wrong.check()
    wrong = Assessed(**{**vars_of(anahit), "kits": np.array([[1, 1, 1]])})
    with pytest.raises(ValueError, match="rounded up"):
        wrong.check()


def vars_of(done: Assessed) -> dict[str, Any]:
    return {name: getattr(done, name) for name in done.__dataclass_fields__}
