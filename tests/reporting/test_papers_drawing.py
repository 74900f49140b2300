"""The drawing of squares, the fonts of every letter, and long names on a small slip."""

import re
from datetime import UTC, date, datetime, time

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from numpy.typing import NDArray

from tonir.engines.slips import new_code
from tonir.handover.run import Slip
from tonir.reporting.papers.slips import Facts, kit_marks, slip_page
from tonir.reporting.papers.squares import MASK, drawn, square_path
from tonir.reporting.papers.typesetting import PICTOGRAMS, page_count, pictogram, typeset

Picture = NDArray[np.uint8]
DOTS = 250  # An inch.
LEVEL_Q = 0b11  # L is 01, M 00, H 10.
AT = datetime(2025, 8, 1, tzinfo=UTC)
KITS = {f"kit-{number}": "box" for number in range(16)}
LONG = {
    "en": "Basic School No. 7 of the lower town, gymnasium, entrance from the yard by the pharmacy",
    "hy": "Ստորին թաղամասի թիվ 7 հիմնական դպրոցի մարզադահլիճ, մուտքը բակից՝ դեղատան կողքով",
    "ru": "Спортзал основной школы № 7 нижнего квартала, вход со двора рядом с аптекой",
}


def facts(languages: tuple[str, ...] = ("en", "hy", "ru")) -> Facts:
    return Facts({"P": LONG}, KITS, 15, languages)


def slip(kits: dict[str, int]) -> Slip:
    visit = ("P", date(2025, 8, 20), time(10, 15), 2)
    return Slip("h", 1, new_code(1).text(), 1, *visit, at_home=False, kits=kits)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("languages", [["en"], ["hy", "ru"], ["ru", "hy", "en"]])
@pytest.mark.parametrize("count", [0, 1, 5, 11, 16])
def test_long_names_many_kits_and_languages_leave_the_square_readable(
    languages: list[str], count: int, large: bool
) -> None:
    made = [slip(dict.fromkeys(list(KITS)[:count], 12)) for _ in range(4 if large else 8)]
    pages = [slip_page(one, facts(), languages) for one in made]
    pdf = typeset("slips", {"slips": pages, "large": large}, AT)
    assert page_count(pdf) == 1
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_numpy()
    found = zxingcpp.read_barcodes(image)
    assert {one.text for one in found} == {one.code for one in made}
    assert {one.ec_level for one in found} == {"Q"}


@pytest.mark.parametrize("large", [False, True])
def test_the_printed_square_is_of_version_2_and_level_q_by_what_stands_in_it(large: bool) -> None:
    made = [slip({"kit-0": 1}) for _ in range(4 if large else 8)]
    pages = [slip_page(one, facts(), ["hy", "ru"]) for one in made]
    pdf = typeset("slips", {"slips": pages, "large": large}, AT)
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=DOTS / 72, grayscale=True).to_numpy()
    squares = [printed_square(image, found) for found in zxingcpp.read_barcodes(image)]
    assert len(squares) == len(made)
    for modules, millimetres in squares:
        side = len(modules)
        assert (side - 17) // 4 == 2 and (side - 17) % 4 == 0
        assert format_of(modules) == (LEVEL_Q, MASK)
        assert millimetres >= 33
        # Dark and light by turns from corner to corner: what readers take its size from.
        assert [bool(modules[6, at]) for at in range(8, side - 8)] == [
            at % 2 == 0 for at in range(8, side - 8)
        ]


def printed_square(page: Picture, found: zxingcpp.Barcode) -> tuple[Picture, float]:
    """Its modules (1: dark), as many as the seven of its corner say there are; its side in mm."""
    at = found.position
    dark = page[at.top_left.y - 3 : at.bottom_left.y + 4, at.top_left.x - 3 : at.top_right.x + 4]
    dark = dark < 128
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    dark = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    width = dark.shape[1]
    corner = int(np.argmin(dark[3]))  # The first light dot of its upper edge.
    side = round(7 * width / corner)
    middles = ((np.arange(side) + 0.5) * width / side).astype(int)
    return dark[np.ix_(middles, middles)].astype(np.uint8), width / DOTS * 25.4


def format_of(modules: Picture) -> tuple[int, int]:
    """Level and mask, as both copies of the fifteen bits beside the corners say (ISO 18004)."""
    side = len(modules)
    first = [
        *((8, at) for at in (0, 1, 2, 3, 4, 5, 7, 8)),
        (7, 8),
        *((5 - at, 8) for at in range(6)),
    ]
    second = [*((side - 1 - at, 8) for at in range(7)), *((8, side - 8 + at) for at in range(8))]
    one, other = (
        int("".join(str(modules[place]) for place in copy), 2) ^ 0b101010000010010
        for copy in (first, second)
    )
    assert one == other
    # The last ten bits are what is left of the first five, divided by the standard's polynomial.
    rest = one
    for at in range(14, 9, -1):
        rest ^= (0b10100110111 << (at - 10)) if rest >> at & 1 else 0
    assert rest == 0
    return one >> 13, one >> 10 & 7


def test_a_path_covers_the_dark_modules_and_no_others() -> None:
    for _ in range(200):
        code = new_code(1).text()
        dark = set()
        for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1H\1z", square_path(code)):
            dark |= {(int(x) + step, int(y)) for step in range(int(width))}
        modules = f"{drawn(code):0625b}"
        assert dark == {(at % 25, at // 25) for at in range(625) if modules[at] == "1"}


def test_ninth_slip_begins_a_second_page_and_none_begins_none() -> None:
    pages = [slip_page(slip({"kit-0": 1}), facts(), ["en"]) for _ in range(9)]
    assert page_count(typeset("slips", {"slips": pages}, AT)) == 2


def test_a_kit_without_a_drawing_is_a_plain_box() -> None:
    assert pictogram("food") == "food"
    assert pictogram("saucepan") == "box"
    assert pictogram("../fonts/OFL") == "box"
    assert {path.stem for path in PICTOGRAMS.glob("*.svg")} >= {"food", "hygiene", "baby", "box"}


def test_kits_that_are_not_given_are_not_drawn() -> None:
    marks = kit_marks({"kit-0": 0, "kit-3": 2, "gone": 1}, facts())
    assert [mark["quantity"] for mark in marks] == [2]


def test_what_is_printed_is_shown_and_never_run() -> None:
    bad = {"en": '#panic("run") *not bold* \\ $x$'}
    page = slip_page(slip({}), Facts({"P": bad}, KITS, 15, ("en",)), ["en"])
    text = pypdfium2.PdfDocument(typeset("slips", {"slips": [page]}, AT))[0]
    assert '#panic("run")' in text.get_textpage().get_text_range()
