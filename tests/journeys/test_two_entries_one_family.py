"""Ruben's family on two lists, joined after it was planned, printed for or served, and split."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Listed
from tests.handover.conftest import active
from tests.matching.joining import compared, join_entries, split_off
from tests.rights.conftest import show_from
from tonir.handover.queries import claim_totals
from tonir.handover.run import issue, read_claims, slips
from tonir.planning.models import Place
from tonir.planning.queries import current_plan
from tonir.planning.run import plan
from tonir.programme.queries import current_round
from tonir.reporting.families import family, find
from tonir.reporting.papers.run import print_papers
from tonir.reporting.reach import reach
from tonir.targeting.models import Entitlement
from tonir.targeting.run import assess
from tonir.vault.register import OpenRegister

FIRST, SECOND, ANAHIT = "1" * 32, "2" * 32, "a" * 32
RUBEN_HY = {"given": "Ռուբեն", "surname": "Հարությունյան", "birth": "1979-05-04"}
RUBEN_RU = {"given": "Рубен", "surname": "Арутюнян", "birth": "1979-05-04"}
CHILDREN = [
    {"given": name, "surname": "Հարությունյան", "birth": f"201{at}-03-01"}
    for at, name in enumerate(("Անի", "Արա", "Լիլիթ"), start=3)
]
Scan = Callable[[str], dict[str, Any]]


@pytest.fixture
def lists(register: OpenRegister, listed: Listed) -> OpenRegister:
    """Ruben with two children on one list, with the third on another; Anahit's family beside."""
    show_from(1)
    active(listed(RUBEN_HY, *CHILDREN[:2], id=FIRST))
    active(listed(RUBEN_RU, CHILDREN[2], id=SECOND, office="miasin", area="R2-1"))
    active(listed({"given": "Անահիտ", "birth": "1984-03-12"}, id=ANAHIT))
    return register


@pytest.fixture
def printed(lists: OpenRegister) -> dict[str, str]:
    """Slips of all three, as if there were three families: entry -> code."""
    worked_out(lists)
    return codes(lists)


@pytest.fixture
def scan(tmp_path: Path) -> Scan:
    def scan_one(code: str) -> dict[str, Any]:
        path = tmp_path / f"{code[-6:]}.csv"
        path.write_text(f"{code},2025-08-18 10:2{ord(code[-1]) % 10}:05\n")
        return read_claims(path)

    return scan_one


def worked_out(register: OpenRegister) -> None:
    for step in (assess, plan, issue):
        step(register)


def codes(register: OpenRegister) -> dict[str, str]:
    return {slip.household: slip.code for slip in slips(register)}


def joined(kept: str, dropped: str) -> None:
    compared(FIRST, SECOND, (0, 0))
    join_entries(kept, dropped)


def total(register: OpenRegister, measure: str) -> dict[str, int]:
    found: dict[str, int] = reach(register)["total"][measure]
    return found


def is_served(register: OpenRegister, household: str) -> bool:
    return family(register, household=household)["served"] is not None


EITHER = pytest.mark.parametrize(
    ("used", "kept"), [(FIRST, FIRST), (SECOND, FIRST), (FIRST, SECOND)]
)


@EITHER
def test_served_under_one_entry_the_family_is_served_and_counts_once(
    used: str, kept: str, lists: OpenRegister, printed: dict[str, str], scan: Scan
) -> None:
    scan(printed[used])
    joined(kept, SECOND if kept == FIRST else FIRST)
    for _ in range(2):
        assert total(lists, "registered") == {"families": 2, "people": 5}
        assert total(lists, "entitled") == total(lists, "planned") == total(lists, "registered")
        assert total(lists, "served") == {"families": 1, "people": 4}
        assert is_served(lists, FIRST) and is_served(lists, SECOND)
        assert not is_served(lists, ANAHIT)
        worked_out(lists)  # Before a new assessment and plan, and after it.


@EITHER
def test_served_under_one_entry_she_gets_no_second_slip_and_no_second_kit(
    used: str, kept: str, lists: OpenRegister, printed: dict[str, str], scan: Scan
) -> None:
    scan(printed[used])
    given = claim_totals()["kits"]
    other = SECOND if used == FIRST else FIRST
    joined(kept, SECOND if kept == FIRST else FIRST)
    for step in (issue, worked_out):
        step(lists)
        assert codes(lists) == {kept: printed[used], ANAHIT: printed[ANAHIT]}
        assert [one["code"] for one in scan(printed[other])["refusals"]] == ["H07"]
        assert claim_totals()["kits"] == given and claim_totals()["claims"] == 1


