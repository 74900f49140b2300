"""The whole job by the commands that people type, each timed."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

TONIR = str(Path(sys.executable).with_name("tonir"))
PASSPHRASE = "a passphrase for measuring only"


@dataclass(frozen=True)
class Stage:
    """One command. `peak_mb`: its own memory and the open register's, together, at most.

    `counted`: whether it belongs to the job (making the example's families does, rehearsing the
    scans of a day at the points does not exist outside an example).
    """

    name: str
    seconds: float
    peak_mb: float
    counted: bool = True


def run_whole_job(folder: Path, people: int) -> list[Stage]:
    """Runs every step on an example of that many people; returns what each one cost."""
    stages = [
        _timed("example", ["example", str(folder), "--people", str(people)]),
        _timed("new", ["new", str(folder), "--passphrase-file", "-"], PASSPHRASE),
    ]
    at = ["--programme", str(folder)]
    lists = sorted(str(path) for path in folder.glob("lists/*/*"))
    stages.append(_timed("intake", [*at, "intake", "--no-ask", *lists]))
    opening = [*at, "register", "open", "--purpose", "measuring", "--passphrase-file", "-"]
    stages.append(_timed("register open", opening, PASSPHRASE))
    try:
        stages += [_timed(verb, [*at, verb], folder=folder) for verb in ("match", "assess", "plan")]
        stages += [_timed(verb, [*at, verb], folder=folder) for verb in ("print", "dispatch")]
        stages.append(_timed("rehearse", [*at, "rehearse"], folder=folder))
        scans = sorted(str(path) for path in folder.glob("scans/*.csv"))
        stages.append(_timed("claims", [*at, "claims", *scans]))
        stages.append(_timed("reach", [*at, "reach"], folder=folder))
    finally:
        _timed("close", [*at, "register", "close"])
    return stages


def _timed(name: str, words: list[str], given: str = "", folder: Path | None = None) -> Stage:
    began = time.perf_counter()
    process = subprocess.Popen(
        [TONIR, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None and process.stderr is not None
    process.stdin.write(given.encode("utf-8"))
    process.stdin.close()
    told = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"{name} failed: {told.decode('utf-8', 'replace')}")
    return Stage(name, seconds, usage.ru_maxrss / 1024 + _register_peak_mb(folder))


def _register_peak_mb(folder: Path | None) -> float:
    """The open register's peak so far, from the kernel (VmHWM, kB)."""
    if folder is None:
        return 0.0
    found = json.loads((folder / "keys" / "open-register.json").read_text(encoding="utf-8"))
    for line in Path(f"/proc/{found['pid']}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0
