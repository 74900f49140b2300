"""From sealed records to decisions: how long finding the double entries takes.

    python -m benchmarks.sealed_matching [PEOPLE ...]      default: 30000 200000 1000000

Lists with known truth are sealed into a real database as intake leaves them. Then, each size in a
process of its own: settling, opening, comparing, joining, saving. After that a further list of
1,000 people arrives, and everything is compared once more; and how long whoever looks at pairs
waits for one, and for a decision to hold (the slowest of five). Bounds: 30,000 people in 8 s,
200,000 in 30 s and 2 GB, 1,000,000 in 240 s.
"""

import os
import platform
import resource
import secrets
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.search import start_programme

BOUNDS = {30_000: 8.0, 200_000: 30.0, 1_000_000: 240.0}
AT_ONCE = 500
SEED = 11
NEW_LIST = 1_000
KILOBYTES = 1024


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or list(BOUNDS)
    cores = len(os.sched_getaffinity(0))
    print(f"{platform.machine()}, {cores} cores, Python {platform.python_version()}, seed {SEED}\n")
    print(
        "| people | entries | run | seconds | of processors | bound s | peak MB | families"
        " | to look at |"
    )
    print("|--:|--:|---|--:|--:|--:|--:|--:|--:|")
    for people in sizes:
        with tempfile.TemporaryDirectory(prefix="bench-of-tonir-") as folder:
            child = os.fork()
            if not child:
                _measure(Path(folder), people)
                sys.stdout.flush()
                os._exit(0)
            _, status = os.waitpid(child, 0)
            if status:
                raise SystemExit(1)


def _measure(folder: Path, people: int) -> None:
    start_programme(folder)
    keys = make_keys()
    # Sealing is intake's work, and its memory: in a process of its own.
    child = os.fork()
    if not child:
        _seal(keys, people, SEED)
        os._exit(0)
    os.waitpid(child, 0)
    register = _opened(keys)
    _timed(register, people, "first", "all")
    _seal(keys, NEW_LIST, SEED + 1)
    _timed(register, people, f"a list of {NEW_LIST:,} more", "new")
    _timed(register, people, "everything again", "all")
    _reviewed(register)


def make_keys() -> Any:
    from tonir.vault.seal import private_keys

    return private_keys(secrets.token_bytes(32))


def _opened(keys: Any) -> Any:
    from django.conf import settings
    from django.utils.module_loading import import_string

    from tonir.vault.openers import Openers
    from tonir.vault.register import OpenRegister
    from tonir.vault.starting import FIRST

    # As the register's own process does before it forks: what work needs is loaded once.
    import_string(settings.TONIR_REGISTER_JOBS[FIRST])
    return OpenRegister(keys, "a benchmark", "measuring", openers=Openers(keys))


def _timed(register: Any, people: int, run: str, scope: str) -> None:
    from tonir.matching.run import match

    stages: dict[str, float] = {}
    worked = _worked(register)
    began = last = time.perf_counter()
    doing = "settling"

    def progress(stage: str, *_: int) -> None:
        nonlocal last, doing
        now = time.perf_counter()
        stages[doing] = stages.get(doing, 0.0) + now - last
        last, doing = now, stage

    summary = match(register, progress, scope=scope)
    progress("")
    seconds = time.perf_counter() - began
    worked = _worked(register) - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES
    peak += sum(_peak_of(pid) for pid in register.openers.pids)
    bound = f"{BOUNDS[people]:.0f}" if people in BOUNDS and run == "first" else "-"
    print(
        f"| {people:,} | {summary['entries']:,} | {run} | {seconds:.1f} | {worked:.1f}"
        f" | {bound} | {peak:,.0f} |"
        f" {summary['families']:,} | {summary['pairs_to_look_at']:,} |"
    )
    told = ", ".join(f"{stage} {spent:.1f}" for stage, spent in stages.items() if spent >= 0.05)
    print(f"<!-- {told} -->", flush=True)


def _reviewed(register: Any) -> None:
    from tonir.matching.reviewing import decide, pair

    register.asking = "mane"
    shown, decided = [], []
    pair(register)  # The first one opens the tables.
    for _ in range(5):
        began = time.perf_counter()
        found = pair(register)["pair"]
        shown.append(time.perf_counter() - began)
        began = time.perf_counter()
        decide(register, left=found["left"], right=found["right"], verdict="same")
        decided.append(time.perf_counter() - began)
    print(
        f"<!-- a pair side by side {max(shown):.2f}, a decision {max(decided):.2f} -->", flush=True
    )


def _worked(register: Any) -> float:
    """Seconds of processors that this process and its openers have had."""
    ticks = 0
    for pid in register.openers.pids:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        ticks += int(told[11]) + int(told[12])
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def _peak_of(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / KILOBYTES
    return 0.0


def _seal(keys: Any, people: int, seed: int) -> None:
    """As intake leaves them: received, not settled."""
    from django.db import connection

    from benchmarks.matching.made_lists import make_lists
    from tonir.people.models import Household
    from tonir.programme.models import Area
    from tonir.vault.openers import Openers

    areas = sorted(Area.objects.filter(parent__isnull=False).values_list("pk", flat=True))
    made = make_lists(people, seed, part="check")
    places = {one: areas[at % len(areas)] for at, one in enumerate(_areas(made.households))}
    members: dict[str, list[dict[str, Any]]] = {}
    for person in made.persons.to_pylist():
        members.setdefault(person["household"], []).append(person)
    homes = made.households.to_pylist()
    batches = [
        [(home, members.get(home["id"], []), places[home["area"]]) for home in homes[at:][:AT_ONCE]]
        for at in range(0, len(homes), AT_ONCE)
    ]
    connection.close()
    for rows in Openers(keys).map(_sealed, batches):
        Household.objects.bulk_create(Household(**row) for row in rows)


def _areas(households: Any) -> list[str]:
    return sorted(set(households["area"].to_pylist()), key=str)


def _sealed(keys: Any, batch: list[Any]) -> list[dict[str, Any]]:
    from datetime import date

    from tonir.vault.seal import seal
    from tonir.vault.suites import SUITES

    public = keys.public(SUITES["x25519"])
    rows = []
    for home, members, area in batch:
        record, care = _record(home, members), _care(members)
        rows.append(
            {
                "id": home["id"],
                "area_id": area,
                "registered_on": date(2025, 8, 1),
                "record": seal(public, "record", home["id"], record),
                "care": seal(public, "care", home["id"], care),
            }
        )
    return rows


OF_THE_FAMILY = ("office", "reference", "phones", "address", "language")
OF_A_MEMBER = ("given", "surname", "patronymic", "sex", "relation", "document", "phone")


def _record(home: dict[str, Any], members: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        **{name: home[name] for name in OF_THE_FAMILY},
        **{"file": "list.xlsx", "sheet": None, "row": 2, "lat": None, "lon": None},
        **{"notice": None, "bases": {"aid": "public_interest"}, "refused": []},
        "phones": home["phones"] or [],
        "members": [
            {**{name: one[name] for name in OF_A_MEMBER}, "birth": birth_of(one), "row": 2}
            for one in members
        ],
    }


def birth_of(one: dict[str, Any]) -> str | None:
    year = one["birth_year"]
    return one["birth"].isoformat() if one["birth"] else str(year) if year else None


def _care(members: list[dict[str, Any]]) -> dict[str, Any]:
    return {"needs": [], "members": [{"needs": []} for _ in members], "notes": None}


if __name__ == "__main__":
    main()
