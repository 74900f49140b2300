"""Somebody who holds a published reach table and tries to work out what it hides."""

from collections.abc import Iterator, Sequence
from typing import Any

from ortools.linear_solver import pywraplp

Cell = tuple[object, ...]
LATER = ("entitled", "planned", "served")
MEASURES = ("registered", *LATER)
WORLD = 10_000  # More families than any table here has.


class Attacker:
    """Knows the table, that totals are sums, and that nobody is counted below zero."""

    def __init__(self, table: dict[str, Any], kits_for_all: Sequence[str] = ()) -> None:
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        self.cells: dict[Cell, Any] = {}
        self.hidden: list[Cell] = []
        self.areas = [row["area"] for row in table["areas"]]
        for cell, number in families(table):
            upper = WORLD if number is None else number
            self.cells[cell] = self.solver.NumVar(number or 0, upper, str(cell))
            if number is None:
                self.hidden.append(cell)
        for total, parts in sums(table):
            self.solver.Add(self.cells[total] == sum(self.cells[part] for part in parts))
        for cell in self.cells:
            # Who is served was planned for, who is planned for is entitled.
            before = (*cell[:-1], MEASURES[MEASURES.index(str(cell[-1])) - 1])
            if cell[-1] != MEASURES[0] and before in self.cells:
                self.solver.Add(self.cells[cell] <= self.cells[before])
        for measure in LATER:
            for kit in kits_for_all:
                # He knows the rules: this kit goes to every family.
                for row in (*self.areas, "all"):
                    kit_cell = self.cells["kit", kit, row, measure]
                    self.solver.Add(kit_cell == self.cells["area", row, measure])

    def bounds(self, cell: Cell) -> tuple[float, float]:
        """The least and the most that a cell can be."""
        found = []
        for objective in (self.solver.Minimize, self.solver.Maximize):
            objective(self.cells[cell])
            assert self.solver.Solve() == pywraplp.Solver.OPTIMAL
            found.append(self.cells[cell].solution_value())
        return found[0], found[1]


def families(table: dict[str, Any]) -> Iterator[tuple[Cell, int | None]]:
    """Every cell of the table that counts families."""
    for measure in MEASURES:
        yield ("area", "all", measure), table["total"][measure]["families"]
    for name, part in [("all", table), *((row["area"], row) for row in table["areas"])]:
        for measure in LATER:
            for row in part["tiers"]:
                yield ("tier", row["tier"], name, measure), row[measure]["families"]
            for row in part["kits"]:
                yield ("kit", row["kit"], name, measure), row[measure]["families"]
        if name != "all":
            for measure in MEASURES:
                yield ("area", name, measure), part[measure]["families"]


def sums(table: dict[str, Any]) -> Iterator[tuple[Cell, list[Cell]]]:
    """Which cells add up to which."""
    areas = [row["area"] for row in table["areas"]]
    for measure in MEASURES:
        yield ("area", "all", measure), [("area", area, measure) for area in areas]
    for measure in LATER:
        for row in table["tiers"]:
            tier = ("tier", row["tier"])
            yield (*tier, "all", measure), [(*tier, area, measure) for area in areas]
        for row in table["kits"]:
            kit = ("kit", row["kit"])
            yield (*kit, "all", measure), [(*kit, area, measure) for area in areas]
        for name in (*areas, "all"):
            tiers: list[Cell] = [("tier", row["tier"], name, measure) for row in table["tiers"]]
            yield ("area", name, measure), tiers
