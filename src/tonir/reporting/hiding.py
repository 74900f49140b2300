"""Which cells of the reach table must be hidden: chosen by rule, attacked before it is shown."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from tonir.engines.cells import Flags, Whole, hide_columns, hide_rows, is_small
from tonir.engines.disclosure import Tables, told

# Measures of families: registered, entitled, planned, served. Tiers and kits begin with the second.
MEASURES, LATER = 4, 3


@dataclass(frozen=True)
class Counted:
    """Numbers of families. by_area: shape (areas, 4 + 3 * kits): the measures, then for each kit
    entitled, planned and served. by_tier: shape (3, areas, tiers).
    """

    by_area: Whole
    by_tier: Whole


@dataclass(frozen=True)
class Hidden:
    """True where a cell is hidden. areas, totals: of by_area and its column sums. rows: areas whose
    numbers by tier are hidden, shape (3, areas). tiers: totals of tiers, shape (3, tiers).
    """

    areas: Flags
    totals: Flags
    rows: Flags
    tiers: Flags


def hide(counted: Counted, least: int) -> Hidden:
    """What to hide so that nobody can work out a number of 1 to least - 1.

    Whatever an attack still finds after the rules of `engines.cells` takes its whole area with it,
    then the smallest other areas, at last everything.
    """
    hidden = _by_rule(counted, least)
    tables = _tables(counted)
    smallest_first = np.argsort(counted.by_area[:, 0], kind="stable").tolist()
    while found := told(tables, _line(hidden, counted), least):
        owner = _areas_of_cells(counted)[found]
        going = [row for row in owner[owner >= 0].tolist() if not hidden.areas[row].all()]
        going = going or [row for row in smallest_first if not hidden.areas[row].all()][:1]
        if not going:
            return _everything(hidden)
        hidden = _without(hidden, going)
    return hidden


def _by_rule(counted: Counted, least: int) -> Hidden:
    areas = hide_columns(counted.by_area, least)
    tiers = hide_columns(counted.by_tier.sum(axis=1).T, least).T
    # A tier's total that is hidden could be summed up again from the areas.
    forced = np.repeat(np.any(tiers, axis=1, keepdims=True), len(areas), axis=1)
    return Hidden(
        areas=areas,
        totals=is_small(counted.by_area.sum(axis=0), least),
        rows=hide_rows(list(counted.by_tier), areas[:, 1:MEASURES].T, forced, least),
        tiers=tiers,
    )


def _without(hidden: Hidden, going: list[int]) -> Hidden:
    areas, rows = hidden.areas.copy(), hidden.rows.copy()
    areas[going], rows[:, going] = True, True
    return replace(hidden, areas=areas, rows=rows)


def _everything(hidden: Hidden) -> Hidden:
    return Hidden(*(np.ones_like(flags) for flags in vars(hidden).values()))


def _line(hidden: Hidden, counted: Counted) -> Flags:
    """All cells in one line: areas and their totals, areas by tier and their totals."""
    by_tier = np.repeat(hidden.rows[:, :, None], counted.by_tier.shape[2], axis=2)
    parts = (hidden.areas, hidden.totals, by_tier, hidden.tiers)
    return np.concatenate([part.ravel() for part in parts])


def _areas_of_cells(counted: Counted) -> Whole:
    """The area that each cell of the line belongs to; -1 for totals."""
    rows, columns = counted.by_area.shape
    later, _, tiers = counted.by_tier.shape
    area = np.arange(rows)
    return np.concatenate(
        [
            np.repeat(area, columns),
            np.full(columns, -1),
            np.tile(np.repeat(area, tiers), later),
            np.full(later * tiers, -1),
        ]
    )


def _tables(counted: Counted) -> Tables:
    """The same line with the numbers, and what everybody knows: sums, and what is part of what."""
    by_area = np.vstack([counted.by_area, counted.by_area.sum(axis=0)])
    by_tier = np.concatenate([counted.by_tier, counted.by_tier.sum(axis=1, keepdims=True)], axis=1)
    split = len(counted.by_area)
    values = [by_area, by_tier[:, :split], by_tier[:, split:]]
    line = np.concatenate([part.ravel() for part in values])
    position = np.arange(len(line))
    area = position[: by_area.size].reshape(by_area.shape)
    cells, totals = np.split(position[by_area.size :], [by_tier[:, :split].size])
    tier = np.concatenate([cells.reshape(LATER, split, -1), totals.reshape(LATER, 1, -1)], axis=1)
    orders, same = [], []
    for one, other in _overlapping(area, tier):
        if (line[one] == line[other]).all():
            same += list(zip(one.tolist(), other.tolist(), strict=True))
        elif (line[one] <= line[other]).all():
            orders += list(zip(one.tolist(), other.tolist(), strict=True))
    return Tables(line, list(_sums(area, tier)), orders, same)


def _sums(area: Whole, tier: Whole) -> Iterator[tuple[int, list[int]]]:
    for column in area.T:
        yield int(column[-1]), column[:-1].tolist()
    for measure, of_measure in enumerate(tier):
        for column in of_measure.T:
            yield int(column[-1]), column[:-1].tolist()
        for row, cells in enumerate(of_measure):
            yield int(area[row, 1 + measure]), cells.tolist()


def _overlapping(area: Whole, tier: Whole) -> Iterator[tuple[Whole, Whole]]:
    """Columns of which the first counts some of the families of the second."""
    for measure in range(1, MEASURES):
        yield area[:, measure], area[:, measure - 1]
    for measure in range(1, LATER):
        yield tier[measure].ravel(), tier[measure - 1].ravel()
    kits = area[:, MEASURES:]
    for column in range(kits.shape[1]):
        measure = column % LATER
        yield kits[:, column], area[:, 1 + measure]
        if measure:
            yield kits[:, column], kits[:, column - 1]
