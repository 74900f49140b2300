"""The lists are what they claim to be: letters, titles, dates, joined sheets, a broken end."""

from collections import Counter
from datetime import date
from pathlib import Path

import phonenumbers
import pytest

from tests.examples.reading import families, lines, rules, sheet, truth

ARMENIAN = {chr(code) for code in range(ord("Ա"), ord("և") + 1)}
RUSSIAN = {chr(code) for code in range(ord("А"), ord("я") + 1)} | {"ё", "Ё"}


def only(folder: Path, office: str, pattern: str) -> Path:
    (path,) = (folder / "lists" / office).glob(pattern)
    return path


def in_letters(text: str, letters: set[str]) -> bool:
    return bool(text) and {sign for sign in text if sign.isalpha()} <= letters


def test_the_armenian_workbook_has_titles_and_names_a_family_once(made: Path) -> None:
    rows = sheet(only(made, "shoghakat", "*.xlsx"))
    titles, header, people = rows[:2], rows[2], rows[3:]
    assert all(title[0] and not any(title[1:]) for title in titles)
    assert all(in_letters(name, ARMENIAN) for name in header)
    numbers = [row[0] for row in people if row[0]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(people) > 2 * len(numbers)
    column = header.index("Ազգանուն")
    assert all(in_letters(row[column], ARMENIAN) for row in people)


def test_its_title_cells_are_merged(made: Path) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(only(made, "shoghakat", "*.xlsx"))
    merged = book.get_sheet_by_index(0).merged_cell_ranges
    assert merged is not None
    assert [start[0] for start, _ in merged] == [0, 1]


def test_its_birth_dates_are_partly_text_and_partly_dates(made: Path) -> None:
    rows = sheet(only(made, "shoghakat", "*.xlsx"))
    column = rows[2].index("Ծննդյան ամսաթիվ")
    kinds = Counter(type(row[column]) for row in rows[3:] if row[column])
    assert kinds[date] > 300
    assert kinds[str] > 300


def test_its_phones_come_with_and_without_the_country(made: Path) -> None:
    rows = sheet(only(made, "shoghakat", "*.xlsx"))
    column = rows[2].index("Հեռախոս")
    phones = [row[column] for row in rows[3:] if row[column]]
    assert any(str(phone).startswith("+374") for phone in phones)
    assert any(str(phone).startswith("0") for phone in phones)
    assert any(isinstance(phone, float) for phone in phones)


def test_the_russian_list_is_in_windows_1251_and_in_no_other(made: Path) -> None:
    path = only(made, "miasin", "spisok_2*.csv")
    with pytest.raises(UnicodeDecodeError):
        path.read_text(encoding="utf-8")
    rows = lines(path, "cp1251", ";")
    assert {len(row) for row in rows} == {len(rows[0])}
    heads = rows[0].index("ФИО главы семьи")
    assert all(in_letters(row[heads], RUSSIAN) for row in rows[1:])


def test_its_members_stand_in_one_cell_with_the_head_first(made: Path) -> None:
    rows = lines(only(made, "miasin", "spisok_2*.csv"), "cp1251", ";")
    head, size, members = (
        rows[0].index(name) for name in ("ФИО главы семьи", "Кол-во человек", "Состав семьи")
    )
    for row in rows[1:]:
        people = row[members].split(", ")
        assert len(people) == int(row[size])
        assert people[0].startswith(row[head])


def test_the_late_list_breaks_off_in_the_middle_of_a_row(made: Path) -> None:
    path = only(made, "miasin", "spisok_d*.csv")
    assert not path.read_bytes().endswith(b"\n")
    rows = lines(path, "cp1251", ";")
    assert len(rows[-1]) < len(rows[0])
    known = {row["row"] for row in truth(made) if row["file"] == path.name}
    assert known == {str(number) for number in range(2, len(rows))}


def test_the_kobo_export_joins_its_sheets_by_index(made: Path) -> None:
    path = only(made, "field", "*.xlsx")
    main, people = sheet(path, 0), sheet(path, "member")
    index, size = main[0].index("_index"), main[0].index("household/size")
    parent = people[0].index("_parent_index")
    members = Counter(row[parent] for row in people[1:])
    assert {row[index]: row[size] for row in main[1:]} == dict(members)
    ids = {row[index]: row[main[0].index("_id")] for row in main[1:]}
    joined = people[0].index("_submission__id")
    assert all(row[joined] == ids[row[parent]] for row in people[1:])


def test_its_choices_stand_in_one_column_and_in_one_each(made: Path) -> None:
    main = sheet(only(made, "field", "*.xlsx"), 0)
    several = main[0].index("household/needs")
    split = {
        column: name.rsplit("/", 1)[1]
        for column, name in enumerate(main[0])
        if name.startswith("household/needs/")
    }
    for row in main[1:]:
        assert set(row[several].split()) == {split[column] for column in split if row[column]}
    assert {choice for row in main[1:] for choice in row[several].split()} == set(split.values())


def test_its_homes_lie_near_their_settlements(made: Path) -> None:
    main = sheet(only(made, "field", "*.xlsx"), 0)
    lat, lon = main[0].index("_gps_latitude"), main[0].index("_gps_longitude")
    assert all(38.8 < row[lat] < 41.4 and 43.4 < row[lon] < 46.7 for row in main[1:])
    assert len({(row[lat], row[lon]) for row in main[1:]}) == len(main) - 1


def test_the_english_list_names_the_household_in_each_row(made: Path) -> None:
    rows = lines(only(made, "clinics", "*.csv"), "utf-8", ",")
    assert all(name.isascii() for name in rows[0])
    assert all(row[0].isdigit() for row in rows[1:])
    assert len({row[0] for row in rows[1:]}) < len(rows) / 2


def test_phones_are_valid_numbers_of_the_country(made: Path, other: Path) -> None:
    for folder, office, pattern, column in (
        (made, "clinics", "*.csv", "phone_number"),
        (other, "parish", "*.csv", "Phone"),
    ):
        country = rules(folder)["programme"]["country"]
        path = only(folder, office, pattern)
        rows = lines(path, "utf-8-sig", ";" if office == "parish" else ",")
        found = [row[rows[0].index(column)] for row in rows[1:]]
        numbers = {part for cell in found for part in cell.split(", ") if part}
        valid = [number for number in numbers if is_valid(number, country)]
        assert len(numbers) > 50
        assert len(valid) / len(numbers) > 0.9


def is_valid(number: str, country: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, country))
    except phonenumbers.NumberParseException:
        return False


def test_every_family_is_on_some_list_but_those_beyond_the_broken_end(made: Path) -> None:
    lost = [family for family in families(made) if family["lists"] == "0"]
    assert len(lost) < len(families(made)) / 100
