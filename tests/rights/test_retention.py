"""Each kind of data goes when its days are over, leaves a line in the log, and goes once."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from tests.conftest import Listed
from tests.office.conftest import ANAHIT
from tonir.commands.rights import Daily
from tonir.matching.run import match
from tonir.people.models import Household, ListFault, ListFile, Mapping
from tonir.programme.models import Programme, Round
from tonir.reporting.closing import close_round
from tonir.reporting.families import family, find
from tonir.reporting.models import ReachReport
from tonir.reporting.reach import reach
from tonir.reporting.rights import retaining
from tonir.reporting.rights.correcting import correct
from tonir.reporting.rights.retaining import ends, retain
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister

CLOSED = date(2025, 8, 30)


def days_after(days: int) -> date:
    return CLOSED + timedelta(days=days)


def of_kind(kind: str, today: date) -> dict[str, Any]:
    (found,) = [end.as_facts() for end in ends(today) if end.kind == kind]
    return found


@pytest.fixture
def close(register: OpenRegister, monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Closes the round as on that day."""
    from tonir.vault import rounds

    def close_on(today: date) -> None:
        monkeypatch.setattr(timezone, "localdate", lambda *_: today)
        close_round(register, number=1)

    yield close_on
    rounds.path_of(1).unlink(missing_ok=True)


def test_health_and_protection_go_first_and_with_the_register_closed(
    register: OpenRegister, listed: Listed
) -> None:
    anahit = listed({**ANAHIT, "needs": ["DS"]}, needs=["LP-BN"])
    match(register)
    assert retain("dpo", today=days_after(90))["shredded"] == {}
    assert of_kind("care", days_after(91)) == {
        "kind": "care",
        "days": 90,
        "until": "2025-11-28",
        "overdue": 1,
        "waits_for": "",
    }
    assert retain("dpo", today=days_after(91))["shredded"]["care"] == 1
    row = Household.objects.get(pk=anahit)
    assert register.open("care", anahit, bytes(row.care)) == {
        "needs": [],
        "members": [],
        "notes": None,
    }
    assert find(register, text="Anahit")["count"] == 1
    line = AccessEvent.objects.get(kind=AccessEvent.Kind.SHREDDED)
    assert (line.by, line.purpose, line.detail) == ("dpo", "retention", "care: 1")


def test_again_it_changes_nothing(register: OpenRegister, listed: Listed) -> None:
    listed(ANAHIT, needs=["LP-BN"])
    match(register)
    retain("dpo", today=days_after(91))
    before = list(Household.objects.values_list("care", "revision"))
    assert retain("dpo", today=days_after(91))["shredded"] == {}
    assert list(Household.objects.values_list("care", "revision")) == before
    assert AccessEvent.objects.filter(kind=AccessEvent.Kind.SHREDDED).count() == 1


def test_a_family_without_care_can_still_be_corrected(
    register: OpenRegister, listed: Listed
) -> None:
    anahit = listed({**ANAHIT, "needs": ["DS"]})
    match(register)
    retain("dpo", today=days_after(91))
    correct(register, household=anahit, changes={"given#1": "Անահիթ", "needs#1": "ER"})
    assert find(register, text="Անահիթ")["count"] == 1
    assert retain("dpo", today=days_after(91))["shredded"]["care"] == 1


def test_a_needs_list_that_comes_again_is_shredded_again(
    register: OpenRegister, listed: Listed
) -> None:
    listed(ANAHIT, needs=["LP-BN"], reference="17")
    match(register)
    retain("dpo", today=days_after(91))
    listed(ANAHIT, needs=["LP-BN"], reference="17")
    match(register)
    assert retain("dpo", today=days_after(91))["shredded"]["care"] == 1


def test_another_round_moves_the_end(register: OpenRegister, listed: Listed) -> None:
    listed(ANAHIT)
    Round.objects.create(number=2, opens_on=days_after(60), closes_on=days_after(70))
    assert of_kind("care", days_after(91))["until"] == days_after(160).isoformat()
    assert retain("dpo", today=days_after(91))["shredded"] == {}


