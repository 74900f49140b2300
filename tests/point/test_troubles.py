"""Clock wrong, storage full, app updated, phone lost, phone used again: each thought through."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.point.conftest import NewPhone
from tests.point.fake_office import FakeOffice
from tests.point.handing_out import Day
from tonir.point.shell import DIGEST, START, WORKER

pytestmark = pytest.mark.browser


def test_a_wrong_clock_is_said_and_refuses_nobody(phone: NewPhone, office: FakeOffice) -> None:
    office.ahead = timedelta(hours=-3, minutes=-20)
    volunteer = phone().scans_invitation()
    said = "This phone’s clock is 3:20 fast."
    expect(volunteer.page.locator(".checks")).to_contain_text(said)
    volunteer.starts_shift().gives("Ruben")
    expect(volunteer.page.locator(".warning")).to_contain_text(said)
    office.ahead = timedelta(minutes=4)
    volunteer.sends()
    expect(volunteer.page.locator(".warning")).to_have_count(0)
    assert [row["kind"] for row in office.phones["phone-1"].rows.values()] == ["claim"]


# Browsers give no way to fill a phone for a test: what they throw is thrown here.
FULL = """window.bytesLeft = Infinity;
for (const name of ['put', 'add']) {
  const write = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = function (value, ...key) {
    const size = value instanceof Blob ? value.size : JSON.stringify(value).length;
    if (size > window.bytesLeft) throw new DOMException('full', 'QuotaExceededError');
    return write.call(this, value, ...key);
  };
}
const forget = IDBObjectStore.prototype.delete;
IDBObjectStore.prototype.delete = function (key) {
  if (key === 'held' && window.canLetGo) window.bytesLeft = 1e6;
  return forget.call(this, key);
};"""


def test_a_full_phone_keeps_claims_in_the_room_it_held_and_never_loses_one_silently(
    phone: NewPhone,
) -> None:
    volunteer = phone()
    volunteer.context.add_init_script(FULL)
    volunteer.working()
    page = volunteer.page
    page.evaluate("window.bytesLeft = 0; window.canLetGo = true")
    volunteer.gives("Ruben")
    expect(page.locator(".warning")).to_contain_text("almost full")
    page.evaluate("window.bytesLeft = 0; window.canLetGo = false")
    volunteer.goes_on().shows("Anahit").sees("give")
    volunteer.press("Handed over")
    volunteer.sees("notKept")
    expect(page.locator("h1")).to_have_text("NOT recorded")
    assert len(volunteer.queue()) == 1
    page.evaluate("window.bytesLeft = 1e9")
    volunteer.press("Try again")
    volunteer.sees("served")
    assert [row["kind"] for row in volunteer.queue()] == ["claim", "claim"]


def test_a_full_phone_hears_the_office_again_until_its_answer_finds_room(
    phone: NewPhone, office: FakeOffice
) -> None:
    volunteer = phone()
    volunteer.context.add_init_script(FULL)
    volunteer.working().gives("Ruben")
    page = volunteer.page
    page.evaluate("window.bytesLeft = 0")
    for _ in range(2):
        volunteer.sends()
        expect(page.locator("#said")).to_contain_text("almost full")
        assert [row["kind"] for row in office.phones["phone-1"].rows.values()] == ["claim"]
        volunteer.press("Back")
    page.evaluate("window.bytesLeft = 1e9")
    volunteer.sends()
    expect(page.locator(".facts dd").first).to_have_text("0")
    assert len(office.phones["phone-1"].rows) == 1


def test_a_full_phone_is_put_out_all_the_same_and_stays_so(
    phone: NewPhone, office: FakeOffice
) -> None:
    volunteer = phone()
    volunteer.context.add_init_script(FULL)
    volunteer.working()
    office.phones["phone-1"].revoked = True
    volunteer.page.evaluate("window.bytesLeft = 0")
    volunteer.sends()
    volunteer.sees("revoked")
    assert "pack" not in dict(volunteer.stored()["facts"])
    volunteer.page.reload()
    volunteer.sees("revoked")


@pytest.mark.parametrize("language", ["en", "hy", "ru"])
def test_a_shift_that_a_full_phone_cannot_keep_neither_begins_nor_ends(
    language: str, phone: NewPhone
) -> None:
    volunteer = phone(language)
    volunteer.context.add_init_script(FULL)
    volunteer.scans_invitation()
    page = volunteer.page

    def says_so_and_keeps_it_at_the_second_try(then: str) -> None:
        volunteer.sees("notKept")
        expect(page.locator("#lead")).to_have_text(no_room)
        assert volunteer.barred() == [] and volunteer.fits()
        page.evaluate("window.bytesLeft = 1e9")
        page.locator(".actions .first").click()
        volunteer.sees(then)

    no_room = page.evaluate(
        "(one) => import('/point/app/bundle/app.js').then((app) => app[one].noRoom)",
        language,
    )
    page.evaluate("window.bytesLeft = 0")
    volunteer.starts_shift()
    says_so_and_keeps_it_at_the_second_try("scan")
    assert "endedAt" not in dict(volunteer.stored()["facts"])["shift"]
    page.evaluate("window.bytesLeft = 0")
    page.locator("[data-top=menu]").click()
    volunteer.sees("shift")
    page.locator(".more button").last.click()
    page.locator(".actions button").last.click()
    says_so_and_keeps_it_at_the_second_try("ended")
    assert "endedAt" in dict(volunteer.stored()["facts"])["shift"]


def test_a_full_phone_is_not_let_in_and_says_why(phone: NewPhone, office: FakeOffice) -> None:
    volunteer = phone()
    volunteer.context.add_init_script(FULL + "window.bytesLeft = 0;")
    volunteer.page.goto(office.invite("one"))
    volunteer.sees("notEnrolled")
    expect(volunteer.page.locator("main")).to_contain_text("Almost no room")
    volunteer.page.evaluate("window.bytesLeft = 1e9")
    volunteer.press("Try again")
    volunteer.sees("ready")


def test_a_phone_without_room_says_so_before_the_shift(phone: NewPhone) -> None:
    volunteer = phone()
    volunteer.context.add_init_script(FULL + "window.bytesLeft = 100000;")
    volunteer.scans_invitation()
    expect(volunteer.page.locator(".checks")).to_contain_text("Almost no room")


def test_storage_that_may_be_cleared_is_said_before_the_shift(phone: NewPhone) -> None:
    volunteer = phone()
    never = "navigator.storage.persist = navigator.storage.persisted = async () => false;"
    volunteer.context.add_init_script(never)
    volunteer.scans_invitation()
    expect(volunteer.page.locator(".checks")).to_contain_text("may clear its memory")
    always = "navigator.storage.persist = async () => true;"
    volunteer.context.add_init_script(always)
    volunteer.page.reload()
    volunteer.sees("ready")
    expect(volunteer.page.locator(".checks")).to_contain_text("keeps what it records")


def newer(office: FakeOffice) -> None:
    """Another build of the app: its page has another title, and its worker knows so."""
    page, worker = office.files[START], office.files[WORKER]
    content = page.content.replace(b"<title>Tonir</title>", b"<title>Tonir, newer</title>")
    assert content != page.content
    office.files[START] = made = replace(page, content=content)
    text = worker.content.decode()
    version = re.search(r'VERSION = "(\w+)"', text)
    assert version
    text = text.replace(version[1], "another")
    text = text.replace(page.digest[:DIGEST], digest_of(made.content)[:DIGEST])
    office.files[WORKER] = replace(worker, content=text.encode())


def digest_of(content: bytes) -> str:
    import base64
    import hashlib

    return base64.b64encode(hashlib.sha256(content).digest()).decode()


def test_a_new_version_waits_until_the_shift_is_over(phone: NewPhone, office: FakeOffice) -> None:
    volunteer = phone(service_workers="allow").working()
    page = volunteer.page
    newer(office)
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
    waits = "navigator.serviceWorker.getRegistration().then((one) => Boolean(one.waiting))"
    for _ in range(50):
        if page.evaluate(waits):
            break
        page.wait_for_timeout(100)
    assert page.evaluate(waits)
    volunteer.gives("Ruben").goes_on()
    page.reload()
    volunteer.sees("scan")
    served = "fetch('/point/').then((one) => one.text())"
    assert "Tonir, newer" not in page.evaluate(served)
    page.locator("[data-top=menu]").click()
    expect(page.locator("main")).to_contain_text("comes after the shift")
    volunteer.press("End the shift")
    volunteer.press("End it now")
    volunteer.sees("ended")
    expect(page.locator("h1")).to_have_text("The shift is over")
    for _ in range(50):
        if "Tonir, newer" in page.evaluate(served):
            break
        page.wait_for_timeout(100)
    assert "Tonir, newer" in page.evaluate(served)
    assert [row["kind"] for row in volunteer.queue()] == ["claim"]


def test_a_lost_phone_gives_nothing_once_the_office_is_heard(
    phone: NewPhone, office: FakeOffice
) -> None:
    volunteer = phone().working()
    volunteer.gives("Ruben").goes_on()
    office.phones["phone-1"].revoked = True
    volunteer.sends()
    volunteer.sees("revoked")
    assert "pack" not in [key for key, _ in volunteer.stored()["facts"]]
    volunteer.page.reload()
    volunteer.sees("revoked")
    assert list(office.phones["phone-1"].rows) == [1]


def test_a_slip_that_was_replaced_in_the_middle_of_a_shift_is_known_after_the_next_sending(
    phone: NewPhone, office: FakeOffice
) -> None:
    volunteer = phone().working()
    office.day.withdrawn.append(office.day.slips["Ruben"])
    volunteer.gives("Anahit")
    volunteer.sends()
    volunteer.press("Back")
    expect(volunteer.page.locator(".strip dd").first).to_have_text("0")
    volunteer.shows("Ruben").sees("replaced")


def test_a_list_of_withdrawn_slips_that_no_issuer_signed_is_not_taken(
    phone: NewPhone, office: FakeOffice
) -> None:
    volunteer = phone()
    office.invite("one")
    stranger = Day()
    told = office.day.enrolment
    office.day.enrolment = lambda *given: {  # type: ignore[method-assign]
        **told(*given),
        "issuers": stranger.enrolment("x")["issuers"],
    }
    volunteer.scans_invitation()
    expect(volunteer.page.locator(".checks .bad").first).to_contain_text("No pack yet")
    assert "pack" not in [key for key, _ in volunteer.stored()["facts"]]


def test_an_invitation_lets_one_phone_in_and_the_same_phone_again(
    phone: NewPhone, office: FakeOffice
) -> None:
    volunteer = phone().working()
    volunteer.page.goto(office.invite("one"))
    volunteer.sees("scan")
    second = phone()
    second.page.goto(f"{office.address}/point/#i=one")
    second.sees("notEnrolled")
    expect(second.page.locator("main")).to_contain_text("Another phone has used this invitation")
    assert "#" not in second.page.url


def test_a_phone_is_not_given_away_with_unsent_claims(phone: NewPhone, office: FakeOffice) -> None:
    volunteer = phone().working()
    office.closed = True
    volunteer.gives("Ruben")
    volunteer.page.goto(office.invite("tomorrow"))
    volunteer.sees("unsentFirst")
    assert len(volunteer.queue()) == 1
    office.closed = False
    volunteer.press("Send now")
    volunteer.sees("ready")
    assert volunteer.queue() == [] and list(office.phones["phone-1"].rows) == [1]
    assert sorted(office.phones) == ["phone-1", "phone-2"]


def test_an_answer_that_was_lost_while_enrolling_comes_again_for_the_same_keys(
    phone: NewPhone, office: FakeOffice
) -> None:
    volunteer = phone()
    # The office takes the phone in, and the network cuts its answer off.
    volunteer.page.route("**/point/api/enrol", lambda route: (route.fetch(), route.abort()))
    volunteer.page.goto(office.invite("one"))
    volunteer.sees("notEnrolled")
    volunteer.page.unroute("**/point/api/enrol")
    volunteer.press("Try again")
    volunteer.sees("ready")
    assert sorted(office.phones) == ["phone-1"]
