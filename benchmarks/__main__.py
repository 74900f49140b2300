"""`make bench`: the whole job, stage by stage, at the sizes that the programme promises.

    python -m benchmarks [PEOPLE ...]      default: 30000 115000

Each stage is the command that a coordinator would type, in a process of its own; the open
register's process is measured beside it. Bounds: 30,000 people in 90 s and 2 GB, 115,000 in 300 s.
"""

import platform
import sys
import tempfile
from pathlib import Path

from benchmarks.whole_job import Stage, run_whole_job

BOUNDS = {30_000: 90.0, 115_000: 300.0}
MEMORY_BOUND_MB = 2048


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or list(BOUNDS)
    print(f"{platform.machine()}, {_cores()} cores, Python {platform.python_version()}\n")
    for people in sizes:
        with tempfile.TemporaryDirectory(prefix="bench-of-tonir-") as folder:
            show(people, run_whole_job(Path(folder) / "programme", people))


def show(people: int, stages: list[Stage]) -> None:
    print(f"| {people:,} people | seconds | seconds per 1,000 people | peak MB |")
    print("|---|--:|--:|--:|")
    for stage in stages:
        row = (stage.name, f"{stage.seconds:.1f}", f"{stage.seconds / people * 1000:.3f}")
        print(f"| {' | '.join(row)} | {stage.peak_mb:,.0f} |")
    seconds = sum(stage.seconds for stage in stages if stage.counted)
    peak = max(stage.peak_mb for stage in stages)
    print(
        f"| **the whole job** | **{seconds:.1f}** | {seconds / people * 1000:.3f} | {peak:,.0f} |"
    )
    bound = BOUNDS.get(people)
    if bound:
        print(
            f"\n{seconds / bound:.0%} of the bound of {bound:.0f} s, "
            f"{peak / MEMORY_BOUND_MB:.0%} of the bound of {MEMORY_BOUND_MB:,} MB\n"
        )


def _cores() -> int:
    import os

    return len(os.sched_getaffinity(0))


if __name__ == "__main__":
    main()
