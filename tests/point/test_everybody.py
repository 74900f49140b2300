"""Everybody can use it: every screen in three languages, without eyes, without a finger."""

import json
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from tests.point.conftest import NewPhone
from tests.point.fake_office import FakeOffice
from tests.point.handheld import Handheld
from tests.point.handing_out import DAY, HERE, THERE, Day
from tests.point.test_carrying import RUN

pytestmark = pytest.mark.browser
ROW = {
    "kits": {"food": 2, "hygiene": 1, "baby": 1},
    "greeting": "Անահիտ",
    "tag": [],
    "blinding": [],
}
CHECKS = dict.fromkeys(("kept", "room", "battery", "offline"), False)
# Every screen, with what it may have to show; what stands after a comma tells two of one screen.
SCREENS: dict[str, dict[str, Any]] = {
    "welcome": {},
    "invited": {},
    "enrolling": {},
    "notEnrolled": {"code": "H25", "invitation": "x"},
    "unsentFirst": {"invitation": "x"},
    "ready": {"checks": CHECKS},
    "stock": {},
    "revoked": {},
    "noCryptography": {},
    "scan": {},
    "typed": {"draft": "1070"},
    "give": {"row": ROW},
    "short": {"row": ROW, "short": {"food": 1}},
    "served": {"short": {"food": 1}},
    "takenBack": {},
    "already": {"row": ROW, "claim": {"at": f"{DAY}T10:05:00+04:00"}},
    "why": {"row": ROW, "claim": {}},
    "unreadable": {"why": "H01"},
    "notKept": {"lead": "notKeptHow"},
    "notKept, no room for a shift": {"lead": "noRoom"},
    "wrong_point": {"place": {"names": THERE, "day": DAY, "lane": 1}},
    "wrong_day": {"place": {"names": HERE, "day": "2025-08-20", "lane": 2}},
    "wrong_lane": {"place": {"names": HERE, "day": DAY, "lane": 2}},
    "replaced": {},
    "not_ours": {},
    "altered": {},
    "training": {},
    "real": {},
    "walkIn": {},
    "walkInGive": {"reason": "lost_slip"},
    "shift": {},
    "end": {},
    "ended": {},
    "carry": {},
    "squares": {"made": [[7] * 900, [9] * 90], "at": 0},
    "squares, the last ones": {"made": [[7] * 900, [9] * 90], "at": 1},
    "collect": {},
    "stop": {"stop": RUN["stops"][0] | {"kits": {"food": 1}}, "number": 1, "of": 3},
    "sure": {"here": RUN["stops"][0], "outcome": "nobody"},
    "runOver": {"nobody": [4]},
    "noRun": {},
}
# The screens as the app draws them, on the app's own top, with what it knows of this phone.
DRAW = """async ([screens, language]) => {
  const modules = await import('/point/app/bundle/app.js');
  const app = modules.app.makeApp(await modules.store.openStore());
  await app.load();
  await app.speak(language).catch(() => {});
  const { show } = modules.screen;
  const [wide, barred, known] = [[], [], []];
  for (const [name, data] of Object.entries(screens)) {
    if (data.made) data.made = data.made.map((parcel) => Uint8Array.from(parcel));
    const [screen] = name.split(',');
    show(app, screen, data);
    known.push(screen);
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) wide.push(name);
    const small = [...document.querySelectorAll('button, a, input')]
      .filter((one) => one.offsetHeight < 56);
    if (small.length) wide.push(`${name}: smaller than a thumb: ${small[0].outerHTML}`);
    const options = { rules: { 'color-contrast-enhanced': { enabled: true } } };
    for (const found of (await axe.run(document, options)).violations) {
      const where = found.nodes.map((node) => node.html + node.failureSummary);
      barred.push(`${name}: ${found.id}: ${where}`);
    }
  }
  // The search itself is awake: a picture without words is found.
  document.getElementById('screen').append(document.createElement('img'));
  const awake = (await axe.run(document)).violations.map((found) => found.id);
  return { wide, barred, known, awake };
}"""


