"""What goes back to an office can be mended and sent again."""

import io
import zipfile
from datetime import date
from pathlib import Path

from python_calamine import CalamineWorkbook

from tests.people.writing import csv_of, read, saved, workbook_of
from tonir.people.open import families
from tonir.people.returns import returned_path, returns_workbook
from tonir.people.run import intake
from tonir.people.settling import settle
from tonir.vault.register import OpenRegister

HEADER = ["Ընտանիքի համար", "Ազգանուն", "Անուն", "Ծննդյան ամսաթիվ", "Հեռախոս", "Բնակավայր"]
ROWS = [
    HEADER,
    [17, "Հակոբյան", "Անահիտ", date(1980, 3, 12), "+37491234567", "Հրազդան"],
    ["", "Հակոբյան", "Անի", "01.06.2049", "", ""],
    [18, "Սարգսյան", "Ռուբեն", "01.05.1975", "093111222", "Արտաշատ"],
]
TITLES = ("Ցուցակ", "2025 թ.")


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)  # type: ignore[misc]
        for name in book.sheet_names
    }


def test_a_family_comes_back_whole_in_the_offices_own_layout() -> None:
    back = sheets(returns_workbook(read(workbook_of({"Ցուցակ": ROWS}, TITLES))))["Ցուցակ"]
    assert [line[0] for line in back[:2]] == list(TITLES)
    assert back[2] == [*HEADER, "Tonir: ինչ ուղղել"]
    assert back[3][:6] == [17.0, "Հակոբյան", "Անահիտ", date(1980, 3, 12), "+37491234567", "Հրազդան"]
    assert "տող 5" in str(back[3][6]), "the others are told which row is wrong"
    assert "01.06.2049" in str(back[4][6])
    assert len(back) == 5, "Ruben's family went in"


def test_mended_and_sent_again_the_family_goes_in_under_its_number(
    programme: Path, register: OpenRegister
) -> None:
    (first,) = intake([saved(programme, "list.xlsx", workbook_of({"Ցուցակ": ROWS}, TITLES))])
    assert (first.households, first.returned, first.language) == (1, 1, "hy")
    assert first.returned_to is not None and first.returned_to.name == "list.returned.xlsx"
    back = sheets(first.returned_to.read_bytes())["Ցուցակ"]
    back[4][3] = "01.06.2015"
    (again,) = intake([saved(programme, "list.returned.xlsx", workbook_of({"Ցուցակ": back}))])
    assert (again.households, again.people, again.returned) == (1, 2, 0)
    assert (again.refusal, again.not_read) == (None, []), "the reasons are no column of the list"
    settle(register)
    opened = families(register)
    assert sorted(opened.households["reference"].to_pylist()) == ["17", "18"]
    assert not any("Tonir" in str(row) for row in opened.persons.to_pylist())


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    header = ["Family ID", "Full name", "Phone", "Settlement"]
    attack = '=HYPERLINK("http://example.org","x")'
    found = read([header, ["1", attack, "@SUM(1)", "Atlantis"], ["2", "Ruben S", "", "Hrazdan"]])
    content = returns_workbook(found)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
        styles = package.read("xl/styles.xml").decode()
    assert "<f>" not in sheet and 'quotePrefix="1"' in styles
    assert sheets(content)["List"][1][1] == attack


def test_a_csv_comes_back_as_a_workbook_with_the_row_that_was_cut() -> None:
    text = csv_of([["Family ID", "Full name", "Settlement"], ["1", "Anahit H", "Hrazdan"]])
    (sheet,) = sheets(returns_workbook(read(text + "2,Ruben S"))).values()
    assert sheet[1][:2] == ["2", "Ruben S"] and "breaks off" in str(sheet[1][3])


def test_codes_that_must_not_be_stored_do_not_go_back_either() -> None:
    header = ["Family ID", "Full name", "Settlement", "Needs"]
    content = returns_workbook(read([header, ["1", "Ruben S", "Atlantis", "TR-PI"]]))
    assert b"TR-PI" not in b"".join(
        zipfile.ZipFile(io.BytesIO(content)).read(name)
        for name in zipfile.ZipFile(io.BytesIO(content)).namelist()
    )


def test_a_returned_list_is_never_written_over_what_the_office_mended() -> None:
    first = returned_path(Path("a/list.csv"), None)
    second = returned_path(first, None)
    third = returned_path(second, None)
    assert len({first, second, third}) == 3
    assert returned_path(Path("a/list.csv"), Path("b")) == Path("b/list.returned.xlsx")
