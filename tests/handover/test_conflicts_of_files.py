"""A family that stands twice in files of scanned codes: somebody looks, and says what it was."""

from pathlib import Path

import pytest

from tests.handover.conftest import Scanned
from tests.office.conftest import LogIn
from tonir.engines.refusals import Refusal
from tonir.handover import conflicts
from tonir.handover.audit import audit
from tonir.handover.bundling import write_bundle
from tonir.handover.models import Device
from tonir.handover.phone_models import Conflict
from tonir.handover.run import read_claims
from tonir.programme.queries import current_round
from tonir.reporting.closing import close_round
from tonir.vault.register import OpenRegister

Codes = tuple[str, str]


@pytest.fixture
def twice(issued: Codes, scanned: Scanned) -> Path:
    """Anahit's slip came at ten and again at eleven."""
    lines = (f"{issued[0]},2025-08-18 {hour}:00:05" for hour in (10, 11))
    path = scanned(*lines)
    read_claims(path)
    return path


def test_a_second_claim_of_a_file_waits_for_a_person_with_the_first_one_beside_it(
    twice: Path,
) -> None:
    [one] = conflicts.open_conflicts()
    assert (one.kind, one.sequence, one.facts["sequence"]) == ("already_claimed", 2, 1)
    place = conflicts.place_of(one.device, one.sequence)
    assert place is not None and place.pk == one.facts["point"] == "P1"


def test_the_file_read_again_asks_nobody_again(twice: Path, scanned: Scanned) -> None:
    device = Device.objects.get()
    conflicts.settle(device.code, "already_claimed", 2, "coordinator", "scanned twice by mistake")
    read_claims(twice)
    assert conflicts.open_conflicts() == [] and Conflict.objects.count() == 1


def test_it_is_closed_with_a_reason_and_by_nobody_without(twice: Path) -> None:
    code = Device.objects.get().code
    for reason, device in (("  ", code), ("found out", "file-of-nobody")):
        with pytest.raises(Refusal, match="H28"):
            conflicts.settle(device, "already_claimed", 2, "coordinator", reason)
    conflicts.settle(code, "already_claimed", 2, "coordinator", "scanned twice by mistake")
    assert [one.reason for one in conflicts.settled()] == ["scanned twice by mistake"]


def test_the_auditor_hears_that_it_was_settled(twice: Path, tmp_path: Path) -> None:
    def settled() -> dict[str, int]:
        path = tmp_path / "round.zip"
        with path.open("wb") as file:
            write_bundle(current_round(), file)
        tally = audit(path).tally
        return {name: tally[name] for name in ("second_open", "second_settled")}

    assert settled() == {"second_open": 1, "second_settled": 0}
    code = Device.objects.get().code
    conflicts.settle(code, "already_claimed", 2, "coordinator", "scanned twice by mistake")
    assert settled() == {"second_open": 0, "second_settled": 1}


def test_of_a_closed_round_only_that_there_was_one_is_left(
    register: OpenRegister, twice: Path
) -> None:
    close_round(register)
    assert Conflict.objects.get().facts == {}


def test_the_page_shows_where_it_was(twice: Path, log_in: LogIn) -> None:
    page = log_in("coordinator").get("/handover/conflicts/").content.decode()
    assert "Hrazdan school" in page and Device.objects.get().code in page
