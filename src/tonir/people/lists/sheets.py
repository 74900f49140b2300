"""A sheet of cells, whatever kind of file it was in."""

from dataclasses import dataclass, field

from tonir.people.values.text import Cell, text

# (first row, first column), (last row, last column); counted from 0.
Merged = tuple[tuple[int, int], tuple[int, int]]


@dataclass
class Sheet:
    """Rows of cells, counted from 0 as in the file, empty ones too.

    `broken`: rows that the file itself breaks off or garbles, with the fault's code.
    """

    name: str | None
    rows: list[list[Cell]]
    merged: list[Merged] = field(default_factory=list)
    broken: dict[int, str] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> Cell:
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def is_empty(self) -> bool:
        return not any(text(cell) for row in self.rows for cell in row)
