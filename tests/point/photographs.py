"""Photographs of slips that nobody took: a printed page, seen by a cheap camera in bad light.

Every picture is what the app hands to its reader: a square of 640 points a side.
"""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2
import zxingcpp
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Light = NDArray[np.float32]
SIDE = 640
DOTS_AN_INCH = 250
TABLE = 105


SQUARE_MM = 33
# From the square's upper left corner to the edges where the slip is cut, millimetres.
CUT_MM = (-6.5, -6.5, 98.5, 67.75)


@dataclass(frozen=True)
class Cut:
    """One slip, cut out: its picture on a table, its code, the four corners of its square."""

    paper: Picture
    code: str
    corners: NDArray[np.float32]


def cut(pdf: bytes) -> list[Cut]:
    """The slips of a page, along its dashes."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=DOTS_AN_INCH / 72).to_numpy()
    grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)
    return [_cut(grey, found) for found in zxingcpp.read_barcodes(grey)]


def _cut(page: Picture, found: zxingcpp.Barcode) -> Cut:
    at = found.position
    ends = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
    corners = np.array([(one.x, one.y) for one in ends], np.float32)
    dots = (corners[1, 0] - corners[0, 0]) / SQUARE_MM
    left, top, right, bottom = (round(edge * dots) for edge in CUT_MM)
    x, y = corners[0].astype(int)
    rows, columns = slice(max(y + top, 0), y + bottom), slice(max(x + left, 0), x + right)
    paper = page[rows, columns]
    corners -= (columns.start, rows.start)
    return Cut(np.asarray(paper, np.uint8), found.text, corners)


def seen(slip: Cut, points: float, chance: np.random.Generator, tilt: float = 0.06) -> Light:
    """The slip with its square `points` wide in the picture, turned and tilted."""
    corners = slip.corners
    turn = chance.uniform(-0.45, 0.45)
    round_ = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    flat = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * points / 2
    room = (SIDE - points * 1.5) / 2
    middle = SIDE / 2 + chance.uniform(-1, 1, 2) * min(max(room, 0), 90)
    to = flat @ round_.T + middle + chance.normal(0, tilt * points / 2, (4, 2))
    way = cv2.getPerspectiveTransform(corners, to.astype(np.float32))
    # A camera sees the mean of what falls on each of its points.
    blur = max(1.0, float(np.linalg.norm(corners[1] - corners[0])) / points / 2)
    soft = cv2.GaussianBlur(slip.paper, (0, 0), blur)
    picture = cv2.warpPerspective(soft, way, (SIDE, SIDE), borderValue=TABLE)
    return picture.astype(np.float32)


def near(slip: Cut, chance: np.random.Generator) -> Light:
    picture = seen(slip, chance.uniform(300, 420), chance)
    return cv2.GaussianBlur(picture, (0, 0), chance.uniform(0.8, 2.5))


def far(slip: Cut, chance: np.random.Generator) -> Light:
    """Three and a half to five points for each module of the square."""
    picture = seen(slip, chance.uniform(88, 125), chance)
    return cv2.GaussianBlur(picture, (0, 0), chance.uniform(0.4, 0.9))


def blurred(slip: Cut, chance: np.random.Generator) -> Light:
    """Out of focus, or a hand that moves."""
    picture = seen(slip, chance.uniform(200, 300), chance)
    length = int(chance.integers(5, 10))
    way = np.zeros((length, length), np.float32)
    way[length // 2] = 1 / length
    turned = cv2.getRotationMatrix2D((length / 2 - 0.5,) * 2, chance.uniform(0, 180), 1)
    way = cv2.warpAffine(way, turned, (length, length))
    return cv2.GaussianBlur(cv2.filter2D(picture, -1, way / way.sum()), (0, 0), 1.5)


def glaring(slip: Cut, chance: np.random.Generator) -> Light:
    """The lamp in a plastic cover: a white spot anywhere on the square."""
    points = chance.uniform(200, 320)
    picture = seen(slip, points, chance)
    x, y = np.meshgrid(np.arange(SIDE), np.arange(SIDE))
    at = SIDE / 2 + chance.uniform(-0.4, 0.4, 2) * points
    wide, high = chance.uniform(0.05, 0.12, 2) * points
    spot = np.exp(-((((x - at[0]) / wide) ** 2 + ((y - at[1]) / high) ** 2) ** 2))
    haze = np.exp(-(((x - at[0]) / wide / 3) ** 2 + ((y - at[1]) / high / 3) ** 2))
    return np.asarray(picture + 260 * spot + 60 * haze, np.float32)


def dim(slip: Cut, chance: np.random.Generator) -> Light:
    """Evening without electricity: little light, much noise, darker to one side."""
    picture = seen(slip, chance.uniform(180, 320), chance)
    slope = np.linspace(1, chance.uniform(0.5, 1), SIDE, dtype=np.float32)
    return picture * slope * chance.uniform(0.12, 0.25) + chance.normal(0, 4, picture.shape)


def creased(slip: Cut, chance: np.random.Generator) -> Light:
    """Folded twice and flattened by hand: each fold shifts what lies beyond, with a worn edge."""
    picture = seen(slip, chance.uniform(200, 320), chance)
    x, y = np.meshgrid(np.arange(SIDE, dtype=np.float32), np.arange(SIDE, dtype=np.float32))
    for _ in range(2):
        turn, push = chance.uniform(0, np.pi), chance.uniform(-0.035, 0.035)
        away = (x - SIDE / 2) * np.cos(turn) + (y - SIDE / 2) * np.sin(turn)
        away = away - chance.uniform(-60, 60)
        bent = np.maximum(away, 0) * push
        picture = cv2.remap(
            picture,
            (x + bent * np.cos(turn)).astype(np.float32),
            (y + bent * np.sin(turn)).astype(np.float32),
            cv2.INTER_LINEAR,
            borderValue=TABLE,
        )
        shade = np.where(away > 0, chance.uniform(0.75, 1), 1)
        picture = picture * shade + 90 * np.exp(-((away / 1.5) ** 2))
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), 1.0), np.float32)


CONDITIONS: dict[str, Callable[[Cut, np.random.Generator], Light]] = {
    "near": near,
    "far": far,
    "blurred": blurred,
    "glaring": glaring,
    "dim": dim,
    "creased": creased,
}


def exposed(light: Light, chance: np.random.Generator) -> bytes:
    """What the sensor makes of it: noise, limits, one byte a point."""
    grey = np.clip(light + chance.normal(0, 3, light.shape), 0, 255).astype(np.uint8)
    return grey.tobytes()
