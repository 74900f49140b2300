"""A phone at a point and the office that its users serve: let in, offline, heard, put out."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.visiting import Visit
from tests.point.handheld import Handheld

pytestmark = pytest.mark.browser
# The page invites for shifts that are not over; the example's days were last summer.
INVITE = """
import django; django.setup()
from datetime import timedelta
from django.utils import timezone
from tonir.handover.models import Pack
from tonir.handover.phones import Shift, invite
from tonir.programme.queries import current_round
pack = Pack.objects.filter(point="P01", withdrawn_at=None).exclude(day=None).first()
now = timezone.now()
shift = Shift(pack.point, pack.day, None, "lane", now, now + timedelta(hours=8))
print(invite(current_round(), shift, "a test"))
"""


@dataclass
class RealOffice:
    """Where a phone is let in."""

    address: str
    folder: Path

    def invite(self, *_: str) -> str:
        known = {
            "TONIR_PROGRAMME": str(self.folder),
            "DJANGO_SETTINGS_MODULE": "tonir.office.settings",
        }
        done = subprocess.run(
            [sys.executable, "-c", INVITE],
            env={**os.environ, **known},
            capture_output=True,
            text=True,
            check=True,
        )
        return f"{self.address}/point/#i={done.stdout.strip()}"


@pytest.fixture
def volunteer(browser: Browser, office: str, whole_example: Path) -> Iterator[Handheld]:
    context = browser.new_context(viewport={"width": 360, "height": 640}, locale="en")
    one = Handheld(context, RealOffice(office, whole_example))  # type: ignore[arg-type]
    yield one
    context.close()
    assert one.complaints == []


def test_a_phone_works_a_shift_with_the_real_office(
    volunteer: Handheld, visit: Visit, whole_example: Path
) -> None:
    lines = (whole_example / "scans" / "P01.csv").read_text(encoding="utf-8").split()
    codes = [line.split(",")[0] for line in lines if re.match(r"[0-9A-Z]{25},", line)]
    volunteer.scans_invitation().starts_shift(food=20)
    volunteer.sees("scan")
    page = volunteer.page
    name = next(value["device"] for key, value in volunteer.stored()["facts"] if key == "enrolment")
    volunteer.context.set_offline(True)
    page.reload()
    volunteer.sees("scan")
    for code in codes[:2]:
        volunteer.types(code).sees("give")
        page.locator(".actions .first").click()
        volunteer.sees("served")
        volunteer.goes_on()
    volunteer.types(codes[0]).sees("already")
    volunteer.context.set_offline(False)
    expect(page.locator(".strip dd").first).to_have_text("0")
    page.locator("[data-top=menu]").click()
    volunteer.press("End the shift")
    volunteer.press("End it now")
    volunteer.sees("ended")
    expect(page.locator("main")).to_contain_text("Everything is with the office.")

    # These slips came with the point's file of scans as well: kept, flagged, for a person.
    coordinator = visit().log_in("coordinator")
    coordinator.go("/handover/phones/")
    expect(coordinator.page.locator("main")).to_contain_text(name)
    coordinator.go("/handover/conflicts/")
    expect(coordinator.page.locator("main")).to_contain_text(name)

    coordinator.page.goto(f"{coordinator.address}/handover/phones/")
    form = coordinator.page.locator(f'form[action$="/{name}/revoke/"]')
    if not form.is_visible():
        coordinator.page.locator("summary").last.click()
    form.locator("[name=reason]").fill("Lost on the way home")
    form.locator("button").click()
    page.locator(".actions button").last.click()
    volunteer.sees("revoked")
    assert "pack" not in [key for key, _ in volunteer.stored()["facts"]]
