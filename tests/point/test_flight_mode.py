"""A day without a network, with a browser that is killed, and a phone that is taken apart."""

import base64
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.point.conftest import NewPhone
from tests.point.fake_office import FakeOffice
from tests.point.handheld import Handheld
from tests.point.handing_out import GREETING, ROUND, VERSION, Day
from tests.point.pocket import pocket
from tonir.engines.slips import find_row, index_of
from tonir.engines.slips.keys import row_key_of

pytestmark = pytest.mark.browser
# The way of a scan without fingers: judged and recorded by the app's own modules.
SERVE = """async (codes) => {
  const names = ['store', 'enrolling', 'pack', 'verdict', 'queue', 'bytes'];
  const modules = await import('/point/app/bundle/app.js');
  const app = Object.assign({}, ...names.map((name) => modules[name]));
  const db = await app.openStore();
  const shift = { db, ...await app.lasting(db) };
  shift.issuers = shift.enrolment.issuers.map(app.unbase64url);
  await app.loadPack(shift);
  const took = [];
  for (const text of codes) {
    const verdict = await app.judge(text, shift, (tag) => app.claimOf(db, tag));
    const begun = performance.now();
    await app.claim(db, verdict.row);
    took.push(performance.now() - begun);
  }
  db.close();
  return took;
}"""


def test_a_full_day_in_flight_mode_and_everything_is_sent_when_the_network_is_back(
    phone: NewPhone, office: FakeOffice
) -> None:
    volunteer = phone(service_workers="allow").working(food=40)
    volunteer.context.set_offline(True)
    volunteer.page.reload()
    volunteer.sees("scan")
    for who in ("Anahit", "Ruben"):
        volunteer.gives(who).goes_on()
    volunteer.shows("elsewhere").sees("wrong_point")
    expect(volunteer.page.locator(".strip dd").first).to_have_text("3")
    volunteer.page.locator("[data-top=menu]").click()
    volunteer.press("Send now")
    expect(volunteer.page.locator("#said")).to_have_text(
        "The office does not answer. Everything is kept here."
    )
    volunteer.context.set_offline(False)
    expect(volunteer.page.locator(".strip dd").first).to_have_text("0")
    assert sorted(office.phones["phone-1"].rows) == [1, 2, 3]
    assert office.phones["phone-1"].sums == []  # Two families' sums would tell too much.


def test_500_claims_a_killed_browser_and_a_bad_network_and_none_is_lost_or_twice(
    tmp_path: Path, office: FakeOffice, playwright: Playwright
) -> None:
    office.day = Day(families=500)
    codes = [office.day.text(f"family {n}") for n in range(500)]
    with pocket(tmp_path, office, playwright) as one:
        volunteer = one.start().working()
        office.closed = True
        volunteer.page.evaluate(SERVE, codes[:350])
        volunteer.gives("Anahit")
        one.kill()
        volunteer = one.start()
        volunteer.page.goto(f"{office.address}/point/")
        volunteer.sees("scan")
        volunteer.shows("Anahit").sees("already")
        expect(volunteer.page.locator(".strip dd").first).to_have_text("352")
        took = volunteer.page.evaluate(SERVE, codes[350:])
        print(f"durable: 95th percentile {sorted(took)[int(len(took) * 0.95)]:.1f} ms")
        office.closed, office.faults = False, cycle(["busy", "lost", "late", "lost", "twice"])
        held = office.phones["phone-1"]
        volunteer.goes_on()
        for _ in range(60):
            if len(held.rows) == 502 and volunteer.figure(0) == "0":
                break
            volunteer.page.evaluate("window.dispatchEvent(new Event('online'))")
            volunteer.page.wait_for_timeout(120)
        assert sorted(held.rows) == list(range(1, 503)) and volunteer.figure(0) == "0"
        assert held.came_again > 0  # The network did misbehave.
        tags = [row["tag"] for row in held.standing()]
        assert len(tags) == len(set(tags)) == 501
        office.faults = iter(())
        volunteer.page.locator("[data-top=menu]").click()
        volunteer.press("End the shift")
        volunteer.press("End it now")
        volunteer.sees("ended")
        assert held.sums[-1]["claims"] == 501 and held.sums_hold()


