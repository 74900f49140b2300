"""What columns mean: by their headers in three languages, by their values, by asking."""

import json
from pathlib import Path

import pytest

from tests.people.writing import known, names, read, workbook_of
from tonir.engines.refusals import Refusal
from tonir.people.lists.books import read_book
from tonir.people.lists.columns import Proposer
from tonir.people.lists.decide import decide, read_mapping
from tonir.people.lists.reading import find_tables
from tonir.people.lists.vocabulary import HEADERS

PHONES = ["091234567", "093111222", "094333444", "095555666"]


def proposed(rows: list[list[object]], titles: tuple[str, ...] = ()) -> dict[str, str]:
    """Header -> target, with "?" before the guess where it is in doubt."""
    book = read_book("list", workbook_of({"List": rows}, titles))
    (table,) = find_tables(book, {})
    what = known()
    found = Proposer(what.today, what.places, what.needs).propose(table)
    sure = {table.title(column): str(target) for column, target in found.targets.items()}
    return sure | {table.title(one.column): f"?{one.guesses[0]}" for one in found.doubts}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Дата рождения (дд.мм.гггг)", "birth"),
        ("Ծննդյան ամսաթիվ, ամիս, տարի", "birth"),
        ("Номер семьи", "family"),
        ("№ семьи", "family"),
        ("Ընտանիքի №", "family"),
        ("Household ID", "family"),
        ("HH_ID", "family"),
        ("Родство с главой семьи", "relation"),
        ("Կապը ընտանիքի գլխի հետ", "relation"),
        ("Паспорт, серия и номер", "document"),
        ("Անձնագրի համարը", "document"),
        ("Моб. тел.", "phone"),
        ("Հեռախոսահամար", "phone"),
        ("Населённый пункт", "area"),
        ("Բնակավայր", "area"),
        ("Область", "region"),
        ("Հատուկ կարիքներ", "needs"),
        ("Do you have difficulty seeing, even if wearing glasses?", "wg_seeing"),
    ],
)
def test_headers_are_known_in_three_languages(header: str, field: str) -> None:
    found = HEADERS.best(header)
    assert found is not None and found.key == field


def test_the_header_is_found_below_titles_stamps_and_merged_cells() -> None:
    rows: list[list[object]] = [
        ["№", "Фамилия", "Имя", "Телефон"],
        [1, "Акопян", "Анаит", "091234567"],
        ["", "Акопян", "Ани", ""],
        [2, "Саргсян", "Рубен", "093111222"],
    ]
    titles = ("Список семей, город Раздан", "Комитет помощи", "")
    assert proposed(rows, titles)["Фамилия"] == "surname"
    assert names(read(workbook_of({"List": rows}, titles))) == [["Анаит", "Ани"], ["Рубен"]]


def test_a_number_on_each_familys_first_row_is_the_familys_and_on_each_row_is_not() -> None:
    header = ["№", "ФИО", "Члены семьи"]
    first: list[list[object]] = [["№", "ФИО"], [1, "Акопян Анаит"], ["", "Акопян Ани"], ["", "А Б"]]
    assert proposed(first)["№"] == "family"
    each: list[list[object]] = [["№", "ФИО"], [1, "Акопян Анаит"], [2, "Акопян Ани"], [3, "А Б"]]
    assert proposed(each)["№"] == "row_number"
    rows: list[list[object]] = [header, [1, "Акопян Анаит", "Акопян Ани 2010"]]
    assert proposed(rows)["№"] == "family"


def test_a_column_of_phones_is_known_without_its_header() -> None:
    rows: list[list[object]] = [["Household ID", "Full name", "Zzz"]]
    rows += [[str(n), f"Anahit Hakobyan{n}", phone] for n, phone in enumerate(PHONES)]
    assert proposed(rows)["Zzz"] == "phone"


def test_a_header_that_its_values_belie_is_in_doubt() -> None:
    rows: list[list[object]] = [["Household ID", "Full name", "Phone"]]
    rows += [[str(n), "Anahit Hakobyan", f"1{n}.03.1980"] for n in range(5)]
    assert proposed(rows)["Phone"] == "?phone"


def test_in_doubt_and_nobody_to_ask_the_mapping_file_is_written_out() -> None:
    rows = [["Kod", "Qqq", "Www"]] + [[str(n), "Anahit", "Hakobyan"] for n in range(5)]
    with pytest.raises(Refusal, match="L08") as refused:
        read(rows)
    assert '"Qqq" = "given"' in refused.value.mend()
    assert '"Www" = "surname"' in refused.value.mend("ru")


def test_a_mapping_settles_every_doubt() -> None:
    rows = [["Kod", "Qqq", "Www"]] + [[str(n), "Anahit", "Hakobyan"] for n in range(5)]
    found = read(rows, {"Kod": "family", "Qqq": "given", "C": "surname"})
    assert found.drafts[0].members[0]["surname"] == "Hakobyan"


def test_a_person_is_asked_only_what_is_in_doubt() -> None:
    rows = [["Family ID", "Qqq", "Www"]] + [[str(n), "Anahit", "Hakobyan"] for n in range(5)]
    book = read_book("list", workbook_of({"List": rows}))
    asked: list[str] = []

    def ask(question: str, choices: list[str], proposed: str | None) -> str:
        asked.append(question)
        assert proposed in choices and "ignore" in choices
        return proposed or "ignore"

    what = known()
    decide("list", find_tables(book, {}), Proposer(what.today, what.places, what.needs), {}, ask)
    assert asked == ['B: "Qqq" (List)', 'C: "Www" (List)']


def test_a_list_without_any_column_that_means_something_is_refused() -> None:
    with pytest.raises(Refusal, match=r"L0[78]"):
        read([["Aaa", "Bbb"], ["17", "18"], ["19", "20"]])


@pytest.mark.parametrize(
    ("mapping", "code"),
    [({"Nowhere": "given"}, "L11")],
)
def test_a_mapping_that_names_what_there_is_not_is_refused(
    mapping: dict[str, str], code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        read([["Family ID", "Full name"], ["1", "Anahit Hakobyan"]], mapping)


def test_a_mapping_file_is_toml_or_json(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('"Имя ребёнка" = "given"\n"*" = "family"', encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"Имя": "given"}), encoding="utf-8")
    (tmp_path / "wrong.toml").write_text('"Имя" = "nonsense"', encoding="utf-8")
    (tmp_path / "no.toml").write_text("Имя ->", encoding="utf-8")
    assert read_mapping(tmp_path / "a.toml") == {"Имя ребёнка": "given", "*": "family"}
    assert read_mapping(tmp_path / "a.json") == {"Имя": "given"}
    for name, code in (("wrong.toml", "L11"), ("no.toml", "L10"), ("absent.toml", "L10")):
        with pytest.raises(Refusal, match=code):
            read_mapping(tmp_path / name)
