"""A real browser walks through the office: every page, three languages, the register opened."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.searching import opened_records
from tests.journeys.visiting import LANGUAGES, NARROW, Visit, open_register

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_coordinator_walks_through_every_page(language: str, visit: Visit) -> None:
    coordinator = visit().log_in("coordinator", language)
    page = coordinator.page
    for path in coordinator.menu():
        coordinator.go(path)
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator(".menu [aria-current=page]")).to_have_attribute("href", path)
        assert page.locator("h1").inner_text() and coordinator.fits(), path
        assert coordinator.barred() == [], path
    coordinator.go("/plan/")
    expect(page.locator("#map path.point").first).to_be_visible()
    page.locator("#map path.point").first.hover(force=True)
    expect(page.locator(".leaflet-tooltip")).to_be_visible()
    page.locator("table a").last.click()
    expect(page.locator("svg.chart")).to_be_visible()
    coordinator.go("/lists/")
    page.locator("table a").first.click()
    expect(page).to_have_url(re.compile(r"/lists/\d+/$"))
    expect(page.locator("tbody tr").first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_a_telephone(language: str, visit: Visit) -> None:
    coordinator = visit(NARROW, color_scheme="dark").log_in("coordinator", language)
    for path in [*coordinator.menu(), "/lists/1/", "/plan/points/P01/", "/nowhere"]:
        answered = coordinator.page.goto(coordinator.address + path)
        assert answered and answered.status < 500 and coordinator.fits(), path
    coordinator.complaints = [one for one in coordinator.complaints if "404" not in one]


def test_the_custodian_opens_the_register_looks_at_a_family_and_closes_it(
    visit: Visit, whole_example: Path, secrets: dict[str, Any]
) -> None:
    known = next(one for one in opened_records(whole_example) if one["phones"])
    custodian = visit().log_in("custodian")
    page, bar = custodian.page, custodian.page.locator("#register-bar")
    expect(bar).to_contain_text("The register is closed")
    custodian.go("/families/")
    expect(page.locator(".message")).to_contain_text("The register is closed.")
    page.click("main a.button")
    open_register(page, "Looking for one family", "not the words")
    expect(page.locator(".message")).to_contain_text("The passphrase does not open the register.")
    assert page.input_value("#passphrase") == ""
    open_register(page, "Looking for one family", secrets["passphrase"])
    expect(bar).to_contain_text("Looking for one family")

    custodian.go("/families/")
    page.fill("#text", known["phones"][0])
    page.press("#text", "Enter")
    page.click("#results table a")
    expect(page.locator("h1")).not_to_be_empty()
    expect(page.locator(f'main a[href="tel:{known["phones"][0]}"]')).to_be_visible()
    assert known["phones"][0] not in page.url
    family = page.url

    coordinator = visit(java_script_enabled=False).log_in("coordinator", "hy")
    coordinator.go("/families/")
    coordinator.page.fill("#text", known["members"][0]["surname"])
    coordinator.page.click("main button")
    expect(coordinator.page.locator("#results table a").first).to_be_visible()

    bar.get_by_role("button").click()
    expect(bar).to_contain_text("The register is closed")
    answered = page.goto(family)
    assert answered and answered.status == 409
    assert known["phones"][0] not in page.content()
    custodian.go("/register/log/")
    expect(page.locator("main")).to_contain_text(
        "The log is whole: no line altered, forged or cut off."
    )
    expect(page.locator("tbody tr").first).to_contain_text("closed")


@pytest.mark.parametrize(
    ("language", "sealed"), [("en", "sealed"), ("hy", "կնքված"), ("ru", "запеч")]
)
def test_a_registrar_writes_a_family_down_on_a_telephone_without_scripts(
    language: str, sealed: str, visit: Visit
) -> None:
    registrar = visit(NARROW, java_script_enabled=False).log_in("registrar", language)
    page = registrar.page
    registrar.go("/lists/")
    page.click("main a.button")
    page.fill("#given-1", "Zabel")
    page.fill("#birth-1", "31 31")
    page.click("button[name=more]")
    page.fill("#given-3", "Aram")
    page.select_option("#office", index=1)
    page.click("button[name=register]")
    expect(page.locator("#birth-1-said")).to_be_visible()
    assert registrar.fits()
    page.fill("#birth-1", "1950")
    page.click("button[name=register]")
    expect(page.locator("#area-said")).to_be_visible()  # Nobody said where they live.
    page.click("button[name=as_it_is]")
    expect(page.locator(".message[role=status]")).to_contain_text(sealed)
    assert "Zabel" not in page.content() and page.input_value("#office") != ""


def test_a_keyboard_is_enough(visit: Visit) -> None:
    coordinator = visit().log_in("coordinator")
    page = coordinator.page
    coordinator.go("/stock/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#page$"))
    page.locator(".menu a", has_text="Reach").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Reach")
