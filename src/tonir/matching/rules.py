"""How this programme decides on double entries: [matching] of its rules, else the defaults."""

from dataclasses import dataclass, field, fields
from typing import Any

from tonir.engines.linkage.deciding import Costs
from tonir.programme.queries import rules


@dataclass(frozen=True)
class MatchingRules:
    """second_person: two people must say that two entries are one family before it is so.

    sample: the share of sure pairs that people look at as well, to measure how sure they are.
    near: whether a registrar is shown, while the register is open, which families are very likely
    the one that she writes down.
    """

    costs: Costs = field(default_factory=Costs)
    second_person: bool = False
    sample: float = 0.02
    near: bool = True


COSTS = tuple(one.name for one in fields(Costs))


def matching_rules() -> MatchingRules:
    return matching_rules_of(rules().get("matching", {}))


def matching_rules_of(written: dict[str, Any]) -> MatchingRules:
    """Raises ValueError where the costs contradict each other."""
    costs = {name: float(value) for name, value in written.items() if name in COSTS}
    others = {name: value for name, value in written.items() if name not in COSTS}
    return MatchingRules(Costs(**costs), **others)
