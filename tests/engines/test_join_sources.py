"""Of each value of a joined family it is told which list it comes from, and what others say."""

from datetime import date

from tests.engines.test_join import HOME, person
from tonir.engines.linkage.join import join_traced
from tonir.engines.linkage.provenance import Said, Source, sources

RUBEN_HY = person("Ռուբեն", "Հարությունյան", birth=date(1979, 5, 4), birth_year=1979)
RUBEN_RU = person("Рубен", "Арутюнян", birth_year=1979, document="AN1")
ANI = person("Ани", "Арутюнян")
ENTRIES = [
    ({**HOME, "address": "12 Main"}, [RUBEN_HY]),
    ({**HOME, "id": "b", "area": "R2-1", "registered_on": date(2025, 8, 9)}, [ANI, RUBEN_RU]),
]


def found() -> dict[tuple[str, int | None], Source]:
    return {(one.field, one.member): one for one in sources(ENTRIES, join_traced(ENTRIES))}


def test_both_names_are_kept_and_each_with_its_list() -> None:
    name = found()["name", 0]
    assert name.chosen == Said({"given": "Рубен", "surname": "Арутюнян", "patronymic": None}, [1])
    (other,) = name.others
    assert (other.values["given"], other.entries) == ("Ռուբեն", [0])


def test_a_year_stands_beside_the_date_that_was_taken() -> None:
    birth = found()["birth", 0]
    assert birth.chosen == Said({"birth": date(1979, 5, 4), "birth_year": 1979}, [0])
    assert birth.others == [Said({"birth": None, "birth_year": 1979}, [1])]


def test_what_all_agree_on_has_all_of_them_as_its_source() -> None:
    same = [ENTRIES[0], ({**HOME, "id": "b"}, [dict(RUBEN_HY)])]
    told = {(one.field, one.member): one for one in sources(same, join_traced(same))}
    assert told["area", None] == Source("area", None, Said({"area": "R1-1"}, [0, 1]))
    assert told["birth", 0].chosen == Said({"birth": date(1979, 5, 4), "birth_year": 1979}, [0, 1])


def test_a_value_that_was_not_taken_is_still_told() -> None:
    address = found()["address", None]
    assert address.chosen is None and address.others == [Said({"address": "12 Main"}, [0])]


def test_members_of_one_list_only_have_that_list_as_their_source() -> None:
    assert found()["name", 1].chosen == Said(
        {"given": "Ани", "surname": "Арутюнян", "patronymic": None}, [1]
    )


def test_what_is_told_is_what_the_family_shows() -> None:
    joined = join_traced(ENTRIES)
    for one in sources(ENTRIES, joined):
        shown = joined.household if one.member is None else joined.members[one.member]
        for column, value in (one.chosen.values if one.chosen else {}).items():
            assert shown[column] == value


def test_where_nothing_stands_nothing_is_told() -> None:
    assert ("phone", 0) not in found() and ("language", None) not in found()


def test_a_correction_to_nothing_is_a_source_too() -> None:
    gone = {**RUBEN_RU, "document": None, "corrected": ["document"]}
    both = [(HOME, [dict(RUBEN_RU)]), ({**HOME, "id": "b"}, [gone])]
    told = {(one.field, one.member): one for one in sources(both, join_traced(both))}
    assert told["document", 0].chosen == Said({"document": None}, [1])
    assert told["document", 0].others == [Said({"document": "AN1"}, [0])]


def test_what_most_of_the_others_say_is_told_first() -> None:
    documents = ("AN1", "AN2", "AN3", "AN3", "AN4", "AN4", "AN4")
    some = [
        ({**HOME, "id": str(at)}, [{**RUBEN_HY, "document": one}])
        for at, one in enumerate(documents)
    ]
    told = {(one.field, one.member): one for one in sources(some, join_traced(some))}
    said = told["document", 0]
    assert said.chosen == Said({"document": "AN4"}, [4, 5, 6])
    assert [one.values["document"] for one in said.others] == ["AN3", "AN1", "AN2"]
