"""The shapes in which offices write families down."""

from datetime import date

import pytest

from tests.people.writing import codes, names, read, workbook_of
from tonir.engines.refusals import Refusal

HEADER = ["Family ID", "Surname", "Given name", "Date of birth", "Phone"]


def test_the_number_stands_on_the_first_row_of_each_family() -> None:
    rows = [
        HEADER,
        [17, "Hakobyan", "Anahit", date(1980, 3, 12), "091234567"],
        ["", "Hakobyan", "Ani", "2015", ""],
        [],
        ["", "Hakobyan", "Aram", "2018", ""],
        [18, "Sargsyan", "Ruben", "01.05.1975", "093111222"],
    ]
    found = read(rows)
    assert names(found) == [["Anahit", "Ani", "Aram"], ["Ruben"]]
    anahit = found.drafts[0]
    assert (anahit.reference, anahit.record["row"], anahit.members[2]["row"]) == ("17", 2, 5)
    assert anahit.record["phones"] == ["+37491234567"]


def test_the_number_stands_on_every_row_in_any_order() -> None:
    rows = [
        HEADER,
        ["A1", "Hakobyan", "Anahit", "1980", "091234567"],
        ["A1", "Hakobyan", "Ani", "2015", ""],
        ["B2", "Sargsyan", "Ruben", "1975", ""],
        ["A1", "Hakobyan", "Aram", "2018", ""],
    ]
    assert names(read(rows)) == [["Anahit", "Ani", "Aram"], ["Ruben"]]


def test_a_row_of_no_family_comes_back_alone() -> None:
    rows = [
        HEADER,
        ["A1", "Hakobyan", "Anahit", "1980", ""],
        ["A1", "Hakobyan", "Ani", "2015", ""],
        ["", "Petrosyan", "Ani", "1990", ""],
        ["B2", "Sargsyan", "Ruben", "1975", ""],
    ]
    found = read(rows)
    assert [draft.is_returned for draft in found.drafts] == [False, True, False]
    assert "L32" in codes(found)


def test_a_family_is_one_row_with_all_members_in_a_cell() -> None:
    rows = [
        ["№ семьи", "Глава семьи", "Телефон", "Состав семьи", "Потребности"],
        [
            "7",
            "Акопян Анаит Гагиковна",
            "091234567",
            "Акопян Анаит Гагиковна 12.03.1980, Акопян Ани 2015 г.р.",
            "потеря кормильца",
        ],
        ["8", "Саргсян Рубен", "", "Саргсян Рубен 01.05.1975", "инвалид"],
    ]
    found = read(rows)
    assert names(found) == [["Анаит", "Ани"], ["Рубен"]]
    anahit, ruben = found.drafts
    assert anahit.members[0]["birth"] == "1980-03-12"
    assert anahit.members[0]["relation"] == "head"
    assert anahit.care["needs"] == ["BREADWINNER"]
    assert anahit.care["members"] == [{"needs": []}, {"needs": []}]
    # What is said of a family of one is said of that one.
    assert ruben.care["members"] == [{"needs": ["DS"]}]


def test_a_survey_joins_its_sheets_by_their_index() -> None:
    main = [
        ["hh/head_name", "hh/settlement", "needs", "needs/DS", "needs/TR", "_gps_latitude",
         "_gps_longitude", "_id", "_submission_time", "_index"],
        ["Anahit Hakobyan", "Hrazdan", "DS", 1, 0, 40.5, 44.7, 501, "2025-08-01T10:00:00", 1],
        ["Ruben Sargsyan", "other", "", 0, 0, 40.51, 44.75, 502, "2025-08-02T10:00:00", 2],
    ]  # fmt: skip
    members = [
        ["member/first_name", "member/last_name", "member/dob", "member/wg_walking",
         "_parent_table_name", "_parent_index"],
        ["Anahit", "Hakobyan", "1980-03-12", "no_difficulty", "main", 1],
        ["Ani", "Hakobyan", "2015-01-01", "", "main", 1],
        ["Ruben", "Sargsyan", "1975-05-01", "cannot_do_at_all", "main", 2],
        ["Lost", "Sheep", "1975-05-01", "", "main", 9],
    ]  # fmt: skip
    found = read(workbook_of({"Registration": main, "member": members}))
    assert names(found) == [["Anahit", "Ani"], ["Ruben"], ["Lost"]]
    anahit, ruben, lost = found.drafts
    assert (anahit.reference, anahit.area, anahit.care["needs"]) == ("501", "R1-1", ["DS"])
    assert anahit.registered_on == date(2025, 8, 1)
    assert anahit.members[0]["birth"] == "1980-03-12"
    assert ruben.area == "R1-1", "nearest to its coordinates"
    assert ruben.care["members"] == [{"needs": ["DS", "DS-WALK"]}]
    assert lost.is_returned and "L38" in codes(found)


