"""What the pages of a plan count: families and kits by point, half-day and slot."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db.models import Count

from tonir.planning.models import Place, Plan, Point


class Group(NamedTuple):
    """Families with the same kits at the same point and time."""

    point: str | None
    day: date | None
    starts_at: time | None
    at_home: bool
    kits: dict[str, int]
    families: int


@dataclass
class Tally:
    """Families and kits of a point, or of one half-day at it."""

    families: int = 0
    at_home: int = 0
    kits: Counter[str] = field(default_factory=Counter)
    days: set[date] = field(default_factory=set)

    def add(self, group: Group) -> None:
        if group.at_home:
            self.at_home += group.families
        else:
            self.families += group.families
        if group.day:
            self.days.add(group.day)
        for kit, quantity in group.kits.items():
            self.kits[kit] += quantity * group.families

    def take(self, other: "Tally") -> None:
        self.families += other.families
        self.at_home += other.at_home
        self.days |= other.days
        self.kits.update(other.kits)


@dataclass(frozen=True)
class Slot:
    """One slot of a queue; families_most: what the lanes can take."""

    starts_at: time
    families: int
    families_most: int


def groups(plan: Plan, point: str | None = None) -> Iterator[Group]:
    """All places of a plan (of one point), equal ones as one row, counted by the database."""
    found = Place.objects.filter(plan=plan).order_by()
    if point is not None:
        found = found.filter(point=point)
    rows = found.values_list("point_id", "day", "starts_at", "at_home", "kits")
    for row in rows.annotate(Count("pk")):
        yield Group(*row)


def together(tallies: Iterable[Tally]) -> Tally:
    """The sum of several points, or of several half-days."""
    total = Tally()
    for tally in tallies:
        total.take(tally)
    return total


def by_point(plan: Plan) -> dict[str | None, Tally]:
    """point -> its families, home deliveries and kits; None: no place was found."""
    tallies: dict[str | None, Tally] = {}
    for group in groups(plan):
        tallies.setdefault(group.point, Tally()).add(group)
    return tallies


def by_half_day(
    found: Iterable[Group], half_days: list[list[str]]
) -> dict[tuple[date, time], Tally]:
    """(day, opening time) -> families and kits to have there; home deliveries left out."""
    opens = sorted(time.fromisoformat(begin) for begin, _ in half_days)
    tallies: dict[tuple[date, time], Tally] = {}
    for group in found:
        if group.day is None or group.starts_at is None:
            continue
        begin = max((at for at in opens if at <= group.starts_at), default=opens[0])
        tallies.setdefault((group.day, begin), Tally()).add(group)
    return dict(sorted(tallies.items()))


def slots(plan: Plan, point: Point, day: date, found: Iterable[Group]) -> list[Slot]:
    """Every slot of that day at that point, empty ones too."""
    families: Counter[time] = Counter()
    for group in found:
        if group.day == day and group.starts_at is not None:
            families[group.starts_at] += group.families
    minutes = int(plan.rules["slot_minutes"])
    most = point.lanes * int(plan.rules["families_per_lane_hour"]) * minutes // 60
    return [
        Slot(at, families[at], most)
        for begin, end in plan.rules["half_days"]
        for at in _times(time.fromisoformat(begin), time.fromisoformat(end), minutes)
    ]


def _times(begin: time, end: time, minutes: int) -> Iterator[time]:
    at, last = (datetime.combine(date.min, moment) for moment in (begin, end))
    while at < last:
        yield at.time()
        at += timedelta(minutes=minutes)
