"""A joined family's page tells which office wrote what; both values are kept."""

import pytest

from tests.conftest import Listed
from tests.handover.conftest import active
from tests.matching.joining import compared, join_entries
from tests.office.conftest import RUBEN_HY, RUBEN_RU, LogIn
from tonir.reporting.families import family
from tonir.vault.register import OpenRegister

FIRST, SECOND = "1" * 32, "2" * 32


@pytest.fixture
def ruben(register: OpenRegister, listed: Listed) -> str:
    active(listed({**RUBEN_HY, "birth": "1979"}, id=FIRST, list=3, address="Kentron 12"))
    russian = {**RUBEN_RU, "patronymic": "Гагикович", "sex": "m"}
    active(listed(russian, id=SECOND, office="miasin", area="R2-1"))
    compared(FIRST, SECOND, (0, 0))
    join_entries(FIRST, SECOND)
    return FIRST


def test_each_value_that_differs_is_told_with_its_office(
    register: OpenRegister, ruben: str
) -> None:
    told = family(register, household=SECOND)["joined"]
    assert [(one["id"], one["list"], one["on"]) for one in told["entries"]] == [
        (FIRST, 3, "2025-08-01"),
        (SECOND, None, "2025-08-01"),
    ]
    said = {(one["field"], one["member"]): one for one in told["values"]}
    name = said["name", "Арутюнян Рубен Гагикович"]
    assert (name["value"], name["of"]) == ("Арутюнян Рубен Гагикович", [1])
    assert name["others"] == [{"value": "Հարությունյան Ռուբեն", "of": [0]}]
    birth = said["birth", "Арутюнян Рубен Гагикович"]
    assert (birth["value"], birth["others"]) == ("1979-05-04", [{"value": "1979", "of": [0]}])
    assert said["area", None]["value"] == "Hrazdan, North"
    # Where they agree, and where only one of them says anything, there is nothing to tell apart.
    assert not {"sex", "document", "address"} & {field for field, _ in said}


def test_a_family_of_one_entry_has_nothing_to_tell_apart(
    register: OpenRegister, listed: Listed
) -> None:
    assert family(register, household=active(listed(RUBEN_HY)))["joined"] is None


@pytest.mark.parametrize(
    ("language", "born", "title"),
    [
        ("en", "4 May 1979", "Where they differ"),
        ("hy", "04.05.1979", "Ինչով են տարբերվում"),
        ("ru", "04.05.1979", "Чем они различаются"),
    ],
)
def test_the_page_shows_both_spellings_and_what_each_office_knew(
    language: str, born: str, title: str, ruben: str, log_in: LogIn, opened: OpenRegister
) -> None:
    page = log_in("coordinator", language).get(f"/families/{ruben}/").content.decode()
    differing = page[page.index(title) :]
    assert differing.index("<strong>Арутюнян Рубен Гагикович") < differing.index("Հարությունյան")
    assert f"<strong>{born}</strong>" in differing and "<td>1979</td>" in differing


def test_a_page_of_one_entry_shows_no_such_part(
    register: OpenRegister, listed: Listed, log_in: LogIn, opened: OpenRegister
) -> None:
    alone = active(listed(RUBEN_HY))
    page = log_in("coordinator").get(f"/families/{alone}/").content.decode()
    assert "Joined out of several entries" not in page