def spellings(secret: bytes) -> list[bytes]:
    """How bytes may stand in a file: as they are, in hexadecimal, in base64 of either kind."""
    plain = base64.b64encode(secret).rstrip(b"=")
    url = base64.urlsafe_b64encode(secret).rstrip(b"=")
    return [secret, secret.hex().encode(), plain, url]


def forbidden(day: Day) -> dict[str, list[bytes]]:
    """What a phone must not have kept, by what it is."""
    found: dict[str, list[bytes]] = {}
    for name, code in day.slips.items():
        text = code.text()
        found[f"code of {name}"] = [text.encode(), text.encode("utf-16-le")]
        found[f"secret of {name}"] = spellings(code.secret_bytes())
        found[f"row key of {name}"] = spellings(row_key_of(code.secret_bytes(), ROUND, VERSION))
    for name, row in day.opened.items():
        # A claim's tag, commitment and signature stay, but not as they stood in the row.
        found[f"opened row of {name}"] = [row.tag + row.commitment + row.signature]
        index = index_of(day.slips[name].secret_bytes(), ROUND, VERSION)
        found[f"index of {name}, away from the pack"] = spellings(index)[1:]
    found["greeting"] = [GREETING.encode(), GREETING.encode("utf-16-le")]
    return found


def test_a_phone_taken_apart_in_the_middle_of_a_shift_tells_nothing_of_anybody(
    tmp_path: Path, office: FakeOffice, playwright: Playwright
) -> None:
    with pocket(tmp_path, office, playwright) as one:
        volunteer = one.start().working()
        volunteer.gives("Ruben").goes_on().gives("family 1").goes_on()
        volunteer.shows("elsewhere").goes_on().shows("stranger").goes_on()
        volunteer.shows("Anahit").sees("give")  # Her row is open on the screen.
        kept = volunteer.stored()
        keys = [value for key, value in kept["facts"] if key == "keys"]
        assert str(keys).count("extractable: false") == 2
        one.kill()
        files = list(one.bytes_on_disk())
    assert any("indexeddb" in str(path) for path, _ in files)
    # The search sees what is there: a claim's own tag is.
    tag = base64.urlsafe_b64encode(office.day.opened["Ruben"].tag).rstrip(b"=")
    assert any(tag in held for _, held in files)
    told = str({**kept, "facts": [one for one in kept["facts"] if one[0] != "pack"]}).encode()
    assert tag in told
    unclaimed = {
        f"of {name}: {what}": spellings(getattr(row, what))
        for name, row in office.day.opened.items()
        if name not in ("Ruben", "family 1")
        for what in ("tag", "commitment", "blinding")
    }
    for what, spelt in {**forbidden(office.day), **unclaimed}.items():
        for content in spelt:
            assert content not in told, what
            assert not [path for path, held in files if content in held], what


def test_secrets_of_chance_open_nothing_in_a_stolen_phones_pack(office: FakeOffice) -> None:
    rows = office.day.rows()
    for _ in range(500):
        assert find_row(rows, Day(families=0).slips["stranger"], VERSION) is None


def test_the_browser_begins_where_it_was_killed(
    tmp_path: Path, office: FakeOffice, playwright: Playwright
) -> None:
    with pocket(tmp_path, office, playwright) as one:
        volunteer: Handheld = one.start().working(food=9)
        volunteer.shows("Ruben").sees("give")
        one.kill()  # Before the press: nothing was given.
        volunteer = one.start()
        office.closed = True
        volunteer.page.goto(f"{office.address}/point/")
        volunteer.sees("scan")
        volunteer.shows("Ruben").sees("give")
        volunteer.press("Handed over")
        volunteer.sees("served")
        one.kill()  # After it was green.
        volunteer = one.start()
        volunteer.page.goto(f"{office.address}/point/")
        volunteer.sees("scan")
        expect(volunteer.page.locator(".strip dd").nth(3)).to_contain_text("7")
        volunteer.shows("Ruben").sees("already")
