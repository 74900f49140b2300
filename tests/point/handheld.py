"""A volunteer's phone: taps and types as she would, and looks at what the screen says."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.point.fake_office import FakeOffice
from tests.point.handing_out import Day

# What browsers write by themselves when a network is bad or an office says no.
EXPECTED = ("Failed to load resource", "net::ERR_", "Service Worker registration blocked")
DUMP = """async () => {
  const { bytes: { hex } } = await import('/point/app/bundle/app.js');
  const open = await new Promise((done) => {
    const asked = indexedDB.open('tonir-point');
    asked.onsuccess = () => done(asked.result);
  });
  const plain = (value) => {
    if (value instanceof ArrayBuffer) return plain(new Uint8Array(value));
    if (value instanceof Uint8Array) return hex(value);
    if (value instanceof CryptoKey) return `key, extractable: ${value.extractable}`;
    if (Array.isArray(value)) return value.map(plain);
    if (value && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
    }
    return value;
  };
  const told = {};
  for (const name of open.objectStoreNames) {
    const store = open.transaction(name).objectStore(name);
    const all = (how) => new Promise((done) => {
      const asked = store[how]();
      asked.onsuccess = () => done(asked.result);
    });
    const [keys, values] = await Promise.all(['getAllKeys', 'getAll'].map(all));
    told[name] = keys.map((key, at) => [key, plain(values[at])]);
  }
  open.close();
  return told;
}"""


class Handheld:
    def __init__(self, context: BrowserContext, office: FakeOffice) -> None:
        self.context, self.office = context, office
        self.complaints: list[str] = []
        context.set_default_timeout(10_000)
        self.page: Page = context.pages[0] if context.pages else context.new_page()
        self.listen()

    def listen(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning") and not any(
            one in message.text for one in EXPECTED
        ):
            self.complaints.append(message.text)

    @property
    def day(self) -> Day:
        return self.office.day

    def scans_invitation(self, secret: str = "one", kind: str = "lane") -> "Handheld":
        self.page.goto(self.office.invite(secret, kind))
        self.sees("ready")
        return self

    def starts_shift(self, **counts: int) -> "Handheld":
        self.page.locator(".actions .first").click()
        self.sees("stock")
        for kit, quantity in counts.items():
            self.page.fill(f"#kit-{kit}", str(quantity))
        self.page.locator(".actions .first").click()
        return self

    def working(self, secret: str = "one", **counts: int) -> "Handheld":
        self.scans_invitation(secret).starts_shift(**counts)
        self.sees("scan")
        return self

    def sees(self, screen: str) -> None:
        expect(self.page.locator("body")).to_have_attribute("data-screen", screen)

    def press(self, words: str) -> None:
        self.page.get_by_role("button", name=words, exact=True).click()

    def types(self, code: str) -> "Handheld":
        """From the scan screen, types a slip's code."""
        self.page.locator(".actions .first").click()
        self.sees("typed")
        self.page.fill("#code", code)
        self.page.locator(".actions .first").click()
        return self

    def shows(self, who: str) -> "Handheld":
        return self.types(self.day.text(who))

    def gives(self, who: str) -> "Handheld":
        self.shows(who).sees("give")
        self.page.locator(".actions .first").click()
        self.sees("served")
        return self

    def goes_on(self) -> "Handheld":
        self.page.locator(".actions .first").click()
        self.sees("scan")
        return self

    def figure(self, at: int) -> str:
        return self.page.locator(".strip dd").nth(at).inner_text()

    def sends(self) -> None:
        self.page.locator("[data-top=menu]").click()
        self.page.locator(".more button").nth(0).click()

    def stored(self) -> dict[str, list[Any]]:
        told: dict[str, list[Any]] = self.page.evaluate(DUMP)
        return told

    def queue(self) -> list[dict[str, Any]]:
        return [value["row"] for _, value in self.stored()["queue"]]

    def fits(self) -> bool:
        wide: bool = self.page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
        return wide

    def barred(self) -> list[str]:
        """What axe finds, with the stricter contrast of 7 to 1."""
        rules = {"rules": {"color-contrast-enhanced": {"enabled": True}}}
        found = Axe().run(self.page, options=rules).response["violations"]
        return [
            f"{one['id']}: {node['html'][:120]} ({node['failureSummary']})"
            for one in found
            for node in one["nodes"]
        ]
