"""Every matcher on the same rows, each in a process of its own.

python -m benchmarks.matching.measuring FOLDER: ours on the rows in that folder; prints JSON.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.matching.data import ROOT, Data, NotAtHand
from benchmarks.matching.found import figures
from benchmarks.matching.ours import ours, ours_alone
from benchmarks.matching.peers import PEERS, TookTooLong, peer, read, write

OURS = "Tonir"


@dataclass(frozen=True)
class Measured:
    """A row of the table. matcher: None where the data are not at hand; why: instead of figures."""

    data: str
    matcher: str | None
    figures: dict[str, float]
    why: str = ""
    load: float = 0.0


def measure(data: Data) -> Iterator[Measured]:
    saying(f"measuring {OURS} on {data.name}")
    yield Measured(data.name, OURS, _ours_apart(data), load=os.getloadavg()[0])
    for code, name in PEERS.items():
        saying(f"measuring {name} on {data.name}")
        try:
            found = peer(code, data)
        except (NotAtHand, TookTooLong) as why:
            yield Measured(data.name, name, {}, str(why))
            continue
        row = figures(found, data.person, data.family)
        yield Measured(data.name, name, row, load=os.getloadavg()[0])


def saying(what: str) -> None:
    print(f"{what} ...", file=sys.stderr, flush=True)


def _ours_apart(data: Data) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="bench-of-tonir-") as folder:
        write(data.households, Path(folder) / "households.arrow")
        truth = {"person": data.person}
        write(data.persons, Path(folder) / "persons.arrow")
        np.savez(Path(folder) / "truth.npz", **truth, **_families(data))
        command = [sys.executable, "-m", "benchmarks.matching.measuring", folder]
        done = subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def _families(data: Data) -> dict[str, np.ndarray]:
    return {} if data.family is None else {"family": data.family}


def _of_folder(folder: Path) -> dict[str, Any]:
    households, persons = (read(folder / f"{name}.arrow") for name in ("households", "persons"))
    truth = np.load(folder / "truth.npz")
    if "family" not in truth:
        return figures(ours_alone(households, persons), truth["person"], None)
    return figures(ours(households, persons), truth["person"], truth["family"])


if __name__ == "__main__":
    print(json.dumps(_of_folder(Path(sys.argv[1]))))
