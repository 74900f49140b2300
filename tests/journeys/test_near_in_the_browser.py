"""A registrar writes down a family that is registered: told while she types, or when she seals."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.visiting import NARROW, Visit, open_register

pytestmark = pytest.mark.browser
TITLES = {
    "en": "egistered already",
    "hy": "արդեն գրանցված է",
    "ru": "зарегистрирована",
}


@pytest.fixture
def listed(visit: Visit, secrets: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """Given name, surname, birth and settlement of somebody in the register, open meanwhile."""
    custodian = visit().log_in("custodian")
    page = custodian.page
    custodian.go("/register/")
    open_register(page, "Registering", secrets["passphrase"])
    custodian.go("/families/")
    page.fill("#text", "Grigoryan")
    page.click("main form button")
    page.locator("#results a").first.click()
    surname, given, born = whole_member(page.locator("section table").first)
    town = page.locator("dt:has-text('Area') + dd").inner_text().split(",")[0]
    yield given, surname, born, town
    custodian.go("/register/")
    page.locator("#register-bar").get_by_role("button").click()
    expect(page.locator("#register-bar")).to_contain_text("The register is closed")


def whole_member(table: Locator) -> tuple[str, str, str]:
    """Surname, given name and birth of the first member of whom all three are known."""
    expect(table).to_be_visible()
    for row in table.locator("tbody tr").all():
        name, born = (row.locator("th, td").nth(at).inner_text() for at in (0, 1))
        words = name.split()
        if len(words) > 1 and born[:1].isdigit():
            return words[0], words[1], born
    raise AssertionError("Nobody in that family is written down whole.")


def write(page: Page, person: tuple[str, ...]) -> None:
    for field, text in zip(("given-1", "surname-1", "birth-1", "area"), person, strict=True):
        page.locator(f"#{field}").press_sequentially(text)


@pytest.mark.parametrize("language", TITLES)
def test_she_is_told_while_she_types(language: str, listed: tuple[str, ...], visit: Visit) -> None:
    registrar = visit(NARROW, color_scheme="dark").log_in("registrar", language)
    page = registrar.page
    registrar.go("/lists/family/")
    write(page, listed)
    expect(page.locator("#near")).to_contain_text(TITLES[language])
    expect(page.locator("#near")).to_contain_text(listed[1])
    assert registrar.fits() and registrar.barred() == []
    # What she writes on stays hers, and nothing jumps away below her hands.
    expect(page.locator("#area")).to_be_focused()


def test_without_scripts_she_is_told_when_she_seals(
    listed: tuple[str, ...], visit: Visit, whole_example: Path
) -> None:
    registrar = visit(java_script_enabled=False).log_in("registrar")
    page = registrar.page
    registrar.go("/lists/family/")
    write(page, listed)
    page.select_option("#office", index=1)
    before = households(whole_example)
    page.click("button[name=register]")
    expect(page.locator("#like")).to_contain_text("registered already")
    assert households(whole_example) == before
    page.click("#like a")
    assert page.locator("#given-1").input_value() == "" and households(whole_example) == before
    write(page, listed)
    page.select_option("#office", index=1)
    page.click("button[name=register]")
    page.click("#like button")
    expect(page.locator("main .message")).to_contain_text("The family is sealed")
    assert households(whole_example) == before + 1


def households(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "tonir.sqlite3")) as database:
        return int(database.execute("select count(*) from people_household").fetchone()[0])
