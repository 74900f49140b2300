"""Kinds of families: who lives together, how old, of which sex, and whose name they bear."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tonir_examples.draws import Draws, Weighted
from tonir_examples.people import Person
from tonir_examples.spellings import Name, Names


@dataclass(frozen=True)
class Household:
    """Draws people who live together. shape: the table [families] of the recipe."""

    draws: Draws
    names: Names
    shape: dict[str, Any]
    today: date

    def of_kind(self, kind: str) -> list[Person]:
        """The people of one family, head first, each with the relation to the head."""
        return KINDS[kind](self)

    def person(self, sex: str, age: int, surname: Name | None, relation: str) -> Person:
        """Someone of that age in years; with no surname, of another family by birth."""
        draws = self.draws
        father = draws.weighted(self.names.given["m"])
        return Person(
            sex=sex,
            birth=self.born(age),
            given=draws.weighted(self.names.given[sex]),
            surname=surname or draws.weighted(self.names.surnames),
            father=father,
            relation=relation,
        )

    def born(self, age: int) -> date:
        """A birth date that makes that age today."""
        try:
            birthday = self.today.replace(year=self.today.year - age)
        except ValueError:  # 29 February
            birthday = self.today.replace(year=self.today.year - age, day=28)
        return birthday - timedelta(days=self.draws.below(365))

    def wife_of(self, husband: Person, age: int, relation: str) -> Person:
        keeps = self.draws.chance(self.shape["wife_keeps_surname"])
        return self.person("f", age, None if keeps else husband.surname, relation)

    def children(self, father: Person, mother_age: int, relation: str) -> list[Person]:
        """Children at home, the eldest first, none older than those who leave home."""
        draws, most = self.draws, self.shape["children"]
        ages: list[int] = []
        age = mother_age - draws.between(*self.shape["mother_at_first_child"])
        for _ in range(1 + draws.weighted(Weighted(range(len(most)), most))):
            if 0 <= age <= self.shape["leaves_home_at"]:
                ages.append(age)
            age -= draws.between(*self.shape["years_between_children"])
        if not ages:
            ages = [max(0, min(draws.between(0, 6), mother_age - 18))]
        children: list[Person] = []
        for years in ages:
            children.append(self.child(father, years, relation))
            if draws.chance(self.shape["twins"]):
                children.append(self._twin_of(children[-1], father, relation))
        return children

    def child(self, father: Person, age: int, relation: str) -> Person:
        sex = "f" if self.draws.chance(0.485) else "m"
        child = self.person(sex, age, father.surname, relation)
        child.father = father.given
        return child

    def _twin_of(self, child: Person, father: Person, relation: str) -> Person:
        twin = self.child(father, 0, relation)
        while twin.sex == child.sex and twin.given is child.given:
            twin.given = self.draws.weighted(self.names.given[twin.sex])
        twin.birth = child.birth
        for one in (child, twin):
            one.traits.append("twin")
        return twin


def _couple_with_children(home: Household) -> list[Person]:
    mother_age = home.draws.between(*home.shape["mother_age"])
    father = home.person("m", mother_age + home.draws.between(0, 8), None, "head")
    mother = home.wife_of(father, mother_age, "spouse")
    return [father, mother, *home.children(father, mother_age, "child")]


def _three_generations(home: Household) -> list[Person]:
    draws = home.draws
    father, mother, *children = _couple_with_children(home)
    father_age = father.age(home.today)
    grandfather = home.person("m", father_age + draws.between(23, 34), father.surname, "parent")
    grandmother = home.wife_of(grandfather, grandfather.age(home.today) - draws.below(6), "parent")
    father.father = grandfather.given
    if children and draws.chance(home.shape["grandson_bears_name"]):
        _name_after(grandfather, children)
    if draws.chance(0.4):  # the grandfather is the head, the young wife his daughter-in-law
        grandfather.relation, grandmother.relation = "head", "spouse"
        father.relation, mother.relation = "child", "in_law"
        for child in children:
            child.relation = "grandchild"
        return [grandfather, grandmother, father, mother, *children]
    elders = [grandfather, grandmother]
    if draws.chance(0.5):  # often it is the widow who lives with them
        elders = [grandmother] if draws.chance(0.8) else [grandfather]
    return [father, mother, *children, *elders]


def _name_after(grandfather: Person, children: list[Person]) -> None:
    for child in children:
        if child.sex == "m":
            child.given = grandfather.given
            for one in (child, grandfather):
                one.traits.append("same name at home")
            return


def _single_parent(home: Household) -> list[Person]:
    age = home.draws.between(22, 48)
    absent = home.person("m", age + 3, None, "head")
    mother = home.wife_of(absent, age, "head")
    parent = mother if home.draws.chance(0.88) else absent
    return [parent, *home.children(absent, age, "child")]


def _parent_with_grown_child(home: Household) -> list[Person]:
    draws = home.draws
    age = draws.between(50, 84)
    absent = home.person("m", age + 3, None, "head")
    parent = home.wife_of(absent, age, "head") if draws.chance(0.8) else absent
    child = home.child(absent, age - draws.between(21, 32), "child")
    others = [absent] if parent is not absent and draws.chance(0.4) else []
    for one in others:
        one.relation = "spouse"
    return [parent, *others, child]


def _grandparents_with_grandchildren(home: Household) -> list[Person]:
    draws = home.draws
    age = draws.between(52, 74)
    grandfather = home.person("m", age + draws.below(6), None, "head")
    grandmother = home.wife_of(grandfather, age, "spouse")
    lost = home.person("m", age - 24, grandfather.surname, "child")
    lost.father = grandfather.given
    grandchildren = home.children(lost, age - 26, "grandchild")
    if draws.chance(0.5):
        grandmother.relation = "head"
        return [grandmother, *grandchildren]
    return [grandfather, grandmother, *grandchildren]


def _couple(home: Household) -> list[Person]:
    draws = home.draws
    age = draws.between(55, 82) if draws.chance(0.75) else draws.between(19, 38)
    husband = home.person("m", age + draws.below(7), None, "head")
    return [husband, home.wife_of(husband, age, "spouse")]


def _single_older(home: Household) -> list[Person]:
    sex = "f" if home.draws.chance(0.76) else "m"
    return [home.person(sex, home.draws.between(61, 92), None, "head")]


def _single_adult(home: Household) -> list[Person]:
    sex = "f" if home.draws.chance(0.5) else "m"
    return [home.person(sex, home.draws.between(19, 58), None, "head")]


KINDS: dict[str, Callable[[Household], list[Person]]] = {
    "couple_with_children": _couple_with_children,
    "three_generations": _three_generations,
    "single_parent": _single_parent,
    "parent_with_grown_child": _parent_with_grown_child,
    "grandparents_with_grandchildren": _grandparents_with_grandchildren,
    "couple": _couple,
    "single_older": _single_older,
    "single_adult": _single_adult,
}
