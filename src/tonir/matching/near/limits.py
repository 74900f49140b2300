"""How much one person is shown in an hour: a form that helps to register is no search engine."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

HOUR = 3600.0
# A family takes some ten looks while it is written down, and nobody writes down one a minute.
LOOKS_AN_HOUR = 400
FAMILIES_AN_HOUR = 40


@dataclass
class Looks:
    """What somebody asked and was shown within the last hour, by seconds of one clock."""

    at: list[float] = field(default_factory=list)
    shown: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, memory: dict[str, Any], who: str) -> "Looks":
        """They are forgotten with the open register, and it opens for nobody alone."""
        everybody: dict[str, Looks] = memory.setdefault("looks", {})
        return everybody.setdefault(who, cls())

    def may_look(self, now: float) -> bool:
        """Counts the look, if it may still be made."""
        self.at = [then for then in self.at if now - then < HOUR]
        self.shown = {one: then for one, then in self.shown.items() if now - then < HOUR}
        if len(self.at) >= LOOKS_AN_HOUR:
            return False
        self.at.append(now)
        return True

    def may_show(self, family: str) -> bool:
        return family in self.shown or len(self.shown) < FAMILIES_AN_HOUR

    def show(self, families: Collection[str], now: float) -> list[str]:
        """Counts the families; returns those that she had not been shown."""
        new = [one for one in families if one not in self.shown]
        self.shown |= dict.fromkeys(families, now)
        return new
