"""The small and the empty: each gets a clear answer."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Listed
from tonir.engines.refusals import Refusal
from tonir.handover.run import issue, slips
from tonir.matching.run import match
from tonir.people.models import Household
from tonir.people.run import intake
from tonir.planning.models import Place, Point
from tonir.planning.run import plan
from tonir.programme.models import Programme
from tonir.supply.models import Movement
from tonir.targeting.models import Entitlement
from tonir.targeting.run import assess
from tonir.vault.register import OpenRegister

ANAHIT = {"given": "Անահիտ", "surname": "Գրիգորյան", "birth": "1984-03-12", "sex": "f"}
ANI = {"given": "Անի", "surname": "Գրիգորյան", "birth": "2025-02-01", "sex": "f"}


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / "shoghakat" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_an_empty_list_is_refused_by_name(programme: Path, tmp_path: Path) -> None:
    (done,) = intake([written(tmp_path, "empty.csv", "")])
    assert done.refusal is not None and done.refusal.code == "L05"


def test_a_list_without_any_column_that_could_be_a_family_is_refused(
    programme: Path, tmp_path: Path
) -> None:
    colours = "colour;shade\n" + "green;dark\nred;pale\n" * 5
    (done,) = intake([written(tmp_path, "colours.csv", colours)])
    assert done.refusal is not None and done.refusal.code.startswith("L")
    assert not Household.objects.exists()


def test_an_empty_register_is_matched_to_nothing_and_cannot_be_assessed(
    register: OpenRegister,
) -> None:
    assert match(register)["families"] == 0
    with pytest.raises(Refusal, match="C"):
        assess(register)


def test_one_family_goes_the_whole_way(register: OpenRegister, listed: Listed) -> None:
    anahit = listed(ANAHIT, ANI)
    for step in (match, assess, plan, issue):
        step(register)
    (slip,) = slips(register)
    assert (slip.household, slip.point) == (anahit, "P1")
    assert dict(slip.kits) == {"food": 1, "hygiene": 1, "baby": 1}


def test_without_stock_the_plan_says_so(register: OpenRegister, listed: Listed) -> None:
    listed(ANAHIT)
    match(register)
    assess(register)
    away = [
        Movement(
            kit_id=kit,
            source_id="W1",
            target_id="loss",
            quantity=quantity,
            because=Movement.Reason.LOSS,
            document=f"flood {kit}",
        )
        for kit, quantity in (("food", 400), ("hygiene", 300), ("baby", 100))
    ]
    for movement in away:
        movement.save()
    with pytest.raises(Refusal, match="P04"):
        plan(register)


def test_points_without_any_lane_have_no_room_and_the_plan_says_so(
    register: OpenRegister, listed: Listed
) -> None:
    listed(ANAHIT)
    match(register)
    assess(register)
    Point.objects.update(lanes=0)
    with pytest.raises(Refusal, match="P03"):
        plan(register)


def test_a_point_without_lanes_beside_one_with_room_gets_nobody(
    register: OpenRegister, listed: Listed
) -> None:
    listed(ANAHIT)
    match(register)
    assess(register)
    Point.objects.filter(pk="P1").update(lanes=0)
    plan(register)
    assert {place.point_id for place in Place.objects.all()} == {"P2"}


def test_without_criteria_everybody_is_in_the_last_tier(
    register: OpenRegister, listed: Listed
) -> None:
    listed(ANAHIT, ANI)
    match(register)
    stored = Programme.objects.get()
    rules: dict[str, Any] = {**stored.rules, "criteria": []}
    Programme.objects.update(rules=rules)
    assess(register)
    assert set(Entitlement.objects.values_list("tier", flat=True)) == {3}
