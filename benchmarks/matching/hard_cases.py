"""Families who are easily taken for one another, and people who stand in two families."""

from dataclasses import replace

from tonir_examples.draws import Weighted

from benchmarks.matching.families import DAYS_A_YEAR, Country, Family, Person
from benchmarks.matching.kinds import of_kind, parents_of

# Shares of the families drawn; each makes two. No statistics count most of these: they are set so
# that every case is met often enough to be measured and none rules the figures.
BROTHERS = 0.03  # families of two brothers, often in one house
NAMESAKES = 0.02  # cousins of one name, born about the same time
REMARRIED = 0.008  # a woman with her old family on one list, in the new one on another
MOVED = 0.012  # somebody else who has moved to another family
ELDERS_APART = 0.02  # grandparents in a house of their own, always written for themselves
SIBLINGS_ALONE = 0.008  # brother and sister who each live alone
# Of brothers' families: in one house; of those with one telephone for both.
ONE_HOUSE, ONE_PHONE = 0.6, 0.5
# Of namesake cousins: in one settlement; whose fathers share a name too; born on the same day.
ONE_SETTLEMENT, ONE_PATRONYMIC, ONE_DAY = 0.6, 0.2, 0.03
CHILD_MOVES_TOO = 0.5
GROWN, SMALL = 18, 14
SAME_AGE = 2 * DAYS_A_YEAR


class Clans:
    """Draws families, one at a time or two that belong together."""

    def __init__(self, country: Country) -> None:
        self.country = country
        self.kinds = Weighted.shares(country.shape["kinds"])
        chances = {
            self._brothers: BROTHERS,
            self._namesakes: NAMESAKES,
            self._remarried: REMARRIED,
            self._moved: MOVED,
            self._elders_apart: ELDERS_APART,
            self._siblings_alone: SIBLINGS_ALONE,
        }
        usual = {self._one: 1 - sum(chances.values())}
        self.clans = Weighted.shares(chances | usual)

    def draw(self) -> list[Family]:
        country = self.country
        return self.clans.values[country.of_sums(self.clans.sums)]()

    def _one(self) -> list[Family]:
        kind = self.kinds.values[self.country.of_sums(self.kinds.sums)]
        return [self._of(kind)]

    def _of(self, kind: str) -> Family:
        people, elders = of_kind(self.country, kind, self.country.surname())
        return self.country.family(people, elders)

    def _brothers(self) -> list[Family]:
        country = self.country
        kind = "three_generations" if country.chance(0.4) else "couple_with_children"
        first, second = self._of(kind), self._of("couple_with_children")
        elder, younger = self._father(first), second.people[0]
        _takes_surname(second, younger, elder)
        younger.father = elder.father
        _takes_home(country, second, first)
        country.cases["brothers' families"] += 1
        return [first, second]

    def _father(self, family: Family) -> Person:
        """The husband of the younger couple."""
        sons = (one for one in family.people if one.sex == "m" and one not in family.elders)
        return next(sons, family.people[0])

    def _namesakes(self) -> list[Family]:
        country = self.country
        first, second = self._of("couple_with_children"), self._of("couple_with_children")
        one, near = _nearest(first, second)
        while abs(one.birth - near.birth) > SAME_AGE:
            second = self._of("couple_with_children")
            one, near = _nearest(first, second)
        _takes_surname(second, near, one)
        _takes_given(second, near, one)
        if country.chance(ONE_DAY):
            near.birth = one.birth
        if country.chance(ONE_PATRONYMIC):
            near.father = one.father
        if country.chance(ONE_SETTLEMENT):
            second.home = country.home(first.home.area)
        country.cases["namesake cousins"] += 1
        return [first, second]

    def _remarried(self) -> list[Family]:
        country = self.country
        old, new = self._of("three_generations"), self._of("couple")
        woman = next(one for one in old.people if one.sex == "f" and one not in old.elders)
        husband, wife = new.people[0], new.people[1]
        husband.birth = woman.birth - int(country.random() * 6 * DAYS_A_YEAR)
        again = replace(woman, surname=husband.surname, relation=wife.relation)
        new.people[1] = again
        old.left.append(woman)
        minors = [one for one in old.people if one.age() < SMALL]
        if minors and country.chance(CHILD_MOVES_TOO):
            child = country.pick(minors)
            old.left.append(child)
            new.people.append(replace(child, relation="child"))
        country.cases["remarried"] += 1
        return [old, new]

    def _moved(self) -> list[Family]:
        """A grandmother who went over to another child, a son who now lives alone."""
        country = self.country
        old, new = self._of("three_generations"), self._of("couple_with_children")
        grown = [one for one in old.people[1:] if one.age() >= GROWN]
        mover = country.pick(old.elders if country.chance(0.6) or not grown else grown)
        old.left.append(mover)
        if mover in old.elders:
            new.people.append(replace(mover, relation="parent"))
        else:
            new.people[:] = [replace(mover, relation="head")]
        country.cases["moved to another family"] += 1
        return [old, new]

    def _elders_apart(self) -> list[Family]:
        country = self.country
        family = self._of("couple_with_children")
        elders = parents_of(country, family.people[0])
        elders[0].relation, elders[1].relation = "head", "spouse"
        apart = country.family(elders if country.chance(0.6) else [elders[1]], [])
        apart.people[0].relation = "head"
        _takes_home(country, apart, family)
        country.cases["elders apart"] += 1
        return [family, apart]

    def _siblings_alone(self) -> list[Family]:
        country = self.country
        first, second = self._of("single_adult"), self._of("single_adult")
        one, other = first.people[0], second.people[0]
        other.surname, other.father = one.surname, one.father
        other.birth = one.birth + int((country.random() - 0.5) * 8 * DAYS_A_YEAR)
        _takes_home(country, second, first)
        country.cases["siblings who live alone"] += 1
        return [first, second]


def _nearest(family: Family, other: Family) -> tuple[Person, Person]:
    """The two of one sex who are nearest in age, one of each family."""
    pairs = [(a, b) for a in family.people for b in other.people if a.sex == b.sex]
    return min(pairs, key=lambda pair: abs(pair[0].birth - pair[1].birth))


def _takes_surname(family: Family, person: Person, other: Person) -> None:
    """The person and all who bear that surname in the family bear the other's."""
    before = person.surname
    for one in family.people:
        if one.surname is before:
            one.surname = other.surname


def _takes_given(family: Family, person: Person, other: Person) -> None:
    """The person bears the other's given name, and so do the person's children as sons of it."""
    for one in family.people:
        if one.father is person.given and one.surname is person.surname:
            one.father = other.given
    person.given = other.given


def _takes_home(country: Country, family: Family, other: Family) -> None:
    """Often in the same house, often with one telephone; else in the same settlement."""
    if not country.chance(ONE_HOUSE):
        family.home = country.home(other.home.area)
        return
    family.home = other.home
    if other.phones and country.chance(ONE_PHONE):
        family.phones = list(other.phones)
