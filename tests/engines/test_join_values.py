"""The best value of each field among the entries of one family, by a rule that is written down."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from tests.engines.test_join import HOME, person
from tonir.engines.linkage import join
from tonir.engines.linkage.join import Matched

AUGUST, SEPTEMBER = date(2025, 8, 1), date(2025, 9, 1)
Row = dict[str, Any]


def home(key: str, on: date = AUGUST, **facts: Any) -> Row:
    return {**HOME, "id": key, "registered_on": on, **facts}


def of_one(*rows: Row, days: tuple[date, ...] = ()) -> Row:
    """One person, as each of several entries has her."""
    days = days or (AUGUST,) * len(rows)
    entries = [
        (home(str(at), day), [row]) for at, (row, day) in enumerate(zip(rows, days, strict=True))
    ]
    edges = [((0, 0), (at, 0)) for at in range(1, len(rows))]
    _, (member,) = join(entries, Matched(edges))
    return member


@pytest.mark.parametrize(
    ("names", "best"),
    [
        ([("Ա.", "Բաբայան", None), ("Анна", "Бабаян", None)], "Анна"),
        ([("Ա.", "Բաբայան", "Հ."), ("Анна", "Бабаян", None)], "Анна"),
        ([("Աննա", "Բաբայան", None), ("Анна", "Бабаян", "Рубеновна")], "Анна"),
        ([("Աննա", "Բաբայան", None), ("Анна", "Бабаян", None)], "Աննա"),
        # Two say Anna, in two scripts: that is what most say, in the letters of the first.
        ([("Hanna", "Papoyan", None), ("Աննա", "Բաբայան", None), ("Анна", "Бабаян", None)], "Աննա"),
        ([("Աննա", "Ա", None), ("Анна", "А", None), ("Анна", "А", None)], "Анна"),
    ],
)
def test_a_name_is_taken_where_there_is_most_of_it_then_as_most_write_it(
    names: list[tuple[str, str, str | None]], best: str
) -> None:
    rows = [person(given, surname, patronymic=of) for given, surname, of in names]
    joined = of_one(*rows)
    taken = next(row for row in rows if row["given"] == best)
    assert all(joined[name] == taken[name] for name in ("given", "surname", "patronymic"))


def test_a_whole_birth_date_goes_before_a_new_years_day_and_that_before_a_year() -> None:
    year = person("Ani", "A", birth_year=1980)
    new_year = person("Ani", "A", birth=date(1981, 1, 1), birth_year=1981)
    whole = person("Ani", "A", birth=date(1982, 3, 4), birth_year=1982)
    for rows in permutations((year, new_year, whole)):
        assert (of_one(*rows)["birth"], of_one(*rows)["birth_year"]) == (date(1982, 3, 4), 1982)
    assert of_one(year, new_year)["birth"] == date(1981, 1, 1)


def test_the_year_is_always_that_of_the_date() -> None:
    year = person("Ani", "A", birth_year=1985)
    whole = person("Ani", "A", birth=date(1982, 3, 4), birth_year=1982)
    assert of_one(year, year, whole)["birth_year"] == 1982


def test_of_equally_full_values_that_of_most_lists_is_taken_then_the_newest_then_the_leading() -> (
    None
):
    first, other = person("Ani", "A", document="AN1"), person("Ani", "A", document="AN2")
    assert of_one(first, other, dict(other))["document"] == "AN2"
    assert of_one(first, other, days=(AUGUST, SEPTEMBER))["document"] == "AN2"
    assert of_one(first, other, days=(SEPTEMBER, AUGUST))["document"] == "AN1"
    assert of_one(first, other)["document"] == "AN1"


def test_one_document_written_in_two_ways_is_said_twice() -> None:
    rows = [person("Ani", "A", document=one) for one in ("AN9", "an 12345", "AN12345")]
    assert of_one(*rows)["document"] == "an 12345"


def test_what_was_corrected_to_nothing_stays_nothing() -> None:
    row = person("Ani", "A", phone="+37491000000")
    right = {**row, "phone": None, "corrected": ["phone"]}
    assert of_one(row, right, dict(row))["phone"] is None


def test_an_address_is_taken_with_its_settlement_never_with_another() -> None:
    moved = home("b", SEPTEMBER, area="R2-1", address=None, lat=39.9, lon=44.5)
    before = home("a", address="12 Main", lat=40.5, lon=44.7)
    household, _ = join([(before, []), (moved, [])])
    assert (household["id"], household["area"], household["address"]) == ("a", "R2-1", None)
    assert (household["lat"], household["lon"]) == (39.9, 44.5)


def test_coordinates_are_those_of_the_address_that_was_taken() -> None:
    older = home("a", address="12 Main", lat=40.5, lon=44.7)
    newer = home("b", date(2025, 8, 9), address="7 Mira", lat=40.6, lon=44.8)
    third = home("c", SEPTEMBER, lat=40.1, lon=44.1)
    for entries in permutations((older, newer, third)):
        household, _ = join([(entry, []) for entry in entries])
        assert (household["address"], household["lat"], household["lon"]) == ("7 Mira", 40.6, 44.8)


def test_needs_of_every_list_count_and_so_does_every_refusal() -> None:
    first = home("a", needs=["DS"], refused=["survey"])
    other = home("b", needs=["SM"], refused=[])
    ani = person("Ani", "A", needs=["DS-PM"])
    household, (member,) = join([(first, [ani]), (other, [{**ani, "needs": ["SM"]}])])
    assert (household["needs"], household["refused"]) == (["DS", "SM"], ["survey"])
    assert member["needs"] == ["DS-PM", "SM"]


def test_one_family_has_one_head_and_everybody_is_what_she_is_to_him() -> None:
    ruben = person("Ruben", "A", relation="head")
    gayane = person("Gayane", "A", relation="spouse")
    ani, ara = person("Ani", "A", relation="child"), person("Ara", "A", relation="child")
    hers = [{**gayane, "relation": "head"}, {**ruben, "relation": "spouse"}, dict(ara)]
    for order in (1, -1):
        lists = [(home("a"), [ruben, gayane, ani, dict(ara)]), (home("b", SEPTEMBER), hers)][
            ::order
        ]
        _, members = join(lists)
        told = {one["given"]: one["relation"] for one in members}
        assert told == {"Ruben": "head", "Gayane": "spouse", "Ani": "child", "Ara": "child"}


def test_a_relation_to_another_head_is_not_taken_for_one_to_this_head() -> None:
    ruben, gayane = person("Ruben", "A", relation="head"), person("Gayane", "A", relation="spouse")
    heghine = person("Heghine", "A", relation="head")
    _, members = join(
        [(home("a"), [ruben, gayane]), (home("b"), [heghine, {**ruben, "relation": "child"}])]
    )
    told = {one["given"]: one["relation"] for one in members}
    assert told == {"Ruben": "head", "Gayane": "spouse", "Heghine": None}


def test_the_entries_themselves_stay_as_they_are() -> None:
    rows = [person("Ani", "A", needs=["DS"]), person("Ани", "А", birth_year=1980)]
    entries = [(home(str(at)), [row]) for at, row in enumerate(rows)]
    before = repr(entries)
    join(entries)
    assert repr(entries) == before
