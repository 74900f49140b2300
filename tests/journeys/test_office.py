"""A real browser walks through the office: every page, three languages, the register opened."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.browser import ARGUMENTS, HOW, chromium
from tests.journeys.searching import opened_records

pytestmark = pytest.mark.browser
LANGUAGES = {"en": "Where the programme stands", "hy": "Ծրագրի ընթացքը", "ru": "Как идёт программа"}
WIDE, NARROW = 1280, 360
SECONDS_TO_START = 30
# A refusal is answered with 409, which browsers write to the console by themselves.
REFUSED = "the server responded with a status of 409"
Visit = Callable[..., "Visitor"]


class Visitor:
    """A browser window of somebody who logs in, and what it complained about."""

    def __init__(self, page: Page, address: str, log_ins: dict[str, str]) -> None:
        self.page, self.address, self.log_ins = page, address, log_ins
        self.complaints: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda asked: self._note_foreign(asked.url))

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning") and REFUSED not in message.text:
            self.complaints.append(message.text)

    def _note_foreign(self, url: str) -> None:
        if not url.startswith((self.address, "data:")):
            self.complaints.append(f"asked for {url}")

    def log_in(self, role: str, language: str = "en") -> "Visitor":
        self.go("/in/")
        self.page.fill("#username", role)
        self.page.fill("#password", self.log_ins[role])
        self.page.click("main button")
        self.page.click(f"button[value={language}]")
        expect(self.page.locator("h1")).to_have_text(LANGUAGES[language])
        return self

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle")

    def menu(self) -> list[str]:
        links = self.page.locator(".menu a")
        return [str(links.nth(at).get_attribute("href")) for at in range(links.count())]

    def fits(self) -> bool:
        """No sideways scrolling of the page itself."""
        wide: bool = self.page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
        return wide


@pytest.fixture(scope="module")
def office(whole_example: Path) -> Iterator[str]:
    """The example's office, served as its users serve it; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    tonir = str(Path(sys.executable).with_name("tonir"))
    process = subprocess.Popen(
        [tonir, "--programme", str(whole_example), "serve", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, process)
        yield address
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(SECONDS_TO_START * 5):
        assert process.poll() is None, "the office did not start"
        with suppress(OSError), urllib.request.urlopen(f"{address}/in/", timeout=5):
            return
        time.sleep(0.2)
    raise AssertionError("the office does not answer")


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.fail(HOW)
    with playwright.chromium.launch(executable_path=path, args=ARGUMENTS) as launched:
        yield launched


@pytest.fixture(scope="module")
def secrets(whole_example: Path) -> dict[str, Any]:
    known: dict[str, Any] = json.loads((whole_example / "truth" / "secrets.json").read_text())
    return known


@pytest.fixture
def visit(browser: Browser, office: str, secrets: dict[str, Any]) -> Iterator[Visit]:
    """Opens windows; at the end none of them may have complained."""
    opened: list[Visitor] = []

    def open_window(width: int = WIDE, **options: Any) -> Visitor:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        context.set_default_timeout(30_000)
        opened.append(Visitor(context.new_page(), office, secrets["log_ins"]))
        return opened[-1]

    yield open_window
    for visitor in opened:
        visitor.page.context.close()
        assert visitor.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_coordinator_walks_through_every_page(language: str, visit: Visit) -> None:
    coordinator = visit().log_in("coordinator", language)
    page = coordinator.page
    for path in coordinator.menu():
        coordinator.go(path)
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator(".menu [aria-current=page]")).to_have_attribute("href", path)
        assert page.locator("h1").inner_text() and coordinator.fits(), path
    coordinator.go("/plan/")
    expect(page.locator("#map path.point").first).to_be_visible()
    page.locator("#map path.point").first.hover(force=True)
    expect(page.locator(".leaflet-tooltip")).to_be_visible()
    page.locator("table a").last.click()
    expect(page.locator("svg.chart")).to_be_visible()
    coordinator.go("/lists/")
    page.locator("table a").first.click()
    assert page.locator("tbody tr").count() > 0


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
    _open(page, "Looking for one family", "not the words")
    expect(page.locator(".message")).to_contain_text("The passphrase does not open the register.")
    assert page.input_value("#passphrase") == ""
    _open(page, "Looking for one family", secrets["passphrase"])
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
    assert coordinator.page.locator("#results table a").count() > 0

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
    assert page.url.endswith("#page")
    page.locator(".menu a", has_text="Reach").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Reach")


def _open(page: Page, purpose: str, passphrase: str) -> None:
    page.fill("#purpose", purpose)
    page.fill("#minutes", "10")
    page.fill("#passphrase", passphrase)
    page.click("main form button")
