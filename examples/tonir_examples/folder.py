"""The tables of a programme folder that are not about families: points, stock, helpers, cars."""

from pathlib import Path

from tonir_examples.draws import Draws
from tonir_examples.files import write_table
from tonir_examples.places import Places
from tonir_examples.points import Point
from tonir_examples.recipe import Recipe

NAMES = ("name_en", "name_hy", "name_ru")


def write_points(folder: Path, points: list[Point]) -> None:
    columns = ("code", *NAMES, "area", "lat", "lon", "lanes", "days")
    rows = [
        (p.code, *_three(p.names), p.area.code, *p.home, p.lanes, ";".join(p.days)) for p in points
    ]
    write_table(folder / "points.csv", columns, rows)


def write_stock(folder: Path, recipe: Recipe, places: Places, people: int) -> float:
    """Warehouses, and what they hold by kit and lot in proportion to the people. Gives tonnes."""
    warehouses = recipe.facts["warehouses"]
    spots = [(house, places.areas[house["area"]]) for house in warehouses]
    write_table(
        folder / "warehouses.csv",
        ("code", *NAMES, "area", "lat", "lon"),
        [(h["code"], *_three(h["name"]), a.code, a.lat, a.lon) for h, a in spots],
    )
    rows = stock_rows(recipe, people)
    columns = ("warehouse", "kit", "lot", "expires_on", "quantity")
    write_table(folder / "stock.csv", columns, rows)
    weights = kit_weights(recipe)
    return sum(weights[kit] * quantity for _, kit, _, _, quantity in rows) / 1000


def stock_rows(recipe: Recipe, people: int) -> list[tuple[str, str, str, str, int]]:
    """(warehouse, kit, lot, expiry or "", quantity); the last row of a kit takes the remainder."""
    rows: list[tuple[str, str, str, str, int]] = []
    for kit, a_thousand in recipe.facts["stock"]["per_thousand_people"].items():
        left = total = round(a_thousand * people / 1000)
        lots = [lot for lot in recipe.facts["stock"]["lots"] if lot["kit"] == kit]
        shares = [(h, lot) for lot in lots for h in recipe.facts["warehouses"]]
        for number, (house, lot) in enumerate(shares, start=1):
            part = round(total * lot["share"] * house["share"])
            quantity = left if number == len(shares) else min(part, left)
            left -= quantity
            if quantity:
                expires = str(lot.get("expires_on", ""))
                rows.append((house["code"], kit, lot["lot"], expires, quantity))
    return rows


def kit_weights(recipe: Recipe) -> dict[str, float]:
    """Kilograms of each kit, from the contents in the rules."""
    items = {item["code"]: float(item["weight_kg"]) for item in recipe.rules["items"]}
    return {
        kit["code"]: sum(items[line["item"]] * line["quantity"] for line in kit["contents"])
        for kit in recipe.rules["kits"]
    }


def write_helpers(folder: Path, recipe: Recipe, points: list[Point], seed: int) -> None:
    """Volunteers of every point, one at each lane, and cars for those who cannot come."""
    draws = Draws(seed, "volunteers")
    facts = recipe.facts["volunteers"]
    rows: list[tuple[object, ...]] = []
    for point in points:
        roles = facts["roles"] + facts["roles"][-1:] * (point.lanes - 1)
        for role in roles:
            code, languages = f"V{len(rows) + 1:03d}", draws.pick(facts["languages"])
            rows.append((code, point.code, languages, role, ";".join(point.days)))
    write_table(folder / "volunteers.csv", ("code", "point", "languages", "role", "shift"), rows)
    models = recipe.facts["cars"]["models"]
    cars: list[tuple[object, ...]] = []
    for number in range(round(len(points) * recipe.facts["cars"]["per_points"] + 0.5)):
        model, point = draws.pick(models), points[number * len(points) // len(models) % len(points)]
        size = (model["seats"], model["load_kg"], model["load_l"])
        cars.append((f"C{number + 1:02d}", point.area.code, *size))
    write_table(folder / "cars.csv", ("code", "area", "seats", "load_kg", "load_l"), cars)


def _three(names: dict[str, str]) -> list[str]:
    return [names.get(column.removeprefix("name_"), "") for column in NAMES]
