"""The largest made lists as a picture: a line a matcher, a mark a figure. SVG, no library.

Colours that people who see few colours tell apart (Okabe & Ito 2008); each figure has a form and
its number beside it as well.
"""

from collections.abc import Iterator
from html import escape

from benchmarks.matching.measuring import OURS, Measured

WIDTH, LEFT, RIGHT, TOP, LINE = 860, 250, 40, 86, 46
# Figure -> its name, colour, form.
FIGURES = {
    "person_f1": ("persons, F1", "#0072B2", "circle"),
    "at_99": ("persons, recall at 99 % precision", "#D55E00", "square"),
    "family_f1": ("families, F1", "#009E73", "triangle"),
}
GRID = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def chart(rows: list[Measured]) -> str:
    shown = _largest(rows)
    height = TOP + LINE * len(shown) + 34
    parts = [*_head(shown[0].data, height), *_grid(len(shown))]
    for at, row in enumerate(shown):
        parts += _line(row, TOP + LINE * at + LINE // 2)
    return "\n".join([*parts, "</svg>", ""])


def _largest(rows: list[Measured]) -> list[Measured]:
    """The rows of the last data that have families."""
    told = [row for row in rows if "family_f1" in row.figures]
    return [row for row in told if row.data == told[-1].data]


def _head(data: str, height: int) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        f' font-family="Noto Sans, DejaVu Sans, sans-serif" font-size="14" fill="#222">'
    )
    yield f"<title>Matching compared: {escape(data)}</title>"
    yield f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
    yield f'<text x="16" y="26" font-size="17" font-weight="bold">{escape(_capital(data))}</text>'
    x = 22.0
    for name, colour, form in FIGURES.values():
        yield _mark(form, colour, x, 52)
        yield f'<text x="{x + 13:.0f}" y="57">{name}</text>'
        x += 46 + 7.6 * len(name)


def _grid(lines: int) -> Iterator[str]:
    bottom = TOP + LINE * lines
    for value in GRID:
        x = _across(value)
        yield f'<path d="M{x:.1f} {TOP - 6}V{bottom}" stroke="#ddd"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 20}" text-anchor="middle">{value:.1f}</text>'


def _line(row: Measured, y: int) -> Iterator[str]:
    weight = ' font-weight="bold"' if row.matcher == OURS else ""
    yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#eee"/>'
    for at, part in enumerate(_two_lines(str(row.matcher))):
        yield f'<text x="16" y="{y + 5 + 16 * at}"{weight}>{escape(part)}</text>'
    for at, (name, (_, colour, form)) in enumerate(FIGURES.items()):
        x = _across(row.figures[name])
        yield _mark(form, colour, x, y)
        above = y + (-10, 22, -10)[at]
        side = ("end", "middle", "start")[at]
        yield (
            f'<text x="{x + (-2, 0, 2)[at]:.1f}" y="{above}" text-anchor="{side}" font-size="12"'
            f' fill="{colour}">{row.figures[name]:.3f}</text>'
        )


def _mark(form: str, colour: str, x: float, y: float) -> str:
    if form == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{colour}"/>'
    if form == "square":
        return f'<rect x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10" fill="{colour}"/>'
    return f'<path d="M{x:.1f} {y - 7:.1f}l7 12h-14z" fill="{colour}"/>'


def _across(value: float) -> float:
    return LEFT + value * (WIDTH - LEFT - RIGHT)


def _two_lines(name: str) -> list[str]:
    first, colon, rest = name.partition(": ")
    return [first + colon.strip(), rest] if colon else [first]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
