"""A new list is compared with the register; what stood there before is not compared again."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import Listed
from tonir.engines.linkage.starting import STARTING
from tonir.matching import run as running
from tonir.matching.models import Merge, NamesBorne, Pair, Run, Weighing
from tonir.matching.run import match
from tonir.people.models import Household
from tonir.vault.register import OpenRegister

RUBEN_HY = {"given": "Ռուբեն", "surname": "Հարությունյան", "birth": "1979-05-04", "sex": "m"}
RUBEN_RU = {"given": "Рубен", "surname": "Арутюнян", "birth": "1979-05-04"}
GAYANE_HY = {"given": "Գայանե", "surname": "Հարությունյան", "birth": "1982-11-30"}
GAYANE_RU = {"given": "Гаяне", "surname": "Арутюнян", "birth": "1982-11-30"}
ANAHIT_HY = {"given": "Անահիտ", "surname": "Գրիգորյան", "birth": "1984-03-12"}
ANAHIT_RU = {"given": "Анаит", "surname": "Григорян", "birth": "1984-03-12"}
SONA = {"given": "Սոնա", "surname": "Մելքոնյան", "birth": "1990-08-17"}


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[set[str] | None]]:
    """What each run has asked the engine to look for."""
    asked: list[set[str] | None] = []

    def watched(*given: Any, **more: Any) -> Any:
        asked.append(given[3])
        return running_link(*given, **more)

    running_link = running.link
    monkeypatch.setattr(running, "link", watched)
    yield asked


def ends() -> set[tuple[str, str]]:
    return set(Pair.objects.values_list("left_id", "right_id"))


def rubens(listed: Listed) -> None:
    listed(RUBEN_HY, GAYANE_HY, id="1" * 32)
    listed(RUBEN_RU, GAYANE_RU, id="2" * 32, office="miasin")


def test_a_list_that_comes_later_is_all_that_is_compared(
    register: OpenRegister, listed: Listed, compared: list[set[str] | None]
) -> None:
    rubens(listed)
    listed(ANAHIT_HY, id="3" * 32, phones=["+37477123456"])
    match(register)
    before = Pair.objects.get()
    listed(ANAHIT_RU, id="4" * 32, office="miasin", phones=["+37477123456"])
    summary = match(register)
    assert compared == [None, {"4" * 32}]
    assert (summary["compared"], summary["entries"]) == (1, 4)
    assert ends() == {("1" * 32, "2" * 32), ("3" * 32, "4" * 32)}
    assert Pair.objects.get(left="1" * 32).pk == before.pk
    assert [run.scope for run in Run.objects.order_by("pk")] == ["all", "new"]


def test_nothing_new_is_nothing_to_compare(
    register: OpenRegister, listed: Listed, compared: list[set[str] | None]
) -> None:
    rubens(listed)
    match(register)
    summary = match(register)
    assert compared[-1] == set()
    assert (summary["compared"], summary["pairs_sure"], summary["families"]) == (0, 1, 1)


def test_every_night_everything_is_compared_with_everything(
    register: OpenRegister, listed: Listed, compared: list[set[str] | None]
) -> None:
    rubens(listed)
    match(register)
    match(register, scope="all")
    assert compared == [None, None]


def test_an_entry_that_was_corrected_is_compared_again_and_its_old_pair_is_gone(
    register: OpenRegister, listed: Listed, compared: list[set[str] | None]
) -> None:
    listed(RUBEN_HY, GAYANE_HY, id="1" * 32, reference="17")
    other = listed(RUBEN_RU, GAYANE_RU, office="miasin", reference="4")
    match(register)
    younger = [{**one, "birth": "2001-01-01"} for one in (RUBEN_RU, GAYANE_RU)]
    listed(*younger, office="miasin", reference="4", row=9)
    match(register)
    assert compared[-1] == {other}
    assert not ends() and not Merge.objects.exists()


def test_pairs_of_an_entry_that_is_gone_vanish(register: OpenRegister, listed: Listed) -> None:
    rubens(listed)
    match(register)
    Household.objects.filter(pk="2" * 32).update(state=Household.State.ERASED)
    summary = match(register)
    assert not ends()
    assert (summary["families"], summary["split"]) == (1, 1)


def test_other_costs_weigh_everything_anew(
    register: OpenRegister,
    listed: Listed,
    compared: list[set[str] | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rubens(listed)
    match(register)
    careful = {"matching": {"wrong_join": 1e30}}
    monkeypatch.setattr("tonir.matching.rules.rules", lambda: careful)
    summary = match(register)
    assert compared[-1] is None
    assert (summary["pairs_sure"], summary["pairs_to_look_at"], summary["split"]) == (0, 1, 1)
    assert Run.objects.latest("pk").rules["costs"]["wrong_join"] == 1e30


def test_how_often_names_are_borne_is_kept_sealed_and_counted_anew_once_outgrown(
    register: OpenRegister, listed: Listed, compared: list[set[str] | None]
) -> None:
    rubens(listed)
    match(register)
    register.memory.clear()
    first = Weighing.objects.get()
    assert first.people == 4
    assert not any(b"ruben" in bytes(one.sealed) for one in NamesBorne.objects.all())
    for number in range(5):
        listed({**SONA, "birth": f"199{number}-01-02"})
    match(register)
    assert compared == [None, None]
    assert Weighing.objects.count() == 2 and Run.objects.latest("pk").weighing != first
    # Names that nobody goes by any more are gone; the old run's numbers are not.
    assert {one.weighing for one in NamesBorne.objects.all()} == {Weighing.objects.latest("pk")}


def test_a_share_of_the_sure_pairs_is_shown_to_people_and_always_the_same(
    register: OpenRegister, listed: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    rubens(listed)
    for share, sampled in ((1.0, True), (0.0, False), (1.0, True)):
        monkeypatch.setattr(
            "tonir.matching.rules.rules", lambda share=share: {"matching": {"sample": share}}
        )
        match(register, scope="all")
        assert Pair.objects.get().sampled is sampled


def test_a_model_that_was_trained_on_these_lists_is_kept_for_the_runs_to_come(
    register: OpenRegister, listed: Listed, compared: list[set[str] | None]
) -> None:
    rubens(listed)
    match(register)
    match(register, train=True)
    match(register)
    # So few people train nothing, and yet all were compared anew, with what is kept now.
    assert compared == [None, None, set()]
    assert Weighing.objects.count() == 2
    assert Run.objects.latest("pk").weighing == Weighing.objects.latest("pk")


def test_a_model_that_was_kept_before_there_was_a_level_is_read_and_everything_weighed_anew(
    register: OpenRegister, listed: Listed, compared: list[set[str] | None]
) -> None:
    """Kept by an earlier version, which knew a district from a town as two places only."""
    rubens(listed)
    match(register)
    weighing, run = Weighing.objects.get(), Run.objects.get()
    for model in (weighing.model, run.rules["model"]):
        model["m"]["area"]["other"] = 0.125
        for one in "mu":
            del model[one]["area"]["within"]
    weighing.save()
    run.save()
    match(register)
    match(register)
    assert compared == [None, None, set()]
    model = Run.objects.latest("pk").rules["model"]["m"]
    assert model["area"]["within"] == STARTING.m["area"]["within"]
    assert model["area"]["other"] == 0.125, "what it knew stays"
