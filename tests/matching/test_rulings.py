"""What people said of two entries holds over later runs, until it is undone."""

from typing import Any

import pytest

from tests.conftest import Listed
from tonir.engines.refusals import Refusal
from tonir.matching.models import Merge, Pair, Ruling
from tonir.matching.rulings import ends_of, in_force, rule, undo, waiting_for_second
from tonir.matching.run import match
from tonir.vault.register import OpenRegister

RUBEN_HY = {"given": "Ռուբեն", "surname": "Հարությունյան", "birth": "1979-05-04", "sex": "m"}
RUBEN_RU = {"given": "Рубен", "surname": "Арутюнян", "birth": "1979-05-04"}
GAYANE_HY = {"given": "Գայանե", "surname": "Հարությունյան", "birth": "1982-11-30"}
GAYANE_RU = {"given": "Гаяне", "surname": "Арутюнян", "birth": "1982-11-30"}
ANAHIT = {"given": "Անահիտ", "surname": "Գրիգորյան", "birth": "1984-03-12"}
FIRST, SECOND, THIRD = "1" * 32, "2" * 32, "3" * 32
Verdict = Ruling.Verdict


@pytest.fixture
def lists(register: OpenRegister, listed: Listed) -> None:
    """Ruben's family stands twice, Anahit once."""
    listed(RUBEN_HY, GAYANE_HY, id=FIRST)
    listed(RUBEN_RU, GAYANE_RU, id=SECOND, office="miasin")
    listed(ANAHIT, id=THIRD)


def joined() -> dict[str, str]:
    return dict(Merge.objects.values_list("dropped_id", "kept_id"))


def by_two(monkeypatch: pytest.MonkeyPatch) -> None:
    rules: dict[str, Any] = {"matching": {"second_person": True}}
    monkeypatch.setattr("tonir.matching.rules.rules", lambda: rules)


@pytest.mark.usefixtures("lists")
def test_two_families_said_to_be_different_are_never_joined(register: OpenRegister) -> None:
    match(register)
    assert joined() == {SECOND: FIRST}
    rule(SECOND, FIRST, Verdict.DIFFERENT, "mane")
    for scope in ("new", "all"):
        match(register, scope=scope)
        assert joined() == {}
    assert Pair.objects.get().decision == Pair.Decision.SURE  # what the model says stays visible


@pytest.mark.usefixtures("lists")
def test_nor_are_they_joined_through_a_third_entry(register: OpenRegister, listed: Listed) -> None:
    listed(RUBEN_HY, GAYANE_HY, id="4" * 32, office="field")
    rule(FIRST, SECOND, Verdict.DIFFERENT, "mane")
    match(register)
    assert len(joined()) == 1 and joined().get(SECOND) != FIRST
    assert Pair.objects.filter(cut=True).count() == 1


@pytest.mark.usefixtures("lists")
def test_two_entries_said_to_be_one_family_are_joined_whatever_they_weigh(
    register: OpenRegister,
) -> None:
    rule(THIRD, FIRST, Verdict.SAME, "mane")
    match(register)
    assert joined() == {SECOND: FIRST, THIRD: FIRST}


@pytest.mark.usefixtures("lists")
def test_a_family_that_lives_with_another_is_not_the_same(register: OpenRegister) -> None:
    rule(FIRST, SECOND, Verdict.MOVED_IN, "mane")
    match(register)
    assert joined() == {}
    assert in_force(False) == {(FIRST, SECOND): "moved_in"}


@pytest.mark.usefixtures("lists")
def test_what_is_undone_no_longer_holds_and_stays_written_down(register: OpenRegister) -> None:
    rule(FIRST, SECOND, Verdict.DIFFERENT, "mane")
    undo(SECOND, FIRST, "mane")
    match(register)
    assert joined() == {SECOND: FIRST}
    assert [one.verdict for one in Ruling.objects.all()] == ["different", "undone"]


@pytest.mark.usefixtures("lists")
def test_nobody_undoes_what_another_said() -> None:
    rule(FIRST, SECOND, Verdict.DIFFERENT, "mane")
    with pytest.raises(Refusal, match="M10"):
        undo(FIRST, SECOND, "tigran")


@pytest.mark.usefixtures("lists")
def test_where_two_must_say_it_one_alone_joins_nothing(
    register: OpenRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_two(monkeypatch)
    rule(FIRST, THIRD, Verdict.SAME, "mane")
    match(register)
    assert joined() == {SECOND: FIRST} and waiting_for_second() == {ends_of(THIRD, FIRST)}
    rule(FIRST, THIRD, Verdict.SAME, "mane")
    assert waiting_for_second(), "the same person twice is one person"
    rule(FIRST, THIRD, Verdict.SAME, "tigran")
    match(register)
    assert joined() == {SECOND: FIRST, THIRD: FIRST} and not waiting_for_second()


@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize("apart", [Verdict.DIFFERENT, Verdict.FORMER])
def test_one_alone_does_not_lift_what_another_said_before(
    apart: Ruling.Verdict, register: OpenRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_two(monkeypatch)
    rule(FIRST, SECOND, apart, "tigran")
    rule(FIRST, SECOND, Verdict.SAME, "mane")
    match(register)
    assert joined() == {}, "the machine is sure, one person agrees, another said no"
    assert waiting_for_second() == {(FIRST, SECOND)}
    rule(FIRST, SECOND, Verdict.SAME, "tigran")
    match(register)
    assert joined() == {SECOND: FIRST} and not waiting_for_second()


@pytest.mark.usefixtures("lists")
def test_two_who_agreed_are_answered_by_a_third_who_does_not(
    register: OpenRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_two(monkeypatch)
    for who in ("mane", "tigran"):
        rule(FIRST, SECOND, Verdict.SAME, who)
    rule(FIRST, SECOND, Verdict.DIFFERENT, "boris")
    match(register)
    assert joined() == {} and not waiting_for_second()


@pytest.mark.usefixtures("lists")
def test_the_latest_word_holds() -> None:
    rule(FIRST, SECOND, Verdict.SAME, "mane")
    rule(FIRST, SECOND, Verdict.RELATED, "tigran")
    assert in_force(False) == {(FIRST, SECOND): "related"}
    undo(FIRST, SECOND, "tigran")
    assert in_force(False) == {(FIRST, SECOND): "same"}
