"""Closing a round: killed in the middle, done twice, met by an old database."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.handover.conftest import MONDAY, Planned, all_slips, code_of, next_round, row_of
from tests.handover.yesterday import all_keys, copy_of_tables, opened
from tonir.engines.refusals import Refusal
from tonir.handover import closing
from tonir.handover.models import Claim, Closing, RoundKey, Slip
from tonir.handover.run import issue, served
from tonir.reporting.closing import close_round, rounds_due
from tonir.reporting.models import ReachReport
from tonir.targeting.models import Entitlement
from tonir.targeting.queries import reasons
from tonir.vault import rounds as round_files
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister

pytestmark = pytest.mark.usefixtures("own_rounds")
MUCH_LATER = MONDAY + timedelta(days=400)


def killed(*_: object) -> None:
    raise KeyboardInterrupt


def killed_in_the_file(number: int, on: str) -> None:
    """The old key is gone already, the note that it is destroyed is not yet there."""
    round_files.path_of(number).unlink()
    raise KeyboardInterrupt


@pytest.mark.parametrize("moment", [killed, killed_in_the_file])
def test_killed_before_the_key_is_destroyed_the_next_run_finishes(
    register: OpenRegister, claimed: Path, monkeypatch: pytest.MonkeyPatch, moment: Any
) -> None:
    yesterday = copy_of_tables()
    monkeypatch.setattr(closing, "destroy_round", moment)
    with pytest.raises(KeyboardInterrupt):
        close_round(register)
    monkeypatch.undo()
    assert Closing.objects.get().shredded_at is None
    assert not AccessEvent.objects.filter(kind="shredded").exists()
    assert rounds_due(MONDAY) == [1]
    with pytest.raises(Refusal, match="H16"):
        issue(register)
    with pytest.raises(Refusal, match="R20"):
        reasons(register, Entitlement.objects.all()[0], "en")
    assert close_round(register, number=1)["closed_now"] == []
    assert opened(yesterday.envelopes(), all_keys(register, round_files.path_of(1).parent)) == []
    assert round_files.is_destroyed(1)
    assert AccessEvent.objects.filter(kind="shredded").count() == 1
    assert rounds_due(MUCH_LATER) == []


def test_killed_before_the_tables_are_changed_nothing_is_lost(
    register: OpenRegister, claimed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing.actions, "unlink_claims", killed)
    with pytest.raises(KeyboardInterrupt):
        close_round(register)
    monkeypatch.undo()
    assert len(all_slips(register)) == 2 and len(served(register)) == 2


def test_closing_twice_changes_nothing(register: OpenRegister, claimed: Path) -> None:
    first = close_round(register)
    before = [list(model.objects.values()) for model in (Claim, Closing, RoundKey, ReachReport)]
    again = close_round(register, number=1)
    assert (first["closed_now"], again["closed_now"]) == ([1], [])
    after = [list(model.objects.values()) for model in (Claim, Closing, RoundKey, ReachReport)]
    assert after == before
    assert AccessEvent.objects.filter(kind="shredded").count() == 1


def test_an_old_database_put_back_is_closed_again_and_families_get_new_keys(
    register: OpenRegister, claimed: Path, anahit: str, planned: Planned
) -> None:
    """As a restored backup of before the closing: the round's key is gone, its rows are back."""
    round_files.destroy_round(1, "2025-10-01")
    assert rounds_due(MONDAY) == [1]
    assert close_round(register)["closed_now"] == [1]
    assert not Slip.objects.exists() and not RoundKey.objects.exists()
    next_round()
    planned((anahit, {}))
    issue(register)
    assert RoundKey.objects.get().number == 2


def test_a_key_that_is_lost_with_its_round_is_made_anew(
    register: OpenRegister, claimed: Path, anahit: str, planned: Planned
) -> None:
    round_files.destroy_round(1, "2025-10-01")
    next_round()
    planned((anahit, {}))
    issue(register)
    assert RoundKey.objects.get(household=anahit).number == 2
    assert row_of(code_of(register, anahit)).kits[0] == 2
