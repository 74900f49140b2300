"""Slips and packs of a whole round: how long issuing takes, and how long building the packs.

    python -m benchmarks.packs [HOUSEHOLDS ...]      default: 10000 100000

Households with places over points, days and lanes are written into a real database; then they are
issued once, with everything to be made (booklets, codes, round keys, rows, signposts), and once
more by a plan that moves every family to another lane: booklets and keys are there, and every
pack is built anew. "Packs" are rows alone: tags, commitments, signatures, sealing. Bound: the
packs of 100,000 households in 15 s on two cores.
"""

import os
import platform
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from datetime import time as clock
from pathlib import Path
from typing import Any

from benchmarks.search import start_programme

SIZES = (10_000, 100_000)
BOUND = {100_000: 15.0}
PASSPHRASE = "words for a benchmark"
POINTS = 20
DAYS = 12
LANES = 4
AT_ONCE = 2000
KILOBYTES = 1024


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    cores = len(os.sched_getaffinity(0))
    print(f"{platform.machine()}, {cores} cores, Python {platform.python_version()}\n")
    print(
        "| households | issue | packs s | bound s | their processor s | whole s | its processor s |"
    )
    print("|--:|---|--:|--:|--:|--:|--:|")
    for households in sizes:
        with tempfile.TemporaryDirectory(prefix="bench-of-tonir-") as folder:
            child = os.fork()
            if not child:
                _measure(Path(folder), households)
                sys.stdout.flush()
                os._exit(0)
            if os.waitpid(child, 0)[1]:
                raise SystemExit(1)


def _measure(folder: Path, households: int) -> None:
    start_programme(folder)
    from tonir.vault.keys import create_keys, unlock
    from tonir.vault.openers import Openers
    from tonir.vault.register import OpenRegister

    create_keys(folder / "keys", PASSPHRASE)
    keys = unlock(folder / "keys", PASSPHRASE)
    register = OpenRegister(keys, "a benchmark", "measuring", openers=Openers(keys))
    for shift, name in enumerate(("first", "every pack anew")):
        _plan(households, shift)
        _timed(register, households, name)


def _plan(households: int, shift: int) -> None:
    from tonir.people.models import Household
    from tonir.planning.models import Place, Plan, Point
    from tonir.programme.models import Area
    from tonir.programme.queries import current_round

    area = Area.objects.filter(parent__isnull=False).first()
    points = [f"P{number}" for number in range(POINTS)]
    if not shift:
        Point.objects.bulk_create(
            Point(code=code, names={"en": code}, area=area, lat=40.2, lon=44.5, lanes=LANES)
            for code in points
        )
        for start in range(0, households, AT_ONCE):
            Household.objects.bulk_create(
                Household(
                    id=f"{number:032x}",
                    area=area,
                    registered_on=date(2025, 8, 1),
                    state=Household.State.ACTIVE,
                    record=b"",
                    care=b"",
                )
                for number in range(start, min(start + AT_ONCE, households))
            )
    plan = Plan.objects.create(round=current_round(), seed=7, inputs="bench", rules={}, summary={})
    for start in range(0, households, AT_ONCE):
        Place.objects.bulk_create(
            Place(
                plan=plan,
                household_id=f"{number:032x}",
                point_id=points[number % len(points)],
                day=date(2025, 8, 18) + timedelta(days=number // len(points) % DAYS),
                starts_at=clock(9 + number % 8),
                lane=1 + (number + shift) % LANES,
                kits={"food": 1 + number % 3, "hygiene": 1},
            )
            for number in range(start, min(start + AT_ONCE, households))
        )


def _timed(register: Any, households: int, name: str) -> None:
    from tonir.handover.run import issue

    stages: dict[str, list[float]] = {}
    began = time.perf_counter()
    worked = _processor(register)
    last, doing = (began, worked), "reading"

    def progress(stage: str, done: int, total: int) -> None:
        nonlocal last, doing
        now = time.perf_counter(), _processor(register)
        spent = stages.setdefault(doing, [0.0, 0.0])
        for at in range(2):
            spent[at] += now[at] - last[at]
        last, doing = now, stage if done < total else f"after {stage}"

    issue(register, progress)
    progress("", 0, 1)
    seconds = time.perf_counter() - began
    wall, busy = stages.get("packing", [0.0, 0.0])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES
    bound = f"{BOUND[households]:.0f}" if households in BOUND else "-"
    print(
        f"| {households:,} | {name} | {wall:.1f} | {bound} | {busy:.1f} | {seconds:.1f} |"
        f" {_processor(register) - worked:.1f} |"
    )
    told = ", ".join(
        f"{stage} {spent[0]:.1f}" for stage, spent in stages.items() if spent[0] >= 0.05
    )
    print(f"<!-- {told}; {peak:,.0f} MB at most -->", flush=True)


def _processor(register: Any) -> float:
    """Seconds of processor time of this process and its openers."""
    ticks = os.sysconf("SC_CLK_TCK")
    total = time.process_time()
    for pid in register.openers.pids:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        total += (int(fields[11]) + int(fields[12])) / ticks
    return total


if __name__ == "__main__":
    main()
