"""A round is closed: what it left behind is gone, and nothing leads from a claim to a family."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from tests.handover.conftest import Planned, Scanned, active, code_of, next_round
from tests.handover.yesterday import all_keys, copy_of_tables, opened, tags_from
from tonir.engines.refusals import Refusal
from tonir.engines.slips import tag_of, verify_sums
from tonir.handover.booklets import open_booklets
from tonir.handover.models import Claim, HandoverSum, Pack, RoundKey, Slip
from tonir.handover.queries import claim_totals
from tonir.handover.run import issue, read_claims, served
from tonir.reporting.closing import close_round
from tonir.reporting.families import find
from tonir.reporting.models import ReachReport
from tonir.targeting.models import Entitlement
from tonir.targeting.queries import reasons
from tonir.targeting.run import assess
from tonir.vault.register import OpenRegister
from tonir.vault.rounds import is_destroyed

pytestmark = pytest.mark.usefixtures("own_rounds")


def test_with_all_keys_and_yesterdays_tables_nothing_of_the_round_opens(
    register: OpenRegister, claimed: Path, own_rounds: Path
) -> None:
    yesterday = copy_of_tables()
    assert len(opened(yesterday.envelopes(), all_keys(register, own_rounds))) == 6
    close_round(register)
    assert len(yesterday.slips) == len(yesterday.reasons) == len(yesterday.keys) == 2
    assert opened(yesterday.envelopes(), all_keys(register, own_rounds)) == []


def test_no_key_of_a_family_leads_to_a_tag_of_the_closed_round(
    register: OpenRegister, claimed: Path, own_rounds: Path
) -> None:
    before = copy_of_tables()
    keys = all_keys(register, own_rounds)
    known = {
        tag for one in opened(before.keys, keys) for tag in tags_from(bytes.fromhex(one["key"]), 3)
    }
    assert before.tags <= known
    close_round(register)
    now = copy_of_tables()
    found = opened(now.keys, all_keys(register, own_rounds))
    assert len(found) == 2 and now.tags == before.tags
    for one in found:
        assert not before.tags & set(tags_from(bytes.fromhex(one["key"]), 20))


def test_what_the_round_left_behind_is_deleted(
    register: OpenRegister, claimed: Path, anahit: str
) -> None:
    close_round(register)
    assert not Slip.objects.exists()
    assert all(bytes(pack.rows) == b"" for pack in Pack.objects.all())
    assert [bytes(one.reasons) for one in Entitlement.objects.all()] == [b"", b""]
    assert set(RoundKey.objects.values_list("number", flat=True)) == {2}
    for work in (
        lambda: reasons(register, Entitlement.objects.get(household=anahit), "en"),
        lambda: open_booklets(register, [anahit], 1, lambda *_: None),
        lambda: served(register),
    ):
        with pytest.raises(Refusal, match="R20"):
            work()


def test_of_a_claim_its_day_and_point_stay_but_not_its_hour_nor_its_place_in_the_file(
    register: OpenRegister,
    listed: Any,
    planned: Planned,
    scanned: Scanned,
) -> None:
    many = [active(listed({"given": f"N{n}", "birth": "1980"}, reference=f"{n}")) for n in range(9)]
    assess(register)
    planned(*((one, {}) for one in many))
    issue(register)
    read_claims(
        scanned(*(f"{code_of(register, one)},2025-08-18 1{n}:00" for n, one in enumerate(many)))
    )
    before = list(Claim.objects.order_by("sequence").values_list("tag", flat=True))
    totals = claim_totals()
    close_round(register)
    after = list(Claim.objects.order_by("sequence"))
    assert {(claim.happened_at, claim.received_at.hour) for claim in after} == {
        (after[0].happened_at, 12)
    }
    assert timezone.localtime(after[0].happened_at).isoformat()[:16] == "2025-08-18T12:00"
    assert [claim.tag for claim in after] != before
    assert {claim.tag for claim in after} == set(before)
    assert claim_totals() == totals
    total = HandoverSum.objects.get()
    commitments = [bytes(claim.commitment) for claim in after]
    assert verify_sums(commitments, total.kits, bytes(total.blinding))


def test_the_open_register_forgets_what_it_had_opened(
    register: OpenRegister, claimed: Path, issued: tuple[str, str]
) -> None:
    find(register, text=issued[0])
    assert issued[0] in repr(register.memory["slips"])
    close_round(register)
    assert issued[0] not in repr(register.memory)


def test_closing_a_later_round_closes_those_before_it(
    register: OpenRegister, claimed: Path, anahit: str, planned: Planned, own_rounds: Path
) -> None:
    yesterday = copy_of_tables()
    next_round(4)
    assess(register)
    planned((anahit, {}))
    issue(register)
    assert close_round(register)["closed_now"] == [1, 4]
    assert [report.table["round"] for report in ReachReport.objects.order_by("pk")] == [1, 4]
    assert opened(yesterday.envelopes(), all_keys(register, own_rounds)) == []
    assert set(RoundKey.objects.values_list("number", flat=True)) == {5}


def test_a_key_that_waited_under_a_number_no_round_has_is_closed_with_the_next(
    register: OpenRegister, claimed: Path, own_rounds: Path
) -> None:
    close_round(register)
    between = copy_of_tables()
    assert len(opened(between.keys, all_keys(register, own_rounds))) == 2
    next_round(4)
    close_round(register)
    assert opened(between.keys, all_keys(register, own_rounds)) == []


def test_an_empty_round_is_closed_too(register: OpenRegister) -> None:
    assert close_round(register)["held"] == {
        1: {"slips": 0, "reasons": 0, "round keys": 0, "packs": 0, "claims unlinked": 0}
    }
    assert is_destroyed(1)


def test_after_closing_no_key_that_anyone_holds_recomputes_any_tag_of_the_round(
    register: OpenRegister, listed: Any, planned: Planned, scanned: Scanned, own_rounds: Path
) -> None:
    """Keys in the tables, in a copy from before, in the keys folder; each ratcheted forward."""
    many = [
        active(listed({"given": f"N{n}", "birth": "1980"}, reference=f"{n}")) for n in range(25)
    ]
    assess(register)
    planned(*((one, {}) for one in many))
    issue(register)
    read_claims(scanned(*(code_of(register, one) for one in many)))
    past = {bytes(claim.tag) for claim in Claim.objects.all()}
    yesterday = copy_of_tables()
    close_round(register)
    folder = [path.read_bytes() for path in sorted(own_rounds.rglob("*")) if path.is_file()]
    held = [
        bytes.fromhex(one["key"])
        for tables in (yesterday, copy_of_tables())
        for one in opened(tables.keys, all_keys(register, own_rounds))
    ]
    assert len(past) == len(held) == 25  # Those of the next round; yesterday's do not open.
    # Whatever 32 bytes of the keys folder might be, too.
    held += [
        bytes.fromhex(found.decode())
        for content in folder
        for found in re.findall(rb"[0-9a-f]{64}", content)
    ]
    reached = {tag for key in held for tag in tags_from(key, 12)}
    assert reached and not past & reached
    # The same search finds the tags of a round whose keys are there: it is no blind one.
    now = next(iter(opened(copy_of_tables().keys, all_keys(register, own_rounds))))
    assert tag_of(bytes.fromhex(now["key"]), 2) in reached
