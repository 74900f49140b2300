"""Who refuses an optional purpose receives the same, at the same place and time."""

from typing import Any

from tests.conftest import Listed
from tests.people.writing import csv_of
from tonir.matching.run import match
from tonir.people.open import families
from tonir.people.run import Upload, intake
from tonir.planning.models import Place
from tonir.planning.queries import current_plan
from tonir.planning.run import plan
from tonir.programme.queries import current_round
from tonir.targeting.models import Entitlement
from tonir.targeting.run import assess
from tonir.vault.register import OpenRegister

ANAHIT = {"given": "Անահիտ", "surname": "Գրիգորյան", "birth": "1984-03-12", "needs": ["DS"]}
ANI = {"given": "Անի", "surname": "Գրիգորյան", "birth": "2025-02-01", "relation": "child"}
RUBEN = {"given": "Ռուբեն", "surname": "Հարությունյան", "birth": "1979-05-04"}
ALL = ["referral", "survey"]


def served(register: OpenRegister) -> dict[str, Any]:
    """household -> tier, kits, place and time, once everything has been worked out."""
    for step in (match, assess, plan):
        step(register)
    places = Place.objects.filter(plan=current_plan(current_round()))
    found = {
        one.household_id: [one.point_id, one.day, one.starts_at, one.lane, one.at_home, one.kits]
        for one in places
    }
    for one in Entitlement.objects.all():
        found[one.household_id] += [one.tier, one.kits, one.at_home]
    return found


def test_a_refusal_changes_neither_tier_nor_kits_nor_place(
    register: OpenRegister, listed: Listed
) -> None:
    anahit = listed(ANAHIT, ANI, reference="1", refused=[])
    ruben = listed(RUBEN, reference="2", refused=ALL)
    before = served(register)
    listed(ANAHIT, ANI, reference="1", refused=ALL)
    listed(RUBEN, reference="2", refused=[])
    assert served(register) == before and set(before) == {anahit, ruben}
    rows = families(register).households.to_pylist()
    assert {row["id"]: row["refused"] for row in rows} == {anahit: ALL, ruben: []}


def test_no_to_everything_on_a_list_leaves_the_family_its_aid(register: OpenRegister) -> None:
    header = ["Family ID", "Full name", "Date of birth", "Settlement", "Consent"]
    rows = [header, ["1", "Anahit Grigoryan", "12.03.1984", "Hrazdan", "no"]]
    (summary,) = intake([Upload("list.csv", csv_of(rows).encode())], office="shoghakat")
    assert (summary.households, summary.returned) == (1, 0)
    (line,) = served(register).values()
    assert line[5]["food"] == 1 and line[0] is not None
    assert families(register).households["refused"].to_pylist() == [ALL]
