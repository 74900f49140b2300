"""The rules of [handover] in tonir.toml: what hands can give, who comes without a slip."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from tonir.programme.queries import rules


@dataclass(frozen=True)
class HandoverRules:
    """claims_a_minute: more, kept up for `over_minutes`, is faster than hands can give.

    walk_ins: how many families without a slip one point may serve on one day; walk_in_kits: what
    one of them gets. heavy_kg: from which weight on a kit is shown as one for two to carry.
    """

    claims_a_minute: int = 12
    over_minutes: int = 3
    walk_ins: int = 0
    walk_in_kits: Mapping[str, int] = field(default_factory=dict)
    heavy_kg: int = 10

    @property
    def window(self) -> timedelta:
        return timedelta(minutes=self.over_minutes)

    @property
    def most(self) -> int:
        """Claims that hands can give within the window."""
        return self.claims_a_minute * self.over_minutes


def handover_rules(book: Mapping[str, Any] | None = None) -> HandoverRules:
    """As tonir.toml has them; each that is not set is as above."""
    return HandoverRules(**(rules() if book is None else book).get("handover", {}))
