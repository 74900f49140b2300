"""`make bench-matching`: our matching and others', on data with known truth.

    python -m benchmarks.matching [PERSONS ...] [--chart FILE]

Without numbers everything is measured: made lists at 30,000 persons (three seeds) and 200,000,
public data where they are at hand, and names alone. With numbers made lists of so many persons.
Each matcher reads the rows in a process of its own, so that its peak of memory is its own.
"""

import os
import platform
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.matching.chart import chart
from benchmarks.matching.data import Data, NotAtHand, made
from benchmarks.matching.febrl import febrl_4
from benchmarks.matching.historical_like import historical_like
from benchmarks.matching.measuring import Measured, measure, saying
from benchmarks.matching.names import measured, own_groups, public_groups, several
from benchmarks.matching.splink_data import fake_1000, historical_50k
from benchmarks.matching.table import names_table, table

MANY, FEW, OF_PERSONS = 200_000, 30_000, 50_000
SEEDS = (11, 12, 13)
Load = Callable[[], Data]


def main(words: list[str]) -> None:
    drawn = Path(words.pop(words.index("--chart") + 1)) if "--chart" in words else None
    sizes = [int(word) for word in words if word != "--chart"]
    cores = len(os.sched_getaffinity(0))
    print(f"{platform.machine()}, {cores} cores, Python {platform.python_version()}\n")
    loads = [(f"made lists, {size:,} persons", partial(made, size, SEEDS[0])) for size in sizes]
    rows = list(_rows(loads or _everything()))
    print("\n".join(table(rows)))
    if not sizes:
        print("\n" + "\n".join(names_table(list(_names()))))
    if drawn:
        drawn.write_text(chart(rows), encoding="utf-8")


def _everything() -> list[tuple[str, Load]]:
    return [
        *(
            (f"made lists, {FEW:,} persons, seed {seed}", partial(made, FEW, seed))
            for seed in SEEDS
        ),
        (f"made lists, {MANY:,} persons, seed {SEEDS[0]}", partial(made, MANY, SEEDS[0])),
        ("Febrl 4", febrl_4),
        ("fake_1000", fake_1000),
        ("historical_50k", historical_50k),
        ("of historical_50k's shape", partial(historical_like, OF_PERSONS, SEEDS[0])),
    ]


def _rows(loads: list[tuple[str, Load]]) -> Iterator[Measured]:
    for name, load in loads:
        saying(f"making or reading: {name}")
        try:
            data = load()
        except NotAtHand as why:
            yield Measured(name, None, {}, f"not at hand: {why}")
            continue
        yield from measure(data)


def _names() -> Iterator[tuple[str, dict[str, dict[str, float]] | str]]:
    for name, groups in (
        ("made lists' names", own_groups),
        ("a public dictionary's", public_groups),
    ):
        saying(f"measuring names alone: {name}")
        try:
            yield name, measured(several(groups("check")), SEEDS[0])
        except NotAtHand as why:
            yield name, f"not at hand: {why}"


if __name__ == "__main__":
    main(sys.argv[1:])
