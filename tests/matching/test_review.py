"""Pairs in doubt are shown side by side, decided by a person, joined at once, undone again."""

from typing import Any

import pytest

from tests.conftest import Listed
from tonir.engines.linkage.measuring import error_between
from tonir.engines.refusals import Refusal
from tonir.matching.models import Merge, Pair, Ruling
from tonir.matching.queries import families
from tonir.matching.reviewing import decide, pair, take_back
from tonir.matching.rulings import rule
from tonir.matching.run import match
from tonir.matching.waiting import measured, waiting
from tonir.vault.register import OpenRegister

RUBEN_HY = {"given": "Ռուբեն", "surname": "Հարությունյան", "birth": "1979-05-04", "sex": "m"}
RUBEN_RU = {"given": "Рубен", "surname": "Арутюнян", "birth": "1979-04-05", "sex": "m"}
GAYANE_HY = {"given": "Գայանե", "surname": "Հարությունյան", "birth": "1982-11-30"}
GAYANE_RU = {"given": "Гаяне", "surname": "Арутюнян", "birth": "1982-11-30"}
ANI = {"given": "Ани", "surname": "Арутюнян", "birth": "2015-01-01"}
FIRST, SECOND, THIRD, FOURTH = "1" * 32, "2" * 32, "3" * 32, "4" * 32
SAME, DIFFERENT = Ruling.Verdict.SAME, Ruling.Verdict.DIFFERENT


