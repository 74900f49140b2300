"""In the open register a family is found by what somebody at the table can say of it."""

from pathlib import Path

import pytest

from tests.conftest import Listed
from tests.office.conftest import ADDRESS, ANAHIT, LogIn
from tonir.engines.refusals import Refusal
from tonir.matching.run import match
from tonir.reporting.families import family, find
from tonir.reporting.families.search import MOST
from tonir.vault.register import OpenRegister


@pytest.mark.parametrize(
    "text",
    [
        *("Անահիտ", "անահ", "Anahit", "Анаит", "Grigoryan Anahit", "Григорян Анаит"),
        *("+37491234567", "091 23-45-67", "91234567"),
    ],
)
def test_anahit_is_found_in_any_script_and_by_her_phone(
    text: str, register: OpenRegister, families: dict[str, str]
) -> None:
    found = find(register, text=text)
    assert [row["id"] for row in found["families"]] == [families["anahit"]]
    assert found["families"][0]["head"] == "Գրիգորյան Անահիտ"


def test_anahit_is_found_by_her_slip_however_it_is_typed(
    register: OpenRegister, families: dict[str, str], slip: str
) -> None:
    for typed in (slip, slip.lower(), f"{slip[:5]} {slip[5:12]}-{slip[12:]}"):
        assert [row["id"] for row in find(register, text=typed)["families"]] == [families["anahit"]]


def test_ruben_on_two_lists_is_found_once_by_either_spelling(
    register: OpenRegister, families: dict[str, str]
) -> None:
    for text in ("Рубен", "Ռուբեն", "Ruben"):
        assert [row["id"] for row in find(register, text=text)["families"]] == [families["ruben"]]


@pytest.mark.parametrize("text", ["", " ", "x", "12", "Стефания", "!!!", "Անահիտ Ռուբեն"])
def test_a_stranger_is_not_found(
    text: str, register: OpenRegister, families: dict[str, str]
) -> None:
    assert find(register, text=text) == {"count": 0, "families": []}


def test_a_family_that_came_since_is_found_too(
    register: OpenRegister, families: dict[str, str], listed: Listed
) -> None:
    assert find(register, text="Nare")["count"] == 0
    listed({"given": "Նարե", "surname": "Սարգսյան", "birth": "1990-01-01"})
    match(register)
    assert find(register, text="Nare")["count"] == 1


def test_at_most_fifty_are_shown_and_all_are_counted(
    register: OpenRegister, listed: Listed
) -> None:
    for number in range(MOST + 3):
        listed({"given": "Նարե", "surname": "Սարգսյան", "birth": f"19{number + 20}-01-01"})
    match(register)
    found = find(register, text="Sargsyan")
    assert (found["count"], len(found["families"])) == (MOST + 3, MOST)


def test_a_familys_page_tells_members_reasons_place_and_sources(
    register: OpenRegister, families: dict[str, str]
) -> None:
    told = family(register, household=families["anahit"], language="en")
    assert [member["name"] for member in told["members"]] == ["Գրիգորյան Անահիտ", "Գրիգորյան Անի"]
    assert (told["phones"], told["address"]) == (["+37491234567"], ADDRESS)
    assert told["area"] == "Hrazdan, North"
    assert told["entitlement"]["tier_name"] == "Third"
    assert told["place"]["point"] == "Hrazdan school" and told["served"] is None
    assert told["entries"] == [
        {
            "office": "Shoghakat community centre",
            "file": "list.xlsx",
            "sheet": None,
            "row": 2,
            "on": "2025-08-01",
        }
    ]


def test_rubens_page_shows_both_lists_that_he_is_on(
    register: OpenRegister, families: dict[str, str]
) -> None:
    told = family(register, household=families["ruben"])
    assert {(entry["file"], entry["row"]) for entry in told["entries"]} == {
        ("list.xlsx", 2),
        ("spisok.csv", 9),
    }
    assert len(told["members"]) == 2


def test_why_a_family_is_in_its_tier_is_told_in_the_readers_language(
    register: OpenRegister, listed: Listed
) -> None:
    from tonir.targeting.run import assess

    key = listed(ANAHIT, needs=["BREADWINNER"])
    match(register)
    assess(register)
    for language, words in (("en", "Lost the breadwinner"), ("ru", "Потеря кормильца")):
        told = family(register, household=key, language=language)
        assert words in " ".join(told["entitlement"]["reasons"])


def test_a_served_family_is_shown_as_served(
    register: OpenRegister, families: dict[str, str], slip: str, tmp_path: Path
) -> None:
    from tonir.handover.run import read_claims

    scans = tmp_path / "scans.csv"
    scans.write_text(f"code,time\n{slip},2025-08-18T10:05:00+04:00\n")
    read_claims(scans)
    assert family(register, household=families["anahit"])["served"].startswith("2025-08-18T06:05")
    assert family(register, household=families["ruben"])["served"] is None


def test_a_family_that_the_register_does_not_have_is_refused_by_name(
    register: OpenRegister, families: dict[str, str]
) -> None:
    with pytest.raises(Refusal, match="O01"):
        family(register, household="f" * 32)


@pytest.mark.parametrize("language", ["en", "hy", "ru"])
def test_the_pages_show_what_was_found(
    language: str, log_in: LogIn, families: dict[str, str], opened: OpenRegister
) -> None:
    client = log_in("coordinator", language)
    assert client.get("/families/").status_code == 200
    found = client.post("/families/", {"text": "Anahit"}).content.decode()
    assert "Գրիգորյան Անահիտ" in found and "<html" in found
    part = client.post("/families/", {"text": "Anahit"}, headers={"HX-Request": "true"})
    assert "Գրիգորյան Անահիտ" in part.content.decode() and "<html" not in part.content.decode()
    page = client.get(f"/families/{families['anahit']}/")
    assert "Գրիգորյան Անի" in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert client.get(f"/families/{'f' * 32}/").status_code == 404


def test_what_was_searched_for_is_never_in_an_address(log_in: LogIn, opened: OpenRegister) -> None:
    client = log_in("coordinator")
    assert "found" not in client.get("/families/", {"text": "Anahit"}).context
    assert client.get("/families/Anahit/").status_code == 404
