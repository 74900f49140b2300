"""Everything that is wrong in a list is said at once; a fault sends a family back or not."""

import re
from pathlib import Path

import pytest

from tests.people.writing import AID_BY_CONSENT, codes, known, read
from tonir.engines.refusals import CATALOGUE
from tonir.people.lists import families
from tonir.people.lists.faults import RETURNED

HEADER = [
    "Family ID",
    "Surname",
    "Given name",
    "Date of birth",
    "Sex",
    "Phone",
    "Settlement",
    "Needs",
]
GOOD = ["1", "Hakobyan", "Anahit", "12.03.1980", "f", "091234567", "Hrazdan", ""]


def row(number: str = "2", **changes: str) -> list[str]:
    names = ("family", "surname", "given", "birth", "sex", "phone", "place", "needs")
    plain = ("2", "Sargsyan", "Ruben", "01.05.1975", "m", "093111222", "Artashat", "")
    return [*({**dict(zip(names, plain, strict=True)), "family": number, **changes}.values())]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"birth": "31 31"}, "L35"),
        ({"birth": "01.01.2049"}, "L36"),
        ({"birth": "01.01.1880"}, "L37"),
        ({"surname": "", "given": ""}, "L30"),
        ({"place": "Atlantis"}, "L44"),
        ({"place": "Jrarat"}, "L42"),
    ],
)
def test_a_family_that_would_be_wrong_comes_back(changes: dict[str, str], code: str) -> None:
    found = read([HEADER, GOOD, row(**changes)])
    assert codes(found) == [code]
    assert [draft.is_returned for draft in found.drafts] == [False, True]


@pytest.mark.parametrize(
    ("changes", "code", "field", "kept"),
    [
        ({"phone": "0930"}, "L50", "phone", None),
        ({"sex": "x"}, "L51", "sex", None),
        ({"birth": "31.02.1990"}, "L56", "birth", "1990"),
        ({"birth": ""}, "L66", "birth", None),
        ({"given": ""}, "L73", "given", None),
        ({"needs": "boat"}, "L62", "document", None),
        ({"needs": "LP-CR"}, "L61", "document", None),
        ({"place": ""}, "L57", "document", None),
    ],
)
def test_a_wrong_value_is_left_out_and_the_family_goes_in(
    changes: dict[str, str], code: str, field: str, kept: str | None
) -> None:
    found = read([HEADER, GOOD, row(**changes)])
    assert codes(found) == [code]
    assert not found.returned
    assert found.drafts[1].members[0][field] == kept


def test_a_fault_says_where_what_and_how_to_mend_it() -> None:
    (fault,) = read([HEADER, GOOD, row(birth="01.01.2049")]).faults
    told = fault.as_facts("list.xlsx", "ru")
    assert (told["sheet"], told["row"], told["column"]) == ("List", 3, "D")
    assert (told["header"], told["value"]) == ("Date of birth", "01.01.2049")
    assert told["sentence"] == "Дата рождения «01.01.2049» ещё не наступила."
    assert told["mend"] == "Проверьте год."


def test_all_faults_of_a_list_come_at_once() -> None:
    rows = [HEADER, GOOD, row(birth="x", phone="1"), row("3", place="Atlantis", sex="?!")]
    assert sorted(codes(read(rows))) == ["L35", "L44", "L50", "L51"]


def test_what_must_never_be_stored_is_not_shown_either() -> None:
    found = read([HEADER, GOOD, row(needs="DS TR-PI")])
    (fault,) = found.faults
    assert fault.code == "L60" and fault.as_facts("list")["value"] == ""
    assert found.drafts[1].care["members"] == [{"needs": ["DS"]}]
    assert "TR" not in str(found.drafts[1].care)


def test_one_number_for_two_families_sends_both_back() -> None:
    rows = [HEADER, GOOD, ["", "Hakobyan", "Ani", "2015", "f", "", "", ""], row("1")]
    rows += [["", "Sargsyan", "Aram", "2010", "m", "", "", ""]]
    found = read(rows)
    assert codes(found).count("L33") == 2
    assert [draft.is_returned for draft in found.drafts] == [True, True]


def test_rows_of_one_number_that_share_nothing_are_two_families() -> None:
    rows = [HEADER, GOOD, ["1", *GOOD[1:2], "Ani", "2015", "f", "", "", ""]]
    rows += [row("2"), ["2", "Sargsyan", "Aram", "2010", "m", "", "", ""]]
    rows += [
        row("3", surname="Petrosyan", given="Ani"),
        ["1", "Kuts", "Oleg", "1960", "m", "", "", ""],
    ]
    found = read(rows)
    assert [draft.is_returned for draft in found.drafts] == [True, False, False]


def test_a_family_copied_twice_goes_in_once() -> None:
    rows = [
        ["№ семьи", "Глава семьи", "Состав семьи"],
        ["1", "Акопян Анаит", "Акопян Анаит 1980, Акопян Ани 2015"],
        ["1", "Акопян Анаит", "Акопян Анаит 1980, Акопян Ани 2015"],
    ]
    found = read(rows)
    assert len(found.accepted) == 1 and "L72" in codes(found)


def test_a_person_twice_in_a_family_is_one_person() -> None:
    found = read([HEADER, GOOD, GOOD, row()])
    assert [len(draft.members) for draft in found.drafts] == [1, 1]
    assert codes(found) == ["L53"]


def test_a_grandson_called_like_his_grandfather_is_a_person_of_his_own() -> None:
    rows = [
        ["№ семьи", "Глава семьи", "Состав семьи"],
        ["1", "Акопян Арам", "Акопян Арам 1950, Акопян Арам 2015, Акопян Арам"],
        ["2", "Саргсян Рубен", "Саргсян Рубен 1975"],
    ]
    births = [member["birth"] for member in read(rows).drafts[0].members]
    assert births == ["1950", "2015", None]


def test_a_person_in_two_families_is_said_and_left_to_people() -> None:
    found = read([HEADER, GOOD, row(), ["3", *GOOD[1:]]])
    assert codes(found) == ["L54"] and not found.returned


def test_a_family_of_hundreds_is_a_list_misread() -> None:
    rows = [HEADER, GOOD] + [
        ["", "Hakobyan", f"Ani{n}", "2015", "f", "", "", ""] for n in range(80)
    ]
    assert "L39" in codes(read(rows))


def test_who_does_not_agree_is_not_registered() -> None:
    header = ["Family ID", "Full name", "Consent"]
    rows = [header, ["1", "Anahit Hakobyan", "yes"], ["2", "Ruben Sargsyan", "no"]]
    found = read(rows, what=known([AID_BY_CONSENT]))
    assert codes(found) == ["L76", "L41"] and found.drafts[1].is_returned


def test_every_code_that_intake_names_has_its_words_and_none_is_idle() -> None:
    source = Path(families.__file__).parent.parent
    named = set()
    for path in source.rglob("*.py"):
        named |= set(re.findall(r'"(L\d\d)"', path.read_text(encoding="utf-8")))
    assert named == {code for code in CATALOGUE if code.startswith("L")}
    assert {"L30", "L44"} <= RETURNED and "L50" not in RETURNED
