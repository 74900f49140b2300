"""`python -m benchmarks.handover`: 40 phones come home with 30,000 claims and send them at once.

    python -m benchmarks.handover [CLAIMS] [PHONES]      default: 30000 40

The real server (granian, as `tonir serve` starts it) with a real SQLite file; the phones are
processes beside it on the same cores, so their signing counts as well. Each phone keeps one
request under way, 100 rows a batch, and its sums after each. Bound: 20 s on two cores.
"""

import http.client
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

BOUND = 20.0
AT_ONCE = 100
SETTINGS = "tonir.office.settings"


def main() -> None:
    claims, phones = (int(word) for word in [*sys.argv[1:], "30000", "40"][:2])
    with tempfile.TemporaryDirectory(prefix="bench-of-tonir-") as folder:
        place = Path(folder) / "programme"
        tonir("example", "armenia", str(place), "--people", "50", folder=place)
        plans = prepare(place, claims, phones)
        with served(place) as port:
            seconds, requests, slowest = send_all(port, plans)
        counted = count(place)
    print(f"{claims:,} claims of {phones} phones: {seconds:.1f} s, {requests} requests,")
    print(f"the slowest answer after {slowest:.2f} s; {seconds / BOUND:.0%} of {BOUND:.0f} s")
    assert counted == {"claims": claims, "receipts": claims, "posted": claims}, counted
