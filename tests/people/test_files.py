"""Files as offices send them: any encoding, any separator, cut short, locked, empty."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from tests.people.writing import codes, csv_of, names, read, workbook_of
from tonir.engines.refusals import Refusal
from tonir.people.lists.books import read_book
from tonir.people.lists.encodings import _ARMSCII_TABLE, best_alphabet
from tonir.people.lists.plain_text import read_text

RUSSIAN = [
    ["Номер семьи", "Фамилия", "Имя", "Дата рождения"],
    ["1", "Акопян", "Анаит", "12.03.1980"],
    ["2", "Саргсян", "Рубен", "01.05.1975"],
]
ARMENIAN = [
    ["Ընտանիքի համար", "Ազգանուն", "Անուն", "Ծննդյան ամսաթիվ"],
    ["1", "Հակոբյան", "Անահիտ", "12.03.1980"],
    ["2", "Սարգսյան", "Ռուբեն", "01.05.1975"],
]


def armscii(text: str) -> bytes:
    return bytes(_ARMSCII_TABLE.index(letter) for letter in text)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8-r", "cp866"]
)
def test_a_russian_list_in_any_encoding_and_separator(encoding: str, delimiter: str) -> None:
    found = read(csv_of(RUSSIAN, delimiter, "\r\n").encode(encoding))
    assert names(found) == [["Анаит"], ["Рубен"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "armscii-8"])
def test_an_armenian_list_in_any_encoding(encoding: str) -> None:
    text = csv_of(ARMENIAN, ";")
    found = read(armscii(text) if encoding == "armscii-8" else text.encode(encoding))
    assert names(found) == [["Անահիտ"], ["Ռուբեն"]]


def test_western_and_turkish_letters_are_told_apart() -> None:
    assert best_alphabet("Name;Ort\nJürgen;Köln\nHélène;Orléans".encode("cp1252")) == "cp1252"
    assert best_alphabet("Name;City\nOğuz;İzmir\nAyşe;Eskişehir".encode("cp1254")) == "cp1254"


@settings(max_examples=60)
@given(
    st.lists(
        st.lists(st.text("Աաբ Жя\"',;\n|x1", max_size=8), min_size=3, max_size=3),
        min_size=3,
        max_size=8,
    ),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_whatever_a_spreadsheet_writes_as_csv_is_read_back(
    rows: list[list[str]], delimiter: str
) -> None:
    header = ["id", "first name", "surname"]
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([header, *rows])
    marked = f"sep={delimiter}\n{written.getvalue()}"
    found = [row for row in read_text(marked.encode(), "list.csv").rows if row]
    expected = [header, *rows]
    while expected and not any(cell.strip() for cell in expected[-1]):
        expected.pop()
    assert found == expected


def test_a_csv_cut_in_a_row_gives_that_row_back_and_takes_the_others() -> None:
    whole = csv_of(RUSSIAN, ";")
    found = read(whole[:-15])
    assert "L31" in codes(found)
    assert [draft.is_returned for draft in found.drafts] == [False, True]


def test_a_csv_cut_inside_quotes_loses_only_that_row() -> None:
    found = read('family id,name,born\n1,"Hakobyan, Anahit",1980\n2,"Sargsyan, Rub')
    assert [draft.is_returned for draft in found.drafts] == [False, True]
    assert "L31" in codes(found)


def test_a_quote_that_never_closes_spoils_its_own_row_only() -> None:
    rows = ['1,"Hakobyan Anahit,1980', "2,Sargsyan Ruben,1975", "3,Petrosyan Ani,1990"]
    found = read("\n".join(["family id,full name,born", *rows, ""]))
    assert [draft.is_returned for draft in found.drafts] == [True, False, False]
    assert "L43" in codes(found)


def test_a_letter_cut_in_half_at_the_end_is_no_new_alphabet() -> None:
    whole = csv_of(RUSSIAN, ";").encode()
    found = read(whole + "3;Петросян;Ани".encode()[:-1])
    assert names(found)[:2] == [["Анаит"], ["Рубен"]]


def old_workbook(rows: list[list[str]]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("List")
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def open_document(rows: list[list[str]]) -> bytes:
    document = OpenDocumentSpreadsheet()
    table = Table(name="List")
    for cells in rows:
        row = TableRow()
        for cell in cells:
            written = TableCell(valuetype="string")
            written.addElement(P(text=cell))
            row.addElement(written)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def test_old_and_open_workbooks_read_as_new_ones() -> None:
    for content in (old_workbook(RUSSIAN), open_document(RUSSIAN), workbook_of({"A": RUSSIAN})):
        assert names(read(content)) == [["Анаит"], ["Рубен"]]


@pytest.mark.parametrize(
    "make", [old_workbook, open_document, lambda rows: workbook_of({"A": rows})]
)
@pytest.mark.parametrize("kept", [0.15, 0.5, 0.85, 0.99])
def test_a_workbook_cut_short_is_refused_by_name(
    make: Callable[[list[list[str]]], bytes], kept: float
) -> None:
    content = make(RUSSIAN)
    with pytest.raises(Refusal, match="L03"):
        read_book("list.xls", content[: int(len(content) * kept)])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "L05"),
        (b"\xef\xbb\xbf \r\n", "L05"),
        (b"%PDF-1.7 ...", "L02"),
        (b"<html><table>", "L02"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "L04"),
        (b"PK\x03\x04 no zip", "L03"),
        (workbook_of({"Empty": [[""]]}), "L05"),
    ],
)
def test_what_is_no_list_is_refused_by_name(content: bytes, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        read_book("list", content)


def test_a_header_without_families_is_refused() -> None:
    with pytest.raises(Refusal, match="L06"):
        read(csv_of(RUSSIAN[:1], ";"))


def test_a_refusal_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        read_book("list.xlsx", workbook_of({"A": RUSSIAN})[:500])
    assert "list.xlsx" in refused.value.sentence("hy")
    assert "send it again" in refused.value.mend("en")
