"""Who is who, for benchmarks: it joins every row, and a fifth of the families stand twice."""

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tests.examples.reading import Row, families, lines, sheet, truth


def test_about_a_fifth_of_the_families_stand_on_several_lists(made: Path) -> None:
    lists = Counter(int(family["lists"]) for family in families(made))
    several = lists[2] + lists[3]
    assert several / sum(lists.values()) == pytest.approx(0.20, abs=0.03)
    assert lists[3] > 0
    assert max(lists) == 3


def test_doubles_are_exact_respelled_and_partial(made: Path) -> None:
    ways = Counter(row["way"] for row in truth(made) if row["position"] == "0")
    assert all(ways[way] > 25 for way in ("exact", "respelled", "partial"))


def test_partial_families_lack_people_and_exact_ones_do_not(made: Path) -> None:
    size = {family["family"]: int(family["size"]) for family in families(made)}
    written: dict[tuple[str, str, str], int] = Counter(
        (row["office"], row["family"], row["way"]) for row in truth(made)
    )
    for (_, family, way), people in written.items():
        if way in ("exact", "first"):
            assert people == size[family]
        elif way == "partial" and size[family] > 2:
            assert people < size[family]


def test_an_exact_double_has_the_same_phone_and_no_fault(made: Path) -> None:
    by_way = defaultdict(set)
    for row in truth(made):
        by_way[row["way"]].add(row["faults"])
    assert by_way["exact"] == {""}
    assert len(by_way["first"]) > 2


def test_about_one_row_in_a_hundred_is_wrong(made: Path) -> None:
    rows = truth(made)
    wrong = sum(bool(row["faults"]) for row in rows)
    assert 0.006 < wrong / len(rows) < 0.02
    kinds = {fault for row in rows for fault in row["faults"].split(";") if fault}
    assert kinds == {"impossible date", "name missing", "bad phone", "unknown place"}


def test_people_of_one_name_are_marked(made: Path) -> None:
    traits = Counter(trait for row in truth(made) for trait in row["traits"].split(";"))
    assert traits["twin"] > 5
    assert traits["namesake"] > 5
    assert traits["same name at home"] > 1


def test_the_truth_names_every_row_of_every_list_once(made: Path) -> None:
    rows = [row for row in truth(made) if row["office"] in ("shoghakat", "clinics")]
    by_file = defaultdict(list)
    for row in rows:
        by_file[row["file"]].append(int(row["row"]))
    workbook = sheet(made / "lists" / "shoghakat" / "tsutsak_2025-08.xlsx")
    plain = lines(made / "lists" / "clinics" / "clinic_households.csv", "utf-8", ",")
    assert by_file["tsutsak_2025-08.xlsx"] == list(range(4, len(workbook) + 1))
    assert by_file["clinic_households.csv"] == list(range(2, len(plain) + 1))


def test_the_same_person_has_the_same_name_in_the_row_that_the_truth_names(made: Path) -> None:
    plain = lines(made / "lists" / "clinics" / "clinic_households.csv", "utf-8", ",")
    people = sheet(made / "lists" / "field" / "relief_registration_2025-08-10.xlsx", "member")
    where: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for row in truth(made):
        if row["way"] in ("first", "exact"):
            where[row["family"], row["person"]][row["office"]] = row
    exact = [
        (rows["clinics"], rows["field"])
        for rows in where.values()
        if {"clinics", "field"} <= set(rows)
        and "exact" in (rows["clinics"]["way"], rows["field"]["way"])
    ]
    assert len(exact) > 5
    for clinic, field in exact:
        surname, given = people[int(field["row"]) - 1][:2]
        assert plain[int(clinic["row"]) - 1][2:4] == [given, surname]
