"""A person and a family of the example, as they truly are, before any office wrote them down."""

from dataclasses import dataclass, field
from datetime import date

from tonir_examples.places import Area
from tonir_examples.spellings import Name

WASHINGTON_GROUP = ("seeing", "hearing", "walking", "remembering", "self_care", "communicating")


@dataclass(slots=True, eq=False)
class Person:
    """needs: codes that an office knows. difficulty: (domain, level) of the Washington Group."""

    sex: str
    birth: date
    given: Name
    surname: Name
    father: Name | None
    relation: str
    document: str | None = None
    needs: list[str] = field(default_factory=list)
    difficulty: tuple[str, str] | None = None
    traits: list[str] = field(default_factory=list)

    def age(self, today: date) -> int:
        """Completed years."""
        had_birthday = (today.month, today.day) >= (self.birth.month, self.birth.day)
        return today.year - self.birth.year - (not had_birthday)


@dataclass(slots=True, eq=False)
class Family:
    """One family. people[0] is its head; phones are national digits; needs those of all of it."""

    number: int
    kind: str
    area: Area
    people: list[Person]
    phones: list[str] = field(default_factory=list)
    street: int = 0
    house: int = 1
    flat: int = 1
    home: tuple[float, float] = (0.0, 0.0)
    needs: list[str] = field(default_factory=list)
    registered_on: date = date.min
    traits: list[str] = field(default_factory=list)
