"""A sheet as plain data: the page and the paper both show it, and neither works anything out."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Table:
    """head: one text a column. widths: shares of the paper's width. A cell may be left to fill."""

    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    widths: tuple[float, ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in [*self.rows, self.widths]):
            raise ValueError("Every row of a table has a cell for each of its columns.")


@dataclass(frozen=True)
class Part:
    """One numbered part: paragraphs, then points, then a table."""

    title: str
    text: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    table: Table | None = None


@dataclass(frozen=True)
class Sheet:
    """A whole sheet. lines: who signs it, by hand."""

    code: str
    title: str
    subtitle: str
    parts: list[Part]
    lines: list[str] = field(default_factory=list)

    def as_data(self, language: str, footer: str) -> dict[str, Any]:
        """For the paper's template."""
        return {**asdict(self), "language": language, "footer": footer}
