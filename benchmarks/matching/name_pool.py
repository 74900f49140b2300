"""Names to draw families from: true forms in Armenian letters, how often, how each is spelled."""

import random
import tomllib
from bisect import bisect
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from pathlib import Path

from tonir_examples.recipe import read_recipe

from benchmarks.matching.name_groups import Groups, Part
from benchmarks.matching.spelling import systems
from benchmarks.matching.surname_stems import made_surnames

FACTS = Path(__file__).parent / "name_facts.toml"
# Of each name and system so many spellings are drawn once; what is usual is among them twice.
FORMS = 8
# Where papers have a spelling of their own (Саркисян), so often it is that one and not the rules'.
RUSSIAN_AS_IN_PAPERS, LATIN_AS_IN_PAPERS = 0.6, 0.3
# Surnames by rank: Zipf and Mandelbrot. The first is borne by 3 %, the first ten by a fifth, as
# Grigoryan, Harutyunyan, Sargsyan, Hovhannisyan ... are in Armenia's voters' lists.
RANKS_BEFORE_FIRST = 5
SLAVIC_SHARE = 0.02


@dataclass(slots=True, eq=False)
class Name:
    """One name. russian, latin: as in papers, where known, first the usual. short: other names."""

    hy: str
    russian: tuple[str, ...] = ()
    latin: tuple[str, ...] = ()
    slavic: bool = False
    short: list["Name"] = field(default_factory=list)
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def spelled(self, system: str) -> tuple[str, ...]:
        """FORMS spellings in this system, each with a capital letter; the same in every run."""
        found = self.forms.get(system)
        if found is None:
            draws = random.Random(f"{self.hy}/{system}")
            found = tuple(_capitals(self._drawn(system, draws)) for _ in range(FORMS))
            self.forms[system] = found
        return found

    def _drawn(self, system: str, draws: random.Random) -> str:
        if system in ("russian", "russian_heard"):
            return self._in_russian(system, draws)
        way = systems()[system]
        if way.source == "ru":
            return way.written(self._in_russian("russian", draws), draws)
        if self.latin and system in ("passport", "typed") and draws.random() < LATIN_AS_IN_PAPERS:
            return _one_of(self.latin, draws).lower()
        return way.written(self.hy.lower(), draws)

    def _in_russian(self, system: str, draws: random.Random) -> str:
        if self.russian and (self.slavic or draws.random() < RUSSIAN_AS_IN_PAPERS):
            return _one_of((self.russian[0], *self.russian), draws).lower()
        return systems()[system].written(self.hy.lower(), draws)


@dataclass(frozen=True)
class Drawn:
    """Names with how often each is drawn."""

    names: list[Name]
    sums: list[float]

    def draw(self, random_: Callable[[], float]) -> Name:
        return self.names[bisect(self.sums, random_() * self.sums[-1])]


@dataclass(frozen=True)
class Pool:
    """Names of one part: given by sex ("f", "m"), surnames, and who has a name alike (twins)."""

    given: dict[str, Drawn]
    surnames: Drawn
    alike: dict[str, list[Name]]


@cache
def groups() -> Groups:
    return Groups(_shorts())


@cache
def pool(part: Part) -> Pool:
    facts, rows = tomllib.loads(FACTS.read_text(encoding="utf-8")), read_recipe().table("names.csv")
    given, alike = dict[str, Drawn](), dict[str, list[Name]]()
    for sex in "fm":
        found = _given(facts["given"][sex], [row for row in rows if row["kind"] == sex], part)
        given[sex] = Drawn([name for name, _ in found], list(accumulate(w for _, w in found)))
        alike |= _alike(given[sex].names)
    _give_shorts([name for drawn in given.values() for name in drawn.names])
    known = {row["hy"].split("|")[0]: row for row in rows if row["kind"] == "surname"}
    return Pool(given, _surnames(facts, known, part), alike)


def _given(words: str, rows: list[dict[str, str]], part: Part) -> list[tuple[Name, float]]:
    found = {row["hy"].split("|")[0]: (_of_row(row), float(row["weight"])) for row in rows}
    for word in words.split():
        name, _, weight = word.partition(":")
        hy, _, russian = name.partition("=")
        known = tuple(russian.split("|")) if russian else ()
        found.setdefault(hy, (Name(hy, known), float(weight or 0.7)))
    return [found[hy] for hy in sorted(found) if groups().part(hy) == part]


def _of_row(row: dict[str, str]) -> Name:
    hy = row["hy"].split("|")[0]
    return Name(hy, tuple(row["ru"].split("|")), tuple(row["latin"].split("|")))


def _surnames(
    facts: dict[str, dict[str, str]], known: dict[str, dict[str, str]], part: Part
) -> Drawn:
    men = [word.partition(":")[0].partition("=")[0] for word in facts["given"]["m"].split()]
    ranked = sorted(known, key=lambda hy: -float(known[hy]["weight"]))
    made = made_surnames(facts, men)
    all_ = [*ranked, *(hy for hy in made if hy not in known)]
    mine = [hy for hy in all_ if groups().part(hy) == part]
    names = [_of_row(known[hy]) if hy in known else Name(hy) for hy in mine]
    weights = [1 / (rank + 1 + RANKS_BEFORE_FIRST) for rank in range(len(names))]
    slavic = [_slavic(word) for word in facts["stems"]["slavic"].split()]
    slavic = [name for name in slavic if groups().part(name.hy) == part]
    share = sum(weights) * SLAVIC_SHARE / len(slavic)
    return Drawn(names + slavic, list(accumulate([*weights, *[share] * len(slavic)])))


def _slavic(word: str) -> Name:
    hy, _, russian = word.partition("=")
    known = tuple(russian.split("|")) if russian else ()
    return Name(hy, known, slavic=True)


@cache
def _shorts() -> dict[str, list[str]]:
    facts = tomllib.loads(FACTS.read_text(encoding="utf-8"))
    lines = [line.split() for line in facts["short"]["names"].split(";")]
    return {full: shorts for full, *shorts in lines}


def _give_shorts(names: list[Name]) -> None:
    by_name = {name.hy: name for name in names}
    for full, shorts in _shorts().items():
        if full in by_name:
            by_name[full].short = [by_name.get(short) or Name(short) for short in shorts]


def _alike(names: list[Name]) -> dict[str, list[Name]]:
    """Names that begin with the same two letters and are about as long: Արմեն, Արսեն."""
    found: dict[str, list[Name]] = {}
    for name in names:
        others = [o for o in names if o is not name and o.hy[:2] == name.hy[:2]]
        found[name.hy] = [o for o in others if abs(len(o.hy) - len(name.hy)) <= 1]
    return found


def _one_of(texts: tuple[str, ...], draws: random.Random) -> str:
    # Python promises to keep the sequence of `random`, not that of `choice`.
    return texts[int(draws.random() * len(texts))]


def _capitals(text: str) -> str:
    return "-".join(word[:1].upper() + word[1:] for word in text.split("-"))
