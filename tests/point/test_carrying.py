"""Claims that leave without a network, and a driver's day."""

import struct
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.point.conftest import NewPhone
from tests.point.fake_office import FakeOffice

pytestmark = pytest.mark.browser
RUN: dict[str, Any] = {
    "day": "2999-12-31",
    "stops": [
        {"stop": 4, "name": "Ruben", "address": "12, Micro district", "phones": ["+37491000000"]},
        {"stop": 5, "name": "Anahit", "address": "3, Garden street", "kits": {"food": 2}},
        {"stop": 6, "name": "Zabel", "address": "8, Garden street"},
    ],
}
PUT_TOGETHER = """async ([texts, rows]) => {
  const { carry: { collector }, bytes: { hex } } = await import('/point/app/bundle/app.js');
  const pieces = collector();
  return texts.map((text) => pieces.add(text)).map((one) => one && one.whole && hex(one.whole));
}"""


def test_unsent_claims_leave_as_a_file_that_only_the_office_reads(
    phone: NewPhone, office: FakeOffice, tmp_path: Path
) -> None:
    volunteer = phone().working()
    office.closed = True
    for who in ("Ruben", "Anahit"):
        volunteer.gives(who).goes_on()
    volunteer.page.locator("[data-top=menu]").click()
    volunteer.press("Send without network")
    with volunteer.page.expect_download() as begun:
        volunteer.press("Save as a file")
    path = tmp_path / begun.value.suggested_filename
    begun.value.save_as(path)
    content = path.read_bytes()
    assert path.name == "phone-1.tonir" and b"claim" not in content and b"tag" not in content
    length = struct.unpack(">I", content[:4])[0]
    assert len(content) == 4 + length
    held = office.relay(content[4:])
    assert [row["kind"] for row in held.rows.values()] == ["claim", "claim"] and held.sums == []
    # It stays on the phone until the office says itself that it has it.
    assert volunteer.figure(0) == "2"
    office.closed = False
    volunteer.page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(volunteer.page.locator(".strip dd").first).to_have_text("0")


def test_another_phone_carries_what_it_read_and_hands_it_in(
    phone: NewPhone, office: FakeOffice
) -> None:
    lost = phone().working("one")
    office.closed = True
    lost.gives("Ruben")
    texts = lost.page.evaluate(
        """async () => {
          const { store, carry } = await import('/point/app/bundle/app.js');
          const app = { ...store, ...carry };
          const db = await app.openStore();
          const [keys, enrolment] = await Promise.all(
            ['keys', 'enrolment'].map((name) => app.fact(db, name)));
          const phone = { keys, enrolment };
          const made = await app.parcels(db, phone, false);
          db.close();
          return app.pieces(made[0]);
        }"""
    )
    office.closed = False
    carrier = phone().working("two")
    whole = carrier.page.evaluate(PUT_TOGETHER, [[*texts[1:], "another square", texts[0]], 0])
    assert whole[-2] is None and whole[-1]
    carrier.page.evaluate(
        """async (whole) => {
          const { store, bytes } = await import('/point/app/bundle/app.js');
          const db = await store.openStore();
          await db.add('carried', { parcel: bytes.unhex(whole) });
          db.close();
        }""",
        whole[-1],
    )
    carrier.sends()
    expect(carrier.page.locator("#said")).to_have_text("Everything is with the office.")
    assert office.relayed == 1 and list(office.phones["phone-1"].rows) == [1]
    assert carrier.stored()["carried"] == []


def test_a_driver_goes_from_door_to_door_and_the_run_is_gone_at_night(
    phone: NewPhone, office: FakeOffice
) -> None:
    office.run = RUN
    driver = phone().scans_invitation("d", "driver").starts_shift()
    page = driver.page
    driver.sees("stop")
    expect(page.locator("h1")).to_have_text("Ruben")
    assert page.locator("a.link").first.get_attribute("href") == "tel:+37491000000"
    assert "Garden street" not in page.content()  # One at a time.
    driver.press("Nobody there")
    driver.press("Record this")
    expect(page.locator("h1")).to_have_text("Anahit")
    driver.press("Scan the slip at the door")
    driver.sees("scan")
    driver.shows("Anahit").sees("give")
    driver.press("Handed over")
    driver.sees("served")
    driver.press("Next family")
    expect(page.locator("h1")).to_have_text("Zabel")
    driver.press("They refused")
    driver.press("Record this")
    driver.sees("runOver")
    driver.press("Go there again")
    expect(page.locator("h1")).to_have_text("Ruben")
    rows = driver.queue()
    assert [(row["stop"], row["outcome"]) for row in rows] == [
        (4, "nobody"),
        (5, "delivered"),
        (6, "refused"),
    ]
    assert "tag" in rows[1] and "tag" not in rows[0]
    told = str(driver.stored())
    assert not [word for word in ("Ruben", "Garden", "+374") if word in told]
    assert "run" in [key for key, _ in driver.stored()["facts"]]
    page.clock.set_system_time("2999-12-31T23:59:00")
    page.reload()
    driver.sees("noRun")
    assert "run" not in [key for key, _ in driver.stored()["facts"]]