def all_screens() -> set[str]:
    from tonir.point.shell import APP

    text = "".join(
        path.read_text(encoding="utf-8") for path in (APP / "js" / "screens").glob("*.js")
    )
    exported = text.split("export default {")[1:]
    names = {
        word.split(":")[0].strip() for part in exported for word in part.split("};")[0].split(",")
    }
    return {name for name in names if name.isidentifier()}


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "hy", "ru"])
def test_no_screen_bars_anybody(language: str, look: str, phone: NewPhone) -> None:
    volunteer = phone(language, color_scheme=look).working(food=200, hygiene=120, baby=9)
    volunteer.page.evaluate(AXE_SCRIPT)
    found = volunteer.page.evaluate(DRAW, [SCREENS, language])
    assert found["barred"] == [] and found["wide"] == []
    assert "image-alt" in found["awake"]
    assert set(found["known"]) == all_screens()


def test_a_screen_that_practises_bars_nobody(phone: NewPhone, office: FakeOffice) -> None:
    office.day = Day(training=True)
    learner = phone().working()
    learner.shows("Ruben").sees("give")
    assert learner.barred() == []


def test_a_keyboard_is_enough_from_the_invitation_to_the_end(phone: NewPhone) -> None:
    volunteer = phone().scans_invitation()
    page = volunteer.page

    def go_to(words: str) -> None:
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent") == words:
                return
        raise AssertionError(f"no way to {words}")

    def press(words: str, then: str) -> None:
        go_to(words)
        page.keyboard.press("Enter")
        volunteer.sees(then)
        # Where a screen begins, the focus is on what it says.
        assert page.evaluate("document.activeElement.tagName") == "H1"

    press("Go on", "stock")
    press("Start the shift", "scan")
    press("Type the code", "typed")
    page.keyboard.press("Tab")
    page.keyboard.type(volunteer.day.text("Ruben"))
    page.keyboard.press("Enter")
    volunteer.sees("give")
    press("Handed over", "served")
    press("Undo", "takenBack")
    press("Next family", "scan")


def test_one_tap_changes_the_language_and_nothing_else(phone: NewPhone) -> None:
    volunteer = phone().working()
    page = volunteer.page
    volunteer.shows("Ruben").sees("give")
    for name, word, language in (("Рус", "Выдайте", "ru"), ("Հայ", "Տվեք", "hy")):
        volunteer.press(name)
        expect(page.locator("h1")).to_have_text(word)
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert page.evaluate("document.activeElement.textContent") == name
    page.reload()
    expect(page.locator("h1")).to_have_text("Սկանավորեք կտրոնը")
    # A code that is half typed stays.
    page.locator(".actions .first").click()
    page.fill("#code", volunteer.day.text("Ruben")[:9])
    typed = page.input_value("#code")
    volunteer.press("Eng")
    assert page.input_value("#code") == typed != ""


def words(volunteer: Handheld) -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = volunteer.page.evaluate(
        """async () => {
          const { en, hy, ru } = await import('/point/app/bundle/app.js');
          return { en, hy, ru };
        }"""
    )
    return loaded


def test_the_three_languages_say_the_same_things(phone: NewPhone) -> None:
    import re

    volunteer = phone()
    volunteer.page.goto(f"{volunteer.office.address}/point/")
    spoken = words(volunteer)
    for language, said in spoken.items():
        assert said.keys() == spoken["en"].keys(), language
        for key, text in said.items():
            assert len(text) == len(spoken["en"][key]) if isinstance(text, list) else text
            slots = [
                sorted(re.findall(r"\{\w+\}", json.dumps(one[key]))) for one in (said, spoken["en"])
            ]
            assert slots[0] == slots[1], (language, key)
    from tonir.point.shell import APP

    code = "".join(path.read_text(encoding="utf-8") for path in (APP / "js").rglob("*.js"))
    unused = [
        key
        for key in spoken["en"]
        if not re.search(rf"\b{key}\b", code) and not key.startswith(("back_", "walk_"))
    ]
    assert unused == []
