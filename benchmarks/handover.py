"""`python -m benchmarks.handover`: 40 phones come home with 30,000 claims and send them at once.

    python -m benchmarks.handover [CLAIMS] [PHONES]      default: 30000 40

The server is the real one (`tonir serve`, granian) on a real SQLite file in WAL mode. What phones
send is made and signed before the clock starts; then every phone sends batch after batch of 100
rows, its sums with the last one, and waits for each answer, all phones at once, from a process on
the same cores. Bound: 20 s on two cores.
"""

import http.client
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

from benchmarks.search import start_programme
from tests.handover.phones import API, Phone
from tonir.engines.slips import Issuer, Row, commit, new_blinding, new_issuer

BOUND = 20.0
AT_ONCE = 100
KITS = ("food", "hygiene", "baby")
# Path, body, headers of one request.
Request = tuple[str, bytes, dict[str, str]]


def main() -> None:
    claims, phones = (int(word) for word in [*sys.argv[1:], *("30000", "40")[len(sys.argv) - 1 :]])
    with tempfile.TemporaryDirectory(prefix="bench-of-tonir-") as folder:
        start_programme(Path(folder))
        queues = _queues(Path(folder), claims // phones, phones)
        with _served(Path(folder)) as (port, process):
            began = time.perf_counter()
            with ThreadPoolExecutor(phones) as pool:
                waits = [
                    wait for some in pool.map(_send_all, [port] * phones, queues) for wait in some
                ]
            seconds = time.perf_counter() - began
            worked = _processor_seconds(process)
        _show(claims, phones, waits, seconds, worked)
        _check(claims // phones * phones)


def _show(claims: int, phones: int, waits: list[float], seconds: float, worked: float) -> None:
    waits.sort()
    print(f"{len(os.sched_getaffinity(0))} cores; {claims:,} claims of {phones} phones")
    print("| seconds | of the bound | server's processor seconds | requests | median | slowest |")
    print("|--:|--:|--:|--:|--:|--:|")
    print(
        f"| {seconds:.1f} | {seconds / BOUND:.0%} | {worked:.1f} | {len(waits)} "
        f"| {waits[len(waits) // 2]:.2f} s | {waits[-1]:.2f} s |"
    )


def _queues(folder: Path, each: int, phones: int) -> list[list[Request]]:
    """What every phone sends, request by request, signed."""
    from tonir.handover.models import IssuerKey
    from tonir.planning.models import Point
    from tonir.programme.models import Area
    from tonir.supply.actions import open_accounts
    from tonir.vault.keys import create_keys

    where = {"area": Area.objects.order_by("-code")[0], "lat": 0, "lon": 0, "lanes": 4}
    point = Point.objects.create(code="school", names={"en": "School"}, **where)
    open_accounts([(point.pk, "point", point.names)])

    create_keys(folder / "keys", "a passphrase for measuring only")
    issuer = new_issuer()
    IssuerKey.objects.create(public=issuer.public(), sealed=b"-")
    return [_queue(issuer, each) for _ in range(phones)]


def _queue(issuer: Issuer, each: int) -> list[Request]:
    sent: list[Request] = []

    def keep(
        _: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, bytes, dict[str, str]]:
        sent.append((path, body, headers))
        return 200, b'{"have": []}', {}

    phone = Phone(keep)
    phone.told = {"device": _enrolled(phone)}
    for _ in range(each):
        phone.claim(_row(issuer), KITS)
    for at in range(0, each, AT_ONCE):
        is_last = at + AT_ONCE >= each
        phone.push(phone.queue[at : at + AT_ONCE], phone.totals() if is_last else None)
    return sent


def _row(issuer: Issuer) -> Row:
    tag, blinding, counts = secrets.token_bytes(32), new_blinding(), (1, 1, secrets.randbelow(2))
    commitment = commit(dict(zip(KITS, counts, strict=True)), blinding)
    return Row(tag, commitment, issuer.sign(1, tag, commitment), blinding, counts)


def _enrolled(phone: Phone) -> str:
    from django.utils import timezone

    from tonir.handover.bytes64 import as_bytes
    from tonir.handover.phones import Keys, Shift, enrol, invite
    from tonir.planning.models import Point
    from tonir.programme.queries import current_round

    now, point = timezone.now(), Point.objects.get()
    shift = Shift(point, now.date(), None, "lane", now, now + timedelta(hours=9))
    secret = invite(current_round(), shift, "benchmark")
    keys = phone.keys()
    found = enrol(as_bytes(secret), Keys(as_bytes(keys["signing"]), as_bytes(keys["address"])))
    return found.code


def _send_all(port: int, requests: list[Request]) -> list[float]:
    """Seconds until each answer came."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    waits = []
    for path, body, headers in requests:
        began = time.perf_counter()
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        said = json.loads(answer.read())
        assert answer.status == 200 and not said["conflicts"], said
        waits.append(time.perf_counter() - began)
    connection.close()
    return waits


@contextmanager
def _served(folder: Path) -> "Iterator[tuple[int, subprocess.Popen[bytes]]]":
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    tonir = str(Path(sys.executable).with_name("tonir"))
    words = [tonir, "--programme", str(folder), "serve", "--port", str(port)]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        _wait_for(port)
        yield port, process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def _wait_for(port: int) -> None:
    for _ in range(150):
        with suppress(OSError):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", API + "pack")
            if connection.getresponse().status == 401:
                return
        time.sleep(0.2)
    raise SystemExit("the office does not answer")


def _processor_seconds(process: "subprocess.Popen[bytes]") -> float:
    """Of the server's group: its parent and the process that answers."""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = path.read_text(encoding="utf-8").rpartition(") ")[2].split()
            if int(fields[2]) == process.pid:
                ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _check(claims: int) -> None:
    """Every claim is there once, and what they gave is in the ledger."""
    from django.db.models import Sum

    from tonir.handover.models import Claim, HandoverSum
    from tonir.handover.phone_models import Conflict, Receipt

    posted = HandoverSum.objects.aggregate(total=Sum("claims"))["total"]
    found = (Claim.objects.filter(conflict="").count(), Receipt.objects.count(), posted)
    assert found == (claims, claims, claims), found
    assert not Conflict.objects.exists()


if __name__ == "__main__":
    main()
