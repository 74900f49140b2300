"""Others on the same rows: each in its own environment and process, reading and writing files."""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.matching.data import ROOT, Data, NotAtHand
from benchmarks.matching.found import Found, Took, families_by_persons, persons_joined

PYTHON = ROOT / ".peers" / "bin" / "python"
SECONDS = 600
# Peer -> how the table calls it.
PEERS = {
    "exact": "exact: any the same (as 121)",
    "exact_birth": "exact: name and birth date",
    "splink_anyascii": "Splink on anyascii",
    "splink_tetrak": "Splink on tetrak's fold",
    "hope": "HOPE's rule, rebuilt",
}
# Who makes groups; the others show each row what is like it.
GROUPING = ("splink_anyascii", "splink_tetrak")
OF_PERSON = ("given", "surname", "patronymic", "birth", "sex", "relation", "document", "phone")
OF_HOME = ("area", "address", "phones")


class TookTooLong(Exception):
    """Not done after SECONDS, and stopped."""


def peer(name: str, data: Data) -> Found:
    """Raises NotAtHand, TookTooLong."""
    rows = rows_of(data)
    with tempfile.TemporaryDirectory(prefix="bench-of-tonir-") as folder:
        given, found = Path(folder) / "rows.arrow", Path(folder) / "pairs.arrow"
        write(rows, given)
        told = in_peers("benchmarks.peers", name, str(given), str(found))
        pairs = read(found)
    left, right, sure = (np.asarray(pairs[column]) for column in ("left", "right", "sure"))
    weight, home = np.asarray(pairs["weight"]), np.asarray(rows["entry"])
    joined = families = None
    if name in GROUPING:
        joined = persons_joined(left[sure], right[sure], len(rows))
        families = families_by_persons(joined, home, data.households.num_rows)
    return Found(left, right, weight, sure, joined, families, Took(**told), home)


def rows_of(data: Data) -> pa.Table:
    """A person a row: its number, its entry's, and what the lists say, as they say it."""
    entry = pc.index_in(data.persons["household"], data.households["id"].combine_chunks())
    columns = {name: data.persons[name] for name in OF_PERSON}
    columns |= {name: data.households[name].take(entry) for name in OF_HOME}
    return pa.table({"row": np.arange(data.persons.num_rows), "entry": entry} | columns)


def in_peers(module: str, *words: str) -> Any:
    """What that module, run in the peers' environment, prints as JSON."""
    if not PYTHON.exists():
        raise NotAtHand("make bench-matching fetches the peers")
    command = [str(PYTHON), "-m", module, *words]
    try:
        done = subprocess.run(
            command, check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        raise TookTooLong(f"not done after {SECONDS} s") from None
    return json.loads(done.stdout.splitlines()[-1])


def write(table: pa.Table, path: Path) -> None:
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)


def read(path: Path) -> pa.Table:
    with pa.OSFile(str(path)) as source:
        return pa.ipc.open_file(source).read_all()