def test_joined_after_printing_one_of_the_two_papers_stays_good(
    lists: OpenRegister, printed: dict[str, str], scan: Scan
) -> None:
    joined(FIRST, SECOND)
    issued = issue(lists)  # By the plan that still has both.
    assert issued["families"] == issued["slips"] == 2 and issued["withdrawn_packs"] > 0
    worked_out(lists)
    assert scan(printed[SECOND])["claimed"] == 0
    assert scan(printed[FIRST])["claimed"] == 1
    assert is_served(lists, SECOND)


def test_the_paper_in_her_hands_stays_good_when_an_entry_without_one_leads(
    lists: OpenRegister, listed: Listed, printed: dict[str, str], scan: Scan
) -> None:
    third = active(listed(RUBEN_HY, *CHILDREN, id="3" * 32))
    join_entries(third, FIRST)
    plan(lists)  # Nobody has assessed the new entry yet: what stands for the old one counts.
    assert Place.objects.filter(plan=current_plan(current_round()), household=third).exists()
    worked_out(lists)
    assert codes(lists) == {third: printed[FIRST], SECOND: printed[SECOND], ANAHIT: printed[ANAHIT]}
    assert find(lists, text=printed[FIRST])["families"][0]["id"] == third
    assert scan(printed[FIRST])["claimed"] == 1
    assert is_served(lists, third)


def test_both_slips_used_is_a_fact_that_the_rounds_numbers_show(
    lists: OpenRegister, printed: dict[str, str], scan: Scan
) -> None:
    scan(printed[FIRST])
    scan(printed[SECOND])
    assert reach(lists)["served_twice"] == 0
    joined(FIRST, SECOND)
    for _ in range(2):
        table = reach(lists)
        assert table["served_twice"] == 1
        assert table["total"]["served"] == {"families": 1, "people": 4}
        told = family(lists, household=SECOND)
        assert told["served"] and len(told["served_again"]) == 1
        assert claim_totals()["claims"] == 2  # Both kits have left the table.
        worked_out(lists)
    assert codes(lists) == {FIRST: printed[FIRST], ANAHIT: printed[ANAHIT]}


@pytest.mark.parametrize("used", [FIRST, SECOND])
def test_split_after_being_served_the_claim_stays_with_the_entry_whose_slip_it_was(
    used: str, lists: OpenRegister, printed: dict[str, str], scan: Scan
) -> None:
    joined(FIRST, SECOND)
    if used == SECOND:
        scan(printed[SECOND])  # From a phone that still has the packs of before.
    worked_out(lists)
    scan(printed[used])
    other = SECOND if used == FIRST else FIRST
    split_off(SECOND)
    for _ in range(2):
        assert is_served(lists, used) and not is_served(lists, other)
        assert total(lists, "served")["families"] == 1
        worked_out(lists)
    now = codes(lists)
    # The paper that was withdrawn when they were joined stays so: phones in the field know it.
    assert now[used] == printed[used] and now[other] not in printed.values()
    assert [one["code"] for one in scan(printed[other])["refusals"]] == ["H07"]
    assert scan(now[other])["claimed"] == 1


def test_split_before_anybody_is_served_each_has_a_slip_again(
    lists: OpenRegister, printed: dict[str, str]
) -> None:
    before = dict(Entitlement.objects.values_list("household", "tier"))
    joined(FIRST, SECOND)
    worked_out(lists)
    assert Entitlement.objects.count() == 2
    split_off(SECOND)
    worked_out(lists)
    now = codes(lists)
    assert now.pop(SECOND) != printed[SECOND]
    assert now == {FIRST: printed[FIRST], ANAHIT: printed[ANAHIT]}
    assert dict(Entitlement.objects.values_list("household", "tier")) == before


def test_the_joined_family_is_entitled_by_all_its_members(
    lists: OpenRegister, printed: dict[str, str]
) -> None:
    apart = Entitlement.objects.get(household=FIRST).tier
    joined(FIRST, SECOND)
    assess(lists)
    assert Entitlement.objects.get(household=FIRST).tier < apart  # Three children.
    assert not Entitlement.objects.filter(household=SECOND).exists()


def test_one_paper_is_printed_with_the_familys_name(
    lists: OpenRegister, printed: dict[str, str], programme: Path
) -> None:
    first = print_papers(lists)
    joined(FIRST, SECOND)
    again = print_papers(lists)
    assert (first["slips"], again["slips"]) == (3, 2)
    for path in (programme / "print").glob("*.pdf"):
        path.unlink()
