"""Families that never lived, as many people as asked for: where, with what phones and needs."""

from collections import deque
from datetime import date, timedelta
from typing import Any

from tonir.engines.progress import Progress
from tonir_examples.draws import Draws, Weighted
from tonir_examples.households import Household
from tonir_examples.people import WASHINGTON_GROUP, Family, Person
from tonir_examples.places import Places, home_near
from tonir_examples.recipe import Recipe
from tonir_examples.spellings import Names

# Shares no factor with the numbers that it scatters over: none comes twice before all have come.
SCATTER = 61_803_397


def make_families(
    recipe: Recipe, names: Names, places: Places, size: tuple[int, int], progress: Progress
) -> list[Family]:
    """Families with exactly so many people in all. size: (people, seed)."""
    people, seed = size
    draws = Draws(seed, "families")
    household = Household(draws, names, recipe.facts["families"], recipe.today)
    kinds = Weighted.shares(recipe.facts["families"]["kinds"])
    details = Details(recipe, places, draws)
    families: list[Family] = []
    living = 0
    while living < people:
        kind = draws.weighted(kinds)
        members = household.of_kind(kind)[: people - living]
        family = Family(len(families) + 1, kind, draws.weighted(places.settlements), members)
        details.fill(family)
        families.append(family)
        living += len(members)
        if len(families) % 1000 == 0:
            progress("drawing families", living, people)
    progress("drawing families", people, people)
    return families


class Details:
    """Gives each family its phones, papers, home, needs and day of registration."""

    def __init__(self, recipe: Recipe, places: Places, draws: Draws) -> None:
        self.facts: dict[str, Any] = recipe.facts
        self.today = recipe.today
        self.streets = len(places.streets)
        self.draws = draws
        self.heads: deque[Person] = deque(maxlen=200)
        self.phones = 0
        self.papers = 0

    def fill(self, family: Family) -> None:
        draws, facts = self.draws, self.facts
        family.home = home_near(family.area, facts["coordinates"], draws)
        family.street = draws.below(self.streets)
        family.house, family.flat = draws.between(1, 90), draws.between(1, 60)
        family.registered_on = self._registered()
        if not draws.chance(facts["phones"]["none"]):
            family.phones.append(self.phone())
            if len(family.people) > 1 and draws.chance(facts["phones"]["second"]):
                family.phones.append(self.phone())
        for person in family.people:
            self._health(person)
            person.document = self._document(person)
        self._family_needs(family)
        self._namesake(family)

    def phone(self) -> str:
        """National digits of a phone that nobody else in the example has."""
        facts = self.facts["phones"]
        free = facts["digits"] - len(facts["begins"])
        prefixes: list[str] = facts["prefixes"]
        self.phones += 1
        prefix, tail = divmod(self.phones * SCATTER % (len(prefixes) * 10**free), 10**free)
        return f"{prefixes[prefix]}{facts['begins']}{tail:0{free}d}"

    def _document(self, person: Person) -> str | None:
        facts = self.facts["documents"]["child" if person.age(self.today) < 16 else "adult"]
        if not self.draws.chance(facts["share"]):
            return None
        pattern: str = self.draws.pick(facts["patterns"])
        self.papers += 1
        digits = pattern.count("#")
        return pattern.replace("#" * digits, f"{self.papers * SCATTER % 10**digits:0{digits}d}")

    def _registered(self) -> date:
        first, last = self.facts["registered_from"], self.facts["registered_to"]
        day: date = first + timedelta(days=self.draws.below((last - first).days + 1))
        return day

    def _health(self, person: Person) -> None:
        draws, facts, age = self.draws, self.facts["health"], person.age(self.today)
        group = "child" if age < 18 else "adult" if age < 60 else "older"
        if draws.chance(facts["registered_disability"][group]):
            person.needs.append("DS")
            level = "cannot_do" if draws.chance(0.3) else "a_lot_of_difficulty"
            person.difficulty = (draws.pick(WASHINGTON_GROUP), level)
        elif draws.chance(facts["great_difficulty"][group]):
            person.difficulty = (draws.pick(WASHINGTON_GROUP), "a_lot_of_difficulty")
        elif draws.chance(2 * facts["great_difficulty"][group]):
            person.difficulty = (draws.pick(WASHINGTON_GROUP), "some_difficulty")
        if draws.chance(facts["chronic_illness"][group]):
            person.needs.append("SM-CI")
        may_be_bound = age >= 70 or "DS" in person.needs
        if may_be_bound and draws.chance(facts["cannot_leave_home"] * (3 if age >= 80 else 1)):
            person.needs.append("HOMEBOUND")

    def _family_needs(self, family: Family) -> None:
        if family.kind == "single_parent":
            family.needs.append("SP")
        for code, by_kind in self.facts["family_needs"].items():
            if self.draws.chance(by_kind.get(family.kind, by_kind.get("any", 0.0))):
                family.needs.append(code)

    def _namesake(self, family: Family) -> None:
        """Another head of the same names, born on another day: two families, not one."""
        head = family.people[0]
        same = [other for other in self.heads if other.sex == head.sex]
        if same and self.draws.chance(self.facts["families"]["namesakes"]):
            other = self.draws.pick(same)
            _rename(family, other)
            for one in (head, other):
                one.traits.append("namesake")
        self.heads.append(head)


def _rename(family: Family, other: Person) -> None:
    """The head gets the names of another; whoever bore the head's name follows."""
    head = family.people[0]
    given, surname = head.given, head.surname
    for person in family.people:
        if person.surname is surname:
            person.surname = other.surname
        if person.father is given and person.relation == "child":
            person.father = other.given
    head.given, head.father = other.given, other.father
