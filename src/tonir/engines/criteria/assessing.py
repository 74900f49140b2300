"""Works out criteria, points, tier and kits of every household, and checks its own result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pyarrow as pa

from tonir.engines.criteria.population import UNKNOWN, Counts, Flags, Population
from tonir.engines.criteria.terms import Rules
from tonir.engines.words import say


@dataclass(frozen=True)
class Certificate:
    """What the result rests on. Ages are of persons; by year means that only the year is known."""

    day: date
    households: int
    people: int
    without_members: int
    unknown_ages: int
    ages_by_year: int
    no_criteria: bool


@dataclass(frozen=True)
class Assessed:
    """One row a household, in the table's order.

    met and count: shape (n, criteria); count is what the reason names, 0 where not met. points,
    tier, at_home, size: shape (n,). kits: whole kits, shape (n, kits).
    """

    rules: Rules
    ids: tuple[str, ...]
    met: Flags
    count: Counts
    points: Counts
    tier: Counts
    at_home: Flags
    size: Counts
    kits: Counts
    certificate: Certificate

    @cached_property
    def row(self) -> dict[str, int]:
        """Row of each household's id."""
        return {household: row for row, household in enumerate(self.ids)}

    def counted(self, household: str) -> dict[str, int]:
        """Codes of the criteria that the household meets, with the number each reason names."""
        row = self.row[household]
        return {
            criterion.code: int(number)
            for criterion, number in zip(self.rules.criteria, self.count[row], strict=True)
            if number
        }

    def reasons(self, household: str, language: str) -> list[str]:
        """Why the household is in its tier, in words. Raises KeyError for an unknown id."""
        at_home = bool(self.at_home[self.row[household]])
        return reasons_in_words(self.rules, self.counted(household), at_home, language)

    def check(self) -> None:
        """Raises ValueError where the result does not follow from its own parts."""
        tiers = np.array([tier.points_from for tier in self.rules.tiers])
        worth = np.array([criterion.points for criterion in self.rules.criteria], dtype=np.int64)
        floor = tiers[self.tier - 1]
        ceiling = np.append(np.iinfo(np.int64).max, tiers)[self.tier - 1]
        _holds(np.array_equal(self.points, self.met @ worth), "Points are the sum of criteria.")
        _holds((self.points >= floor).all(), "Nobody is in a tier above his points.")
        _holds((self.points < ceiling).all(), "Nobody is in a tier below his points.")
        _holds(np.array_equal(self.count > 0, self.met), "Each criterion met has its number.")
        for column, give in enumerate(self.rules.kits.values()):
            given, most = self.kits[:, column], give.at_most or np.iinfo(np.int64).max
            _holds((given >= (give.each == "household")).all(), "Each household has its kit.")
            _holds((given <= np.minimum(self.size, most)).all(), "No kit without its people.")
            if give.for_every:
                spare = (given - 1) * give.for_every < self.size
                enough = (given * give.for_every >= self.size) | (given == most)
                _holds((spare & enough).all(), "Kits for every so many people, rounded up.")


def assess(rules: Rules, households: pa.Table, persons: pa.Table, day: date) -> Assessed:
    """What the rules give each household on that day.

    households: columns id (string), needs (list of string). persons: household, birth (date32),
    birth_year (int32), sex, relation (string), needs (list of string). Ages as told at
    `Population.months`: an unknown age meets no rule about ages, so its holder is no child; the
    certificate counts them. Without criteria everybody is in the last tier. Raises ValueError if
    ids repeat or a person has no household.
    """
    people = Population(households, persons, day)
    met = _columns([criterion.when.met(people) for criterion in rules.criteria], people) > 0
    count = _columns([criterion.count(people) for criterion in rules.criteria], people)
    worth = np.array([criterion.points for criterion in rules.criteria], dtype=np.int64)
    points = met @ worth
    starts = np.array([tier.points_from for tier in rules.tiers])
    at_home = np.zeros(people.households.num_rows, dtype=bool)
    if rules.cannot_travel is not None:
        at_home = rules.cannot_travel.met(people)
    result = Assessed(
        rules=rules,
        ids=tuple(households["id"].to_pylist()),
        met=met,
        count=np.where(met, count, 0),
        points=points,
        # The tiers that begin above a household's points all come before its own.
        tier=(starts > points[:, None]).sum(axis=1) + 1,
        at_home=at_home,
        size=people.size,
        kits=_columns([give.number(people) for give in rules.kits.values()], people),
        certificate=_certificate(rules, people),
    )
    result.check()
    return result


def reasons_in_words(
    rules: Rules, counted: Mapping[str, int], at_home: bool, language: str
) -> list[str]:
    """The reasons by their codes and numbers, in words; last, that the family is served at home."""
    words = [
        say(criterion.names, language).format(count=counted[criterion.code])
        for criterion in rules.criteria
        if criterion.code in counted
    ]
    if at_home and rules.cannot_travel_names:
        words.append(say(rules.cannot_travel_names, language).format(count=1))
    return words


def _columns(columns: Sequence[Flags | Counts], people: Population) -> Counts:
    """One column each, shape (n, columns), also where there is none."""
    if not columns:
        return np.zeros((people.households.num_rows, 0), dtype=np.int64)
    return np.stack(columns, axis=1).astype(np.int64)


def _certificate(rules: Rules, people: Population) -> Certificate:
    listed = people.members(np.ones(people.persons.num_rows, dtype=bool))
    return Certificate(
        day=people.day,
        households=people.households.num_rows,
        people=int(people.size.sum()),
        without_members=int((listed == 0).sum()),
        unknown_ages=int((people.months == UNKNOWN).sum()),
        ages_by_year=people.ages_by_year,
        no_criteria=not rules.criteria,
    )


def _holds(true: object, sentence: str) -> None:
    if not true:
        raise ValueError(sentence)
