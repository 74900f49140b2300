"""Questions about points and plans. None of the answers needs the open register."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Count, Q, QuerySet

from tonir.planning.models import Place, Plan, Point
from tonir.programme.models import Round
from tonir.targeting.queries import entitlements


def points() -> QuerySet[Point]:
    """All points by code, closed ones too."""
    return Point.objects.select_related("area").order_by("code")


def current_plan(round_: Round) -> Plan | None:
    """The newest plan of the round: the one that counts."""
    return Plan.objects.filter(round=round_).order_by("-pk").first()


def places(plan: Plan) -> QuerySet[Place]:
    """All places of a plan with their points, in the order of the queues."""
    found = Place.objects.filter(plan=plan).select_related("point")
    return found.order_by("point_id", "day", "starts_at", "lane", "household_id")


def home_deliveries(plan: Plan) -> QuerySet[Place]:
    """Households served at home, by the point that they are listed under."""
    return places(plan).filter(at_home=True)


def missing_places(plan: Plan) -> QuerySet[Place]:
    """Households with kits for which the plan found no place: no point, no time."""
    return places(plan).filter(day=None, at_home=False)


@dataclass(frozen=True)
class Load:
    """Families that come to a point on one half-day, named by the time at which it begins."""

    point: str
    day: date
    opens: time
    families: int


def point_load(plan: Plan) -> list[Load]:
    """Families per point and half-day, in that order; half-days without families left out."""
    opening_times = sorted(time.fromisoformat(opens) for opens, _ in plan.rules["half_days"])
    slots = (
        Place.objects.filter(plan=plan, day__isnull=False)
        .order_by()
        .values_list("point_id", "day", "starts_at")
        .annotate(Count("pk"))
    )
    load: Counter[tuple[str, date, time]] = Counter()
    for point, day, starts_at, families in slots:
        assert point is not None and day is not None and starts_at is not None
        opens = max(opens for opens in opening_times if opens <= starts_at)
        load[point, day, opens] += families
    return [Load(*key, families) for key, families in sorted(load.items())]


@dataclass(frozen=True)
class Coverage:
    """Families of one area (None: not known): entitled, and what the plan has for them.

    For the office. Whoever shows it to others leaves out small totals.
    """

    area: str | None
    entitled: int
    at_a_point: int
    at_home: int
    missing: int

    @property
    def without_kits(self) -> int:
        """Entitled, but the plan has no kit for them."""
        return self.entitled - self.at_a_point - self.at_home - self.missing


def coverage(plan: Plan) -> list[Coverage]:
    """What the plan has for each area, by its code.

    Entitlements are today's: after an assessment, plan again before reading this.
    """
    entitled = Counter(
        dict(
            entitlements(plan.round).order_by().values_list("household__area").annotate(Count("pk"))
        )
    )
    found = {
        area: (at_a_point, at_home, missing)
        for area, at_a_point, at_home, missing in Place.objects.filter(plan=plan)
        .values_list("household__area")
        .annotate(
            at_a_point=Count("pk", filter=Q(day__isnull=False)),
            delivered=Count("pk", filter=Q(at_home=True)),
            missing=Count("pk", filter=Q(day=None, at_home=False)),
        )
    }
    areas = sorted(entitled.keys() | found.keys(), key=lambda area: (area is None, area or ""))
    return [Coverage(area, entitled[area], *found.get(area, (0, 0, 0))) for area in areas]
