"""Which cells of published tables must be hidden, so that no small number can be worked out.

A cell that counts some, but fewer than `least`, families is hidden (primary), and with it enough
others that totals do not give it away (complementary suppression; Hundepool et al., Statistical
Disclosure Control, 2012, ch. 4). Zero is shown where it hides nobody: it tells of no family.
What this does not hide: what two reports on different days differ by. Whether the choice holds
is for `disclosure` to find out.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]


def is_small(values: Whole, least: int) -> Flags:
    return (values > 0) & (values < least)


def hide_line(values: Whole, least: int, forced: Flags) -> Flags:
    """Cells to hide of one line whose total is shown, shape (n,). `forced` are hidden already.

    The hidden ones are two at least and count 2 * least together: then each of the small ones
    could be anything below `least`, also for whoever knows this rule. Where the whole line is too
    small for that, all of it is hidden.
    """
    hidden = forced | is_small(values, least)
    if 0 < values.sum() < least:
        return np.ones_like(hidden)
    for cell in np.argsort(values, kind="stable"):
        if not hidden.any() or _is_safe(values[hidden], least):
            return hidden
        if values[cell]:
            hidden[cell] = True
    return hidden if _is_safe(values[hidden], least) else np.ones_like(hidden)


def hide_columns(table: Whole, least: int) -> Flags:
    """Cells to hide of a table whose column totals are shown, shape (rows, columns).

    The columns count overlapping families (entitled, served): a cell that is nearly the same in
    two of them is hidden in both, or the one would tell the other.
    """
    hidden = np.zeros(table.shape, dtype=bool)
    before = -1
    while hidden.sum() != before:
        before = hidden.sum()
        for column in range(table.shape[1]):
            hidden[:, column] = hide_line(table[:, column], least, hidden[:, column])
        for row, values in enumerate(table):
            near = np.abs(values[:, None] - values[None, :]) < least
            hidden[row] |= (near & hidden[row]).any(axis=1) & (values > 0)
    return hidden


def hide_rows(tables: Sequence[Whole], without_total: Flags, forced: Flags, least: int) -> Flags:
    """Rows to hide whole, for tables whose row and column totals are shown, shape (tables, rows).

    tables: one a measure, each of shape (rows, columns). without_total: shape (tables, rows), the
    rows whose own total is hidden; forced: those that must be hidden for another reason. Whole
    rows, because in a full block the bounds that anybody can work out from the totals are known
    exactly (Fréchet), which they are not for scattered cells.
    """
    small = np.stack([is_small(table, least).any(axis=1) for table in tables])
    hidden = without_total | forced | small
    before = -1
    while hidden.sum() != before:
        before = hidden.sum()
        for number, table in enumerate(tables):
            hidden[number] = _block(table, hidden[number], without_total[number], least)
        for number, table in enumerate(tables):
            for other, flags in zip(tables, hidden, strict=True):
                near = (np.abs(table - other) < least) & (table > 0)
                hidden[number] |= flags & near.any(axis=1)
    return hidden


def _is_safe(hidden: Whole, least: int) -> bool:
    return len(hidden) > 1 and int(hidden.sum()) >= 2 * least


def _block(table: Whole, rows: Flags, without_total: Flags, least: int) -> Flags:
    """Adds rows, the smallest first, until the hidden block guards its small cells."""
    totals, hidden = table.sum(axis=1), rows.copy()
    for row in np.argsort(totals, kind="stable"):
        if not hidden.any() or _guards(table[hidden], without_total[hidden], least):
            return hidden
        if totals[row]:
            hidden[row] = True
    if _guards(table[hidden], without_total[hidden], least):
        return hidden
    return np.ones_like(hidden)


def _guards(block: Whole, without_total: Flags, least: int) -> bool:
    """Whether every small cell of a hidden block could as well be `least` or more, and one."""
    rows, columns, everything = block.sum(axis=1), block.sum(axis=0), block.sum()
    # Rows without a shown total are known only all together.
    rows = np.where(without_total, rows[without_total].sum(), rows)
    upper = np.minimum(rows[:, None], columns[None, :])
    lower = np.maximum(0, rows[:, None] + columns[None, :] - everything)
    lower[without_total] = 0
    small = is_small(block, least)
    enough = (block > 0).sum(axis=0)[None, :] > 1
    return bool(np.all(~small | ((upper >= least) & (lower <= 1) & enough & (lower < upper))))
