"""The audit, measured: `python -m benchmarks.audit [CLAIMS ...]`, by default 9000 90000.

A round of a hundred made phones, audited as an auditor does it: by the one file alone, in a process
of its own, its start included. Bound: 90,000 claims in 10 s on two cores.
"""

import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from benchmarks.made_round import make_round
from benchmarks.seal import peak_of
from tonir.handover import audit

BOUNDS = {90_000: 10.0}


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or [9_000, 90_000]
    cores = len(os.sched_getaffinity(0))
    print(f"{platform.machine()}, {cores} cores, Python {platform.python_version()}\n")
    print("| claims | bundle MB | seconds | processor seconds | bound s | peak MB |")
    print("|--:|--:|--:|--:|--:|--:|")
    for claims in sizes:
        with tempfile.TemporaryDirectory(prefix="bench-of-tonir-") as folder:
            path = make_round(claims).packed(Path(folder) / "round.zip")
            seconds, busy, peak = measured(path)
            bound = f"{BOUNDS[claims]:.0f}" if claims in BOUNDS else "-"
            print(
                f"| {claims:,} | {path.stat().st_size / 1e6:.1f} | {seconds:.1f} | {busy:.1f} "
                f"| {bound} | {peak:.0f} |"
            )


def measured(path: Path) -> tuple[float, float, float]:
    """Seconds, processor seconds, and peak memory of the audit with its helpers beside it."""
    before, began = os.times(), time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, audit.__file__, str(path), "--json"], stdout=subprocess.PIPE
    )
    peaks = [0.0]

    def look() -> None:
        while process.poll() is None:
            peaks.append(peak_of(process.pid))
            time.sleep(0.2)

    looking = threading.Thread(target=look)
    looking.start()
    said, _ = process.communicate()
    seconds = time.perf_counter() - began
    looking.join()
    if process.returncode != 0:
        raise SystemExit(said.decode())
    after = os.times()
    busy = (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )
    return seconds, busy, max(peaks)


if __name__ == "__main__":
    main()
