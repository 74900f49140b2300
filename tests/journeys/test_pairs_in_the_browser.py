"""Pairs are looked at in a real browser: by one key, on a telephone, without scripts."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.visiting import LANGUAGES, NARROW, Visit, open_register

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(visit: Visit, secrets: dict[str, Any]) -> Iterator[None]:
    """The register is open for whoever may see families, and closed again at the end."""
    custodian = visit().log_in("custodian")
    custodian.go("/register/")
    open_register(custodian.page, "Looking at pairs", secrets["passphrase"])
    expect(custodian.page.locator("#register-bar")).to_contain_text("Looking at pairs")
    yield
    custodian.go("/register/")
    custodian.page.locator("#register-bar").get_by_role("button").click()
    expect(custodian.page.locator("#register-bar")).to_contain_text("The register is closed")


@pytest.fixture
def pair(whole_example: Path) -> str:
    """The address of a pair that the example's run found, one in doubt if there is any."""
    with closing(sqlite3.connect(whole_example / "tonir.sqlite3")) as database:
        left, right = database.execute(
            "select left_id, right_id from matching_pair order by decision, weight limit 1"
        ).fetchone()
    return f"/pairs/{left}-{right}/"


def verdicts_on(pair: str, page: Page) -> Locator:
    """What decides that pair, where the page shows it."""
    left, right = pair.strip("/").removeprefix("pairs/").split("-")
    sides = f":has(input[name=left][value='{left}']):has(input[name=right][value='{right}'])"
    return page.locator(f".verdicts{sides}")


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pair_is_decided_by_one_key_on_a_telephone_and_undone(
    language: str, pair: str, visit: Visit
) -> None:
    coordinator = visit(NARROW, color_scheme="dark").log_in("coordinator", language)
    page = coordinator.page
    coordinator.go(pair)
    assert coordinator.fits() and coordinator.barred() == []
    page.keyboard.press("2")
    page.wait_for_url("**/pairs/")
    expect(page.locator("h1")).to_be_visible()
    expect(verdicts_on(pair, page)).to_have_count(0)
    page.keyboard.press("0")
    page.wait_for_url(f"**{pair}")
    expect(verdicts_on(pair, page)).to_be_visible()


@pytest.mark.usefixtures("opened")
def test_a_pair_is_decided_without_scripts(pair: str, visit: Visit) -> None:
    coordinator = visit(java_script_enabled=False).log_in("coordinator")
    page = coordinator.page
    coordinator.go(pair)
    page.click(".verdicts button[value=moved_in]")
    page.wait_for_url("**/pairs/")
    coordinator.go(pair)
    expect(page.locator(".tag", has_text="Decided")).to_contain_text("one lives with the other")
    page.locator("main header form button").click()
    page.wait_for_url(f"**{pair}")
    expect(page.locator(".tag", has_text="Decided")).to_have_count(0)
