"""Very likely the same family: found while it is written down, told with the least there is."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import Listed
from tonir.engines.linkage.near import Near
from tonir.matching.models import Merge
from tonir.matching.near import index as near_index
from tonir.matching.near import job
from tonir.matching.near.index import Folded
from tonir.matching.near.limits import FAMILIES_AN_HOUR, HOUR, LOOKS_AN_HOUR
from tonir.matching.run import match
from tonir.people.models import Household
from tonir.programme.models import Programme
from tonir.reporting.rights.erasing import erase
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister

RUBEN_HY = {"given": "Ռուբեն", "surname": "Հարությունյան", "patronymic": "Արամի"}
RUBEN_HY |= {"birth": "1979-05-04", "document": "AN1234567"}
GAYANE_HY = {"given": "Գայանե", "surname": "Հարությունյան", "birth": "1982-11-30"}
RUBEN = {"given": "Рубен", "surname": "Арутюнян", "birth": "1979-05-04"}
ANAHIT = {"given": "Անահիտ", "surname": "Գրիգորյան", "birth": "1984-03-12"}
NOTHING = dict.fromkeys(("patronymic", "sex", "document", "phone", "relation"))
Said = dict[str, Any]


def asked(register: OpenRegister, *members: Said, area: str | None = "R1-1", **home: Any) -> Said:
    """What the job says of a form with these members."""
    known = {"area": area, "phones": [], "address": None, **home}
    some = [{**NOTHING, "given": None, "surname": None, "birth": None, **one} for one in members]
    return job.near(register, home=known, members=some)


def found(register: OpenRegister, *members: Said, **home: Any) -> list[Said]:
    families: list[Said] = asked(register, *members, **home)["families"]
    return families


def notes(start: str) -> list[str]:
    lines = AccessEvent.objects.filter(detail__startswith=start).order_by("pk")
    return [line.detail for line in lines]


def test_ruben_is_told_in_his_other_script_with_what_agrees(
    register: OpenRegister, listed: Listed
) -> None:
    listed(RUBEN_HY, GAYANE_HY, office="miasin", phones=["+37477123456"], address="Kentron 12")
    listed(ANAHIT)
    match(register)
    (ruben,) = found(register, RUBEN)
    assert (ruben["area"], ruben["on"], ruben["sure"]) == ("Hrazdan", "2025-08-01", False)
    (member,) = ruben["members"]
    assert member["name"] == "Հարությունյան Ռուբեն" and member["birth_year"] == 1979
    assert {"what": "birth", "level": "same", "script": ""} in member["evidence"]
    assert {"what": "given", "level": "other_script", "script": ""} in member["evidence"]
    (sure,) = found(register, RUBEN, {**GAYANE_HY, "given": "Гаяне"})
    assert sure["sure"] and len(sure["members"]) == 2


def test_nothing_is_told_that_the_form_does_not_say(register: OpenRegister, listed: Listed) -> None:
    """No other member, telephone, address, document or father; no town that she did not write."""
    mother = {"given": "Սոնա", "surname": "Հարությունյան", "birth": "1950-02-03"}
    listed(mother, RUBEN_HY, GAYANE_HY, phones=["+37477123456"], address="Kentron 12")
    match(register)
    form = {**RUBEN, "document": "AN1234567"}
    (ruben,) = found(register, form, {"given": "Сона", "birth": "1950"}, area="R2-1")
    told = str(ruben)
    for word in ("Գայանե", "77123456", "Kentron", "AN1234567", "Արամի", "Hrazdan", "05-04", "R1-1"):
        assert word not in told, word
    assert (
        ruben["area"] == ""
        and {"what": "area", "level": "other", "script": ""} in ruben["evidence"]
    )
    (with_father,) = found(register, {**RUBEN, "patronymic": "Арамович"})
    assert with_father["members"][0]["name"] == "Հարությունյան Ռուբեն Արամի"


def test_a_namesake_a_brother_and_a_stranger_are_not_told(
    register: OpenRegister, listed: Listed
) -> None:
    listed(RUBEN_HY, GAYANE_HY, phones=["+37477123456"], address="Kentron 12")
    match(register)
    brother = {"given": "Арам", "surname": "Арутюнян", "birth": "1985-01-02"}
    family = {"phones": ["+37477123456"], "address": "Kentron 12"}
    assert found(register, brother, **family) == []
    assert found(register, {**RUBEN, "birth": "1951-01-02"}, area="R2-1") == []
    assert found(register, ANAHIT) == []
    assert found(register) == []


def test_a_family_that_came_in_a_minute_ago_is_found_before_anybody_settles_it(
    register: OpenRegister, listed: Listed
) -> None:
    listed(ANAHIT)
    match(register)
    assert found(register, RUBEN) == []
    listed(RUBEN_HY)
    assert Household.objects.filter(state=Household.State.RECEIVED).count() == 1
    assert len(found(register, RUBEN)) == 1
    assert len(found(register, ANAHIT)) == 1


def test_only_what_has_changed_is_folded_anew(
    register: OpenRegister, listed: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruben = listed(RUBEN_HY)
    listed(ANAHIT)
    match(register)
    assert found(register, ANAHIT)
    sizes: list[int] = []
    real = near_index.indexed

    def counted(households: Any, persons: Any) -> Any:
        sizes.append(households.num_rows)
        return real(households, persons)

    monkeypatch.setattr(near_index, "indexed", counted)
    assert found(register, ANAHIT) and sizes == []
    listed(GAYANE_HY)
    assert found(register, GAYANE_HY) and sizes == [1]
    # Settled it is no other entry than before; joined or not.
    match(register)
    assert found(register, GAYANE_HY) and found(register, RUBEN)
    assert len(sizes) <= 2
    Household.objects.filter(pk=ruben).update(state=Household.State.ERASED)
    assert found(register, RUBEN) == [] and found(register, ANAHIT)
    monkeypatch.setattr(near_index, "FEW", 0)
    listed(RUBEN_HY)
    assert found(register, RUBEN) and sizes[-1] == 3


def test_a_corrected_entry_is_found_as_it_is_now(register: OpenRegister, listed: Listed) -> None:
    listed(ANAHIT, office="miasin", reference="7", phones=["+37491234567"])
    match(register)
    assert found(register, ANAHIT)
    listed(RUBEN_HY, office="miasin", reference="7", phones=["+37491234567"])
    match(register)
    assert Household.objects.count() == 1
    assert found(register, ANAHIT) == [] and found(register, RUBEN)


def test_a_joined_family_is_one_family(register: OpenRegister, listed: Listed) -> None:
    listed(RUBEN_HY, GAYANE_HY)
    listed({**RUBEN, "document": "AN1234567"}, {**GAYANE_HY, "given": "Гаяне"}, office="miasin")
    match(register)
    assert Merge.objects.count() == 1
    assert len(found(register, RUBEN)) == 1


def test_what_is_shown_agrees_with_what_the_next_run_decides(
    register: OpenRegister, listed: Listed
) -> None:
    listed(RUBEN_HY, GAYANE_HY, phones=["+37477123456"])
    match(register)
    (ruben,) = found(register, RUBEN, phones=["+37477123456"])
    assert ruben["sure"]
    listed(RUBEN, phones=["+37477123456"], office="miasin")
    assert match(register)["pairs_sure"] == 1


def test_three_families_at_most_are_told_the_likeliest_first(
    register: OpenRegister, listed: Listed
) -> None:
    for office in ("shoghakat", "miasin"):
        for phone in ("+37477123456", "+37477000000"):
            listed(RUBEN_HY, office=office, phones=[phone], reference=phone)
    likeliest = listed(RUBEN_HY, phones=["+37493111111"], address="Kentron 12", reference="x")
    match(register)
    Merge.objects.all().delete()
    register.asking = "registrar"
    told = found(register, {**RUBEN, "document": "AN1234567"}, phones=["+37493111111"])
    assert len(told) == 3
    assert notes("near ")[0] == f"near {likeliest}"


def test_each_family_that_was_shown_stands_in_the_log_once_an_hour(
    register: OpenRegister, listed: Listed, hours: list[float]
) -> None:
    ruben = listed(RUBEN_HY)
    match(register)
    register.asking = "registrar"
    for _ in range(3):
        assert found(register, RUBEN)
    assert notes("near ") == [f"near {ruben}"]
    line = AccessEvent.objects.get(detail=f"near {ruben}")
    assert (line.by, line.kind, bool(line.signature)) == ("registrar", "worked", True)
    hours[0] += HOUR
    assert found(register, RUBEN)
    assert notes("near ") == [f"near {ruben}"] * 2
    assert found(register, ANAHIT) == [] and len(notes("near ")) == 2


@pytest.fixture
def hours(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The clock of the limits, in the hands of the test."""
    time = [1000.0]
    monkeypatch.setattr(job, "clock", lambda: time[0])
    yield time


