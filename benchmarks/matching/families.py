"""True people and families: how old, of what name, in what home. Nobody of them ever lived."""

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from random import Random
from typing import TypeVar

from tonir_examples.places import read_places
from tonir_examples.recipe import read_recipe

from benchmarks.matching.name_pool import Name, Pool

# Ages are those of this day, the middle of the months in which the offices write.
TODAY = date(2025, 10, 1).toordinal()
DAYS_A_YEAR = 365.25
ADULT, OLD = 16, 60
WIFE_KEEPS_SURNAME = 0.35  # In Armenia a wife's surname often stays hers.
TWINS = 0.012  # of births, as in Europe's registers of births
TWINS_OF_NAMES_ALIKE = 0.6  # Արմեն and Արսեն: a custom of the region
NAMED_AFTER_GRANDFATHER = 0.15  # first sons; an old custom
NAMED_AFTER_FATHER = 0.006  # sons
ONLY_YEAR_KNOWN = 0.06  # people of 60 and over whose papers say 1 January
PAPERS_OF_ADULTS, PAPERS_OF_CHILDREN = 0.95, 0.85  # who has any to be written down
TWO_PAPERS = 0.35  # adults with an identity card beside the passport
NO_PHONE, SECOND_PHONE = 0.05, 0.30
# Half of those who fled in 2023 were first put up in hotels, schools, centres; some still are.
IN_A_CENTRE, CENTRES = 0.06, 40
STREETS, HOUSES, FLATS = 60, 90, 60
# Operators' prefixes; the rest begins with 0: valid in form, and of nobody that we know of.
PREFIXES = ("77", "93", "98", "91", "94", "55", "95", "96", "99", "43", "41", "44", "33")
SCATTER = 61_803_397  # shares no factor with what it scatters over: no number comes twice
Value = TypeVar("Value")


@dataclass(slots=True, eq=False)
class Person:
    """birth: day as `date.toordinal` counts. father: his given name. papers: none, one or two."""

    number: int
    sex: str
    given: Name
    surname: Name
    father: Name
    birth: int
    relation: str
    papers: tuple[str, ...] = ()
    only_year: bool = False

    def age(self) -> float:
        return (TODAY - self.birth) / DAYS_A_YEAR


@dataclass(frozen=True, slots=True)
class Home:
    """area: number of the settlement. centre: number of a collective centre, or None."""

    area: int
    street: int
    house: int
    flat: int
    centre: int | None


@dataclass(slots=True, eq=False)
class Family:
    """people[0] is its head. elders: grandparents. left: who stands on its first entry alone.

    papers: which of the spellings of its names its papers have.
    """

    number: int
    people: list[Person]
    home: Home
    phones: list[str]
    papers: int
    elders: list[Person] = field(default_factory=list)
    left: list[Person] = field(default_factory=list)


