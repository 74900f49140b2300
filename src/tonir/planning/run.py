"""From entitlements, stock and open records through the engines to a saved plan."""

from typing import Any

from tonir.engines.places import NOWHERE, clock
from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.matching.queries import families
from tonir.planning.actions import save_plan
from tonir.planning.inputs import Due, Setting, due, entitled, setting
from tonir.planning.models import Place, Plan
from tonir.planning.outcome import Outcome, work_out
from tonir.planning.summaries import fingerprint, summarise
from tonir.planning.waybills import dispatch
from tonir.programme.queries import smallest_cell
from tonir.vault.register import OpenRegister

__all__ = ["dispatch", "plan"]


def plan(
    register: OpenRegister, progress: Progress = silent, seed: int = 7, **_: Any
) -> dict[str, Any]:
    """Shares the stock, gives each family a point and a time or a delivery at home, saves that.

    Runs in the open register; the same inputs and seed change nothing (`new` is then False).
    Returns the summary. Raises Refusal P01 to P08 for what makes a plan impossible.
    """
    now = setting()
    assessed = entitled(now.round)
    wanting = due(assessed, families(register, progress))
    _refuse_the_impossible(now, wanting)
    outcome = work_out(now, wanting, seed, progress)
    places = _places(now, wanting, outcome)
    # Assessed, but due nothing or no longer in the register.
    others = len(assessed) - len(wanting.households)
    summary = {**summarise(now, wanting, outcome, smallest_cell()), "not_due": others}
    fresh = Plan(round=now.round, seed=seed, rules=now.rules, summary=summary)
    fresh.inputs = fingerprint(fresh, assessed, places)
    saved, is_new = save_plan(fresh, places, progress)
    return {"plan": saved.pk, "new": is_new, **summary}


def _refuse_the_impossible(now: Setting, wanting: Due) -> None:
    if not any(now.stock.get(kit, 0) for kit in wanting.kinds):
        raise Refusal("P04", kits=", ".join(wanting.kinds))
    if not now.room() and not wanting.at_home.all():
        raise Refusal("P03", points=len(now.points))


def _places(now: Setting, wanting: Due, outcome: Outcome) -> list[Place]:
    """One row a household that gets a kit, in order of ids."""
    found = {}
    for entry, row in enumerate(outcome.travel.tolist()):
        found[row] = _visit(now, outcome, entry)
    for row, point in zip(outcome.home.tolist(), outcome.under.tolist(), strict=True):
        found[row] = Place(point_id=now.codes[point], at_home=True)
    for row in outcome.nowhere.tolist():
        found[row] = Place(at_home=bool(wanting.at_home[row]))
    for row, place in found.items():
        place.household_id = wanting.households[row]
        kits = zip(wanting.kinds, outcome.given[row].tolist(), strict=True)
        place.kits = {kit: number for kit, number in kits if number}
    return [found[row] for row in sorted(found)]


def _visit(now: Setting, outcome: Outcome, entry: int) -> Place:
    point = int(outcome.where.point[entry])
    if point == NOWHERE:
        return Place()
    half_day = now.timetable.calendar.half_days[int(outcome.where.half_day[entry])]
    return Place(
        point_id=now.codes[point],
        day=half_day.day,
        starts_at=clock(int(outcome.when.starts[entry])),
        lane=int(outcome.when.lane[entry]),
    )
