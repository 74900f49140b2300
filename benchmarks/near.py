"""Families that are very likely the one that is written down: how long a registrar waits.

    python -m benchmarks.near [PEOPLE ...]      default: 30000 500000

Lists with known truth are held as the open register holds them, and the database has as many
sealed households. Entries drawn by chance are then written down once more, as somebody types them:
the head of the family first, then everybody. Timed is the whole job that the page asks for, but
for the way to the register's process and back: is the register as it was, the look, its line in
the access log. Bounds: 100 ms at 30,000 people, 300 ms at 500,000.

Of what is shown, how much is right: an entry that is looked for is left out of the register first,
so that only the family's other entries can be found.
"""

import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.search import SIZES, save_households, start_programme

LOOKS = 100
SEED = 11
JUDGED_AT_MOST = 100_000
Form = dict[str, Any]


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    cores = len(os.sched_getaffinity(0))
    print(f"{platform.machine()}, {cores} cores, Python {platform.python_version()}, seed {SEED}\n")
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


def _measure(people: int) -> None:
    from benchmarks.matching.made_lists import make_lists
    from tonir.matching.near.index import folded

    made = make_lists(people, SEED, part="check")
    register = _opened(made)
    began, spent = time.perf_counter(), time.process_time()
    known, _ = folded(register)
    seconds, spent = time.perf_counter() - began, time.process_time() - spent
    assert known.whole is not None
    print(f"{made.persons.num_rows:,} people in {made.households.num_rows:,} entries")
    print(
        f"folded in {seconds:.1f} s ({spent:.1f} s of processor time),"
        f" {known.whole.megabytes:.0f} MB in memory\n"
    )
    forms = _forms(made)
    print("| typed | median ms | 95 of 100 within ms | processor time, median ms | shown |")
    print("|---|--:|--:|--:|--:|")
    _timed("(is the register as it was?)", lambda _: len(folded(register)[0].of) and 0, forms)
    for typed, some in forms_as_typed(forms).items():
        _timed(typed, lambda form: _shown(register, form), some)
    if people <= JUDGED_AT_MOST:
        _judge(made, known, forms)
    print(flush=True)


def _opened(made: Any) -> Any:
    """A register that has opened everything."""
    from benchmarks.sealed_matching import make_keys
    from tonir.people.open import SETTLED, Families, Memory
    from tonir.people.revisions import standing
    from tonir.vault.register import OpenRegister

    ids = made.households["id"].to_pylist()
    save_households(ids, [None] * len(ids))
    register = OpenRegister(make_keys(), "a benchmark", "measuring")
    tables = Families(made.households, made.persons)
    revisions = dict.fromkeys(ids, 0)
    register.memory["people"] = Memory(revisions, set(), tables, standing(SETTLED))
    return register


def _forms(made: Any) -> list[Form]:
    """Entries drawn by chance of whose first member enough is known that anybody is looked for."""
    from benchmarks.sealed_matching import birth_of
    from tonir.matching.near.page import OF_MEMBER, is_enough

    members: dict[str, list[dict[str, Any]]] = {}
    for person in made.persons.to_pylist():
        members.setdefault(person["household"], []).append({**person, "birth": birth_of(person)})
    homes = made.households.to_pylist()
    random.Random(SEED).shuffle(homes)
    forms = [
        {
            "id": home["id"],
            "home": {name: home[name] for name in ("area", "phones", "address")},
            "members": [{name: one[name] for name in OF_MEMBER} for one in members[home["id"]]],
        }
        for home in homes
        if is_enough(next(iter(members.get(home["id"], [])), {}))
    ]
    return forms[:LOOKS]


def forms_as_typed(forms: list[Form]) -> dict[str, list[Form]]:
    """As far as they are filled in: the head first, then everybody."""
    heads = [
        {
            "id": form["id"],
            "home": {**form["home"], "phones": [], "address": None},
            "members": form["members"][:1],
        }
        for form in forms
    ]
    return {"the head and the settlement": heads, "the whole family": forms}


def _shown(register: Any, form: Form) -> int:
    from tonir.matching.near.job import near

    register.memory.pop("looks", None)  # Nobody types a hundred families a minute.
    register.note("worked", "near")  # As the register writes it before each job.
    return len(near(register, home=form["home"], members=form["members"])["families"])


def _timed(name: str, job: Callable[[Form], int], forms: list[Form]) -> None:
    job(forms[0])
    times, spent, shown = [], [], 0
    for form in forms:
        began, used = time.perf_counter(), time.process_time()
        shown += job(form) > 0
        times.append((time.perf_counter() - began) * 1000)
        spent.append((time.process_time() - used) * 1000)
    within = statistics.quantiles(times, n=20)[-1]
    print(
        f"| {name} | {statistics.median(times):.0f} | {within:.0f} |"
        f" {statistics.median(spent):.0f} | {shown} of {len(forms)} |",
        flush=True,
    )


def _judge(made: Any, known: Any, forms: list[Form]) -> None:
    """Of other entries of the family, how many are shown; of what is shown, how much is hers."""
    from tonir.engines.linkage.starting import STARTING
    from tonir.matching.near.job import SHOWN_FROM, Asked

    ids, families = made.households["id"].to_pylist(), made.true_family.to_pylist()
    family = dict(zip(ids, families, strict=True))
    borne = known.borne_by(STARTING)
    print("\n| typed | other entries of these families | shown | entries of others shown |")
    print("|---|--:|--:|--:|")
    for typed, some in forms_as_typed(forms).items():
        right = wrong = 0
        for form in some:
            asked = Asked(form["home"], form["members"]).tables()
            among = [known.whole.without([form["id"]])]
            found = known.near.likely(asked, among, STARTING, borne, SHOWN_FROM)
            mine = sum(family[one.right] == family[form["id"]] for one in found)
            right, wrong = right + mine, wrong + len(found) - mine
        others = sum(families.count(family[form["id"]]) - 1 for form in some)
        print(f"| {typed} | {others} | {right} | {wrong} |")


if __name__ == "__main__":
    main()
