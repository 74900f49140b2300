"""Counts families and people by area, tier and kit, and hides what is too small to show."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from tonir.engines.cells import Flags, Whole
from tonir.reporting.hiding import Counted, Hidden, hide

MEASURES = ("registered", "entitled", "planned", "served")
# Who is registered only has no tier and no kits yet.
LATER = MEASURES[1:]


@dataclass(frozen=True)
class Reached:
    """One row a family, n in all.

    area: position in `areas`, shape (n,). tier: position in `tiers`, -1 without one. size: people.
    within: who counts for each of MEASURES, shape (4, n). given: whole kits for each of LATER,
    shape (3, n, kits).
    """

    areas: Sequence[str]
    tiers: Sequence[int]
    kits: Sequence[str]
    area: Whole
    tier: Whole
    size: Whole
    within: Flags
    given: Whole


@dataclass(frozen=True)
class ReachTable:
    """The totals, with None where a number must stay hidden (`hiding`).

    A number of people or of kits is hidden exactly where its number of families is.
    """

    facts: Reached
    least: int

    def as_json(self) -> dict[str, Any]:
        facts = self.facts
        return {
            "smallest_cell": self.least,
            "total": {
                measure: self._shown(facts.within[number], self.hidden.totals[number])
                for number, measure in enumerate(MEASURES)
            },
            "areas": [
                {
                    "area": code,
                    **{
                        measure: self._shown(
                            facts.within[number] & (facts.area == row),
                            self.hidden.areas[row, number],
                        )
                        for number, measure in enumerate(MEASURES)
                    },
                    "tiers": [self._tier(tier, row) for tier in range(len(facts.tiers))],
                    "kits": [self._kit(kit, row) for kit in range(len(facts.kits))],
                }
                for row, code in enumerate(facts.areas)
            ],
            "tiers": [self._tier(tier, None) for tier in range(len(facts.tiers))],
            "kits": [self._kit(kit, None) for kit in range(len(facts.kits))],
        }

    @cached_property
    def hidden(self) -> Hidden:
        facts = self.facts
        given = np.greater(facts.given, 0)
        columns = [
            *facts.within,
            *(given[number, :, kit] for kit, _ in enumerate(facts.kits) for number in range(3)),
        ]
        tiers = [
            [self._per_area(who & (facts.tier == tier)) for tier, _ in enumerate(facts.tiers)]
            for who in facts.within[1:]
        ]
        counted = Counted(
            by_area=np.stack([self._per_area(who) for who in columns], axis=1),
            by_tier=np.array(tiers, dtype=np.int64).transpose(0, 2, 1),
        )
        return hide(counted, self.least)

    def _tier(self, tier: int, row: int | None) -> dict[str, Any]:
        shown: dict[str, Any] = {"tier": self.facts.tiers[tier]}
        for number, measure in enumerate(LATER):
            who = self.facts.within[1 + number] & (self.facts.tier == tier)
            if row is None:
                shown[measure] = self._shown(who, self.hidden.tiers[number, tier])
            else:
                who = who & (self.facts.area == row)
                shown[measure] = self._shown(who, self.hidden.rows[number, row])
        return shown

    def _kit(self, kit: int, row: int | None) -> dict[str, Any]:
        shown: dict[str, Any] = {"kit": self.facts.kits[kit]}
        for number, measure in enumerate(LATER):
            column = len(MEASURES) + kit * len(LATER) + number
            given: Whole = self.facts.given[number, :, kit]
            hidden = self.hidden.totals[column] if row is None else self.hidden.areas[row, column]
            who: Flags = np.greater(given, 0)
            if row is not None:
                who = who & (self.facts.area == row)
            number_of_kits = None if hidden else int(given[who].sum())
            shown[measure] = {**self._shown(who, hidden), "kits": number_of_kits}
        return shown

    def _shown(self, who: Flags, hidden: object) -> dict[str, int | None]:
        if hidden:
            return {"families": None, "people": None}
        return {"families": int(who.sum()), "people": int(self.facts.size[who].sum())}

    def _per_area(self, who: Flags) -> Whole:
        return np.bincount(self.facts.area[who], minlength=len(self.facts.areas))
