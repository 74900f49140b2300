"""Points, stock and helpers of the example fit its families and each other."""

from collections import Counter
from pathlib import Path

import pytest
import tonir_examples
from tonir_examples.recipe import read_recipe

from tests.examples.reading import families, rules, table, truth


def half_days(days: str) -> int:
    return sum(1 if day[-1] in "ap" else 2 for day in days.split(";"))


@pytest.fixture(params=["made", "other"])
def folder(request: pytest.FixtureRequest) -> Path:
    path: Path = request.getfixturevalue(request.param)
    return path


def test_every_region_has_a_point_in_a_known_settlement(folder: Path) -> None:
    areas = {area["code"]: area for area in table(folder / "areas.csv")}
    points = table(folder / "points.csv")
    regions = {areas[family["area"]]["parent"] for family in families(folder)}
    assert {areas[point["area"]]["parent"] for point in points} == regions
    assert len({point["code"] for point in points}) == len(points)


def test_points_have_names_in_the_languages_of_the_programme(folder: Path) -> None:
    languages = rules(folder)["programme"]["languages"]
    for point in table(folder / "points.csv"):
        assert {code for code in ("en", "hy", "ru") if point[f"name_{code}"]} == set(languages)


def test_points_can_serve_everybody_on_days_of_the_round(folder: Path) -> None:
    facts = rules(folder)["round"]
    served = 0.0
    for point in table(folder / "points.csv"):
        days = [day.rstrip("ap") for day in point["days"].split(";")]
        assert days == sorted(set(days))
        assert all(
            facts["opens_on"].isoformat() <= day <= facts["closes_on"].isoformat() for day in days
        )
        hours = half_days(point["days"]) * 3
        served += int(point["lanes"]) * hours * facts["families_per_lane_hour"]
    entries = sum(row["position"] == "0" for row in truth(folder))
    assert served > entries


def test_thirty_thousand_people_get_140_tonnes_at_40_points(tmp_path: Path) -> None:
    made = tonir_examples.make(None, tmp_path, 30_000, 1)
    assert made["tonnes"] == pytest.approx(140, abs=1)
    assert 38 <= len(table(tmp_path / "points.csv")) <= 45
    kits = Counter[str]()
    for row in table(tmp_path / "stock.csv"):
        kits[row["kit"]] += int(row["quantity"])
    sizes = [int(family["size"]) for family in families(tmp_path)]
    needed = sum(min(3, -(-size // 4)) for size in sizes)
    assert 0.9 < kits["food"] / needed < 1


def test_stock_lies_in_known_warehouses_in_lots_of_known_kits(folder: Path) -> None:
    houses = {house["code"] for house in table(folder / "warehouses.csv")}
    kits = {kit["code"] for kit in rules(folder)["kits"]}
    stock = table(folder / "stock.csv")
    assert {row["warehouse"] for row in stock} == houses
    assert {row["kit"] for row in stock} == kits
    assert all(int(row["quantity"]) > 0 and row["lot"] for row in stock)
    assert len({(row["warehouse"], row["kit"], row["lot"]) for row in stock}) == len(stock)


def test_every_point_has_a_lead_and_someone_at_each_lane(folder: Path) -> None:
    roles = Counter((row["point"], row["role"]) for row in table(folder / "volunteers.csv"))
    for point in table(folder / "points.csv"):
        assert roles[point["code"], "lead"] == 1
        assert roles[point["code"], "lane"] == int(point["lanes"])
    assert table(folder / "cars.csv")


def test_the_two_examples_share_no_kit_need_or_place() -> None:
    one, other = (read_recipe(name) for name in tonir_examples.names())

    def codes(rows: list[dict[str, str]]) -> set[str]:
        return {row["code"] for row in rows}

    assert not codes(one.rules["kits"]) & codes(other.rules["kits"])
    assert not codes(one.rules["criteria"]) & codes(other.rules["criteria"])
    assert not codes(one.table("areas.csv")) & codes(other.table("areas.csv"))
    assert one.rules["programme"]["country"] != other.rules["programme"]["country"]


def test_the_capital_is_counted_once() -> None:
    areas = {row["code"]: row for row in read_recipe().table("areas.csv")}
    districts = [row for row in areas.values() if row["parent"] == "AM01"]
    assert len(districts) == 12
    assert int(areas["AM01"]["population"]) == sum(int(row["population"]) for row in districts)
    assert areas["AM01"]["name_en"] not in {row["name_en"] for row in districts}


def test_names_of_people_are_no_names_of_places() -> None:
    recipe = read_recipe()
    places = {
        row[column] for row in recipe.table("areas.csv") for column in row if "name" in column
    }
    spellings = {
        spelling
        for row in recipe.table("names.csv")
        for script in recipe.facts["scripts"]
        for spelling in row[script].split("|")
    }
    assert len(spellings) > 1000
    assert not spellings & places


@pytest.mark.parametrize("name", tonir_examples.names())
def test_the_programme_reads_the_rules_of_each_example(name: str) -> None:
    from tonir.engines.criteria import read_rules as read_criteria
    from tonir.programme.rules import read_rules

    recipe = read_recipe(name)
    rules = read_rules(recipe.folder / "tonir.toml")
    read = read_criteria(rules)
    assert [criterion.code for criterion in read.criteria]
    assert set(read.kits) == {kit["code"] for kit in recipe.rules["kits"]}
    assert read.cannot_travel is not None
