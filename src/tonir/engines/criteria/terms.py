"""What a rule is made of: ranges, conditions, criteria, tiers, gifts. Each checks itself.

A wrong one raises a Refusal whose `path` the reader of the rule book fills in.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

import numpy as np

from tonir.engines.criteria.population import UNKNOWN, Counts, Flags, Population
from tonir.engines.refusals import Refusal

Names = Mapping[str, str]
# A UNHCR specific need (DS, SP-PT) or a finer one of the Washington Group (DS-WALK).
UNHCR_NEED = re.compile(r"[A-Z]{2}(-[A-Z]{2,})*")


@dataclass(frozen=True)
class Range:
    """Whole numbers from `least` to `most`, both included; no `most` means no upper bound."""

    least: int = 0
    most: int | None = None

    def __post_init__(self) -> None:
        if self.most is not None and self.least > self.most:
            raise Refusal("C06", path="", least=self.least, most=self.most)

    def holds(self, values: Counts) -> Flags:
        above = values >= self.least
        return above if self.most is None else above & (values <= self.most)


class Condition(Protocol):
    """A question about households: who meets it, and the number that a reason may name."""

    def met(self, people: Population) -> Flags: ...

    def count(self, people: Population) -> Counts: ...


@dataclass(frozen=True)
class Who:
    """Which persons are meant. Months of age; an unknown age is within no range of ages."""

    months: Range | None = None
    needs: tuple[str, ...] = ()
    sex: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()

    def among(self, people: Population) -> Flags:
        meant = np.ones(people.persons.num_rows, dtype=bool)
        if self.months is not None:
            meant &= self.months.holds(people.months) & (people.months != UNKNOWN)
        if self.needs:
            meant &= people.persons_needing(self.needs)
        if self.sex:
            meant &= people.is_one_of("sex", self.sex)
        if self.relation:
            meant &= people.is_one_of("relation", self.relation)
        return meant


@dataclass(frozen=True)
class Members:
    """So many members of the household are meant."""

    who: Who
    number: Range

    def met(self, people: Population) -> Flags:
        return self.number.holds(self.count(people))

    def count(self, people: Population) -> Counts:
        return people.members(self.who.among(people))


@dataclass(frozen=True)
class Needing:
    """The household as a whole has one of the needs."""

    needs: tuple[str, ...]

    def met(self, people: Population) -> Flags:
        return people.households_needing(self.needs)

    def count(self, people: Population) -> Counts:
        return np.zeros(people.households.num_rows, dtype=np.int64)


@dataclass(frozen=True)
class Size:
    """The household has so many people."""

    number: Range

    def met(self, people: Population) -> Flags:
        return self.number.holds(people.size)

    def count(self, people: Population) -> Counts:
        return np.zeros(people.households.num_rows, dtype=np.int64)


@dataclass(frozen=True)
class Together:
    """All of the parts, any of them, or none of them."""

    how: Literal["all", "any", "none"]
    parts: tuple[Condition, ...]

    def met(self, people: Population) -> Flags:
        flags = np.stack([part.met(people) for part in self.parts])
        if self.how == "all":
            return np.asarray(flags.all(axis=0))
        some = np.asarray(flags.any(axis=0))
        return some if self.how == "any" else ~some

    def count(self, people: Population) -> Counts:
        """The most members that any part which is met counts."""
        counts = [np.where(part.met(people), part.count(people), 0) for part in self.parts]
        return np.asarray(np.stack(counts).max(axis=0))


@dataclass(frozen=True)
class Criterion:
    """A reason to come first. `names` say it in words; their {count} is `when.count`."""

    code: str
    names: Names
    points: int
    when: Condition

    def count(self, people: Population) -> Counts:
        """The number that the reason names; the people of the household where none counts."""
        counted = self.when.count(people)
        return np.where(counted > 0, counted, people.size)


@dataclass(frozen=True)
class Tier:
    """Everyone with so many points who is not in an earlier tier."""

    number: int
    points_from: int
    names: Names


@dataclass(frozen=True)
class Give:
    """How many of a kit a household gets.

    each "household": one, or one for every so many people, rounded up. each "member": one for
    each person that is meant. at_most bounds both.
    """

    each: Literal["household", "member"]
    for_every: int | None = None
    at_most: int | None = None
    who: Who | None = None

    def number(self, people: Population) -> Counts:
        if self.each == "member":
            given = people.members((self.who or Who()).among(people))
        elif self.for_every is None:
            given = np.ones(people.households.num_rows, dtype=np.int64)
        else:
            given = -(-people.size // self.for_every)
        return given if self.at_most is None else np.minimum(given, self.at_most)


EVERYBODY = Tier(1, 0, {"en": "All", "hy": "Բոլորը", "ru": "Все"})


@dataclass(frozen=True)
class Rules:
    """The rule book: criteria in their order, tiers by number, kits with what is given."""

    criteria: tuple[Criterion, ...] = ()
    tiers: tuple[Tier, ...] = (EVERYBODY,)
    cannot_travel: Condition | None = None
    cannot_travel_names: Names = field(default_factory=dict)
    kits: Mapping[str, Give] = field(default_factory=dict)

    def __post_init__(self) -> None:
        last = len(self.tiers)
        points: int | None = None
        for number, tier in enumerate(self.tiers, start=1):
            falls = points is None or tier.points_from < points
            if tier.number != number or not falls or (number == last and tier.points_from != 0):
                raise Refusal("C07", path="tiers", found=tier.number, points=tier.points_from)
            points = tier.points_from
