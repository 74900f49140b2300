"""The seal, measured: `python -m benchmarks.seal [HOUSEHOLDS ...]`, by default 30000 300000.

Seal and open per second by each suite, on one core; then a register of so many households in a
real database, opened by its own process as a custodian opens it. Bounds: 30,000 households opened
in 3 s, 300,000 in 30 s.
"""

import os
import platform
import secrets
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.whole_job import PASSPHRASE

BOUNDS = {30_000: 3.0, 300_000: 30.0}
TIMES = 3000
AT_ONCE = 500
GIVEN = ("Անահիտ", "Ռուբեն", "Рубен", "Gayane", "Անի", "Սարգիս", "Hasmik", "Карен")
SURNAMES = ("Գրիգորյան", "Հարությունյան", "Арутюнян", "Sargsyan", "Պետրոսյան", "Акопян")


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or list(BOUNDS)
    cores = len(os.sched_getaffinity(0))
    print(f"{platform.machine()}, {cores} cores, Python {platform.python_version()}\n")
    show_suites()
    print("\n| households | opened in s | a second | bound s | of the bound | register's MB |")
    print("|--:|--:|--:|--:|--:|--:|")
    for households in sizes:
        with tempfile.TemporaryDirectory(prefix="bench-of-tonir-") as folder:
            seconds, megabytes = in_process(Path(folder) / "programme", households)
        bound = BOUNDS.get(households)
        shown = (f"{bound:.0f}", f"{seconds / bound:.0%}") if bound else ("-", "-")
        print(
            f"| {households:,} | {seconds:.1f} | {households / seconds:,.0f} "
            f"| {shown[0]} | {shown[1]} | {megabytes:,.0f} |"
        )


def show_suites() -> None:
    from tonir.vault.seal import private_keys, seal, unseal
    from tonir.vault.suites import SUITES

    keys = private_keys(secrets.token_bytes(32))
    print("| suite, one core | seal a second | open a second | envelope bytes |")
    print("|---|--:|--:|--:|")
    for name, suite in SUITES.items():
        public, record = keys.public(suite), record_of(0)
        began = time.perf_counter()
        sealed = [seal(public, "record", "h", record) for _ in range(TIMES)]
        between = time.perf_counter()
        for envelope in sealed:
            unseal(keys, "record", "h", envelope)
        ended = time.perf_counter()
        rates = TIMES / (between - began), TIMES / (ended - between)
        print(f"| {name} | {rates[0]:,.0f} | {rates[1]:,.0f} | {len(sealed[0]):,} |")


def record_of(number: int) -> dict[str, Any]:
    """A household of three or four, of a size as lists have them."""
    surname = SURNAMES[number % len(SURNAMES)]
    members = [
        {
            "given": GIVEN[(number + place) % len(GIVEN)],
            "surname": surname,
            "patronymic": None,
            "birth": f"{1950 + (number * 7 + place * 25) % 70}-03-{1 + number % 28:02}",
            "sex": "f" if place % 2 else "m",
            "relation": "child" if place > 1 else "head",
            "document": f"AN{number:07}" if not place else None,
            "phone": None,
            "row": number + place,
        }
        for place in range(3 + number % 2)
    ]
    return {
        "office": "shoghakat",
        "reference": str(number),
        "file": "list.xlsx",
        "sheet": None,
        "row": number,
        "phones": [f"+3749{number % 10_000_000:07}"],
        "address": f"Kentron st. {number % 200}",
        "lat": 40.5,
        "lon": 44.7,
        "language": "hy",
        "notice": None,
        "bases": {"aid": "public_interest"},
        "refused": [],
        "members": members,
    }


def in_process(folder: Path, households: int) -> tuple[float, float]:
    """Seconds from the opened process to all records in its tables, and its memory (MB).

    In a process of its own: Django serves one programme a process.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=measure, args=(folder, households, theirs))
    process.start()
    seconds, megabytes = ours.recv()
    process.join()
    return seconds, megabytes


def measure(folder: Path, households: int, told: Any) -> None:
    fill(folder, households)
    from tonir.vault.client import ask, close_register, open_register
    from tonir.vault.keys import keys_folder

    open_register(PASSPHRASE, "measuring")
    stages: dict[str, float] = {}

    def tell(stage: str, *_: int) -> None:
        stages.setdefault(stage, time.perf_counter())

    began = time.perf_counter()
    ask("ready", tell)
    ended = time.perf_counter()
    opened = next((at for stage, at in stages.items() if stage not in ("opening",)), ended)
    pid = int((keys_folder() / "open-register.lock").read_text(encoding="ascii"))
    megabytes = peak_of(pid)
    close_register()
    told.send((opened - began, megabytes))


def fill(folder: Path, households: int) -> None:
    """A programme with so many sealed households in its database."""
    from tonir.commands.start import make_programme, write_example

    write_example(folder, 20, 7, None)
    make_programme(folder, PASSPHRASE, {})
    from django.db import connections

    from tonir.people.models import Household
    from tonir.programme.queries import areas

    settlement = next(area.code for area in areas() if area.parent_id)
    connections.close_all()
    with get_context("fork").Pool(len(os.sched_getaffinity(0))) as pool:
        ranges = [range(at, min(at + AT_ONCE, households)) for at in range(0, households, AT_ONCE)]
        for some in pool.imap(sealed, ranges):
            Household.objects.bulk_create(
                [
                    Household(
                        id=key,
                        area_id=settlement,
                        registered_on="2025-08-01",
                        state="active",
                        record=record,
                        care=care,
                    )
                    for key, record, care in some
                ]
            )


def sealed(numbers: range) -> list[tuple[str, bytes, bytes]]:
    from tonir.vault.keys import public_keys
    from tonir.vault.seal import seal

    public, made = public_keys(), []
    for number in numbers:
        key, record = secrets.token_hex(16), record_of(number)
        care = {"needs": [], "members": [{"needs": []} for _ in record["members"]], "notes": None}
        made.append((key, seal(public, "record", key, record), seal(public, "care", key, care)))
    return made


def peak_of(pid: int) -> float:
    """Megabytes that the process and those beside it have taken, at most."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        except (OSError, ValueError):
            continue
        if int(lines["Pid"]) == pid or int(lines["PPid"]) == pid:
            total += int(lines.get("VmHWM", "0 kB").split()[0])
    return total / 1024


if __name__ == "__main__":
    main()