@pytest.fixture
def ruled(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    rules: dict[str, Any] = {"sample": 0.0}
    monkeypatch.setattr("tonir.matching.rules.rules", lambda: {"matching": rules})
    return rules


@pytest.fixture
def doubted(register: OpenRegister, listed: Listed, ruled: dict[str, Any]) -> OpenRegister:
    """Namesakes born on one day in two regions: nobody knows but a person."""
    listed(RUBEN_HY, id=FIRST, phones=["+37477123456"])
    listed({**RUBEN_HY}, id=SECOND, area="R2-1", office="miasin")
    match(register)
    register.asking = "mane"
    return register


def joined() -> dict[str, str]:
    return dict(Merge.objects.values_list("dropped_id", "kept_id"))


def test_a_pair_in_doubt_is_shown_with_both_sides(doubted: OpenRegister) -> None:
    told = pair(doubted)
    assert (told["waiting"], told["why"], told["last"]) == (1, "look", None)
    (row,) = told["pair"]["members"]
    assert (row["left"]["name"], row["left"]["reading"]) == (
        "Հարությունյան Ռուբեն",
        "harutyunyan ruben",
    )
    assert {(one["what"], one["level"]) for one in row["evidence"]} == {
        ("given", "same"),
        ("surname", "same"),
        ("birth", "same"),
    }
    assert {"what": "area", "level": "other", "script": ""} in told["pair"]["family"]


def test_a_decision_joins_at_once_and_its_pair_waits_no_more(doubted: OpenRegister) -> None:
    decide(doubted, left=SECOND, right=FIRST, verdict="same")
    assert joined() == {SECOND: FIRST}
    assert families(doubted).households.num_rows == 1
    told = pair(doubted)
    assert (told["waiting"], told["pair"], told["last"]) == (0, None, [FIRST, SECOND])


def test_a_decision_is_undone_and_its_pair_waits_again(doubted: OpenRegister) -> None:
    decide(doubted, left=FIRST, right=SECOND, verdict="same")
    take_back(doubted, left=FIRST, right=SECOND)
    assert not joined() and pair(doubted)["waiting"] == 1
    with pytest.raises(Refusal, match="M10"):
        take_back(doubted, left=FIRST, right=SECOND)


def test_a_decision_holds_when_the_same_list_comes_again(
    doubted: OpenRegister, listed: Listed
) -> None:
    decide(doubted, left=FIRST, right=SECOND, verdict="different")
    listed(RUBEN_HY, id=THIRD, phones=["+37477123456"])
    match(doubted)
    assert joined() == {} and pair(doubted)["waiting"] == 0


def test_an_unknown_verdict_or_entry_is_refused(doubted: OpenRegister) -> None:
    with pytest.raises(Refusal, match="M11"):
        decide(doubted, left=FIRST, right=SECOND, verdict="undone")
    for right in (FIRST, "f" * 32, ""):
        with pytest.raises(Refusal, match="O01"):
            decide(doubted, left=FIRST, right=right, verdict="same")
    assert not Ruling.objects.exists()


def test_where_two_must_say_it_the_second_is_asked_and_the_first_is_not(
    doubted: OpenRegister, ruled: dict[str, Any]
) -> None:
    ruled["second_person"] = True
    decide(doubted, left=FIRST, right=SECOND, verdict="same")
    assert not joined() and pair(doubted)["waiting"] == 0
    doubted.asking = "tigran"
    assert pair(doubted)["why"] == "second"
    decide(doubted, left=FIRST, right=SECOND, verdict="same")
    assert joined() == {SECOND: FIRST}


def test_whoever_said_no_is_asked_again_once_another_says_yes(
    doubted: OpenRegister, ruled: dict[str, Any]
) -> None:
    ruled["second_person"] = True
    decide(doubted, left=FIRST, right=SECOND, verdict="different")
    doubted.asking = "tigran"
    assert pair(doubted)["waiting"] == 0
    decide(doubted, left=FIRST, right=SECOND, verdict="same")
    assert not joined() and pair(doubted)["waiting"] == 0, "he has had his say"
    for who in ("mane", "boris"):
        doubted.asking = who
        assert pair(doubted)["why"] == "second"
    decide(doubted, left=FIRST, right=SECOND, verdict="different")
    assert not joined() and pair(doubted)["waiting"] == 0


def test_a_pair_shows_what_else_its_families_were_joined_with(
    doubted: OpenRegister, listed: Listed
) -> None:
    listed(GAYANE_HY, id=THIRD, office="field")
    rule(SECOND, THIRD, SAME, "mane")
    match(doubted)
    left, right = pair(doubted, left=FIRST, right=SECOND)["pair"]["sides"]
    assert left["others"] == []
    (other,) = right["others"]
    assert (other["household"], other["names"]) == (THIRD, ["Հարությունյան Գայանե"])


def test_three_scripts_and_a_swapped_day_are_told_apart(
    register: OpenRegister, listed: Listed, ruled: dict[str, Any]
) -> None:
    listed(RUBEN_HY, GAYANE_HY, id=FIRST)
    listed(GAYANE_RU, RUBEN_RU, ANI, id=SECOND, office="miasin")
    match(register)
    told = pair(register, left=SECOND, right=FIRST)["pair"]
    ruben, gayane, ani = told["members"]
    assert ruben["right"]["name"] == "Арутюнян Рубен"
    said = {(one["what"], one["level"]) for one in ruben["evidence"]}
    assert {("given", "other_script"), ("birth", "swapped")} <= said
    assert {"what": "birth", "level": "same", "script": ""} in gayane["evidence"]
    assert ani["left"] is None and ani["evidence"] == []


def test_a_slip_is_told_with_the_letters_it_was_made_in(
    register: OpenRegister, listed: Listed, ruled: dict[str, Any]
) -> None:
    listed(RUBEN_RU, GAYANE_RU, id=FIRST)
    listed({**RUBEN_RU, "surname": "Арупюнян"}, GAYANE_RU, id=SECOND)
    match(register)
    ruben, _ = pair(register, left=FIRST, right=SECOND)["pair"]["members"]
    assert {"what": "surname", "level": "slip", "script": "ru"} in ruben["evidence"]


def test_the_most_valuable_decision_comes_first(
    doubted: OpenRegister, ruled: dict[str, Any], listed: Listed
) -> None:
    for key in (THIRD, FOURTH):
        listed({**GAYANE_HY}, id=key)
    Pair.objects.all().delete()
    for left, right, weight in ((FIRST, SECOND, -3.0), (FIRST, THIRD, 3.0), (FIRST, FOURTH, 7.0)):
        Pair.objects.create(
            left_id=left, right_id=right, weight=weight, members=1, decision=Pair.Decision.LOOK
        )
    # At 3 bits a wrong guess of the machine is likeliest to be dear.
    assert [one.right for one in waiting("mane")] == [THIRD, SECOND, FOURTH]


def test_the_error_of_the_sure_pairs_is_measured_by_the_sample(
    register: OpenRegister, listed: Listed, ruled: dict[str, Any]
) -> None:
    ruled["sample"] = 1.0
    listed(RUBEN_HY, GAYANE_HY, id=FIRST)
    listed({**RUBEN_RU, "birth": "1979-05-04"}, GAYANE_RU, id=SECOND, office="miasin")
    match(register)
    register.asking = "mane"
    assert pair(register)["why"] == "sample" and joined() == {SECOND: FIRST}
    decide(register, left=FIRST, right=SECOND, verdict="same")
    assert (measured().looked, measured().wrong) == (1, 0)
    register.asking = "tigran"
    decide(register, left=FIRST, right=SECOND, verdict="moved_in")
    assert (measured().looked, measured().wrong) == (1, 1) and not joined()


def test_what_people_say_of_pairs_in_doubt_is_no_measure_of_the_sure_ones(
    doubted: OpenRegister,
) -> None:
    decide(doubted, left=FIRST, right=SECOND, verdict="different")
    assert measured().looked == 0


def test_a_sample_without_an_error_is_no_proof_of_none() -> None:
    """Wilson's interval: 0 of 100 is 0 to 3.7 %, 2 of 50 is 1.1 to 13.5 %."""
    assert error_between(0, 100) == pytest.approx((0.0, 0.03699), abs=1e-4)
    assert error_between(2, 50) == pytest.approx((0.01104, 0.13462), abs=1e-4)
    assert error_between(0, 0) == (0.0, 1.0)


def test_pairs_that_are_gone_wait_for_nobody(doubted: OpenRegister) -> None:
    rule(FIRST, SECOND, DIFFERENT, "mane")
    assert not waiting("tigran")
    Pair.objects.all().delete()
    assert not waiting("mane")


def test_one_list_says_the_town_and_the_other_only_its_district(
    register: OpenRegister, listed: Listed, ruled: dict[str, Any]
) -> None:
    listed(RUBEN_HY, GAYANE_HY, id=FIRST, area="R1-1")
    listed(RUBEN_RU, GAYANE_RU, id=SECOND, area="R1", office="miasin")
    match(register)
    told = pair(register, left=FIRST, right=SECOND)["pair"]
    assert {"what": "area", "level": "within", "script": ""} in told["family"]