def test_members_stand_in_columns_of_their_own() -> None:
    rows = [
        ["Family ID", "Member 1 name", "Member 1 date of birth", "Member 2 name", "Member 2 sex"],
        ["1", "Anahit Hakobyan", "1980", "Aram Hakobyan", "m"],
        ["2", "Ruben Sargsyan", "1975", "", ""],
    ]
    found = read(rows)
    assert names(found) == [["Anahit", "Aram"], ["Ruben"]]
    assert found.drafts[0].members[1]["sex"] == "m"


def test_without_numbers_a_family_begins_with_its_head() -> None:
    rows = [
        ["Ազգանուն", "Անուն", "Կապը"],
        ["Հակոբյան", "Անահիտ", "ընտանիքի գլուխ"],
        ["Հակոբյան", "Անի", "դուստր"],
        ["Սարգսյան", "Ռուբեն", "գլուխ"],
    ]
    assert names(read(rows)) == [["Անահիտ", "Անի"], ["Ռուբեն"]]


def test_a_list_of_heads_with_sizes_has_members_without_names() -> None:
    rows = [["Full name", "Family size"], ["Anahit Hakobyan", 3], ["Ruben Sargsyan", 1]]
    found = read(rows)
    assert [len(draft.members) for draft in found.drafts] == [3, 1]
    assert "L71" in codes(found)


def test_nothing_says_who_belongs_together() -> None:
    rows = [["Full name", "Phone"], ["Anahit Hakobyan", "091234567"], ["Ani Hakobyan", ""]]
    with pytest.raises(Refusal, match="L13"):
        read(rows)
    assert names(read(rows, {"*": "family"})) == [["Anahit"], ["Ani"]]


def test_cells_merged_over_rows_speak_for_each_of_them() -> None:
    import io

    import xlsxwriter

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Family ID", "Settlement", "Given name", "Surname"])
    sheet.merge_range(1, 0, 2, 0, "1")
    sheet.merge_range(1, 1, 3, 1, "Hrazdan")
    for row, name in enumerate(("Anahit", "Ani", "Ruben"), start=1):
        sheet.write_row(row, 2, [name, "Hakobyan"])
    sheet.write(3, 0, "2")
    book.close()
    found = read(content.getvalue())
    assert names(found) == [["Anahit", "Ani"], ["Ruben"]]
    assert [draft.area for draft in found.drafts] == ["R1-1", "R1-1"]


def test_titles_between_rows_repeated_headers_and_sums_are_no_people() -> None:
    rows = [
        HEADER,
        [1, 2, 3, 4, 5],
        ["A", "Hakobyan", "Anahit", "1980", ""],
        HEADER,
        ["B", "Sargsyan", "Ruben", "1975", ""],
        ["Total", 2],
    ]
    assert names(read(rows)) == [["Anahit"], ["Ruben"]]


def test_sheets_that_each_count_from_one_do_not_mix_their_families() -> None:
    rows = {
        name: [HEADER, [1, "A", name, "1980", ""], [2, "B", "Ani", "1990", ""]]
        for name in ("X", "Y")
    }
    found = read(workbook_of(rows))
    assert [draft.reference for draft in found.drafts] == ["x/1", "x/2", "y/1", "y/2"]