def test_who_asks_for_too_many_families_is_shown_no_more_within_the_hour(
    register: OpenRegister, listed: Listed, hours: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(RUBEN_HY)
    listed(ANAHIT)
    match(register)
    monkeypatch.setattr("tonir.matching.near.limits.FAMILIES_AN_HOUR", 1)
    assert found(register, RUBEN)
    assert asked(register, ANAHIT) == {"families": [], "enough": True}
    # The one whom she has seen she may see again.
    assert found(register, RUBEN)
    register.asking = "another registrar"
    assert found(register, ANAHIT)
    register.asking = register.by
    hours[0] += HOUR
    assert found(register, ANAHIT)
    assert FAMILIES_AN_HOUR == 40


def test_who_asks_too_often_is_told_nothing_for_the_rest_of_the_hour(
    register: OpenRegister, listed: Listed, hours: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(RUBEN_HY)
    match(register)
    monkeypatch.setattr("tonir.matching.near.limits.LOOKS_AN_HOUR", 2)
    assert [asked(register, RUBEN)["enough"] for _ in range(3)] == [False, False, True]
    hours[0] += HOUR
    assert found(register, RUBEN)
    assert LOOKS_AN_HOUR == 400


def test_a_programme_may_show_nobody(register: OpenRegister, listed: Listed) -> None:
    listed(RUBEN_HY)
    match(register)
    programme = Programme.objects.get()
    programme.rules["matching"] = {"near": False}
    programme.save()
    assert asked(register, RUBEN) == {"families": [], "enough": False}


def test_of_whoever_is_erased_nothing_is_left_in_memory(
    register: OpenRegister, listed: Listed
) -> None:
    ruben = listed(RUBEN_HY)
    listed(ANAHIT)
    match(register)
    assert found(register, RUBEN)
    erase(register, household=ruben)
    assert "near" not in register.memory
    assert found(register, RUBEN) == [] and found(register, ANAHIT)


def test_everything_is_in_memory_and_gone_after_each_look(
    register: OpenRegister, listed: Listed
) -> None:
    listed(RUBEN_HY)
    match(register)
    assert found(register, RUBEN)
    held: Folded = register.memory["near"]
    database = held.near._db
    assert isinstance(held.near, Near)
    assert (
        database.execute("select path from duckdb_databases() where path is not null").fetchall()
        == []
    )
    assert database.execute("select count(*) from duckdb_tables()").fetchall() == [(0,)]


def test_before_anything_was_matched_names_are_counted_as_the_first_run_counts_them(
    register: OpenRegister, listed: Listed
) -> None:
    listed(RUBEN_HY)
    assert len(found(register, RUBEN)) == 1
    assert asked(register, ANAHIT)["families"] == []
