"""What the parts of a sheet are made from, and what they are made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import override

from tonir.engines.linkage.join import Joined
from tonir.people.values.phones import spaced
from tonir.people.words import known_needs, own_needs, relations, sexes
from tonir.programme.models import Area, Office
from tonir.programme.queries import rules
from tonir.reporting.families.words import area_in_words
from tonir.reporting.rights.correcting import Held
from tonir.reporting.rights.sheet_texts import word
from tonir.vault.register import OpenRegister

EMPTY: tuple[Any, ...] = (None, "", [], ())


@dataclass(frozen=True)
class Part:
    """rows: (label, value) lines. points: sentences, each by itself. Then what holds for all."""

    title: str
    rows: list[tuple[str, str]] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    text: str = ""


@dataclass
class Told:
    """A family whose sheet is made: her entries, opened; the family that they are together."""

    register: OpenRegister
    held: list[Held]
    joined: Joined
    language: str

    def __post_init__(self) -> None:
        with override(self.language):
            self.needs = {**known_needs(), **own_needs(rules().get("needs", ()))}
            self.words = {**relations(), **sexes()}
        self.areas = Area.objects.select_related("parent").in_bulk()
        self.offices = Office.objects.in_bulk()

    @property
    def family(self) -> str:
        return self.held[0].row.pk

    @property
    def entries(self) -> list[str]:
        return [one.row.pk for one in self.held]

    def word(self, key: str, **facts: object) -> str:
        return word(key, self.language, **facts)

    def row(self, name: str, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """The field's line; none for what is not held."""
        if values[name] not in EMPTY:
            yield self.word(name), self.value(name, values[name])

    def need(self, code: str) -> str:
        """In words; by its general code where it has none, and what nobody knows stays a code."""
        return self.needs.get(code) or self.needs.get(code.partition("-")[0], code)

    def value(self, name: str, value: Any) -> str:
        """A value of the record as people read it; a dash for none."""
        if value in EMPTY:
            return self.word("none")
        if name in ("sex", "relation"):
            return self.words.get(value, str(value))
        if name == "language":
            return self.word(str(value))
        if name == "birth":
            return day_of(str(value))
        if name == "area":
            return area_in_words(self.areas.get(value), self.language) or str(value)
        if name in ("phones", "phone"):
            return ", ".join(spaced(one) for one in ([value] if name == "phone" else value))
        if name == "needs":
            return "; ".join(map(self.need, value))
        return str(value)


def day_of(written: str | date) -> str:
    """1984-03-12 -> 12.03.1984; a year stays a year."""
    text = str(written)
    return f"{date.fromisoformat(text):%d.%m.%Y}" if len(text) == len("2000-01-31") else text
