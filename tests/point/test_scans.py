"""Slips at a table: what each of them brings up, and what is recorded of it."""

import pytest
from playwright.sync_api import expect

from tests.point.conftest import NewPhone
from tests.point.fake_office import FakeOffice
from tests.point.handing_out import GREETING, Day

pytestmark = pytest.mark.browser


def test_anahits_slip_shows_what_to_give_and_is_served_once(phone: NewPhone) -> None:
    volunteer = phone().working(food=40, hygiene=20, baby=9)
    page = volunteer.page
    volunteer.shows("Anahit").sees("give")
    assert GREETING in page.locator("main").inner_text()
    assert [one.inner_text() for one in page.locator(".many").all()] == ["×2", "×1", "×1"]
    expect(page.locator("main")).to_contain_text("Heavy: offer help.")
    expect(page.locator("main")).to_contain_text("Never infant formula")
    assert volunteer.queue() == []
    volunteer.press("Handed over")
    volunteer.sees("served")
    assert [row["kind"] for row in volunteer.queue()] == ["claim"]
    assert GREETING not in page.content()
    expect(page.locator(".strip dd").nth(3)).to_contain_text("38")

    volunteer.goes_on().shows("Anahit").sees("already")
    expect(page.locator(".lead")).to_contain_text(volunteer.queue()[0]["at"][11:16])
    assert volunteer.queue()[1]["why"] == "already"


OUTCOMES = {
    "elsewhere": ("wrong_point", "wrong_point", "Artashat hall"),
    "another day": ("wrong_day", "wrong_day", "Wednesday 20 August"),
    "another lane": ("wrong_lane", "wrong_day", "lane 2"),
    "replaced": ("replaced", "replaced", "new one"),
    "stranger": ("not_ours", "not_ours", "Give nothing"),
    "another round": ("not_ours", "not_ours", "Give nothing"),
    "the other kind": ("training", "training", "only for practice"),
}


def test_every_other_slip_is_told_apart_and_written_down(phone: NewPhone) -> None:
    volunteer = phone().working()
    for who, (screen, _, said) in OUTCOMES.items():
        volunteer.shows(who).sees(screen)
        expect(volunteer.page.locator("main")).to_contain_text(said)
        volunteer.goes_on()
    assert [row["why"] for row in volunteer.queue()] == [why for _, why, _ in OUTCOMES.values()]
    shapes = volunteer.page.evaluate(
        """async (names) => {
          const { signs: { shape } } = await import('/point/app/bundle/app.js');
          return names.map((name) => shape(name).innerHTML);
        }""",
        [*{screen for screen, _, _ in OUTCOMES.values()}, "served", "already", "unreadable"],
    )
    assert len(set(shapes)) == len(shapes) == 9


def test_a_misread_code_is_said_at_once_and_a_look_alike_is_none(
    phone: NewPhone, office: FakeOffice
) -> None:
    volunteer = phone().working()
    right = office.day.text("Ruben")
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    volunteer.types(wrong).sees("unreadable")
    volunteer.goes_on().types(right.lower().replace("0", "о").replace("1", "l")).sees("give")
    assert [row["why"] for row in volunteer.queue()] == ["H01"]


def test_no_slip_of_practice_turns_green_in_a_shift_and_no_real_one_in_practice(
    phone: NewPhone, office: FakeOffice
) -> None:
    # Even if rows and signposts of practice were in the pack of a real shift.
    office.day = Day(training=True)
    learner = phone().working("practice")
    expect(learner.page.locator("body")).to_have_class("practice")
    learner.gives("Ruben").goes_on().shows("the other kind").sees("real")
    told = office.day.enrolment("phone-2") | {"training": False}
    office.day.enrolment = lambda *_: told  # type: ignore[method-assign]
    volunteer = phone().working("real")
    volunteer.shows("Ruben").sees("training")
    assert [row["why"] for row in volunteer.queue()] == ["training"]


def test_a_row_that_no_issuer_signed_is_given_nothing(phone: NewPhone, office: FakeOffice) -> None:
    volunteer = phone()
    forged = Day(issuer=office.day.issuer)
    forged.slips, forged.opened = office.day.slips, dict(office.day.opened)
    mine, other = forged.opened["Anahit"], forged.opened["Ruben"]
    forged.opened["Anahit"] = type(mine)(
        mine.tag, mine.commitment, other.signature, mine.blinding, mine.kits
    )
    office.day = forged
    volunteer.working().shows("Anahit").sees("altered")
    assert volunteer.queue()[0]["why"] == "H06"


def test_part_is_missing_and_that_is_what_is_recorded(phone: NewPhone) -> None:
    volunteer = phone().working(food=10)
    volunteer.shows("Ruben").sees("give")
    volunteer.press("Part is missing")
    volunteer.sees("short")
    page = volunteer.page
    page.get_by_role("button", name="Food kit: one more missing").click()
    volunteer.press("Handed over the rest")
    volunteer.sees("served")
    assert volunteer.queue()[0]["short"] == {"food": 1}
    expect(page.locator(".strip dd").nth(3)).to_contain_text("9")


def test_undo_within_a_minute_and_a_reversal_with_a_reason_after_it(
    phone: NewPhone, office: FakeOffice
) -> None:
    volunteer = phone().working()
    volunteer.gives("Ruben").press("Undo")
    volunteer.sees("takenBack")
    volunteer.goes_on().gives("Ruben").goes_on().shows("Ruben").sees("already")
    volunteer.press("Take that back")
    volunteer.press("The family did not take it")
    volunteer.sees("takenBack")
    volunteer.goes_on().gives("Ruben").goes_on()
    rows = [row for row in volunteer.queue() if row["kind"] in ("claim", "reversal")]
    assert [row.get("reason", "") for row in rows] == ["", "undo", "", "not_taken", ""]
    assert [row["of"] for row in rows if "of" in row] == [1, 3]
    volunteer.page.locator("[data-top=menu]").click()
    volunteer.press("End the shift")
    volunteer.press("End it now")
    volunteer.sees("ended")
    held = office.phones["phone-1"]
    assert held.sums[-1]["claims"] == 1 and held.sums_hold()


def test_a_second_tab_of_the_same_phone_serves_nobody_twice(phone: NewPhone) -> None:
    volunteer = phone().working()
    volunteer.shows("Ruben").sees("give")
    second = volunteer.context.new_page()
    second.goto(f"{volunteer.office.address}/point/")
    first, volunteer.page = volunteer.page, second
    volunteer.sees("scan")
    volunteer.gives("Ruben")
    volunteer.page = first
    volunteer.press("Handed over")
    volunteer.sees("already")
    assert [row["kind"] for row in volunteer.queue()] == ["claim"]


def test_families_without_a_slip_are_served_up_to_the_quota_and_no_further(
    phone: NewPhone,
) -> None:
    volunteer = phone().working(food=5)
    for _ in range(2):
        volunteer.press("No slip")
        volunteer.press("Slip lost")
        volunteer.press("Handed over")
        volunteer.sees("served")
        volunteer.goes_on()
    volunteer.press("No slip")
    volunteer.sees("walkIn")
    assert volunteer.page.locator(".actions button").count() == 1
    rows = volunteer.queue()
    assert [(row["kind"], row["kits"], row["reason"]) for row in rows] == [
        ("walk_in", {"food": 1}, "lost_slip")
    ] * 2
    expect(volunteer.page.locator(".strip dd").nth(3)).to_contain_text("3")
