"""What somebody can work out about the hidden cells of tables whose totals are shown.

The audit of a published table as an attacker would do it: the least and the most that each hidden
cell can be, by linear programming (Fischetti & Salazar, 2001: the attacker's problem).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from tonir.engines.cells import is_small

Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Tables:
    """All cells of the tables in one line, and what anybody knows of how they hang together.

    values: shape (n,). sums: (total, its parts), as positions. orders: (smaller, larger), never
    the other way round. same: pairs that are always equal. What is not true of the values raises
    ValueError: nobody can know it.
    """

    values: Whole
    sums: Sequence[tuple[int, Sequence[int]]]
    orders: Sequence[tuple[int, int]]
    same: Sequence[tuple[int, int]]

    def __post_init__(self) -> None:
        true = (
            all(self.values[total] == self.values[list(parts)].sum() for total, parts in self.sums)
            and all(self.values[less] <= self.values[more] for less, more in self.orders)
            and all(self.values[one] == self.values[other] for one, other in self.same)
        )
        if not true:
            raise ValueError("The cells do not hang together as they are said to.")


def told(tables: Tables, hidden: Flags, least: int) -> list[int]:
    """Positions of the hidden small cells that are not hidden after all.

    hidden: shape (n,). Told is a cell of 1 to least - 1 that can be worked out to the very number,
    or to be below `least`.
    """
    wanted = np.flatnonzero(hidden & is_small(tables.values, least))
    if not len(wanted):
        return []
    solver, cells = _known(tables, hidden, least)
    found = []
    for position in wanted:
        bounds = []
        for objective in (solver.Minimize, solver.Maximize):
            objective(cells[position])
            # The truth itself fits all that is known, and every cell is bounded.
            if solver.Solve() != pywraplp.Solver.OPTIMAL:
                raise ValueError("The audit of the hidden cells did not come to an end.")
            bounds.append(cells[position].solution_value())
        if bounds[1] < least - 0.5 or bounds[1] - bounds[0] < 0.5:
            found.append(int(position))
    return found


def _known(
    tables: Tables, hidden: Flags, least: int
) -> tuple[pywraplp.Solver, list[pywraplp.Variable]]:
    solver = pywraplp.Solver.CreateSolver("GLOP")
    most = float(10 * (tables.values.max(initial=0) + least))
    cells = [
        solver.NumVar(0.0, most, "") if is_hidden else solver.NumVar(value, value, "")
        for value, is_hidden in zip(tables.values.astype(float).tolist(), hidden, strict=True)
    ]
    for total, parts in tables.sums:
        solver.Add(cells[total] == solver.Sum([cells[part] for part in parts]))
    for less, more in tables.orders:
        solver.Add(cells[less] <= cells[more])
    for one, other in tables.same:
        solver.Add(cells[one] == cells[other])
    return solver, cells
