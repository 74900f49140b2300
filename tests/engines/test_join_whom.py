"""Who is whom among the entries of one family: as the model matched them, else by names."""

from datetime import date
from typing import Any

import pytest

from tests.engines.test_join import HOME, person
from tonir.engines.linkage.join import Matched, join_traced
from tonir.engines.linkage.whom import members_of, same_person, sameness

BORN = date(2015, 1, 1)
Rows = list[dict[str, Any]]


def entries(*persons: Rows) -> list[tuple[dict[str, Any], Rows]]:
    return [({**HOME, "id": str(number)}, some) for number, some in enumerate(persons)]


def test_whom_the_model_matched_is_one_whatever_the_names_say() -> None:
    both = entries([person("Վաչիկ", "Բաբայան")], [person("Вачаган", "Бабаян")])
    joined = join_traced(both, Matched([((0, 0), (1, 0))]))
    assert joined.made_of == [[(0, 0), (1, 0)]]


def test_a_match_goes_on_through_a_third_list() -> None:
    three = entries(*([person(name, "A")] for name in ("Ani", "Anna", "Annik")))
    assert members_of(three, Matched([((0, 0), (1, 0)), ((2, 0), (1, 0))])) == [
        [(0, 0), (1, 0), (2, 0)]
    ]


def test_two_of_one_list_never_become_one_and_the_surer_match_stands() -> None:
    ani, ara = person("Ani", "A", birth=BORN), person("Ara", "A", birth=BORN)
    three = entries([ani, ara], [dict(ani)], [dict(ara)])
    edges = [((0, 0), (1, 0)), ((1, 0), (2, 0)), ((2, 0), (0, 1))]
    assert members_of(three, Matched(edges)) == [[(0, 0), (1, 0), (2, 0)], [(0, 1)]]
    assert members_of(three, Matched(edges[::2] + edges[1:2])) == [
        [(0, 0), (1, 0)],
        [(0, 1), (2, 0)],
    ]


def test_whom_the_model_saw_and_did_not_match_stays_two() -> None:
    father = person("Ruben", "A", birth=date(1950, 5, 4), birth_year=1950)
    son = person("Ruben", "A")  # The model knew more of him than his name.
    wife = person("Gayane", "A")
    both = entries([father, wife], [son, dict(wife)])
    assert len(members_of(both, Matched([((0, 1), (1, 1))]))) == 3
    assert len(members_of(both)) == 2


def test_a_list_that_the_model_never_compared_is_joined_by_names() -> None:
    ani = person("Անի", "Ա", birth=BORN, birth_year=2015)
    three = entries([ani], [person("Ани", "А", birth=BORN, birth_year=2015)], [dict(ani)])
    assert members_of(three, Matched([((0, 0), (1, 0))])) == [[(0, 0), (1, 0), (2, 0)]]


def test_numbers_of_an_entry_that_has_changed_are_believed_only_where_nothing_speaks_against() -> (
    None
):
    ani = person("Ani", "A", birth=BORN, birth_year=2015)
    ara = person("Ara", "A", birth=BORN, birth_year=2015)
    vachik = person("Vachik", "A", birth=date(2010, 3, 3), birth_year=2010)
    vachagan = person("Vachagan", "A", birth=date(2010, 3, 3), birth_year=2010)
    # Before, the first entry had somebody more: everybody in it has moved up by one.
    before = Matched(
        before=[((0, 1), (1, 0)), ((0, 2), (1, 1)), ((0, 3), (1, 2)), ((0, 2), (1, 2))]
    )
    both = entries([ani, ara, vachik], [dict(ani), dict(ara), vachagan])
    assert members_of(both, before) == [
        [(0, 0), (1, 0)],
        [(0, 1), (1, 1)],
        [(0, 2), (1, 2)],
    ]


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        (person("Հակոբ", "Ա"), person("Акоп", "А"), True),
        (person("Hakobyan", "Ani"), person("Անի", "Հակոբյան"), True),
        (person("A.", "A", birth=BORN), person("Ani", "A", birth=BORN), True),
        (person("A.", "A"), person("Ani", "A"), False),
        (
            person("Ani", "A", birth=date(2015, 6, 7)),
            person("Ani", "A", birth=date(2015, 7, 6)),
            True,
        ),
        (
            person("Ani", "A", birth=date(2015, 6, 7)),
            person("Ani", "A", birth=date(2015, 6, 17)),
            True,
        ),
        (person("Ani", "A", birth_year=2015), person("Ani", "A", birth_year=2016), True),
        (person("Ani", "A", birth_year=1950), person("Ani", "A", birth_year=1979), False),
        (person("Ani", "A", sex="f"), person("Ani", "A", sex="m"), False),
        (person("Ani", "A", birth=BORN), person("Ara", "A", birth=BORN), False),
        (person("Ani", "A", document="AN1"), person("Ara", "A", document="AN1"), False),
        (person("Ani", "A", document="AN1"), person("Anush", "A", document="AN1"), False),
    ],
)
def test_without_a_model_names_and_births_tell(
    one: dict[str, Any], other: dict[str, Any], are_one: bool
) -> None:
    for row in (one, other):
        row["birth_year"] = row["birth_year"] or (row["birth"].year if row["birth"] else None)
    assert bool(sameness(one, other)) == bool(sameness(other, one)) == are_one


def test_the_nearer_of_two_is_taken_in_whatever_order_they_stand() -> None:
    known = person("Ruben", "A", birth=date(1979, 5, 4), birth_year=1979)
    father = person("Ruben", "A")
    for rows in ([father, known], [known, father]):
        made_of = members_of(entries([known], [dict(row) for row in rows]))
        assert [(0, 0), (1, rows.index(known))] in made_of and len(made_of) == 2


def test_twins_whose_document_is_their_mothers_stay_two() -> None:
    ani, ara = person("Ani", "A", birth=BORN), person("Ara", "A", birth=BORN)
    twins = [{**twin, "document": "AN1234567"} for twin in (ani, ara)]
    made_of = members_of(entries(twins, [dict(twin) for twin in reversed(twins)]))
    assert made_of == [[(0, 0), (1, 1)], [(0, 1), (1, 0)]]


def test_a_later_list_knows_its_own_people_as_before() -> None:
    # `keeping` asks this of one office's two lists: nothing but what is exactly alike.
    assert same_person(person("Ռուբեն", "Բ"), person("Рубен", "Б"))
    assert not same_person(person("Ani", "A", birth_year=2015), person("Ani", "A", birth_year=2016))


def test_a_third_list_makes_no_bridge_between_two_whom_the_model_kept_apart() -> None:
    father = person("Ruben", "A", birth=date(1950, 5, 4), birth_year=1950)
    son, wife = person("Ruben", "A"), person("Gayane", "A")
    three = entries([father, wife], [son, dict(wife)], [dict(father)])
    made_of = members_of(three, Matched([((0, 1), (1, 1))]))
    assert made_of == [[(0, 0), (2, 0)], [(0, 1), (1, 1)], [(1, 0)]]