class Country:
    """Draws people, homes, telephones. cases: how often each hard case was made."""

    def __init__(self, names: Pool, draws: Random) -> None:
        recipe = read_recipe()
        self.names, self.random = names, draws.random
        self.settlements = read_places(recipe).settlements
        self.shape = recipe.facts["families"]
        self.children_sums = list(accumulate(self.shape["children"]))
        self.cases: Counter[str] = Counter()
        self.people = self.families = self.phones = self.papers = 0

    def chance(self, share: float) -> bool:
        return self.random() < share

    def pick(self, values: Sequence[Value]) -> Value:
        return values[int(self.random() * len(values))]

    def between(self, bounds: Sequence[int]) -> int:
        return bounds[0] + int(self.random() * (bounds[1] - bounds[0] + 1))

    def of_sums(self, sums: list[float]) -> int:
        return min(bisect(sums, self.random() * sums[-1]), len(sums) - 1)

    def surname(self) -> Name:
        return self.names.surnames.draw(self.random)

    def person(self, sex: str, age: float, surname: Name, relation: str) -> Person:
        """Somebody of that age in completed years."""
        random_, names = self.random, self.names
        self.people += 1
        return Person(
            number=self.people,
            sex=sex,
            given=names.given[sex].draw(random_),
            surname=surname,
            father=names.given["m"].draw(random_),
            birth=TODAY - int((age + random_()) * DAYS_A_YEAR),
            relation=relation,
            papers=self._papers(age),
            only_year=age >= OLD and random_() < ONLY_YEAR_KNOWN,
        )

    def couple(self, age: float, surname: Name) -> tuple[Person, Person]:
        """Husband and wife; age: hers."""
        hers = self.surname() if self.chance(WIFE_KEEPS_SURNAME) else surname
        husband = self.person("m", age + self.random() * 8, surname, "head")
        return husband, self.person("f", age, hers, "spouse")

    def children(self, father: Person, mother_age: float, relation: str) -> list[Person]:
        """Children at home, the eldest first; at least one."""
        shape, found = self.shape, list[Person]()
        age = mother_age - self.between(shape["mother_at_first_child"])
        for _ in range(1 + self.of_sums(self.children_sums)):
            if 0 <= age <= shape["leaves_home_at"]:
                found.append(self.child(father, age, found, relation))
                if self.chance(TWINS):
                    found.append(self._twin(found[-1], father, found))
            age -= self.between(shape["years_between_children"])
        youngest = max(0.0, min(self.random() * 7, mother_age - 18))
        return found or [self.child(father, youngest, [], relation)]

    def child(
        self, father: Person, age: float, siblings: list[Person], relation: str = "child"
    ) -> Person:
        sex = "f" if self.chance(0.485) else "m"
        child = self.person(sex, age, father.surname, relation)
        child.father = father.given
        if sex == "m":
            self._named_after(child, father, first=all(one.sex == "f" for one in siblings))
        while any(one.given is child.given for one in siblings):
            child.given = self.names.given[sex].draw(self.random)
        return child

    def _named_after(self, son: Person, father: Person, first: bool) -> None:
        if first and self.chance(NAMED_AFTER_GRANDFATHER):
            son.given = father.father
        elif self.chance(NAMED_AFTER_FATHER):
            son.given = father.given
            self.cases["father and son of one name"] += 1

    def family(
        self, people: list[Person], elders: list[Person], home: Home | None = None
    ) -> Family:
        self.families += 1
        phones = [] if self.chance(NO_PHONE) else [self.phone()]
        if phones and self.chance(SECOND_PHONE):
            phones.append(self.phone())
        papers = int(self.random() * 1000)
        return Family(self.families, people, home or self.home(), phones, papers, elders)

    def home(self, area: int | None = None) -> Home:
        random_ = self.random
        place = self.of_sums(self.settlements.sums) if area is None else area
        centre = int(random_() * CENTRES) if random_() < IN_A_CENTRE else None
        street, house, flat = (int(random_() * bound) for bound in (STREETS, HOUSES, FLATS))
        return Home(place, street, 1 + house, 1 + flat, centre)

    def phone(self) -> str:
        self.phones += 1
        prefix, tail = divmod(self.phones * SCATTER % (len(PREFIXES) * 100_000), 100_000)
        return f"+374{PREFIXES[prefix]}0{tail:05d}"

    def _twin(self, child: Person, father: Person, siblings: list[Person]) -> Person:
        twin = self.child(father, child.age(), siblings, child.relation)
        twin.birth, alike = child.birth, self.names.alike[child.given.hy]
        if twin.sex == child.sex and alike and self.chance(TWINS_OF_NAMES_ALIKE):
            twin.given = self.pick(alike)
        if twin.papers and child.papers:  # written out one after the other
            series, digits = child.papers[0][:2], child.papers[0][2:]
            following = (int(digits) + 1) % 10 ** len(digits)
            twin.papers = (f"{series}{following:0{len(digits)}d}",)
        self.cases["twins"] += 1
        return twin

    def _papers(self, age: float) -> tuple[str, ...]:
        random_ = self.random
        if random_() >= (PAPERS_OF_ADULTS if age >= ADULT else PAPERS_OF_CHILDREN):
            return ()
        self.papers += 1
        digits = self.papers * SCATTER % 10**7
        if age < ADULT:
            return (f"ZZ{digits:07d}",)
        passport = f"X{self.pick('ABC')}{digits:07d}"
        return (passport, f"00{digits * 7 % 10**7:07d}") if random_() < TWO_PAPERS else (passport,)