def test_names_wait_for_the_rounds_and_say_so(
    register: OpenRegister, families: dict[str, str]
) -> None:
    done = retain("dpo", today=days_after(366))
    assert "records" not in done["shredded"]
    assert done["waiting"] == {"rounds": "the open register", "records": "the rounds"}
    assert find(register, text="Anahit")["count"] == 1


def test_at_the_end_nobody_is_left_and_the_last_report_stands(
    register: OpenRegister,
    every_total_shown: None,
    families: dict[str, str],
    close: Callable[[date], None],
) -> None:
    before = reach(register)
    close(days_after(31))
    done = retain("dpo", today=days_after(366))
    assert done["shredded"]["records"] == 3 and done["waiting"] == {}
    assert find(register, text="Anahit")["count"] == 0
    assert set(Household.objects.values_list("state", flat=True)) == {Household.State.ERASED}
    assert {**reach(register), "closed": False} == {**before, "closed": False}
    assert ReachReport.objects.latest("pk").table == before
    assert before["total"]["registered"]["families"] == 2


def test_an_open_register_closes_the_rounds_that_are_over(
    register: OpenRegister,
    families: dict[str, str],
    close: Callable[[date], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    monkeypatch.setattr(retaining, "opening", lambda: "open")
    monkeypatch.setattr(retaining, "ask", lambda job, *_, **facts: asked.append((job, facts)))
    retain("dpo", today=days_after(31))
    assert asked == [("close_round", {"by": "dpo", "number": 1})]
    asked.clear()
    retain("dpo", today=days_after(31), use_register=False)
    retain("dpo", today=days_after(30))
    assert not asked


def test_where_lists_were_wrong_is_forgotten_but_not_the_layouts_in_use(programme: Path) -> None:
    now = datetime(2026, 8, 2, 12, tzinfo=timezone.get_current_timezone())
    old = _list("shoghakat", 1, now - timedelta(days=366))
    _list("miasin", 1, now - timedelta(days=366))
    recent = _list("shoghakat", 2, now - timedelta(days=365))
    for one in (old, recent):
        ListFault.objects.create(list_file=one, sheet_number=1, row=3, column_number=2, code="L35")
    for office in ("shoghakat", "miasin"):
        Mapping.objects.create(office_id=office, fingerprint="x", columns={})
    Round.objects.update(opens_on=now.date(), closes_on=now.date())
    done = retain("dpo", today=now.date())
    assert done["shredded"] == {"faults of lists": 1, "mappings of lists": 1}
    assert ListFault.objects.get().list_file == recent
    assert Mapping.objects.get().office_id == "shoghakat"
    assert ListFile.objects.count() == 3


def test_once_the_keys_are_destroyed_what_stands_in_clear_still_goes(
    register: OpenRegister, listed: Listed, keys: Path
) -> None:
    listed(ANAHIT)
    disposal = keys / "disposal.json"
    disposal.write_text("{}")
    try:
        assert retain("dpo", today=days_after(91))["shredded"]["care"] == 1
    finally:
        disposal.unlink()


@pytest.mark.parametrize("is_example", [False, True])
def test_the_served_office_does_it_once_a_day_and_never_to_an_example(
    is_example: bool, programme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = []
    monkeypatch.setattr(retaining, "retain", lambda by, **_: done.append(by) or {})
    stored = Programme.objects.get()
    stored.rules["programme"]["example"] = is_example
    stored.save()
    daily = Daily()
    for day in (days_after(1), days_after(1), days_after(2)):
        daily.shred_overdue(day)
    assert done == ([] if is_example else ["the office", "the office"])


def test_a_closed_round_leaves_the_family_page_without_reasons(
    register: OpenRegister, families: dict[str, str], close: Callable[[date], None]
) -> None:
    close(days_after(31))
    assert family(register, household=families["anahit"])["entitlement"]["reasons"] is None


def _list(office: str, number: int, at: datetime) -> ListFile:
    return ListFile.objects.create(
        office_id=office,
        number=number,
        received_at=at,
        kind="csv",
        fingerprint=f"{office} {number}",
        rows=1,
        people=1,
        households=1,
        rejected=0,
    )
