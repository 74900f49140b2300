"""Where the families live: settlements by their share of the people, homes around the middle."""

import math
from collections import defaultdict
from dataclasses import dataclass

from tonir_examples.draws import Draws, Weighted
from tonir_examples.recipe import Recipe

METRES_A_DEGREE = 111_320


@dataclass(frozen=True, slots=True)
class Area:
    """A settlement or district, or (without parent) the region above it."""

    code: str
    parent: str
    names: dict[str, str]
    lat: float
    lon: float
    population: int

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names["en"]


@dataclass(frozen=True)
class Places:
    """All areas by code, the settlements to draw from, and street names by script."""

    areas: dict[str, Area]
    settlements: Weighted[Area]
    streets: list[dict[str, str]]

    def region(self, area: Area) -> Area:
        return self.areas[area.parent]


def read_places(recipe: Recipe) -> Places:
    areas = {row["code"]: _area(row) for row in recipe.table("areas.csv")}
    shares = people_by_settlement(recipe, areas)
    drawn = Weighted([areas[code] for code in shares], list(shares.values()))
    return Places(areas, drawn, recipe.table("streets.csv"))


def _area(row: dict[str, str]) -> Area:
    names = {
        column.removeprefix("name_"): text
        for column, text in row.items()
        if column.startswith("name_") and text
    }
    lat, lon = float(row["lat"]), float(row["lon"])
    return Area(row["code"], row["parent"], names, lat, lon, int(row["population"]))


def people_by_settlement(recipe: Recipe, areas: dict[str, Area]) -> dict[str, float]:
    """Known counts where there are any; the rest of a region by population."""
    known = {row["area"]: float(row["people"]) for row in recipe.table("spread.csv")}
    inside: dict[str, list[Area]] = defaultdict(list)
    for area in areas.values():
        if area.parent and area.population >= recipe.facts["smallest_settlement"]:
            inside[area.parent].append(area)
    shares: dict[str, float] = {}
    for region, settlements in inside.items():
        counted = {area.code: known[area.code] for area in settlements if area.code in known}
        others = [area for area in settlements if area.code not in counted]
        rest = known[region] - sum(counted.values())
        residents = sum(area.population for area in others)
        shares |= counted
        shares |= {area.code: rest * area.population / residents for area in others}
    return shares


def home_near(area: Area, facts: dict[str, float], draws: Draws) -> tuple[float, float]:
    """Latitude and longitude of a home, scattered around the middle of a settlement."""
    spread = facts["city_m"] if area.population >= facts["city_from"] else facts["village_m"]
    return moved(area.lat, area.lon, draws.normal() * spread, draws.normal() * spread)


def moved(lat: float, lon: float, north_m: float, east_m: float) -> tuple[float, float]:
    a_degree_east = METRES_A_DEGREE * math.cos(math.radians(lat))
    return round(lat + north_m / METRES_A_DEGREE, 6), round(lon + east_m / a_degree_east, 6)


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Flat distance, good to a few per thousand over the size of a country."""
    east = (one[1] - other[1]) * math.cos(math.radians((one[0] + other[0]) / 2))
    return METRES_A_DEGREE * math.hypot(one[0] - other[0], east)
