"""The camera, from light to green: Chromium films a file instead of a street."""

from pathlib import Path

import cv2
import numpy as np
import pytest
import segno
from playwright.sync_api import Playwright, expect

from tests.point.fake_office import FakeOffice
from tests.point.pocket import pocket

pytestmark = pytest.mark.browser
WIDTH, HEIGHT = 640, 480


def film(path: Path, texts: list[str], size: int, frames: int = 8) -> list[str]:
    """A film in which the squares of these texts are held before the camera, one by one, on grey
    paper, a little tilted; the arguments that make Chromium see it."""
    with path.open("wb") as out:
        for text in texts:
            picture = cv2.imencode(".jpg", held_up(text, size))[1].tobytes()
            out.write(picture * frames)
    return [
        *("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"),
        f"--use-file-for-fake-video-capture={path}",
    ]


def held_up(text: str, size: int) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    level = "q" if len(text) < 40 else "l"
    modules = np.array([[*row] for row in segno.make(text, error=level, micro=False).matrix])
    paper = np.pad(np.where(modules == 1, 40, 225), 4, constant_values=225).astype(np.uint8)
    square = cv2.resize(paper, (size, size), interpolation=cv2.INTER_NEAREST)
    scene = np.full((HEIGHT, WIDTH), 150, np.uint8)
    top, left = (HEIGHT - size) // 2, (WIDTH - size) // 2
    scene[top : top + size, left : left + size] = square
    turn = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), 4, 1)
    turned = cv2.warpAffine(scene, turn, (WIDTH, HEIGHT), borderValue=150)
    return np.asarray(cv2.cvtColor(turned, cv2.COLOR_GRAY2BGR), np.uint8)


def test_a_slip_before_the_camera_is_read_and_served(
    tmp_path: Path, office: FakeOffice, playwright: Playwright
) -> None:
    seen = film(tmp_path / "slip.mjpeg", [office.day.text("Ruben")], 240)
    with pocket(tmp_path / "phone", office, playwright) as one:
        volunteer = one.start(*seen).working()
        volunteer.sees("give")
        volunteer.press("Handed over")
        volunteer.sees("served")
        volunteer.press("Next family")
        # The same slip still lies before the camera: nobody is told "already served" for that.
        volunteer.sees("scan")
        volunteer.page.wait_for_timeout(700)
        volunteer.sees("scan")
        assert [row["kind"] for row in volunteer.queue()] == ["claim"]
        assert volunteer.complaints == []


def test_a_phone_reads_the_squares_of_another_one(
    tmp_path: Path, office: FakeOffice, playwright: Playwright
) -> None:
    with pocket(tmp_path / "phone", office, playwright) as one:
        volunteer = one.start().working()
        office.closed = True
        volunteer.gives("Ruben")
        volunteer.page.locator("[data-top=menu]").click()
        volunteer.press("Send without network")
        volunteer.press("Show to another phone")
        volunteer.sees("squares")
        texts = read_off(volunteer.page.locator("canvas"))
    office.closed = False
    seen = film(tmp_path / "squares.mjpeg", sorted(texts), 440)
    with pocket(tmp_path / "carrier", office, playwright) as one:
        carrier = one.start(*seen).working("two")
        carrier.page.locator("[data-top=menu]").click()
        carrier.press("Read another phone")
        expect(carrier.page.locator(".left")).to_contain_text("Packets: 1", timeout=30_000)
        carrier.press("Done")
        for _ in range(50):
            if office.relayed:
                break
            carrier.page.wait_for_timeout(100)
        assert list(office.phones["phone-1"].rows) == [1]


def read_off(canvas: object) -> set[str]:
    """What another phone's camera would read there, over some seconds."""
    import zxingcpp

    texts: set[str] = set()
    for _ in range(40):
        shot = np.frombuffer(canvas.screenshot(), np.uint8)  # type: ignore[attr-defined]
        for found in zxingcpp.read_barcodes(cv2.imdecode(shot, cv2.IMREAD_GRAYSCALE)):
            texts.add(found.text)
        if texts and len(texts) == int(next(iter(texts)).split()[2].split("/")[1]):
            break
    return texts
