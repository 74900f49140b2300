"""Double entries become one family; what is merely alike waits for a person."""

import duckdb
import pytest

from tests.conftest import Listed
from tonir.matching.models import Merge, Pair, Run
from tonir.matching.queries import families
from tonir.matching.run import match
from tonir.people.models import Household
from tonir.vault.register import OpenRegister

RUBEN_HY = {"given": "Ռուբեն", "surname": "Հարությունյան", "birth": "1979-05-04", "sex": "m"}
RUBEN_RU = {"given": "Рубен", "surname": "Арутюнян", "birth": "1979-05-04", "document": "AN1234567"}
GAYANE_HY = {"given": "Գայանե", "surname": "Հարությունյան", "birth": "1982-11-30"}
GAYANE_RU = {"given": "Гаяне", "surname": "Арутюнян", "birth": "1982-11-30"}
ANAHIT = {"given": "Անահիտ", "surname": "Գրիգորյան", "birth": "1984-03-12"}


def test_rubens_family_on_two_lists_in_two_scripts_is_one_family(
    register: OpenRegister, listed: Listed
) -> None:
    listed(RUBEN_HY, GAYANE_HY, id="0" * 32)
    listed(RUBEN_RU, GAYANE_RU, office="miasin", phones=["+37477123456"])
    listed(ANAHIT)
    summary = match(register)
    assert (summary["entries"], summary["families"]) == (3, 2)
    joined = families(register)
    ruben = joined.persons.filter(joined.persons["given"].to_numpy(False) == "Ռուբեն").to_pylist()
    assert len(ruben) == 1 and joined.persons.num_rows == 3
    assert ruben[0]["document"] == "AN1234567" and ruben[0]["sex"] == "m"


def test_a_member_whom_only_one_list_knows_is_kept(register: OpenRegister, listed: Listed) -> None:
    listed(RUBEN_HY, GAYANE_HY)
    listed(RUBEN_RU, GAYANE_RU, {"given": "Ани", "surname": "Арутюнян", "birth": "2015-01-01"})
    match(register)
    assert families(register).persons.num_rows == 3


def test_namesakes_born_on_one_day_in_two_regions_are_looked_at_not_joined(
    register: OpenRegister, listed: Listed
) -> None:
    listed(RUBEN_HY)
    listed({**RUBEN_HY}, area="R2-1")
    summary = match(register)
    assert (summary["pairs_sure"], summary["pairs_to_look_at"]) == (0, 1)
    assert Pair.objects.get().decision == Pair.Decision.LOOK


def test_father_and_son_of_one_name_are_two_people(register: OpenRegister, listed: Listed) -> None:
    listed(RUBEN_HY, phones=["+37477123456"])
    listed({**RUBEN_HY, "birth": "2003-02-01"}, phones=["+37477123456"])
    assert match(register)["pairs_sure"] == 0


def test_matching_again_changes_nothing(register: OpenRegister, listed: Listed) -> None:
    listed(RUBEN_HY, GAYANE_HY)
    listed(RUBEN_RU, GAYANE_RU)
    match(register)
    before = list(Pair.objects.values()), list(Merge.objects.values())
    again = match(register)
    assert (again["joined"], again["split"], again["new"]) == (0, 0, 0)
    assert (list(Pair.objects.values()), list(Merge.objects.values())) == before
    assert Run.objects.count() == 2


def test_a_corrected_entry_that_no_longer_agrees_is_split_again(
    register: OpenRegister, listed: Listed
) -> None:
    listed(RUBEN_HY, GAYANE_HY, reference="17")
    other = listed(RUBEN_RU, GAYANE_RU, office="miasin", reference="4")
    match(register)
    younger = [{**one, "birth": "2001-01-01"} for one in (RUBEN_RU, GAYANE_RU)]
    listed(*younger, office="miasin", reference="4", row=9)
    summary = match(register)
    assert (summary["updated"], summary["split"]) == (1, 1)
    assert Household.objects.get(pk=other).state == Household.State.ACTIVE
    assert families(register).households.num_rows == 2


def test_runs_keep_ids_and_weights_and_nobodys_name(register: OpenRegister, listed: Listed) -> None:
    listed(RUBEN_HY, GAYANE_HY)
    listed(RUBEN_RU, GAYANE_RU)
    match(register)
    kept = repr([*Pair.objects.values(), *Merge.objects.values(), *Run.objects.values()])
    assert not any(word in kept for word in ("Ռուբեն", "Рубен", "AN1234567", "1979"))


def test_names_are_never_put_into_a_temporary_file(
    register: OpenRegister, listed: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = duckdb.connect()
    # A cursor may be closed and leaves the database, whose settings are then looked at.
    monkeypatch.setattr(duckdb, "connect", lambda *said: database if said else database.cursor())
    listed(RUBEN_HY, GAYANE_HY)
    match(register)
    assert database.execute("select current_setting('temp_directory')").fetchone() == ("",)


def test_a_member_whose_day_and_month_were_swapped_is_one_person(
    register: OpenRegister, listed: Listed
) -> None:
    swapped = {"given": "Ани", "surname": "Арутюнян", "birth": "2015-07-06"}
    listed(RUBEN_HY, GAYANE_HY, {"given": "Անի", "surname": "Հարությունյան", "birth": "2015-06-07"})
    listed(RUBEN_RU, GAYANE_RU, swapped)
    match(register)
    assert families(register).persons.num_rows == 3
