"""The largest made lists as a picture: a line a matcher, a bar a figure. SVG, no library.

Colours that people who see few colours tell apart (Okabe & Ito 2008); each figure has its own
column, and its number beside each bar.
"""

from collections.abc import Iterator
from html import escape

from benchmarks.matching.measuring import OURS, Measured

LEFT, COLUMN, BAR, TOP, LINE = 250, 206, 150, 84, 34
# Figure -> its name, its colour.
FIGURES = {
    "person_f1": ("Persons: F1", "#0072B2"),
    "at_99": ("Persons: recall at 99 %", "#D55E00"),
    "family_f1": ("Families: F1", "#009E73"),
}
WIDTH = LEFT + COLUMN * len(FIGURES)
Parts = Iterator[str]


def chart(rows: list[Measured]) -> str:
    shown = _largest(rows)
    height = TOP + LINE * len(shown) + 16
    parts = [*_head(shown[0].data, height)]
    for at, row in enumerate(shown):
        parts += _line(row, TOP + LINE * at)
    return "\n".join([*parts, "</svg>", ""])


def _largest(rows: list[Measured]) -> list[Measured]:
    """The rows of the last data that have families."""
    told = [row for row in rows if "family_f1" in row.figures]
    return [row for row in told if row.data == told[-1].data]


def _head(data: str, height: int) -> Parts:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        f' font-family="Noto Sans, DejaVu Sans, sans-serif" font-size="14" fill="#222">'
    )
    yield f"<title>Matching compared: {escape(data)}</title>"
    yield f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
    yield f'<text x="16" y="28" font-size="17" font-weight="bold">{escape(_capital(data))}</text>'
    for at, (name, _) in enumerate(FIGURES.values()):
        yield f'<text x="{LEFT + COLUMN * at}" y="{TOP - 16}" font-weight="bold">{name}</text>'


def _line(row: Measured, y: int) -> Parts:
    weight = ' font-weight="bold"' if row.matcher == OURS else ""
    yield f'<text x="16" y="{y + 17}"{weight}>{escape(str(row.matcher))}</text>'
    for at, (name, (_, colour)) in enumerate(FIGURES.items()):
        x, value = LEFT + COLUMN * at, row.figures[name]
        yield f'<rect x="{x}" y="{y + 3}" width="{BAR}" height="18" fill="#eee"/>'
        yield f'<rect x="{x}" y="{y + 3}" width="{BAR * value:.1f}" height="18" fill="{colour}"/>'
        yield f'<text x="{x + BAR + 6}" y="{y + 17}"{weight}>{value:.3f}</text>'


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
