"""The phone app, with the processor throttled six times: from a scan to green, and a cold start.

    python -m benchmarks.point [FAMILIES]      default: 200

A Chromium of this machine, the small office of the tests. From code to *give* and from press to
green are measured from the event to the picture after it, the write of the claim included;
reading a square is measured in the reader's own thread, which the browser's throttle does not
reach: six times its time is printed beside it. Bounds: scan to green 500 ms, a claim durable in
100 ms, an offline cold start 1 s (95th percentiles).
"""

import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.point.fake_office import FakeOffice, open_office
from tests.point.handheld import Handheld
from tests.point.handing_out import Day
from tests.point.pocket import pocket
from tests.point.test_camera import held_up
from tests.point.test_flight_mode import SERVE

FAMILIES, STARTS, TIMES_SLOWER = 200, 10, 6
# Milliseconds from the press on the screen's first button until the named screen is painted.
UNTIL = """(screen) => new Promise((done) => {
  const begun = performance.now();
  const seen = new MutationObserver(() => {
    if (document.body.dataset.screen !== screen) return;
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun), 0));
  });
  seen.observe(document.body, { attributes: true });
  document.querySelector('.actions .first').click();
})"""
READ = """async ({ pixels, size, times }) => {
  const worker = new Worker('/point/app/js/reader.js');
  const took = [];
  for (let at = 0; at < times; at += 1) {
    const rgba = new Uint8ClampedArray(size * size * 4);
    pixels.forEach((grey, one) => rgba.set([grey, grey, grey, 255], one * 4));
    const begun = performance.now();
    const found = await new Promise((done) => {
      worker.onmessage = ({ data }) => done(data);
      worker.postMessage({ pixels: rgba.buffer, width: size, height: size });
    });
    if (!found) throw new Error('not read');
    if (at) took.push(performance.now() - begun);
  }
  return took;
}"""
STARTED = """() => new Promise((done) => {
  const look = () => (document.querySelector('#screen h1')
    ? done(performance.now()) : requestAnimationFrame(look));
  look();
})"""


def main() -> None:
    families = int(sys.argv[1]) if len(sys.argv) > 1 else FAMILIES
    cores = len(os.sched_getaffinity(0))
    print(f"{platform.machine()}, {cores} cores, load {os.getloadavg()[0]:.1f}\n")
    office = FakeOffice(Day(families=families))
    server = open_office(office)
    with (
        tempfile.TemporaryDirectory(prefix="bench-of-tonir-") as folder,
        sync_playwright() as one,
        pocket(Path(folder), office, one) as phone,
    ):
        volunteer = phone.start().working()
        browser = volunteer.context.browser
        print(f"Chromium {browser.version if browser else ''}")
        _measure(volunteer, office, families)
    server.shutdown()


def _measure(volunteer: Handheld, office: FakeOffice, families: int) -> None:
    page = volunteer.page
    _told("a square read, in its own thread", _read(page, office))
    slow = volunteer.context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": TIMES_SLOWER})
    office.closed = True
    gives, greens = [], []
    for number in range(families // 2):
        page.locator(".actions .first").click()
        page.fill("#code", office.day.text(f"family {number}"))
        gives.append(page.evaluate(UNTIL, "give"))
        greens.append(page.evaluate(UNTIL, "served"))
        page.locator(".actions .first").click()
        volunteer.sees("scan")
    _told("code to give, throttled", gives)
    _told("press to green, throttled", greens)
    _told("both", [give + green for give, green in zip(gives, greens, strict=True)])
    codes = [office.day.text(f"family {number}") for number in range(families // 2, families)]
    _told("a claim durable, throttled", page.evaluate(SERVE, codes))
    volunteer.context.set_offline(True)
    _told("cold start offline, throttled", _starts(page, f"{office.address}/point/"))
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    _told("cold start offline", _starts(page, f"{office.address}/point/"))


def _read(page: Page, office: FakeOffice) -> list[float]:
    scene = held_up(office.day.text("Ruben"), 240)[:, 80:560, 0]
    told = {"pixels": scene.ravel().tolist(), "size": 480, "times": 30}
    took: list[float] = page.evaluate(READ, told)
    return took


def _starts(page: Page, address: str) -> list[float]:
    took = []
    for _ in range(STARTS):
        page.goto("about:blank")
        time.sleep(0.3)
        page.goto(address, wait_until="commit")
        took.append(float(page.evaluate(STARTED)))
    return took


def _told(what: str, took: Sequence[float]) -> None:
    ordered = sorted(took)
    high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    middle = statistics.median(ordered)
    print(f"{what:36} median {middle:6.1f} ms   95th percentile {high:6.1f} ms   ({len(took)})")


if __name__ == "__main__":
    main()
