"""Slips of our own PDF, photographed badly, read by the reader that the phones carry."""

import base64
import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from tests.point.photographs import CONDITIONS, SIDE, Cut, cut, exposed
from tonir.engines.refusals import Refusal
from tonir.engines.slips import (
    Code,
    Row,
    commit,
    find_row,
    join_rows,
    new_blinding,
    new_code,
    read_code,
    seal_row,
)
from tonir.engines.slips.codes import LETTERS
from tonir.handover.run import Slip
from tonir.reporting.papers.slips import Facts, slip_page
from tonir.reporting.papers.typesetting import typeset

SOURCE = Path(__file__).resolve().parents[2] / "src" / "tonir"
FRAMES = 40
SEED = 20250818
AT_LEAST = {"near": 0.95, "far": 0.95, "glaring": 0.75, "dim": 0.75}
ALTERED = 10_000
NAMES = {"en": "School No. 7", "hy": "Թիվ 7 դպրոց", "ru": "Школа № 7"}

# The app's own worker, asked as the app asks it (point/app/js/scan.js).
READ = """async ([pixels, side]) => {
  window.worker = window.worker || new Worker('/point/app/js/reader.js');
  const grey = Uint8Array.from(atob(pixels), (letter) => letter.charCodeAt(0));
  const bytes = Uint32Array.from(grey, (one) => one * 0x010101 + 0xff000000).buffer;
  return new Promise((done) => {
    window.worker.onmessage = ({ data }) => done(data && data.text);
    window.worker.postMessage({ pixels: bytes, width: side, height: side }, [bytes]);
  });
}"""
JUDGE = """async (codes) => {
  const { readCode } = await import('/point/app/js/code.js');
  const taken = [];
  for (const code of codes) { try { readCode(code); taken.push(code); } catch (no) { /* good */ } }
  return taken;
}"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nobody asked."""


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A browser window at the address under which the app finds its files."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(SOURCE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/point/app/manifest.webmanifest")
    yield page
    page.close()
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def papers() -> list[Cut]:
    facts = Facts({"P": NAMES}, {"food": "food", "baby": "baby"}, 15, ("en", "hy", "ru"))
    visit = ("P", date(2025, 8, 20), time(10, 15), 2)
    chance = random.Random(SEED)
    codes = [Code(1, chance.getrandbits(100)).text() for _ in range(8)]
    slips = [
        Slip("h", 1, codes[number - 1], number, *visit, at_home=False, kits={"food": 2, "baby": 1})
        for number in range(1, 9)
    ]
    languages = (["hy"], ["ru", "en"], ["en"])
    pages = [slip_page(one, facts, languages[at % 3]) for at, one in enumerate(slips)]
    made = cut(typeset("slips", {"slips": pages}, datetime(2025, 8, 1, tzinfo=UTC)))
    assert {one.code for one in made} == {one.code for one in slips}
    return made


@pytest.mark.browser
@pytest.mark.parametrize("condition", CONDITIONS)
def test_the_phones_reader_reads_the_slip(
    phone: Page, papers: list[Cut], condition: str, record_property: Callable[[str, object], None]
) -> None:
    chance = np.random.default_rng([SEED, list(CONDITIONS).index(condition)])
    found: Counter[str] = Counter()
    for frame in range(FRAMES):
        slip = papers[frame % len(papers)]
        light = CONDITIONS[condition](slip, chance)
        pixels = base64.b64encode(exposed(light, chance)).decode("ascii")
        text = phone.evaluate(READ, [pixels, SIDE])
        found["read" if text == slip.code else "nothing" if text is None else "wrong"] += 1
    record_property("frames", dict(found))
    print(f"{condition}: {found['read']} of {FRAMES} frames read")
    assert found["wrong"] == 0
    assert found["read"] >= AT_LEAST.get(condition, 0) * FRAMES


def altered(count: int) -> list[tuple[str, str]]:
    """Sound codes with one or two characters wrong, or two exchanged; each with what it was."""
    chance = random.Random(SEED)
    made = []
    while len(made) < count:
        code = Code(chance.randrange(1024), chance.getrandbits(100)).text()
        letters = list(code)
        one, other = chance.sample(range(len(letters)), 2)
        if chance.random() < 0.3:
            letters[one], letters[other] = letters[other], letters[one]
        else:
            letters[one] = chance.choice(LETTERS)
            letters[other] = chance.choice((letters[other], chance.choice(LETTERS)))
        if "".join(letters) != code:
            made.append((code, "".join(letters)))
    return made


def test_of_ten_thousand_altered_codes_none_is_taken() -> None:
    taken = []
    for _, text in altered(ALTERED):
        try:
            taken.append(read_code(text))
        except Refusal as refusal:
            assert refusal.code in ("H01", "H02")
    assert taken == []


@pytest.mark.browser
def test_nor_by_the_phone(phone: Page) -> None:
    assert phone.evaluate(JUDGE, [text for _, text in altered(ALTERED)]) == []
    sound = [new_code(1).text() for _ in range(5)]
    assert phone.evaluate(JUDGE, sound) == sound


def test_a_code_with_everything_wrong_but_its_check_characters_opens_no_row() -> None:
    """One in 1024 wholly random codes has sound check characters: no pack has a row for it."""
    codes = [new_code(1) for _ in range(200)]
    row = Row(bytes(32), commit({"food": 1}, new_blinding()), bytes(64), bytes(32), (1,))
    rows = join_rows(seal_row(code, 1, row) for code in codes)
    assert all(find_row(rows, code, 1) for code in codes)
    assert not any(find_row(rows, new_code(1), 1) for _ in range(ALTERED))
