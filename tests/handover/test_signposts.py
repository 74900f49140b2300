"""Who comes to the wrong place is told where her slip belongs; closing a round takes that away."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.handover.conftest import MONDAY, Planned, at_home, code_of
from tests.matching.joining import join_entries
from tonir.engines.slips import (
    INDEX_BYTES,
    is_withdrawn_list,
    new_code,
    place_of,
    read_code,
    withdrawn_mark_of,
)
from tonir.handover.models import IssuerKey, Signposts, Withdrawal
from tonir.handover.queries import next_version, signposts_of, withdrawn_of
from tonir.handover.run import issue
from tonir.programme.models import Round
from tonir.programme.queries import current_round
from tonir.reporting.closing import close_round
from tonir.vault.register import OpenRegister

pytestmark = pytest.mark.usefixtures("own_rounds")


def directed(register: OpenRegister, household: str) -> tuple[str, str | None, int | None]:
    version, posts, places = signposts_of(current_round())
    number = place_of(posts, read_code(code_of(register, household)), version)
    assert number is not None
    return places[number]["point"], places[number]["day"], places[number]["lane"]


def test_every_slip_of_the_round_has_its_signpost_and_a_strangers_has_none(
    register: OpenRegister, anahit: str, ruben: str, planned: Planned
) -> None:
    planned((anahit, {"lane": 2}), (ruben, at_home(food=1)))
    issue(register)
    assert directed(register, anahit) == ("P1", MONDAY.isoformat(), 2)
    assert directed(register, ruben) == ("P2", None, None)
    version, posts, places = signposts_of(current_round())
    assert place_of(posts, new_code(1), version) is None
    assert places[0]["names"]["hy"] == "Հրազդանի դպրոց"


def test_before_anything_is_issued_there_are_none(programme: Path) -> None:
    assert signposts_of(current_round()) == (0, b"", [])
    assert withdrawn_of(current_round()) == []


def test_they_are_made_anew_under_a_new_version_whenever_packs_change(
    register: OpenRegister, anahit: str, ruben: str, planned: Planned
) -> None:
    planned((anahit, {}), (ruben, {}))
    issue(register)
    before = signposts_of(current_round())
    planned((anahit, {}), (ruben, {}))
    issue(register)
    assert signposts_of(current_round()) == before
    tuesday = MONDAY + timedelta(days=1)
    planned((anahit, {"day": tuesday}), (ruben, {}))
    issue(register)
    after = signposts_of(current_round())
    assert after[0] == 2 and not set(posts(before[1])) & set(posts(after[1]))
    assert directed(register, anahit) == ("P1", tuesday.isoformat(), 1)


def test_no_version_is_used_twice_even_when_packs_only_go(
    register: OpenRegister, anahit: str, ruben: str, planned: Planned
) -> None:
    planned((anahit, {}), (ruben, {"lane": 2}))
    issue(register)
    planned((anahit, {}))
    issue(register)
    assert signposts_of(current_round())[0] == 2
    assert next_version(current_round()) == 3


def test_of_two_slips_of_a_joined_family_one_is_withdrawn_under_the_issuers_name(
    register: OpenRegister, anahit: str, ruben: str, planned: Planned
) -> None:
    planned((anahit, {}), (ruben, {}))
    issue(register)
    gone = read_code(code_of(register, ruben))
    join_entries(anahit, ruben)
    assert issue(register)["withdrawn_slips"] == 1
    ((marks, _, signature),) = withdrawn_of(current_round())
    assert marks == withdrawn_mark_of(gone.secret_bytes(), 1) and len(marks) == INDEX_BYTES
    issuer = bytes(IssuerKey.objects.get().public)
    assert is_withdrawn_list(issuer, 1, marks, signature)
    assert not is_withdrawn_list(issuer, 2, marks, signature)
    assert issue(register)["withdrawn_slips"] == 0


def test_closing_the_round_deletes_signposts_and_withdrawn_slips(
    register: OpenRegister, anahit: str, ruben: str, planned: Planned
) -> None:
    planned((anahit, {}), (ruben, {}))
    issue(register)
    join_entries(anahit, ruben)
    issue(register)
    assert Signposts.objects.count() == Withdrawal.objects.count() == 1
    close_round(register)
    assert Signposts.objects.count() == Withdrawal.objects.count() == 0
    assert signposts_of(Round.objects.get()) == (0, b"", [])


def posts(of: bytes) -> list[bytes]:
    return [of[at : at + 10] for at in range(0, len(of), 10)]
