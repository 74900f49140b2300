"""Slips and packs: bound once, issued once, and issued anew only where the plan has changed."""

from datetime import time

import pytest

from tests.handover.conftest import (
    MONDAY,
    Planned,
    all_slips,
    at_home,
    code_of,
    nowhere,
    second_booklet,
)
from tonir.engines.progress import Cancelled
from tonir.engines.refusals import Refusal
from tonir.engines.slips import (
    ROW_BYTES,
    find_row,
    is_issued,
    open_row,
    read_code,
    round_key_of,
    verify_sums,
)
from tonir.engines.slips import tag_of as tag_from
from tonir.handover.models import Booklet, IssuerKey, Pack, RoundKey, Slip
from tonir.handover.run import issue
from tonir.programme.models import Programme
from tonir.vault.register import OpenRegister


def opened(register: OpenRegister, household: str):
    """The pack that this family's paper opens, and the row in it."""
    code = read_code(code_of(register, household))
    for pack in Pack.objects.filter(withdrawn_at__isnull=True):
        if sealed := find_row(bytes(pack.rows), code, pack.version):
            return pack, open_row(code, pack.version, sealed, len(pack.kits))
    raise AssertionError("No pack has a row for this family.")


def test_anahits_paper_opens_what_the_plan_gives_her(
    register: OpenRegister, anahit: str, planned: Planned
) -> None:
    planned((anahit, {}))
    done = issue(register)
    pack, row = opened(register, anahit)
    assert (done["families"], done["slips"], done["new_packs"]) == (1, 1, 1)
    assert (pack.point_id, pack.day, pack.lane, pack.version) == ("P1", MONDAY, 1, 1)
    assert dict(zip(pack.kits, row.kits, strict=True)) == {"food": 2, "hygiene": 1, "baby": 0}
    assert row.greeting == ""
    issuer = bytes(IssuerKey.objects.get().public)
    assert is_issued(issuer, 1, row.tag, row.commitment, row.signature)
    assert verify_sums([row.commitment], {"food": 2, "hygiene": 1}, row.blinding)


def test_rubens_delivery_stands_in_a_pack_without_a_day(
    register: OpenRegister, ruben: str, planned: Planned
) -> None:
    planned((ruben, at_home(food=1)))
    issue(register)
    pack, row = opened(register, ruben)
    assert (pack.point_id, pack.day, pack.lane) == ("P2", None, None)
    assert row.flags == 1


def test_each_point_day_and_lane_has_a_pack_of_its_own(
    register: OpenRegister, anahit: str, ruben: str, planned: Planned
) -> None:
    planned((anahit, {}), (ruben, {"lane": 2}))
    assert issue(register)["packs"] == 2
    assert opened(register, anahit)[0] != opened(register, ruben)[0]


def test_issued_again_everything_stays_as_it_was(
    register: OpenRegister, anahit: str, ruben: str, planned: Planned
) -> None:
    planned((anahit, {}), (ruben, at_home()))
    issue(register)
    before = (codes(register), list(Pack.objects.values_list("pk", "version", "rows")))
    again = issue(register)
    assert again["new_booklets"] == again["new_packs"] == again["withdrawn_packs"] == 0
    assert (codes(register), list(Pack.objects.values_list("pk", "version", "rows"))) == before


def test_a_new_plan_remakes_only_the_packs_that_changed(
    register: OpenRegister, anahit: str, ruben: str, planned: Planned
) -> None:
    planned((anahit, {}), (ruben, {"lane": 2}))
    issue(register)
    slips_before, unchanged = codes(register), opened(register, anahit)[0]
    tag = opened(register, ruben)[1].tag
    planned((anahit, {"starts_at": time(11, 0)}), (ruben, {"lane": 2, "kits": {"food": 1}}))
    again = issue(register)
    assert (again["new_packs"], again["withdrawn_packs"]) == (1, 1)
    assert codes(register) == slips_before
    assert opened(register, anahit)[0] == unchanged
    pack, row = opened(register, ruben)
    assert (pack.version, row.tag) == (2, tag)
    assert dict(zip(pack.kits, row.kits, strict=True))["food"] == 1


