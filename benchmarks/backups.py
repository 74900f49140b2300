"""Backup and restore of a large database: seconds, MB/s, peak memory.

    python -m benchmarks.backups [MB ...]      default: 300

The database is an empty programme's, filled up with rows like sealed envelopes: bytes that no
packing makes smaller.
"""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

TONIR = str(Path(sys.executable).with_name("tonir"))
ROW = 4096


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or [300]
    print("| | database MB | seconds | MB/s | peak MB |")
    print("|---|--:|--:|--:|--:|")
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="bench-of-tonir-") as folder:
            measure(Path(folder), size)


def measure(place: Path, megabytes: int) -> None:
    programme, key = place / "programme", place / "key.txt"
    at = ["--programme", str(programme)]
    run("new", str(programme))
    fill(programme / "tonir.sqlite3", megabytes)
    run(*at, "backup", "--make-key", str(key))
    file = str(place / "backup.age")
    size = (programme / "tonir.sqlite3").stat().st_size / 1e6
    opened = ("--identity", str(key))
    for name, words in (
        ("backup", [*at, "backup", file]),
        ("drill", [*at, "restore", "--drill", file, *opened]),
        ("restore, new folder", ["restore", file, str(place / "new"), *opened]),
        ("restore, own folder", ["restore", file, str(programme), *opened]),
    ):
        seconds, peak = run(*words)
        print(f"| {name} | {size:,.0f} | {seconds:.1f} | {size / seconds:,.0f} | {peak:,.0f} |")


def fill(database: Path, megabytes: int) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as filled:
        filled.execute("create table filler (id integer primary key, sealed blob)")
        filled.execute(
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)"
            f" insert into filler select i, randomblob({ROW}) from n",
            (megabytes * 1_000_000 // ROW,),
        )


def run(*words: str) -> tuple[float, float]:
    """Seconds and peak MB of a command with what it starts."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [TONIR, "--json", *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"{words}: {json.loads(said)['refused']}")
    return time.perf_counter() - began, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
