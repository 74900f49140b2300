"""The search in the open register: how long until the first families are there.

    python -m benchmarks.search [PEOPLE ...]      default: 30000 500000

The tables are made, not opened; the database has as many sealed households as a real one, so that
a search is the whole job that the page asks for, but for the way to the register's process and
back. Bounds: 100 ms at 30,000 people, 400 ms at 500,000; the index in 10 s.
"""

import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

SIZES = (30_000, 500_000)
QUERIES = 50
AT_ONCE = 5_000
# Sealed: a padded record and the care beside it, about so many bytes each.
SEALED = bytes(1_100)


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    cores = len(os.sched_getaffinity(0))
    print(f"{platform.machine()}, {cores} cores, Python {platform.python_version()}\n")
    for people in sizes:
        with tempfile.TemporaryDirectory(prefix="bench-of-tonir-") as folder:
            child = os.fork()
            if not child:
                start_programme(Path(folder))
                _measure(people)
                sys.stdout.flush()
                os._exit(0)
            _, status = os.waitpid(child, 0)
            if status:
                raise SystemExit(1)


def start_programme(folder: Path) -> None:
    """An empty programme of the example's rules and areas."""
    import django
    from tonir_examples import make

    make(None, folder, people=0)
    os.environ["TONIR_PROGRAMME"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tonir.office.settings"
    django.setup()
    from django.core.management import call_command

    from tonir.commands.loading import load_if_changed

    call_command("migrate", verbosity=0)
    load_if_changed()


def _measure(people: int) -> None:
    from benchmarks.made_people import make_people
    from tonir.programme.models import Area
    from tonir.reporting.families.index import build

    areas = list(Area.objects.filter(parent__isnull=False).values_list("pk", flat=True))
    tables, asked = make_people(people, areas)
    save_households(tables.households["id"].to_pylist(), tables.households["area"].to_pylist())
    began = time.perf_counter()
    index = build(tables)
    seconds = time.perf_counter() - began
    spellings = len(index.begins) - 1
    homes = tables.households.num_rows
    print(f"{people:,} people in {homes:,} families; {spellings:,} different words in their names")
    print(f"index: {seconds:.2f} s on one core, {_megabytes(index):.0f} MB\n")
    print("| looked for | median ms | 95 of 100 within ms | found |")
    print("|---|--:|--:|--:|")
    register = _opened(tables)
    _timed("(is the register as it was?)", lambda _: _current(register), [""] * QUERIES)
    for name, texts in _texts(asked).items():
        _timed(name, lambda text: _find(register, text), texts)
    print()


def save_households(ids: list[str], areas: Sequence[str | None]) -> None:
    """So many sealed households in the database, settled."""
    from datetime import date

    from tonir.people.models import Household

    for start in range(0, len(ids), AT_ONCE):
        here = slice(start, start + AT_ONCE)
        Household.objects.bulk_create(
            Household(
                id=key,
                area_id=area,
                registered_on=date(2025, 8, 1),
                state=Household.State.ACTIVE,
                record=SEALED,
                care=SEALED,
            )
            for key, area in zip(ids[here], areas[here], strict=True)
        )


def _opened(tables: Any) -> Any:
    """What a search sees of a register that has opened everything."""
    from tonir.people.open import SETTLED, Memory
    from tonir.people.revisions import standing

    revisions = dict.fromkeys(tables.households["id"].to_pylist(), 0)
    memory = Memory(revisions, set(), tables, standing(SETTLED))
    return SimpleNamespace(memory={"people": memory})


def _current(register: Any) -> int:
    from tonir.matching.queries import families

    return int(families(register).households.num_rows)


def _find(register: Any, text: str) -> int:
    from tonir.reporting.families import find

    return int(find(register, text=text)["count"])


def _texts(asked: list[Any]) -> dict[str, list[str]]:
    from benchmarks.made_people import SCRIPTS, slipped

    draws = random.Random(2)
    some = [asked[at % len(asked)] for at in range(QUERIES)]
    scripts = [SCRIPTS[at % len(SCRIPTS)] for at in range(QUERIES)]
    each = list(zip(some, scripts, strict=True))
    texts = {
        f"surname and given name, {script}": [
            f"{one.surname.usual(script)} {one.given.usual(script)}" for one in some
        ]
        for script in SCRIPTS
    }
    return texts | {
        "surname, three scripts": [one.surname.usual(script) for one, script in each],
        "another spelling": [one.surname.spellings[script][-1] for one, script in each],
        "the first three letters": [one.surname.usual(script)[:3] for one, script in each],
        "the first letter of both": [
            f"{one.surname.usual(script)[0]} {one.given.usual(script)[0]}" for one, script in each
        ],
        "one letter wrong": [
            slipped(one.surname.usual(script), script, draws) for one, script in each
        ],
        "one letter wrong in both": [
            " ".join(
                slipped(name.usual(script), script, draws) for name in (one.surname, one.given)
            )
            for one, script in each
        ],
        "telephone": [f"0{one.phone[4:6]} {one.phone[6:]}" for one in some],
        "document": [f"{one.document[:2].lower()} {one.document[2:]}" for one in some],
        "nobody": [f"Qwzx{at}pkt Fghjk" for at in range(QUERIES)],
    }


def _timed(name: str, job: Callable[[str], int], texts: list[str]) -> None:
    job(texts[0])
    times, found = [], 0
    for text in texts:
        began = time.perf_counter()
        found += job(text) > 0
        times.append((time.perf_counter() - began) * 1000)
    within = statistics.quantiles(times, n=20)[-1]
    print(f"| {name} | {statistics.median(times):.1f} | {within:.1f} | {found / len(texts):.0%} |")


def _megabytes(index: Any) -> float:
    """Of the arrays; the dictionary of words is small beside them."""
    import numpy as np

    held = [getattr(index, name) for name in index.__dataclass_fields__]
    arrays = [one.nbytes for one in held if isinstance(one, np.ndarray)]
    numbers = [one.texts.nbytes + one.households.nbytes for one in (index.phones, index.documents)]
    return (sum(arrays) + sum(numbers)) / 2**20


if __name__ == "__main__":
    main()
