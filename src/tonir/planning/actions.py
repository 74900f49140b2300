"""Writes of planning: the points of a programme, and a plan with its places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from tonir.engines.places import opens_half_day
from tonir.engines.progress import Progress
from tonir.engines.refusals import Refusal
from tonir.engines.refusals.several import Several
from tonir.planning.models import Place, Plan, Point
from tonir.planning.moving import follow_moves
from tonir.planning.queries import current_plan
from tonir.programme.models import Area, Round
from tonir.programme.tables import names_of

FIRST_ROW = 2
MOST_LANES = 1000
AT_ONCE = 2000
FIELDS = ("names", "area_id", "lat", "lon", "lanes", "days")
Row = dict[str, str]


@transaction.atomic
def set_points(rows: Sequence[Row]) -> dict[str, int]:
    """Makes the points what points.csv says; the same again changes nothing.

    rows: texts by column (code, name_*, area, lat, lon, lanes, days). A point that is not in the
    rows goes; if a plan has sent families there, it stays, closed (no lanes). Returns how many
    are new, changed, unchanged, gone. Raises Several (P02) with every fault, then changes nothing.
    """
    wanted = _PointReader().read(rows)
    before = Point.objects.in_bulk()
    changed = [
        point
        for point in wanted
        if point.pk in before and _facts(point) != _facts(before[point.pk])
    ]
    new = [point for point in wanted if point.pk not in before]
    Point.objects.bulk_create(new)
    Point.objects.bulk_update(changed, FIELDS)
    kept = {point.pk for point in wanted}
    gone = sum(_close(point) for code, point in before.items() if code not in kept)
    return {
        "new": len(new),
        "changed": len(changed),
        "unchanged": len(wanted) - len(new) - len(changed),
        "gone": gone,
    }


def _facts(point: Point) -> dict[str, Any]:
    return {name: getattr(point, name) for name in FIELDS}


def _close(point: Point) -> bool:
    """True if that changed anything."""
    try:
        point.delete()
    except ProtectedError:
        return bool(Point.objects.filter(pk=point.pk, lanes__gt=0).update(lanes=0))
    return True


@dataclass
class _PointReader:
    """Reads rows of points.csv and gathers what is wrong with them."""

    faults: list[Refusal] = field(default_factory=list)

    def read(self, rows: Iterable[Row]) -> list[Point]:
        areas = set(Area.objects.values_list("code", flat=True))
        found: dict[str, Point] = {}
        for number, row in enumerate(rows, start=FIRST_ROW):
            point = self._point(number, {key: text.strip() for key, text in row.items()}, areas)
            if not point.code:
                self._fault("P11", number)
            elif point.code in found:
                self._fault("P12", number, point.code)
            found.setdefault(point.code, point)
        if self.faults:
            raise Several("P02", self.faults)
        return list(found.values())

    def _point(self, number: int, row: Row, areas: set[str]) -> Point:
        if not names_of(row):
            self._fault("P17", number)
        if row["area"] not in areas:
            self._fault("P13", number, row["area"])
        return Point(
            code=row["code"],
            names=names_of(row),
            area_id=row["area"],
            lat=self._degrees(number, row["lat"], 90),
            lon=self._degrees(number, row["lon"], 180),
            lanes=self._lanes(number, row["lanes"]),
            days=self._days(number, row.get("days", "")),
        )

    def _degrees(self, number: int, text: str, most: int) -> float:
        try:
            degrees = float(text)
        except ValueError:
            degrees = float("nan")
        # Written so that "not a number" fails too.
        if not -most <= degrees <= most:
            self._fault("P14", number, text)
        return degrees

    def _lanes(self, number: int, text: str) -> int:
        if text.isascii() and text.isdigit() and int(text) <= MOST_LANES:
            return int(text)
        self._fault("P15", number, text)
        return 0

    def _days(self, number: int, text: str) -> list[str]:
        days = [day.strip() for day in text.split(";") if day.strip()]
        for day in days:
            try:
                opens_half_day(day)
            except ValueError:
                self._fault("P16", number, day)
        return days

    def _fault(self, code: str, row: int, found: str = "") -> None:
        self.faults.append(Refusal(code, row=row, found=found))


@transaction.atomic
def save_plan(fresh: Plan, places: Sequence[Place], progress: Progress) -> tuple[Plan, bool]:
    """Saves a plan with its places, all or nothing, unless the newest plan says the same.

    Returns the plan that now counts, and whether it is new.
    """
    # Two plans at once: the second waits, then sees what the first has saved.
    Round.objects.select_for_update().get(pk=fresh.round_id)
    newest = current_plan(fresh.round)
    if newest is not None and newest.inputs == fresh.inputs:
        return newest, False
    fresh.save()
    follow_moves(fresh.round, places)
    for start in range(0, len(places), AT_ONCE):
        progress("saving", start, len(places))
        batch = places[start : start + AT_ONCE]
        for place in batch:
            place.plan = fresh
        Place.objects.bulk_create(batch)
    progress("saving", len(places), len(places))
    return fresh, True
