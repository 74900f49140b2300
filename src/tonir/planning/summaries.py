"""What a plan says of itself in clear, and how two plans are told apart."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

import numpy as np

from tonir.engines.places import NOWHERE, Assignment
from tonir.planning.inputs import Due, Entitled, Setting
from tonir.planning.models import Place, Plan
from tonir.planning.outcome import Outcome

# A single family's way is not told exactly: one distance from a known point says much.
ROUND_TO_M = {"mean": 10, "median": 10, "farthest": 100}


def summarise(now: Setting, wanting: Due, outcome: Outcome, least: int) -> dict[str, Any]:
    """Totals of a plan. Metres and people of fewer than `least` families are left out (None).

    families are those due a kit; of them `at_points`, `at_home` (`too_far` of them because no
    point is near), `unserved` (`no_room`, `without_location`) and `without_kits` add up to all.
    """
    where = outcome.where
    placed = int((~where.unserved).sum())
    gets = outcome.given.sum(axis=1) > 0
    has_place = gets.copy()
    has_place[outcome.travel[where.unserved]] = False
    has_place[outcome.nowhere] = False
    unserved = int(where.unserved.sum()) + len(outcome.nowhere)
    shown = int(has_place.sum()) >= least
    return {
        "families": len(wanting.households),
        "at_points": placed,
        "at_home": len(outcome.home),
        "too_far": outcome.too_far,
        "unserved": unserved,
        "no_room": unserved - len(outcome.nowhere),
        "without_location": len(outcome.nowhere),
        "without_kits": int((~gets).sum()),
        "people_placed": int(wanting.people[has_place].sum()) if shown else None,
        "metres": _metres(where) if placed >= least else None,
        "kits": {kit: _kit(wanting, outcome, column) for column, kit in enumerate(wanting.kinds)},
        "room": now.room(),
        **_busiest(now, where),
        "points_with_days_outside": now.on_unknown_days,
    }


def _metres(where: Assignment) -> dict[str, int]:
    """Ways to walk, beside what no plan within the same limits can beat."""
    exact = {
        "mean": (where.metres_mean, where.mean_bound_m),
        "median": (where.metres_median, None),
        "farthest": (where.metres_farthest, where.farthest_bound_m),
    }
    found = {}
    for name, (metres, bound) in exact.items():
        step = ROUND_TO_M[name]
        found[name] = round(metres / step) * step
        if bound is not None:
            found[f"{name}_bound"] = round(bound / step) * step
    return found


def _kit(wanting: Due, outcome: Outcome, column: int) -> dict[str, int]:
    asked, given = int(wanting.need[:, column].sum()), int(outcome.given[:, column].sum())
    return {"asked": asked, "given": given, "short": asked - given}


def _busiest(now: Setting, where: Assignment) -> dict[str, Any]:
    coming = np.bincount(where.point[where.point != NOWHERE], minlength=len(now.codes))
    busiest = None
    if coming.any():
        point = int(coming.argmax())
        busiest = {"point": now.codes[point], "families": int(coming[point])}
    return {"points_used": int((coming > 0).sum()), "busiest_point": busiest}


def fingerprint(plan: Plan, assessed: Sequence[Entitled], places: Sequence[Place]) -> str:
    """Tells a plan apart by its rules, seed, entitlements and outcome, all of which lie in clear.

    Not by addresses: a digest over them could confirm a guess at where a family lives. An
    address that moves nobody makes no new plan.
    """
    content = {
        "round": plan.round.number,
        "seed": plan.seed,
        "rules": plan.rules,
        "summary": plan.summary,
        "entitled": [astuple(row) for row in assessed],
        "places": [
            (
                place.household_id,
                place.point_id,
                f"{place.day} {place.starts_at} {place.lane} {place.at_home}",
                place.kits,
            )
            for place in places
        ],
    }
    text = json.dumps(content, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
