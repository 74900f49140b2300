"""A phone at the school: let in once, what it did kept once, what left posted once."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.handover.conftest import PhoneAt, second_booklet
from tests.handover.phones import Phone, text64
from tonir.engines.slips import digest_of_row, new_issuer, verify_sums
from tonir.handover import phones
from tonir.handover.models import Claim, Device, HandoverSum, RefusedScan
from tonir.handover.phone_models import (
    Conflict,
    Delivery,
    Receipt,
    Reversal,
    RunningSum,
    WalkIn,
    WithdrawnRow,
)
from tonir.handover.queries import claim_totals
from tonir.handover.run import issue
from tonir.programme.queries import current_round
from tonir.supply.models import Movement
from tonir.supply.queries import balances
from tonir.vault.register import OpenRegister

Codes = tuple[str, str]


def flagged() -> list[tuple[int, str]]:
    found = Conflict.objects.order_by("sequence", "kind")
    return list(found.values_list("sequence", "kind"))


def device_of(phone: Phone) -> Device:
    return phones.phone(phone.name)


def test_a_day_at_the_school(issued: Codes, phone_at: PhoneAt) -> None:
    phone = phone_at()
    phone.scan(issued[0])
    phone.refuse("not_ours")
    said = phone.sync()
    assert (said["have"], said["summed"], said["conflicts"]) == ([[1, 2]], 2, [])
    assert Claim.objects.get().conflict == ""
    assert RefusedScan.objects.get().code == "not_ours"
    assert balances()["P1", "food"] == -2
    assert balances()["households", "hygiene"] == 1
    assert HandoverSum.objects.get().kits == {"food": 2, "hygiene": 1}


def test_the_same_again_changes_nothing(issued: Codes, phone_at: PhoneAt) -> None:
    phone = phone_at()
    phone.scan(issued[0])
    first = phone.sync()
    before = balances()
    again = phone.push(phone.queue, phone.totals())
    assert {**again, "now": ""} == {**first, "now": ""}
    assert balances() == before and Claim.objects.count() == Receipt.objects.count() == 1


def test_a_row_that_comes_again_with_other_content_is_kept_as_a_conflict(
    issued: Codes, phone_at: PhoneAt
) -> None:
    phone = phone_at()
    row = phone.scan(issued[0])
    phone.push([row])
    said = phone.push([{**row, "kind": "refused", "why": "already"}])
    assert said["conflicts"] == [{"sequence": 1, "conflict": "altered"}]
    assert Claim.objects.count() == 1 and not RefusedScan.objects.exists()
    assert json.loads(Conflict.objects.get().facts["row"])["why"] == "already"


def test_of_two_rows_with_one_number_in_a_batch_the_first_stays(
    issued: Codes, phone_at: PhoneAt
) -> None:
    phone = phone_at()
    row = phone.scan(issued[0])
    said = phone.push([{**row, "signature": text64(bytes(64))}, row])
    assert [one["conflict"] for one in said["conflicts"]] == ["altered", "not_issued"]
    assert Claim.objects.get().conflict == "not_issued"


def test_two_phones_apart_all_day_serve_anahit_twice(
    register: OpenRegister, anahit: str, issued: Codes, phone_at: PhoneAt
) -> None:
    proxy = second_booklet(register, anahit)
    issue(register)
    one, other = phone_at(), phone_at()
    one.scan(issued[0])
    other.scan(proxy)
    assert one.sync()["conflicts"] == []
    said = other.sync()
    assert said["conflicts"] == [{"sequence": 1, "conflict": "already_claimed"}]
    assert said["summed"] == 1
    facts = Conflict.objects.get().facts
    assert (facts["device"], facts["sequence"], facts["point"]) == (one.name, 1, "P1")
    assert balances()["households", "food"] == 4, "both kits left the table"
    assert claim_totals()["claims"] == claim_totals()["second_claims"] == 1


def test_a_claim_that_was_taken_back_frees_the_family(issued: Codes, phone_at: PhoneAt) -> None:
    phone = phone_at()
    phone.scan(issued[0])
    phone.take_back(1)
    phone.scan(issued[0])
    said = phone.sync()
    assert said["conflicts"] == [] and said["summed"] == 3
    kept = Claim.objects.order_by("sequence").values_list("conflict", flat=True)
    assert list(kept) == ["reversed", ""]
    assert balances()["households", "food"] == 2


def test_rows_in_any_order_come_to_the_same(issued: Codes, phone_at: PhoneAt) -> None:
    phone = phone_at()
    phone.scan(issued[0])
    phone.take_back(1)
    phone.scan(issued[0])
    for row in (phone.queue[2], phone.queue[0], phone.queue[1]):
        phone.push([row])
    kept = Claim.objects.order_by("sequence").values_list("conflict", flat=True)
    assert list(kept) == ["reversed", ""]
    assert phone.push([], phone.totals())["summed"] == 3


def test_what_was_posted_and_taken_back_later_goes_back_to_the_point(
    issued: Codes, phone_at: PhoneAt
) -> None:
    phone = phone_at()
    phone.scan(issued[0])
    phone.sync()
    phone.take_back(1)
    assert phone.sync()["summed"] == 2
    assert balances()["households", "food"] == balances()["P1", "food"] == 0
    back = Movement.objects.filter(because="correction")
    assert {movement.document for movement in back} == {f"claims {phone.name} 2 back"}
    assert [total.claims for total in HandoverSum.objects.order_by("pk")] == [1, -1]


def test_what_was_short_did_not_leave(issued: Codes, phone_at: PhoneAt) -> None:
    phone = phone_at()
    phone.scan(issued[0], short={"food": 1})
    assert phone.sync()["summed"] == 1
    assert balances()["households", "food"] == 1
    total = HandoverSum.objects.get()
    assert (total.kits, total.short) == ({"food": 2, "hygiene": 1}, {"food": 1})


def test_more_short_than_there_was_to_give_does_not_hold(issued: Codes, phone_at: PhoneAt) -> None:
    phone = phone_at()
    phone.scan(issued[0], short={"food": 3})
    assert phone.sync()["summed"] == 0
    assert flagged() == [(1, "sums")]


def test_sums_wait_until_every_row_is_there(issued: Codes, phone_at: PhoneAt) -> None:
    phone = phone_at()
    phone.scan(issued[0])
    phone.refuse("H01")
    said = phone.push(phone.queue[1:], phone.totals())
    assert (said["have"], said["summed"]) == ([[2, 2]], 0)
    assert not HandoverSum.objects.exists()
    assert phone.push(phone.queue[:1])["summed"] == 2
    assert HandoverSum.objects.get().claims == 1


def test_sums_that_do_not_hold_are_flagged_and_nothing_is_posted(
    issued: Codes, phone_at: PhoneAt
) -> None:
    phone = phone_at()
    phone.scan(issued[0])
    wrong = phone.totals()
    wrong["kits"]["food"] -= 1
    said = phone.push(phone.queue, wrong)
    assert said["summed"] == 0 and flagged() == [(1, "sums")]
    assert not Movement.objects.filter(because="handover").exists()
    phone.refuse("H01")
    assert phone.sync()["summed"] == 2, "later sums that hold mend it"


def test_posted_differences_add_up_to_the_commitments(
    register: OpenRegister, anahit: str, issued: Codes, phone_at: PhoneAt
) -> None:
    proxy = second_booklet(register, anahit)
    issue(register)
    phone = phone_at()
    phone.scan(issued[0])
    phone.sync()
    phone.scan(proxy)
    phone.sync()
    first, second = HandoverSum.objects.order_by("pk")
    claims = [bytes(claim.commitment) for claim in Claim.objects.order_by("sequence")]
    assert verify_sums(claims[:1], first.kits, bytes(first.blinding))
    assert verify_sums(claims[1:], second.kits, bytes(second.blinding))


def test_a_claim_that_nobody_issued_is_kept_and_counts_for_nobody(
    issued: Codes, phone_at: PhoneAt
) -> None:
    phone = phone_at()
    row = phone.scan(issued[0])
    forger = new_issuer()
    forged = {**row, "signature": text64(forger.sign(1, bytes(32), bytes(32)))}
    said = phone.push([forged])
    assert said["conflicts"] == [{"sequence": 1, "conflict": "not_issued"}]
    assert claim_totals()["claims"] == 0


def test_a_clock_that_is_years_off_refuses_nobody(issued: Codes, phone_at: PhoneAt) -> None:
    phone = phone_at()
    phone.clock = datetime(1970, 1, 1, tzinfo=UTC)
    phone.scan(issued[0])
    said = phone.sync()
    assert said["conflicts"] == [] and Claim.objects.get().conflict == ""
    phone.refuse("H01")
    phone.queue[-1]["at"] = "the day after tomorrow"
    assert phone.sync()["have"] == [[1, 2]]
    assert RefusedScan.objects.get().happened_at is None


def test_a_row_that_makes_no_sense_does_not_hold_up_the_queue(
    issued: Codes, phone_at: PhoneAt
) -> None:
    phone = phone_at()
    phone.queue += [
        {"sequence": 1, "kind": "song", "at": "?"},
        {"sequence": 2, "kind": "claim", "tag": "short", "note": "\u0000 \ud800"},
        {"sequence": 3, "kind": "walk_in", "kits": {"gold": 1}, "reason": "lost"},
    ]
    assert phone.push(phone.queue)["have"] == [[1, 3]]
    assert flagged() == [(1, "unread"), (2, "unread"), (3, "unread")]


def test_a_revoked_phone_loses_nothing_that_it_did(issued: Codes, phone_at: PhoneAt) -> None:
    phone = phone_at()
    phone.scan(issued[0])
    phones.revoke(device_of(phone), "coordinator", "left in the bus")
    phone.refuse("H01")
    said = phone.sync()
    assert said["revoked"] and said["have"] == [[1, 2]] and said["summed"] == 2
    assert flagged() == [(1, "revoked_phone")]
    assert phone.pack().header["revoked"] and phone.pack().packs == []


def test_a_slip_that_was_replaced_before_is_seen_by_its_row(
    issued: Codes, phone_at: PhoneAt
) -> None:
    phone = phone_at()
    phone.scan(issued[0])
    row = phone.opened[1][1]
    digest = digest_of_row(row.commitment)
    before = phone.clock - timedelta(hours=1)
    WithdrawnRow.objects.create(round=current_round(), digest=digest, at=before)
    assert phone.sync()["conflicts"] == [{"sequence": 1, "conflict": "withdrawn"}]


def test_a_slip_that_was_used_before_it_was_replaced_is_no_conflict(
    issued: Codes, phone_at: PhoneAt
) -> None:
    phone = phone_at()
    phone.scan(issued[0])
    digest = digest_of_row(phone.opened[1][1].commitment)
    later = phone.clock + timedelta(hours=1)
    WithdrawnRow.objects.create(round=current_round(), digest=digest, at=later)
    assert phone.sync()["conflicts"] == []


def test_hands_that_are_too_fast_are_one_conflict_a_spell(issued: Codes, phone_at: PhoneAt) -> None:
    phone = phone_at()
    row = phone.scan(issued[0])
    start = phone.clock
    many = [
        {**row, "sequence": at, "at": (start + timedelta(seconds=at)).isoformat()}
        for at in range(2, 60)
    ]
    phone.push(many[40:])
    phone.push([row, *many[:40]])
    fast = Conflict.objects.filter(kind="too_fast")
    assert [one.sequence for one in fast] == [1]
    assert fast[0].facts["claims"] > 36


def test_steady_hands_are_no_conflict(issued: Codes, phone_at: PhoneAt) -> None:
    phone = phone_at()
    row = phone.scan(issued[0])
    start = phone.clock
    rows = [
        {**row, "sequence": at, "at": (start + timedelta(seconds=5 * at)).isoformat()}
        for at in range(1, 61)
    ]
    phone.push(rows)
    assert not Conflict.objects.filter(kind="too_fast").exists()


def test_a_driver_says_how_she_fared(issued: Codes, phone_at: PhoneAt) -> None:
    phone = phone_at(point="P2", kind="driver", day=None)
    row = phone.scan(issued[1])
    row |= {"kind": "delivery", "stop": 1, "outcome": "delivered"}
    phone.queue.append(
        {"sequence": 2, "kind": "delivery", "at": row["at"], "stop": 2, "outcome": "nobody"}
    )
    said = phone.sync()
    assert said["summed"] == 2 and Claim.objects.get().point_id == "P2"
    fared = Delivery.objects.order_by("stop").values_list("stop", "outcome")
    assert list(fared) == [(1, "delivered"), (2, "nobody")]


def test_what_is_practised_is_taken_and_counts_nowhere(issued: Codes, phone_at: PhoneAt) -> None:
    phone = phone_at(kind="training")
    assert phone.told["training"]
    phone.refuse("real")
    phone.walk_in({"food": 1})
    assert phone.push(phone.queue)["have"] == [[1, 2]]
    assert not RefusedScan.objects.exists() and not WalkIn.objects.exists()
    assert not Movement.objects.filter(because="handover").exists()


def test_the_database_itself_forbids_two_receipts_of_a_row(
    issued: Codes, phone_at: PhoneAt
) -> None:
    phone = phone_at()
    phone.refuse("H01")
    phone.push(phone.queue)
    for model in (Receipt, RefusedScan):
        row = model.objects.get()
        row.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_every_row_of_a_queue_leaves_one_receipt(issued: Codes, phone_at: PhoneAt) -> None:
    phone = phone_at()
    phone.scan(issued[0])
    phone.take_back(1)
    phone.refuse("replaced")
    phone.sync()
    assert Receipt.objects.count() == 3
    assert Reversal.objects.get().of == 1
    assert RunningSum.objects.get().holds is True
    assert device_of(phone).heard_at is not None
    assert timezone.now() - device_of(phone).heard_at < timedelta(minutes=5)  # type: ignore[operator]


def test_where_the_first_claim_is_taken_back_the_second_counts(
    issued: Codes, phone_at: PhoneAt
) -> None:
    one, other = phone_at(), phone_at()
    for phone in (one, other):
        phone.scan(issued[0])
        phone.sync()
    one.take_back(1)
    one.sync()
    kept = Claim.objects.order_by("pk").values_list("device__code", "conflict")
    assert list(kept) == [(one.name, "reversed"), (other.name, "")]
