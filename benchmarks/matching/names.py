"""Names alone: do two spellings stand for one name? Pairs of tokens, and of whole names.

Ours are as like as the engine takes them: the same key, a key in common, else the distance of their
sounds. Other folds make one word of a name and say nothing of how words are compared: there it is
Levenshtein, in which consonants count more; ours is measured in that way as well. Only ours is
folded here, where Tonir is; the others, and every likeness, in the peers' environment.
"""

import csv
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa

from benchmarks.matching.data import ROOT, NotAtHand
from benchmarks.matching.name_groups import Part
from benchmarks.matching.name_pool import Name, groups, pool
from benchmarks.matching.offices import SCRIPTS
from benchmarks.matching.peers import in_peers, write
from tonir.engines.linkage.fold import key, keys, sounds

VARIABLE, USUAL = "TONIR_NAME_GROUPS", ROOT.parent / "shared" / "data" / "names"
KINDS = ("given_names", "surnames")
# A spelling of each system that offices write by, of so many names of each kind.
MOST = 250
# Of other languages in Russian letters (Микола): tokens to be told, but no office's own spelling.
OTHERS = "other"
NAMES, NEAR = 1_500, 3
Spellings = dict[str, tuple[str, ...]]  # script -> spellings


@dataclass(frozen=True)
class Group:
    """One name: how it is spelled in each script, the usual spelling of each first."""

    kind: str
    name: str
    spellings: Spellings


def public_groups(part: Part) -> list[Group]:
    """Groups of a public dictionary, those of one part. Raises NotAtHand."""
    folder = Path(os.environ.get(VARIABLE, USUAL))
    if not folder.is_dir():
        raise NotAtHand(f"set {VARIABLE}")
    found = []
    for kind in KINDS:
        with (folder / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["hy"] and _part(row["hy"]) == part]
        found += [Group(kind, row["hy"], _of_row(row)) for row in rows]
    return found


def _part(written: str) -> Part:
    return groups().part(written.split("|", maxsplit=1)[0])


def _of_row(row: dict[str, str]) -> Spellings:
    forms = {script: _split(row[script]) for script in SCRIPTS}
    return forms | {OTHERS: _split(row.get("other_ru_forms") or "")}


def _split(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in text.split("|") if one))


def own_groups(part: Part) -> list[Group]:
    """The names of made lists, spelled by their systems."""
    names = pool(part)
    given = [name for drawn in names.given.values() for name in drawn.names]
    return [
        Group(kind, name.hy, _spelled(name))
        for kind, some in zip(KINDS, (given, names.surnames.names), strict=True)
        for name in some[:MOST]
    ]


def _spelled(name: Name) -> Spellings:
    return {
        script: tuple(dict.fromkeys(name.spelled(one)[0] for one in systems))
        for script, systems in SCRIPTS.items()
    }


def tokens(found: list[Group]) -> pa.Table:
    """A row a spelling: kind, token, the number of its name, our keys of it, its sounds."""
    rows = [
        (group.kind, token, number)
        for number, group in enumerate(found)
        for forms in group.spellings.values()
        for token in forms
    ]
    kinds, names, numbers = zip(*dict.fromkeys(rows), strict=True)
    ours = {"ours": [_ours(one) for one in names], "sounds": [sounds(one) for one in names]}
    return pa.table({"kind": kinds, "token": names, "name": numbers} | ours)


def whole_names(found: list[Group], seed: int) -> pa.Table:
    """Pairs of given name and surname, each in another script: the same person's, or nearly.

    A third of a name's pairs are true; of the false ones half have another given name with the
    same surname and half another surname with the same given name: one of the NEAR likest of all.
    """
    draws = Random(f"names/{seed}")
    by_kind = [[group for group in found if group.kind == kind] for kind in KINDS]
    near = [_nearest(some) for some in by_kind]
    rows = []
    for _ in range(NAMES):
        whole = tuple(_one(some, draws) for some in by_kind)
        given, surname = (_one(near[at][group.name], draws) for at, group in enumerate(whole))
        for other, same in (
            (whole, True),
            ((given, whole[1]), False),
            ((whole[0], surname), False),
        ):
            one_script, other_script = _two_scripts(draws)
            rows.append(
                (*_written(whole, one_script, draws), *_written(other, other_script, draws), same)
            )
    columns = dict(zip((*SIDES, "same"), zip(*rows, strict=True), strict=True))
    ours = {f"ours_{side}": [_ours(one) for one in columns[side]] for side in SIDES}
    heard = {f"sounds_{side}": [sounds(one) for one in columns[side]] for side in SIDES}
    return pa.table(columns | ours | heard)


SIDES = ("given_l", "surname_l", "given_r", "surname_r")


def _nearest(found: list[Group]) -> dict[str, list[Group]]:
    """The likest other names by their letters, as a reader sees them; of another key each."""
    letters = {group.name: _letters(group.name) for group in found}
    nearest = {}
    for group in found:
        mine, own = letters[group.name], groups().of(group.name)
        others = [one for one in found if groups().of(one.name) != own]
        others.sort(key=lambda one: (-_shared(mine, letters[one.name]), one.name))
        nearest[group.name] = others[:NEAR]
    return nearest


def _letters(name: str) -> set[str]:
    word = f"^{name.lower()}$"
    return {word[at : at + 2] for at in range(len(word) - 1)}


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)


def _two_scripts(draws: Random) -> tuple[str, str]:
    scripts = list(SCRIPTS)
    one = int(draws.random() * len(scripts))
    other = (one + 1 + int(draws.random() * (len(scripts) - 1))) % len(scripts)
    return scripts[one], scripts[other]


def _written(whole: tuple[Group, ...], script: str, draws: Random) -> Iterator[str]:
    for group in whole:
        yield _one(group.spellings[script] or group.spellings["hy"], draws)


def _one(of: Any, draws: Random) -> Any:
    return of[int(draws.random() * len(of))]


def _ours(name: str) -> list[str]:
    """The keys; the usual one first, so that a peer of one fold and ours of several are alike."""
    return list(dict.fromkeys([key(name), *sorted(keys(name))])) if name else []


def measured(found: list[Group], seed: int) -> dict[str, Any]:
    """Of each fold: best F1 of tokens and of whole names, the threshold chosen with the truth."""
    with tempfile.TemporaryDirectory(prefix="bench-of-tonir-") as folder:
        paths = [Path(folder) / name for name in ("tokens.arrow", "whole.arrow")]
        for table, path in zip((tokens(found), whole_names(found, seed)), paths, strict=True):
            write(table, path)
        result: dict[str, Any] = in_peers("benchmarks.peers.names", *map(str, paths))
    return result


def several(found: Iterable[Group]) -> list[Group]:
    """Names with spellings in every script."""
    return [group for group in found if all(group.spellings[script] for script in SCRIPTS)]
