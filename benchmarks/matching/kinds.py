"""Kinds of families: the shares of the example's, who lives together in each."""

from collections.abc import Callable

from benchmarks.matching.families import OLD, TODAY, Country, Person
from benchmarks.matching.name_pool import Name

# So drawn, families have 3.9 people in the mean, 30 % under 18, 16 % of 60 and over, 52 % women. Of
# those who fled to Armenia in 2023 31 % were under 18, 18 % older people, 52 % women; families of
# displaced people there had 3.97 in 2021 (news.am/eng/news/654043; response plan of October 2023).
BRIDE_OF_SAME_NAME = 0.02  # the son's wife has the given name of her mother-in-law
BABIES = 0.06  # families with children where one more is born while the lists are written
WRITTEN_DAYS = (-240, 270)  # from TODAY
Living = tuple[list[Person], list[Person]]


def of_kind(country: Country, kind: str, surname: Name) -> Living:
    """The people of one family, its head first, and those of them who are grandparents."""
    return KINDS[kind](country, surname)


def _couple_with_children(country: Country, surname: Name) -> Living:
    age = country.between(country.shape["mother_age"])
    father, mother = country.couple(age, surname)
    children = country.children(father, age, "child")
    if age < 42 and country.chance(BABIES):
        baby = country.child(father, 0, children)
        baby.birth = TODAY + country.between(WRITTEN_DAYS)
        children.append(baby)
    return [father, mother, *children], []


def _three_generations(country: Country, surname: Name) -> Living:
    (father, mother, *children), _ = _couple_with_children(country, surname)
    elders = parents_of(country, father)
    if elders[1].given is not mother.given and country.chance(BRIDE_OF_SAME_NAME):
        mother.given, mother.surname = elders[1].given, surname
        elders[1].surname = surname
        country.cases["bride of her mother-in-law's name"] += 1
    if any(child.given is elders[0].given for child in children):
        country.cases["grandson of his grandfather's name"] += 1
    if country.chance(0.5):  # often it is the widow who lives with them
        elders = elders[1:] if country.chance(0.8) else elders[:1]
    if country.chance(0.4):
        return _led_by_elders(elders, [father, mother], children), elders
    return [father, mother, *children, *elders], elders


def parents_of(country: Country, father: Person) -> list[Person]:
    """His father and mother."""
    age = father.age() + country.between((22, 30))
    grandfather, grandmother = country.couple(age, father.surname)
    grandfather.given = father.father
    for one in (grandfather, grandmother):
        one.relation = "parent"
    return [grandfather, grandmother]


def _led_by_elders(
    elders: list[Person], couple: list[Person], children: list[Person]
) -> list[Person]:
    elders[0].relation = "head"
    for one in elders[1:]:
        one.relation = "spouse"
    couple[0].relation, couple[1].relation = "child", "in_law"
    for child in children:
        child.relation = "grandchild"
    return [*elders, *couple, *children]


def _single_parent(country: Country, surname: Name) -> Living:
    age = country.between((22, 48))
    father, mother = country.couple(age, surname)
    parent = mother if country.chance(0.88) else father
    parent.relation = "head"
    return [parent, *country.children(father, age, "child")], []


def _parent_with_grown_child(country: Country, surname: Name) -> Living:
    age = country.between((50, 84))
    husband, wife = country.couple(age, surname)
    child = country.child(husband, age - country.between((21, 32)), [])
    if country.chance(0.3):
        return [husband, wife, child], []
    parent = wife if country.chance(0.8) else husband
    parent.relation = "head"
    return [parent, child], []


def _grandparents_with_grandchildren(country: Country, surname: Name) -> Living:
    age = country.between((52, 74))
    grandfather, grandmother = country.couple(age, surname)
    lost = country.person("m", age - 24, surname, "child")
    return [grandfather, grandmother, *country.children(lost, age - 26, "grandchild")], []


def _couple(country: Country, surname: Name) -> Living:
    age = country.between((55, 82)) if country.chance(0.75) else country.between((19, 38))
    return [*country.couple(age, surname)], []


def _single_older(country: Country, surname: Name) -> Living:
    sex = "f" if country.chance(0.76) else "m"
    return [country.person(sex, country.between((OLD, 92)), surname, "head")], []


def _single_adult(country: Country, surname: Name) -> Living:
    sex = "f" if country.chance(0.5) else "m"
    return [country.person(sex, country.between((19, 58)), surname, "head")], []


KINDS: dict[str, Callable[[Country, Name], Living]] = {
    "couple_with_children": _couple_with_children,
    "three_generations": _three_generations,
    "single_parent": _single_parent,
    "parent_with_grown_child": _parent_with_grown_child,
    "grandparents_with_grandchildren": _grandparents_with_grandchildren,
    "couple": _couple,
    "single_older": _single_older,
    "single_adult": _single_adult,
}
