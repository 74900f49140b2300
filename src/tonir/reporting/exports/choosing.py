"""Which families an export may hand on, and what of them. In the open register only."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tonir.engines.progress import Progress
from tonir.engines.refusals import Refusal
from tonir.engines.words import say
from tonir.matching.models import Merge
from tonir.matching.queries import families
from tonir.people.open import unsealed
from tonir.programme.models import Area
from tonir.programme.queries import areas, current_round
from tonir.reporting.exports.orders import Order
from tonir.targeting.queries import entitlements
from tonir.vault.register import OpenRegister

Row = dict[str, Any]


@dataclass(frozen=True)
class Chosen:
    """(family, members) in no order that tells anything.

    entries: every id that the families stand under, joined ones too. left_out: families in the
    area that refused this use, or were never asked.
    """

    rows: list[tuple[Row, list[Row]]]
    entries: list[str]
    left_out: int

    @property
    def people(self) -> int:
        return sum(max(len(members), 1) for _, members in self.rows)


def choose(register: OpenRegister, order: Order, progress: Progress) -> Chosen:
    """Raises Refusal R57 if nobody is left, or there is no such area."""
    people = families(register, progress)
    within = _within(order.area)
    merges = dict(Merge.objects.values_list("dropped_id", "kept_id"))
    here = [row for row in people.households.to_pylist() if not within or row["area"] in within]
    going = _agreeing(register, order, here, merges, progress)
    if not going:
        raise Refusal("R57", area=order.area or "–")
    # In no order: ids sorted would give the same families the same places in every export.
    going = secrets.SystemRandom().sample(going, len(going))
    members: dict[str, list[Row]] = {row["id"]: [] for row in going}
    for person in people.persons.to_pylist():
        if person["household"] in members:
            members[person["household"]].append(person)
    _add_outcomes(going)
    ids = sorted(_entries(set(members), merges))
    return Chosen([(row, members[row["id"]]) for row in going], ids, len(here) - len(going))


def _within(area: str) -> set[str]:
    """The area and all that lies in it; nothing for everywhere."""
    if not area:
        return set()
    parts: dict[str | None, list[str]] = {}
    for one in areas():
        parts.setdefault(one.parent_id, []).append(one.code)
    if not Area.objects.filter(pk=area).exists():
        raise Refusal("R57", area=area)
    found, waiting = set(), [area]
    while waiting:
        code = waiting.pop()
        found.add(code)
        waiting += parts.get(code, [])
    return found


def _agreeing(
    register: OpenRegister,
    order: Order,
    rows: list[Row],
    merges: dict[str, str],
    progress: Progress,
) -> list[Row]:
    """For a use that may be refused: families of which some entry agreed and none refused.

    Read from the records themselves: a family that was registered before there was this purpose
    has neither agreed nor refused.
    """
    if not order.purpose.optional:
        return rows
    code, agreed, refused = order.purpose.code, set(), set()
    ids = sorted(_entries({row["id"] for row in rows}, merges))
    for entry in unsealed(register, ids, progress):
        family = merges.get(entry.household, entry.household)
        if code in (entry.record.get("refused") or ()):
            refused.add(family)
        elif code in (entry.record.get("bases") or {}):
            agreed.add(family)
    return [row for row in rows if row["id"] in agreed - refused]


def _add_outcomes(rows: list[Row]) -> None:
    """Tier and kits of the current round, and the area's name."""
    names = {area.code: say(area.names, "en") for area in areas()}
    outcomes = {
        household: (tier, kits)
        for household, tier, kits in entitlements(current_round()).values_list(
            "household_id", "tier", "kits"
        )
    }
    for row in rows:
        tier, kits = outcomes.get(row["id"], (None, {}))
        row["tier"] = tier
        row["kits"] = [f"{kit} {number}" for kit, number in sorted(kits.items())]
        row["area_name"] = names.get(row["area"])


def _entries(ids: set[str], merges: dict[str, str]) -> Iterator[str]:
    yield from ids
    yield from (dropped for dropped, kept in merges.items() if kept in ids)
