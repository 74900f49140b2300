"""Pairs that wait for a person, the most valuable decision first. Ids and weights only."""

from dataclasses import dataclass
from math import exp2
from typing import Literal

from django.db.models import Q

from tonir.engines.linkage.deciding import Costs
from tonir.engines.linkage.measuring import error_between
from tonir.matching.models import Pair, Ruling
from tonir.matching.rules import matching_rules
from tonir.matching.rulings import Ends, in_force, said_by, waiting_for_second

Why = Literal["look", "cut", "second", "sample"]
# Of so many pairs that are shown one is of the sample, so that it gets done as well.
EVERY = 10


@dataclass(frozen=True)
class Waiting:
    """A pair and why it waits: in doubt, cut from a family, for a second person, as a sample."""

    left: str
    right: str
    weight: float
    why: Why


@dataclass(frozen=True)
class Measured:
    """Of the sample of sure pairs: how many were looked at, how many were wrong, and what share
    of all sure pairs may be wrong (95 %)."""

    looked: int
    wrong: int
    least: float
    most: float


def waiting(by: str) -> list[Waiting]:
    """What `by` may decide: whoever said that a pair is one family is not its second person.

    Whoever said before that it is not one is asked again: she may see it otherwise by now.
    """
    rules = matching_rules()
    second = waiting_for_second() if rules.second_person else set()
    settled = in_force(rules.second_person).keys() - second
    wanted = Q(decision=Pair.Decision.LOOK) | Q(cut=True) | Q(sampled=True)
    shown = dict[Ends, Waiting]()
    for pair in Pair.objects.filter(wanted):
        ends = pair.left_id, pair.right_id
        if ends not in settled:
            shown[ends] = Waiting(*ends, pair.weight, _why(pair, ends in second))
    for ends in second - shown.keys():
        shown[ends] = Waiting(*ends, 0.0, "second")
    mine = said_by(by)
    left = [one for ends, one in shown.items() if mine.get(ends) != Ruling.Verdict.SAME]
    return _in_order(left, rules.costs)


def measured() -> Measured:
    """By the latest word on each pair that was shown as a sample."""
    sampled = {(one.left_id, one.right_id) for one in Ruling.objects.filter(of_sample=True)}
    verdicts = [verdict for ends, verdict in in_force(False).items() if ends in sampled]
    wrong = sum(verdict != Ruling.Verdict.SAME for verdict in verdicts)
    return Measured(len(verdicts), wrong, *error_between(wrong, len(verdicts)))


def _why(pair: Pair, is_second: bool) -> Why:
    if is_second:
        return "second"
    if pair.decision == Pair.Decision.LOOK:
        return "look"
    return "cut" if pair.cut else "sample"


def _in_order(pairs: list[Waiting], costs: Costs) -> list[Waiting]:
    def least_first(one: Waiting) -> tuple[float, str, str]:
        return -_worth(one, costs), one.left, one.right

    sample = sorted((one for one in pairs if one.why == "sample"), key=least_first)
    others = sorted((one for one in pairs if one.why != "sample"), key=least_first)
    ordered: list[Waiting] = []
    while others or sample:
        ordered += others[: EVERY - 1]
        others = others[EVERY - 1 :]
        ordered += sample[:1] if others else sample
        sample = sample[1:] if others else []
    return ordered


def _worth(one: Waiting, costs: Costs) -> float:
    """What leaving it to the machine is expected to cost."""
    if one.why == "cut":
        # It stays two families unless somebody looks.
        return costs.missed_double / (1 + exp2(-min(one.weight, 60.0)))
    return costs.of_machine(one.weight)
