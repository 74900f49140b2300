"""python -m benchmarks.matching [PERSONS ...]: our matching on made lists, names of the check part.

Each size in a process of its own, so that its peak of memory is its own.
"""

import json
import os
import subprocess
import sys

import numpy as np

from benchmarks.matching.found import figures
from benchmarks.matching.made_lists import make_lists
from benchmarks.matching.ours import ours

SIZES, SEED = (30_000, 200_000), 11
ONE = "--one"


def measured(people: int) -> dict[str, float]:
    lists = make_lists(people, SEED, "check")
    person, family = np.asarray(lists.true_person), np.asarray(lists.true_family)
    return figures(ours(lists.households, lists.persons), person, family)


def main() -> None:
    if ONE in sys.argv:
        print(json.dumps(measured(int(sys.argv[-1]))))
        return
    for people in [int(size) for size in sys.argv[1:]] or SIZES:
        command = [sys.executable, "-m", "benchmarks.matching", ONE, str(people)]
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        load = os.getloadavg()[0]
        print(f"{people:,} persons, seed {SEED}, check part; load {load:.1f}")
        for name, value in json.loads(told).items():
            print(f"  {name:<18} {value:.4f}")


if __name__ == "__main__":
    main()
