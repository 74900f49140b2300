"""How a family's facts are put into words."""

from typing import Any

from tonir.engines.words import say
from tonir.programme.models import Area
from tonir.supply.queries import kits


def full_name(person: dict[str, Any]) -> str:
    parts = (person["surname"], person["given"], person["patronymic"])
    return " ".join(part for part in parts if part)


def kits_in_words(given: dict[str, int], language: str) -> list[tuple[str, int]]:
    """(name, how many) in the programme's order."""
    return [(say(kit.names, language), given[kit.code]) for kit in kits() if given.get(kit.code)]


def area_in_words(area: Area | None, language: str) -> str:
    """The settlement and what it lies in; nothing where it is not known."""
    if area is None:
        return ""
    parts = [area, area.parent] if area.parent else [area]
    return ", ".join(say(part.names, language) for part in parts)
