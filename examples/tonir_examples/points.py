"""Distribution points where the families are: in every region, in the towns, in the far corners."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from typing import Any

from tonir_examples.draws import Draws
from tonir_examples.entries import Entry
from tonir_examples.places import Area, Places, metres_between, moved
from tonir_examples.recipe import Recipe

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Point:
    code: str
    names: dict[str, str]
    area: Area
    home: tuple[float, float]
    lanes: int
    days: list[str]


def make_points(
    recipe: Recipe, places: Places, entries: Iterable[Entry], size: tuple[int, int]
) -> list[Point]:
    """Points with enough capacity in all, tight in places. size: (people, seed)."""
    people, seed = size
    demand = Counter(entry.family.area.code for entry in entries)
    facts = recipe.facts["points"]
    wanted = ceil(facts["count"] * (people / recipe.facts["people"]) ** facts["grows_with"])
    sites = _sites(places, demand, max(wanted, 1), facts["reach_km"] * 1000)
    load = _load(places, demand, sites)
    draws = Draws(seed, "points")
    used: Counter[str] = Counter()
    points = []
    for number, area in enumerate(sorted(sites, key=lambda area: area.code), start=1):
        lanes, days = _opening(recipe, load[area.code] / sites.count(area), draws)
        used[area.code] += 1
        names = _names(facts["names"][(used[area.code] - 1) % len(facts["names"])], area, recipe)
        away = 1000 if used[area.code] > 1 else 150
        home = moved(area.lat, area.lon, draws.normal() * away, draws.normal() * away)
        points.append(Point(f"P{number:02d}", names, area, home, lanes, days))
    return points


def _sites(places: Places, demand: Counter[str], wanted: int, reach: float) -> list[Area]:
    """Settlements to open in: first one a region, then wherever families gain most."""
    areas = [places.areas[code] for code in sorted(demand)]
    sites = [
        max((a for a in areas if a.parent == region), key=lambda a: (demand[a.code], a.code))
        for region in sorted({area.parent for area in areas})
    ]
    near = {area.code: _nearness(area, areas, reach) for area in areas}
    served = {
        area.code: max(near[site.code].get(area.code, 0.0) for site in sites) for area in areas
    }
    while areas and len(sites) < wanted:
        gains = _gains(near, served, demand)
        queues = _queues(_load(places, demand, sites), sites)
        # A second point where many stand in line is worth an eighth of a first one.
        best = max(areas, key=lambda a: (max(gains[a.code], queues[a.code] / 8), a.code))
        sites.append(best)
        for code, nearness in near[best.code].items():
            served[code] = max(served[code], nearness)
    return sites


def _nearness(area: Area, areas: list[Area], reach: float) -> dict[str, float]:
    """What a point in a settlement is worth to each around: 1 at home, half at the end of reach."""
    here = (area.lat, area.lon)
    metres = {one.code: metres_between(here, (one.lat, one.lon)) for one in areas}
    return {code: 1 - away / reach / 2 for code, away in metres.items() if away <= reach}


def _gains(
    near: dict[str, dict[str, float]], served: dict[str, float], demand: Counter[str]
) -> dict[str, float]:
    """How much nearer a point in each settlement would be, in families."""
    return {
        code: sum(
            demand[one] * (nearness - served[one])
            for one, nearness in around.items()
            if nearness > served[one]
        )
        for code, around in near.items()
    }


def _queues(load: Counter[str], sites: list[Area]) -> Counter[str]:
    """Families fewer at each point of a settlement if it had one point more."""
    number = Counter(site.code for site in sites)
    return Counter({code: load[code] // (n * (n + 1)) for code, n in number.items()})


def _load(places: Places, demand: Counter[str], sites: list[Area]) -> Counter[str]:
    """Families by the settlement of their nearest point."""
    load: Counter[str] = Counter()
    for code, families in demand.items():
        here = (places.areas[code].lat, places.areas[code].lon)
        nearest = min(sites, key=lambda site: metres_between(here, (site.lat, site.lon)))
        load[nearest.code] += families
    return load


def _opening(recipe: Recipe, families: float, draws: Draws) -> tuple[int, list[str]]:
    """Lanes and half-days of a point for so many families, somewhere in the round."""
    rules, facts = recipe.rules["round"], recipe.facts["points"]
    half_days = _half_days(rules)
    a_lane = rules["families_per_lane_hour"] * min(map(_hours, rules["half_days"]))
    needed = max(1, ceil(families * draws.pick(facts["slack"]) / a_lane))
    lanes, longest = 1, facts["half_days_before_another_lane"]
    while ceil(needed / lanes) > longest and lanes < facts["most_lanes"]:
        lanes += 1
    open_for = min(ceil(needed / lanes), len(half_days))
    start = draws.below(len(half_days) - open_for + 1)
    return lanes, _days(half_days[start : start + open_for])


def _half_days(rules: dict[str, Any]) -> list[tuple[date, str]]:
    """Every half-day of the round on which anybody works."""
    length = (rules["closes_on"] - rules["opens_on"]).days + 1
    days = [rules["opens_on"] + timedelta(days=number) for number in range(length)]
    working = [day for day in days if WEEKDAYS[day.weekday()] not in rules["closed_weekdays"]]
    return [(day, half) for day in working for half in "ap"[: len(rules["half_days"])]]


def _hours(half_day: list[str]) -> float:
    begins, ends = (datetime.strptime(text, "%H:%M") for text in half_day)
    return (ends - begins).total_seconds() / 3600


def _days(half_days: list[tuple[date, str]]) -> list[str]:
    """ISO dates; with a letter where it is open one half-day only."""
    halves: dict[date, str] = {}
    for day, half in half_days:
        halves[day] = halves.get(day, "") + half
    return [day.isoformat() + (half if len(half) == 1 else "") for day, half in halves.items()]


def _names(pattern: dict[str, str], area: Area, recipe: Recipe) -> dict[str, str]:
    return {
        language: pattern.get(language, pattern["en"]).format(place=area.name(language))
        for language in recipe.languages
    }
