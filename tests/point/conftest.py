"""Phones: each a browser context of its own, with its own storage."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

import hatch_build
from tests.browser import ARGUMENTS, HOW, chromium
from tests.point.fake_office import FakeOffice, open_office
from tests.point.handheld import Handheld

SIZE = {"width": 360, "height": 640}
NewPhone = Callable[..., Handheld]
# Only bounds a wait: on a busy machine a phone is let in slowly.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="package", autouse=True)
def app_of_these_modules() -> None:
    """Who changed a module and ran only these tests tests what he changed."""
    hatch_build.bundle_app(Path(hatch_build.__file__).parent)


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.fail(HOW)
    with playwright.chromium.launch(executable_path=path, args=ARGUMENTS) as launched:
        yield launched


@pytest.fixture
def office() -> Iterator[FakeOffice]:
    office = FakeOffice()
    server = open_office(office)
    yield office
    server.shutdown()
    server.server_close()


@pytest.fixture
def phone(browser: Browser, office: FakeOffice) -> Iterator[NewPhone]:
    """Phones as they come out of a pocket; at the end none of them may have complained."""
    out: list[Handheld] = []

    def take_out(language: str = "en", **options: Any) -> Handheld:
        # Only tests of flight mode install the app: it takes a second.
        chosen = {"viewport": SIZE, "locale": language, "service_workers": "block", **options}
        context = browser.new_context(**chosen)
        out.append(Handheld(context, office))
        return out[-1]

    yield take_out
    for one in out:
        one.context.close()
        assert one.complaints == []