def test_withdrawn_packs_keep_no_rows(
    register: OpenRegister, anahit: str, planned: Planned
) -> None:
    planned((anahit, {}))
    issue(register)
    planned((anahit, {"point_id": "P2"}))
    issue(register)
    withdrawn = Pack.objects.get(withdrawn_at__isnull=False)
    assert bytes(withdrawn.rows) == b""
    assert opened(register, anahit)[0].point_id == "P2"


def test_two_booklets_of_a_family_give_the_same_tag(
    register: OpenRegister, anahit: str, planned: Planned
) -> None:
    planned((anahit, {}))
    issue(register)
    second_booklet(register, anahit)
    assert issue(register)["slips"] == 2
    pack = Pack.objects.get(withdrawn_at__isnull=True)
    tags = set()
    for slip in all_slips(register):
        sealed = find_row(bytes(pack.rows), read_code(slip.code), pack.version)
        assert sealed is not None
        tags.add(open_row(read_code(slip.code), pack.version, sealed, 3).tag)
    assert len(all_slips(register)) == 2
    assert len(tags) == 1


def test_the_tag_comes_from_the_sealed_round_key(
    register: OpenRegister, anahit: str, planned: Planned
) -> None:
    planned((anahit, {}))
    issue(register)
    kept = RoundKey.objects.get(household=anahit)
    key = register.open_of_round(1, f"{anahit} round key", bytes(kept.sealed))["key"]
    now = round_key_of(bytes.fromhex(key), kept.number, 1)
    assert opened(register, anahit)[1].tag == tag_from(now, 1)


def test_a_family_without_a_place_gets_no_slip(
    register: OpenRegister, anahit: str, ruben: str, planned: Planned
) -> None:
    planned((anahit, {}), (ruben, nowhere()))
    assert issue(register)["slips"] == 1
    assert {slip.household for slip in all_slips(register)} == {anahit}


def test_the_greeting_is_in_the_row_only_where_the_programme_wants_it(
    register: OpenRegister, anahit: str, planned: Planned
) -> None:
    programme = Programme.objects.get()
    programme.rules["programme"]["greet_by_name"] = True
    programme.save()
    planned((anahit, {}))
    issue(register)
    assert opened(register, anahit)[1].greeting == "Անահիտ"


def test_without_a_plan_there_is_a_clear_answer(register: OpenRegister) -> None:
    with pytest.raises(Refusal, match="H09"):
        issue(register)


def test_a_plan_for_nobody_issues_nothing(register: OpenRegister, planned: Planned) -> None:
    planned()
    assert issue(register)["slips"] == 0


@pytest.mark.parametrize("stop_at", range(6))
def test_stopped_at_any_moment_it_leaves_all_or_nothing(
    register: OpenRegister, anahit: str, planned: Planned, stop_at: int
) -> None:
    planned((anahit, {}))
    told = iter(range(100))

    def stop(stage: str, done: int, total: int) -> None:
        if next(told) == stop_at:
            raise Cancelled

    try:
        issue(register, stop)
    except Cancelled:
        assert Booklet.objects.count() == Slip.objects.count() == Pack.objects.count()
        assert Pack.objects.count() == RoundKey.objects.count()
    issue(register)
    assert opened(register, anahit)[1].kits == (2, 1, 0)


def test_nothing_stored_in_clear_holds_a_slips_secret(
    register: OpenRegister, anahit: str, planned: Planned
) -> None:
    planned((anahit, {}))
    issue(register)
    code = read_code(code_of(register, anahit))
    pack = Pack.objects.get()
    stored = bytes(pack.rows) + bytes(Slip.objects.get().sealed) + pack.fingerprint.encode()
    assert code.secret_bytes() not in stored
    assert code.text().encode() not in stored
    assert len(pack.rows) == ROW_BYTES


def codes(register: OpenRegister) -> dict[str, str]:
    return {slip.household: slip.code for slip in all_slips(register)}
