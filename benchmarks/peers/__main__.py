"""python -m benchmarks.peers PEER ROWS PAIRS: one peer on one file of rows.

ROWS: an Arrow file, a person a row (see `benchmarks.matching.peers`). PAIRS: what is written, an
Arrow file of left, right (numbers of rows), weight, and sure: taken for one person by the peer.
Prints its seconds, from rows read to pairs known, and the peak of memory as JSON.
"""

import json
import sys
from collections.abc import Callable
from time import perf_counter, process_time

import pyarrow as pa

from benchmarks.peak import peak_mb
from benchmarks.peers.exact import any_same, name_and_birth
from benchmarks.peers.hope import hope
from benchmarks.peers.splink_on_folds import splink_on_anyascii, splink_on_tetrak

PEERS: dict[str, Callable[[pa.Table], pa.Table]] = {
    "exact": any_same,
    "exact_birth": name_and_birth,
    "splink_anyascii": splink_on_anyascii,
    "splink_tetrak": splink_on_tetrak,
    "hope": hope,
}


def main(peer: str, rows: str, pairs: str) -> None:
    with pa.OSFile(rows) as source:
        table = pa.ipc.open_file(source).read_all()
    began, busy = perf_counter(), process_time()
    found = PEERS[peer](table)
    took = {"seconds": perf_counter() - began, "processor": process_time() - busy}
    with pa.OSFile(pairs, "wb") as sink, pa.ipc.new_file(sink, found.schema) as writer:
        writer.write_table(found)
    print(json.dumps(took | {"megabytes": peak_mb()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
