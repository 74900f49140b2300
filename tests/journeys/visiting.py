"""Somebody in front of the office: a browser window, logged in, and what it complained about."""

from collections.abc import Callable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

LANGUAGES = {"en": "Where the programme stands", "hy": "Ծրագրի ընթացքը", "ru": "Как идёт программа"}
WIDE, NARROW = 1280, 360
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
        self.page.wait_for_url(lambda url: "/in/" not in url)
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

    def barred(self) -> list[str]:
        """What axe finds on this page that bars somebody (WCAG 2.2 AA and its good practice)."""
        found = Axe().run(self.page).response["violations"]
        return [
            f"{one['id']}: {node['html'][:120]} ({node['failureSummary']})"
            for one in found
            for node in one["nodes"]
        ]


def open_register(page: Page, purpose: str, passphrase: str) -> None:
    page.fill("#purpose", purpose)
    page.fill("#minutes", "10")
    page.fill("#passphrase", passphrase)
    page.click("main form button")
