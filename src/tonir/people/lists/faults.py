"""What is wrong in a list: where, the value, a code; the words come from the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tonir.engines.refusals import CATALOGUE
from tonir.engines.words import say
from tonir.people.values.text import column_letter

# With these the household would be wrong or of no use: the family goes back to its office.
# With any other, the value is left out and the family goes in.
RETURNED = frozenset(f"L{number}" for number in range(30, 50))
# That a list held such a word says something of one person: where it stood is not kept either.
UNTRACED = frozenset(("L60",))


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. Rows and columns are counted from 1, 0 meaning the whole row or list."""

    code: str
    sheet: str | None
    sheet_number: int
    row: int
    column: int
    header: str
    value: str
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def returns(self) -> bool:
        """Whether the family goes back because of it."""
        return self.code in RETURNED

    def sentence(self, language: str = "en") -> str:
        return CATALOGUE[self.code][language][0].format(**self._facts(language))

    def mend(self, language: str = "en") -> str:
        return CATALOGUE[self.code][language][1].format(**self._facts(language))

    def as_facts(self, file: str, language: str = "en") -> dict[str, object]:
        return {
            "file": file,
            "sheet": self.sheet,
            "row": self.row,
            "column": column_letter(self.column),
            "header": self.header,
            "value": self.shown,
            "code": self.code,
            "sentence": self.sentence(language),
            "mend": self.mend(language),
            "returned": self.returns,
        }

    @property
    def shown(self) -> str:
        """The value, unless it is one that nobody should see again."""
        return "" if self.code in UNTRACED else self.value

    def _facts(self, language: str) -> dict[str, object]:
        told = {
            name: say(fact, language) if isinstance(fact, Mapping) else fact
            for name, fact in self.facts.items()
        }
        return {"value": self.shown, "header": self.header, "row": self.row, **told}
