"""A family that comes elsewhere than planned: her move, and the places that follow it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, time

from django.db import transaction

from tonir.engines.places import clock, openings
from tonir.engines.refusals import Refusal
from tonir.matching.queries import kept_ids
from tonir.planning.models import Move, Place, Plan, Point
from tonir.planning.timetable import timetable
from tonir.programme.models import Round
from tonir.programme.queries import rules


@dataclass(frozen=True)
class Target:
    """Where and when a family comes instead. No day: at home, listed under that point."""

    point_id: str
    day: date | None = None
    starts_at: time | None = None
    lane: int | None = None
    at_home: bool = False


def target_of(plan: Plan, point: str, day: date | None, starts_at: time | None) -> Target:
    """The free-est quarter-hour and lane of that day, or of that time; no day: at home.

    Raises Refusal P18 if there is no such point or it is closed, P19 if it does not open then.
    """
    found = Point.objects.filter(pk=point, lanes__gt=0).first()
    if found is None:
        raise Refusal("P18", point=point)
    if day is None:
        return Target(found.pk, at_home=True)
    times = _times(plan, found, day)
    if starts_at is not None:
        times = [at for at in times if at == starts_at]
    if not times:
        moment = f"{day.isoformat()} {starts_at:%H:%M}" if starts_at else day.isoformat()
        raise Refusal("P19", point=point, when=moment)
    queue = Counter(
        Place.objects.filter(plan=plan, point=found, day=day).values_list("starts_at", "lane")
    )
    free = min(
        ((at, lane) for at in times for lane in range(1, found.lanes + 1)),
        key=lambda one: (queue[one], one),
    )
    return Target(found.pk, day, *free)


@transaction.atomic
def move(plan: Plan, entries: Sequence[str], to: Target) -> None:
    """entries: of one family, first the one that she stands under; her places follow at once."""
    Move.objects.update_or_create(round=plan.round, household_id=entries[0], defaults=asdict(to))
    Place.objects.filter(plan=plan, household__in=entries).update(**asdict(to))


def follow_moves(round_: Round, places: Iterable[Place]) -> None:
    """Places of a new plan, not saved yet: a family stays where she was told to come."""
    moves = targets(round_)
    for place in places if moves else ():
        to = moves.get(place.household_id)
        for name, value in asdict(to).items() if to else ():
            setattr(place, name, value)


def targets(round_: Round) -> Mapping[str, Target]:
    """household -> where she was moved to; under the id that a joined family stands under now."""
    family = kept_ids()
    return {
        family.get(one.household_id, one.household_id): Target(
            one.point_id, one.day, one.starts_at, one.lane, one.at_home
        )
        for one in Move.objects.filter(round=round_)
    }


def _times(plan: Plan, point: Point, day: date) -> list[time]:
    """When slots begin at a point on that day; none: it is closed."""
    hours = timetable(rules()["round"], plan.round)
    minutes = int(hours.used["slot_minutes"])
    (opens,) = openings([point.days], hours.calendar)
    return [
        clock(at)
        for half_day, is_open in zip(hours.calendar.half_days, opens, strict=True)
        if is_open and half_day.day == day
        for at in range(half_day.starts, half_day.ends, minutes)
    ]
