"""Lists into the register: sealed, known again, all of a file or nothing of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from tests.people.writing import csv_of, saved, workbook_of
from tonir.engines.progress import Cancelled
from tonir.people.models import Household, ListFault, ListFile, Mapping
from tonir.people.open import families
from tonir.people.queries import faults_of, households_by_state, list_files
from tonir.people.run import Upload, intake
from tonir.people.settling import settle
from tonir.vault.register import OpenRegister

HEADER = ["Family ID", "Surname", "Given name", "Date of birth", "Phone", "Settlement", "Needs"]
ANAHIT = ["17", "Hakobyan", "Anahit", "12.03.1980", "091234567", "Hrazdan", "disabled"]
ANI = ["17", "Hakobyan", "Ani", "01.06.2015", "", "", ""]
RUBEN = ["18", "Sargsyan", "Ruben", "01.05.1975", "093111222", "Artashat", ""]


def test_a_list_goes_in_sealed(programme: Path, register: OpenRegister) -> None:
    path = saved(programme, "list.csv", csv_of([HEADER, ANAHIT, ANI, RUBEN]))
    (summary,) = intake([path])
    assert (summary.households, summary.people, summary.returned) == (2, 3, 0)
    assert settle(register) == {"new": 2, "updated": 0, "unchanged": 0}
    opened = families(register)
    rows = {row["reference"]: row for row in opened.households.to_pylist()}
    assert (rows["17"]["office"], rows["17"]["area"]) == ("shoghakat", "R1-1")
    assert rows["17"]["phones"] == ["+37491234567"]
    assert (rows["17"]["source_file"], rows["17"]["source_row"]) == ("list.csv", 2)
    people = {row["given"]: row for row in opened.persons.to_pylist()}
    assert people["Anahit"]["birth"] == date(1980, 3, 12)
    assert people["Anahit"]["needs"] == ["DS"]


def test_what_a_family_was_told_and_refused_is_sealed_with_it(
    programme: Path, register: OpenRegister
) -> None:
    header = [*HEADER, "Notice version", "Notice language", "Передача другим организациям"]
    rows = [header, [*ANAHIT, "2025-07", "hy", "да"], [*RUBEN, "", "", ""]]
    intake([saved(programme, "list.csv", csv_of(rows))])
    records = {}
    for one in Household.objects.all():
        record = register.open("record", one.pk, bytes(one.record))
        records[record["reference"]] = record
    assert records["17"]["notice"]["version"] == "2025-07"
    assert records["17"]["bases"]["aid"] == "public_interest"
    assert records["17"]["refused"] == ["survey"]
    assert records["18"]["notice"] is None and records["18"]["refused"] == ["referral", "survey"]


def test_nothing_of_a_list_lies_in_the_database_in_clear(programme: Path) -> None:
    wrong = ["19", "Petrosyan", "Zabel", "nonsense", "no telephone", "Hrazdan", ""]
    intake([saved(programme, "hakobyan.csv", csv_of([HEADER, ANAHIT, RUBEN, wrong]))])
    stored = "".join(connection.connection.iterdump()).casefold()  # SQLite only; the tests' own
    assert "people_household" in stored
    for word in ("hakobyan", "anahit", "91234567", "zabel", "nonsense", "no telephone"):
        assert word not in stored
        assert word.encode().hex() not in stored


def test_households_do_not_lie_in_the_order_of_their_list(
    programme: Path, register: OpenRegister
) -> None:
    rows = [[str(n), "Hakobyan", "Anahit", f"12.03.{1940 + n}", "", "", ""] for n in range(30)]
    intake([saved(programme, "list.csv", csv_of([HEADER, *rows]))])
    with connection.cursor() as cursor:
        cursor.execute("select id, record from people_household order by rowid")
        lying = [register.open("record", about, record)["row"] for about, record in cursor]
    assert sorted(lying) == list(range(2, 32))
    assert lying != sorted(lying)


def test_the_same_list_again_changes_nothing(programme: Path) -> None:
    rows = [HEADER, ANAHIT, ANI, RUBEN]
    intake([saved(programme, "list.csv", csv_of(rows))])
    (again,) = intake([saved(programme, "other name.csv", csv_of(rows, ";"))])
    (as_workbook,) = intake([saved(programme, "list.xlsx", workbook_of({"List": rows}))])
    assert again.already and (again.households, again.people) == (2, 3)
    assert as_workbook.already and ListFile.objects.count() == 1


def test_the_same_workbook_saved_again_changes_nothing(programme: Path) -> None:
    rows = [HEADER, ANAHIT, RUBEN]
    intake([saved(programme, "list.xlsx", workbook_of({"List": rows}))])
    (again,) = intake([saved(programme, "list.xlsx", workbook_of({"List": [*rows, []]}))])
    assert again.already and Household.objects.count() == 2


def test_a_corrected_list_updates_its_family(programme: Path, register: OpenRegister) -> None:
    intake([saved(programme, "list.csv", csv_of([HEADER, ANAHIT, RUBEN]))])
    settle(register)
    intake([saved(programme, "list.csv", csv_of([HEADER, ANAHIT, ANI, RUBEN]))])
    assert settle(register) == {"new": 0, "updated": 1, "unchanged": 1}


def test_one_bad_file_stops_no_other(programme: Path) -> None:
    broken = saved(programme, "broken.xlsx", workbook_of({"A": [HEADER, ANAHIT]})[:700])
    good = saved(programme, "good.csv", csv_of([HEADER, RUBEN]))
    first, second = intake([broken, good])
    assert first.refusal is not None and first.refusal.code == "L03"
    assert second.households == 1
    assert first.as_facts("hy")["refusal"] is not None


def test_an_office_is_told_by_its_folder_or_by_name(programme: Path, tmp_path: Path) -> None:
    stray = tmp_path / "list.csv"
    stray.write_text(csv_of([HEADER, ANAHIT]), encoding="utf-8")
    (refused,) = intake([stray])
    assert refused.refusal is not None and refused.refusal.code == "L09"
    (taken,) = intake([stray], office="miasin")
    assert (taken.office, taken.households) == ("miasin", 1)


def test_a_list_stopped_anywhere_leaves_nothing_of_itself(programme: Path) -> None:
    path = saved(programme, "list.csv", csv_of([HEADER, ANAHIT, RUBEN]))
    calls: list[str] = []

    def count(stage: str, done: int, total: int) -> None:
        calls.append(stage)

    def stop_at(number: int) -> Callable[[str, int, int], None]:
        left = iter(range(number))

        def stop(stage: str, done: int, total: int) -> None:
            if next(left, None) is None:
                raise Cancelled

        return stop

    for number in range(5):
        with pytest.raises(Cancelled):
            intake([path], progress=stop_at(number))
        assert not Household.objects.exists() and not ListFile.objects.exists()
    intake([path], progress=count)
    assert {"reading", "sealing"} == set(calls) and Household.objects.count() == 2


def test_faults_are_kept_by_place_and_code_never_by_value(programme: Path) -> None:
    wrong = ["19", "Petrosyan", "Zabel", "x", "0930", "Hrazdan", "TR-PI"]
    intake([saved(programme, "list.csv", csv_of([HEADER, ANAHIT, wrong]))])
    (list_file,) = list_files()
    kept = [(one.row, one.column_number, one.code) for one in faults_of(list_file)]
    # Where torture was mentioned is not kept: it would say whom.
    assert kept == [(0, 0, "L60"), (3, 4, "L35"), (3, 5, "L50")]
    assert not hasattr(ListFault, "value")
    assert households_by_state() == {"received": 1}


def test_what_was_answered_once_is_not_asked_again(programme: Path) -> None:
    header = ["Family ID", "Qqq", "Www", "Settlement"]
    rows = [[str(n), "Anahit", "Hakobyan", "Hrazdan"] for n in range(6)]
    mapping = {"Qqq": "given", "Www": "surname"}
    (first,) = intake([saved(programme, "a.csv", csv_of([header, *rows]))], mapping=mapping)
    (second,) = intake([saved(programme, "b.csv", csv_of([header, *rows[1:]]))])
    assert (first.households, second.households) == (6, 5)
    assert second.refusal is None
    stored = str(Mapping.objects.get().columns)
    assert "Qqq" not in stored and "surname" in stored


def test_an_upload_never_lies_on_disk(programme: Path) -> None:
    wrong = ["19", "", "", "x", "", "Hrazdan", ""]
    content = csv_of([HEADER, ANAHIT, wrong]).encode()
    (summary,) = intake([Upload("list.csv", content)], office="miasin")
    assert (summary.households, summary.returned) == (1, 1)
    assert summary.returned_to is None and summary.returned_content
