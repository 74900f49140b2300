"""What people are told before a round is closed, by closing it, and of a closed round."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django.utils.translation import override

from tests.handover.conftest import MONDAY, Scanned, all_slips, next_round
from tonir.engines.refusals import Refusal
from tonir.handover.models import RefusedScan
from tonir.handover.run import issue, read_claims
from tonir.matching.run import match
from tonir.office.logbook import in_words
from tonir.planning.run import plan
from tonir.programme.models import Round
from tonir.programme.queries import current_round
from tonir.reporting.closing import close_round, rounds_as_they_stand, rounds_due
from tonir.reporting.families import family, find
from tonir.reporting.models import ReachReport
from tonir.reporting.papers.run import print_papers
from tonir.reporting.reach import reach
from tonir.targeting.run import assess
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister

pytestmark = pytest.mark.usefixtures("own_rounds")
MUCH_LATER = MONDAY + timedelta(days=400)


def test_work_on_a_closed_round_is_refused_in_words(register: OpenRegister, claimed: Path) -> None:
    close_round(register)
    for work in (match, assess, plan, print_papers, issue):
        with pytest.raises(Refusal) as refused:
            work(register)
        assert refused.value.code == "H16"
    assert refused.value.sentence("en") == "Round 1 is closed."


def test_the_last_report_stands_and_is_what_reach_tells_from_then_on(
    register: OpenRegister, claimed: Path
) -> None:
    before = reach(register)
    close_round(register)
    assert reach(register) == {**before, "closed": True}
    assert ReachReport.objects.get().table == before


def test_a_report_nobody_asked_for_is_made_before_the_end(
    register: OpenRegister, claimed: Path
) -> None:
    close_round(register)
    assert ReachReport.objects.get().table["round"] == 1


def test_a_family_is_shown_without_reasons_and_an_old_slip_finds_nobody(
    register: OpenRegister, claimed: Path, anahit: str, issued: tuple[str, str]
) -> None:
    shown = family(register, household=anahit)
    assert shown["served"] and not shown["closed"] and shown["entitlement"]["reasons"] is not None
    assert find(register, text=issued[0])["count"] == 1
    close_round(register)
    shown = family(register, household=anahit)
    assert (shown["served"], shown["closed"], shown["entitlement"]["reasons"]) == (None, True, None)
    assert shown["entitlement"]["tier"] == 3
    assert find(register, text=issued[0])["count"] == 0


def test_a_file_that_comes_too_late_is_told_so_and_one_read_before_is_silent(
    register: OpenRegister, claimed: Path, issued: tuple[str, str], scanned: Scanned
) -> None:
    close_round(register)
    again = read_claims(claimed)
    assert (again["repeated"], again["refused"], again["claimed"]) == (2, 0, 0)
    late = read_claims(scanned(issued[0], name="late.csv"))
    assert [one["code"] for one in late["refusals"]] == ["H17"]
    assert RefusedScan.objects.get().code == "H17"


def test_the_log_says_what_was_shredded_and_for_whom(register: OpenRegister, claimed: Path) -> None:
    register.asking = "the coordinator"
    close_round(register)
    line = AccessEvent.objects.get(kind="shredded")
    said = "round 1: 2 slips, 2 reasons, 2 round keys, 2 packs, 2 claims unlinked"
    assert (line.by, line.detail) == ("the coordinator", said)
    with override("ru"):
        assert in_words(line.detail) == "оставшееся от раунда 1, талонов: 2"


def test_a_round_is_not_closed_before_its_last_day_has_passed(
    register: OpenRegister, claimed: Path
) -> None:
    today = timezone.localdate()
    Round.objects.update(closes_on=today)
    with pytest.raises(Refusal) as refused:
        close_round(register)
    assert (refused.value.code, refused.value.facts["day"]) == ("H15", today.isoformat())
    assert len(all_slips(register)) == 2
    assert close_round(register, early=True)["closed_now"] == [1]


def test_a_round_that_the_programme_does_not_have_is_refused(register: OpenRegister) -> None:
    with pytest.raises(Refusal, match="H18"):
        close_round(register, number=7)


def test_a_round_is_due_when_the_days_of_its_data_have_passed(register: OpenRegister) -> None:
    closes_on = current_round().closes_on
    assert rounds_due(closes_on + timedelta(days=30)) == []
    assert rounds_due(closes_on + timedelta(days=31)) == [1]
    close_round(register)
    assert rounds_due(closes_on + timedelta(days=31)) == []


def test_where_rounds_stand_is_told(register: OpenRegister, claimed: Path) -> None:
    next_round()
    (first, second) = rounds_as_they_stand(MONDAY)
    assert (first["state"], first["families_served"], second["state"]) == ("open", 2, "to come")
    assert first["data_stay_until"] == "2025-09-29"
    close_round(register, number=1)
    first, second = rounds_as_they_stand(MUCH_LATER)
    assert (first["state"], first["data_stay_until"], second["state"]) == ("closed", None, "over")
    assert first["closed_on"] == f"{timezone.now():%Y-%m-%d}"
