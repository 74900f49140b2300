"""Reads single fields of a rule book, keeping every fault with its path."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from tonir.engines.criteria.terms import UNHCR_NEED, Names, Range
from tonir.engines.refusals import Refusal

Made = TypeVar("Made")
Table = Mapping[str, Any]

SEXES = ("f", "m")
RELATIONS = (
    "head",
    "spouse",
    "child",
    "parent",
    "grandparent",
    "grandchild",
    "sibling",
    "in_law",
    "other_relative",
    "not_related",
)


class Fields:
    """What is wrong gives a fault and a harmless stand-in, so that reading goes on."""

    def __init__(self, needs: Sequence[str]) -> None:
        self.needs = needs
        self.faults: list[Refusal] = []

    def fault(self, code: str, path: str, **facts: object) -> None:
        self.faults.append(Refusal(code, path=path, **facts))

    def build(self, path: str, make: Callable[[], Made], instead: Made) -> Made:
        """What `make` gives; where it refuses itself, the refusal learns the path."""
        try:
            return make()
        except Refusal as refusal:
            refusal.facts["path"] = path
            self.faults.append(refusal)
            return instead

    def table(self, value: object, path: str, known: Sequence[str], example: str) -> Table:
        """A table with no other words than `known`."""
        if not isinstance(value, Mapping):
            self.fault("C03", path, found=value, example=example)
            return {}
        for word in value:
            if word not in known:
                self.fault("C04", path, found=word, known=", ".join(known))
        return value

    def rows(self, value: object, path: str, example: str) -> list[tuple[str, Table]]:
        """The tables of a list, each with a path that names it by its code or position."""
        if not isinstance(value, list) or not all(isinstance(row, Mapping) for row in value):
            self.fault("C03", path, found=value, example=example)
            return []
        return [
            (f"{path}[{row.get('code') or row.get('number') or position}]", row)
            for position, row in enumerate(value, start=1)
        ]

    def whole(self, table: Table, key: str, path: str, least: int = 0) -> int | None:
        """A whole number from `least` up, or None where there is none."""
        value = table.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            self.fault("C03", f"{path}.{key}", found=value, example=f"{key} = {max(least, 3)}")
            return None
        return value

    def bounds(self, table: Table, keys: tuple[str, str], path: str, least: int) -> Range:
        """The range from a lower to an upper bound, `least` where no lower one is given."""
        lower, upper = (self.whole(table, key, path) for key in keys)
        start = least if lower is None else lower
        return self.build(path, lambda: Range(start, upper), Range())

    def names(self, table: Table, path: str) -> Names:
        """Texts by language, whose only blank may be {count}."""
        texts = table.get("name")
        if not isinstance(texts, Mapping) or not texts:
            self.fault("C02", f"{path}.name", example='name = { en = "Three children or more" }')
            return {}
        for language, text in texts.items():
            if not _fillable(text):
                self.fault("C09", f"{path}.name.{language}")
        return texts

    def codes(self, table: Table, key: str, path: str, known: Sequence[str]) -> tuple[str, ...]:
        """One or several of the known words."""
        found = self._words(table, key, path, known[0])
        for word in found:
            if word not in known:
                self.fault("C04", f"{path}.{key}", found=word, known=", ".join(known))
        return found

    def needs_of(self, table: Table, path: str) -> tuple[str, ...]:
        """Codes of needs: the programme's own, or such as UNHCR has."""
        found = self._words(table, "needs", path, "DS")
        for code in found:
            if code not in self.needs and not UNHCR_NEED.fullmatch(code):
                known = ", ".join(self.needs) or "—"
                self.fault("C08", f"{path}.needs", found=code, known=known)
        return found

    def _words(self, table: Table, key: str, path: str, example: str) -> tuple[str, ...]:
        value = table.get(key, ())
        listed = [value] if isinstance(value, str) else value
        if key in table and (
            not isinstance(listed, list)
            or not listed
            or not all(isinstance(word, str) for word in listed)
        ):
            self.fault("C03", f"{path}.{key}", found=value, example=f'{key} = ["{example}"]')
            return ()
        return tuple(listed)


def _fillable(text: object) -> bool:
    try:
        return isinstance(text, str) and bool(text.format(count=1))
    except (KeyError, IndexError, ValueError):
        return False
