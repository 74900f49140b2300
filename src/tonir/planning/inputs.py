"""What a plan is made from: who is due what and lives where, the points, the stock."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tonir.engines.places import Points, openings, unknown_days
from tonir.engines.refusals import Refusal
from tonir.matching.queries import kept_ids
from tonir.people.open import Families
from tonir.planning.models import Plan, Point
from tonir.planning.queries import points as all_points
from tonir.planning.timetable import Settings, Timetable, timetable
from tonir.programme.models import Round
from tonir.programme.queries import areas, rules
from tonir.programme.rounds import open_round
from tonir.supply.models import Account
from tonir.supply.queries import accounts, balances, stock_on_hand
from tonir.targeting.queries import entitlements

Kits = dict[str, int]


@dataclass(frozen=True, eq=False)
class Due:
    """Households that are due a kit, in order of their ids; one row each in every array.

    need: whole kits, one column a kind of `kinds`. lat, lon: degrees, "not a number" if unknown.
    """

    households: list[str]
    people: NDArray[np.int64]
    tier: NDArray[np.int64]
    at_home: NDArray[np.bool_]
    kinds: list[str]
    need: NDArray[np.int64]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]

    def located(self) -> NDArray[np.bool_]:
        return np.asarray(~np.isnan(self.lat))


@dataclass(frozen=True, eq=False)
class Setting:
    """Everything but the families: the round, its timetable, points and stock."""

    round: Round
    timetable: Timetable
    codes: list[str]
    points: Points
    on_unknown_days: list[str]
    stock: Kits
    rules: Settings

    def room(self) -> int:
        """Families that all points together can serve in the round."""
        return int(self.points.capacity(self.timetable.calendar).sum())


def setting() -> Setting:
    """Raises Refusal P01 (no points), P06 (no days), P08 (settings that cannot be used), H16 (the
    round is closed)."""
    round_ = open_round()
    hours = timetable(rules()["round"], round_)
    rows = list(all_points())
    if not rows:
        raise Refusal("P01")
    days = [row.days for row in rows]
    points = Points(
        np.array([row.lat for row in rows]),
        np.array([row.lon for row in rows]),
        np.array([row.lanes for row in rows], dtype=np.int64),
        openings(days, hours.calendar),
    )
    stock, handed_before = stock_of_round(round_)
    return Setting(
        round=round_,
        timetable=hours,
        codes=[row.code for row in rows],
        points=points,
        on_unknown_days=[rows[number].code for number in unknown_days(days, hours.calendar)],
        stock=stock,
        rules={
            **hours.used,
            "points": [_as_rule(row) for row in rows],
            "stock": stock,
            "handed_before": handed_before,
        },
    )


def _as_rule(point: Point) -> dict[str, object]:
    fields = ("code", "lat", "lon", "lanes", "days")
    return {name: getattr(point, name) for name in fields}


def stock_of_round(round_: Round) -> tuple[Kits, Kits]:
    """Kits for this round: what is there, and what the round has already handed over.

    Planning again after the first day must not take from others what the served have. The second
    mapping is what all rounds had handed over when this round was first planned.
    """
    handed: Counter[str] = Counter()
    families = {account.code for account in accounts(Account.Kind.HOUSEHOLDS)}
    for (account, kit), quantity in balances().items():
        if account in families:
            handed[kit] += quantity
    first = Plan.objects.filter(round=round_).order_by("pk").first()
    before: Kits = dict(handed) if first is None else first.rules["handed_before"]
    on_hand = stock_on_hand(round_.opens_on)
    stock = {
        kit: max(0, on_hand.get(kit, 0) + handed[kit] - before.get(kit, 0))
        for kit in sorted(on_hand.keys() | handed.keys())
    }
    return stock, before


@dataclass(frozen=True)
class Entitled:
    """What the current assessment says of one household."""

    household: str
    tier: int
    kits: Mapping[str, int]
    at_home: bool


def entitled(round_: Round) -> list[Entitled]:
    """Every family assessed, in order of ids. Raises Refusal P05 if nobody is.

    Entries that were joined since are one family, by what stands under the one that leads.
    """
    rows = entitlements(round_).values_list("household_id", "tier", "kits", "at_home")
    kept, found = kept_ids(), dict[str, Entitled]()
    for household, *due_to in sorted(rows, key=lambda row: row[0] in kept):
        family = kept.get(household, household)
        found.setdefault(family, Entitled(family, *due_to))
    if not found:
        raise Refusal("P05", round=round_.number)
    return sorted(found.values(), key=lambda row: row.household)


def due(assessed: Sequence[Entitled], families: Families) -> Due:
    """Those who are due a kit and are in the register, with where they live.

    Own coordinates count; without them, the centre of the area. Raises Refusal P07 if nobody is
    due anything.
    """
    homes = _homes(families)
    people = Counter(families.persons["household"].to_pylist())
    rows = [row for row in assessed if any(row.kits.values()) and row.household in homes]
    if not rows:
        raise Refusal("P07", families=len(assessed))
    kinds = sorted({kit for row in rows for kit, number in row.kits.items() if number})
    places = np.array([homes[row.household] for row in rows])
    return Due(
        households=[row.household for row in rows],
        people=np.array([people[row.household] for row in rows], dtype=np.int64),
        tier=np.array([row.tier for row in rows], dtype=np.int64),
        at_home=np.array([row.at_home for row in rows], dtype=np.bool_),
        kinds=kinds,
        need=np.array([[row.kits.get(kit, 0) for kit in kinds] for row in rows], dtype=np.int64),
        lat=places[:, 0],
        lon=places[:, 1],
    )


def _homes(families: Families) -> dict[str, tuple[float, float]]:
    nowhere = (float("nan"), float("nan"))
    centres = {area.code: (area.lat, area.lon) for area in areas()}
    table = families.households
    columns = (table[name].to_pylist() for name in ("id", "area", "lat", "lon"))
    return {
        key: (lat, lon) if _is_place(lat, lon) else centres.get(area, nowhere)
        for key, area, lat, lon in zip(*columns, strict=True)
    }


def _is_place(lat: float | None, lon: float | None) -> bool:
    if lat is None or lon is None:
        return False
    return -90 <= lat <= 90 and -180 <= lon <= 180
