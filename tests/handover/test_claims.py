"""Files of scanned codes: families served once, strangers named, nothing posted twice."""

from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from tests.handover.conftest import Planned, Scanned, at_home, code_of, second_booklet
from tonir.engines.progress import Cancelled
from tonir.engines.refusals import Refusal
from tonir.engines.slips import Code, grouped, new_code, verify_sums
from tonir.handover.models import Claim, ClaimFile, Device, HandoverSum, Pack, RefusedScan
from tonir.handover.queries import claim_totals
from tonir.handover.run import issue, read_claims, served
from tonir.supply.queries import balances
from tonir.vault.register import OpenRegister


@pytest.fixture
def codes(register: OpenRegister, anahit: str, ruben: str, planned: Planned) -> tuple[str, str]:
    """Anahit's and Ruben's codes, issued."""
    planned((anahit, {}), (ruben, at_home(food=1, baby=1)))
    issue(register)
    return code_of(register, anahit), code_of(register, ruben)


def refused(done: dict[str, object]) -> list[tuple[int, str]]:
    return [(one["line"], one["code"]) for one in done["refusals"]]


def test_a_scanned_family_is_served_and_its_kits_leave_the_point(
    register: OpenRegister, anahit: str, codes: tuple[str, str], scanned: Scanned
) -> None:
    done = read_claims(scanned(codes[0]))
    assert (done["claimed"], done["kits"]) == (1, {"food": 2, "hygiene": 1})
    assert served(register) == {anahit}
    handed = balances()
    assert handed["P1", "food"] == -2
    assert handed["households", "hygiene"] == 1


def test_points_are_added_up_apart_and_the_sums_verify(
    codes: tuple[str, str], scanned: Scanned
) -> None:
    read_claims(scanned(*codes))
    sums = {total.point_id: total for total in HandoverSum.objects.all()}
    assert sums["P1"].kits == {"food": 2, "hygiene": 1}
    assert sums["P2"].kits == {"food": 1, "baby": 1}
    for point, total in sums.items():
        claimed = Claim.objects.filter(point=point)
        commitments = [bytes(claim.commitment) for claim in claimed]
        assert verify_sums(commitments, total.kits, bytes(total.blinding))


def test_the_same_file_again_is_silent(codes: tuple[str, str], scanned: Scanned) -> None:
    path = scanned("code", *codes, new_code(1).text())
    read_claims(path)
    before = balances()
    again = read_claims(path)
    assert (again["claimed"], again["repeated"], again["second_claims"]) == (0, 2, 0)
    assert balances() == before
    assert (Claim.objects.count(), RefusedScan.objects.count()) == (2, 1)


def test_a_file_that_has_grown_goes_on_where_it_was(
    codes: tuple[str, str], scanned: Scanned
) -> None:
    read_claims(scanned(codes[0]))
    done = read_claims(scanned(*codes))
    assert (done["claimed"], done["repeated"], done["second_claims"]) == (1, 1, 0)
    assert (Device.objects.count(), ClaimFile.objects.count()) == (1, 2)
    assert HandoverSum.objects.count() == 2


def test_an_older_copy_of_a_file_that_has_grown_is_silent(
    codes: tuple[str, str], scanned: Scanned
) -> None:
    copies = (codes[:1], codes, (*codes, "misread"))
    for lines in copies:
        read_claims(scanned(*lines))
    for lines in copies:
        done = read_claims(scanned(*lines))
        assert (done["claimed"], done["second_claims"]) == (0, 0)
    assert Device.objects.count() == 1


def test_two_files_that_begin_alike_lose_no_claim(codes: tuple[str, str], scanned: Scanned) -> None:
    stranger = new_code(1).text()
    read_claims(scanned(stranger))
    first = read_claims(scanned(stranger, codes[0], name="P1.csv"))
    second = read_claims(scanned(stranger, codes[1], name="P2.csv"))
    assert [(done["claimed"], done["second_claims"]) for done in (first, second)] == [(1, 0)] * 2
    again = read_claims(scanned(stranger, *reversed(codes), name="P2.csv"))
    assert (again["repeated"], refused(again)) == (1, [(1, "H04"), (3, "H05")])


def test_a_second_claim_is_kept_and_flagged_and_hands_out_nothing(
    codes: tuple[str, str], scanned: Scanned
) -> None:
    done = read_claims(scanned(codes[0], codes[1], codes[0]))
    assert (done["claimed"], done["second_claims"], refused(done)) == (2, 1, [(3, "H05")])
    assert Claim.objects.filter(conflict="already_claimed").count() == 1
    assert balances()["households", "food"] == 3


def test_a_slip_used_at_two_points_is_flagged_at_the_second(
    codes: tuple[str, str], scanned: Scanned
) -> None:
    read_claims(scanned(codes[0], name="P1.csv"))
    done = read_claims(scanned(codes[1], codes[0], name="P2.csv"))
    assert (done["claimed"], refused(done)) == (1, [(2, "H05")])


def test_a_second_booklet_claims_nothing_more(
    register: OpenRegister, anahit: str, codes: tuple[str, str], scanned: Scanned
) -> None:
    proxy = second_booklet(register, anahit)
    issue(register)
    done = read_claims(scanned(codes[0], proxy))
    assert refused(done) == [(2, "H05")]
    assert balances()["households", "food"] == 2


def test_the_same_scan_from_another_export_is_silent(
    codes: tuple[str, str], scanned: Scanned
) -> None:
    first, second = (f"{codes[at]},2025-08-18T10:2{at}:05" for at in (0, 1))
    read_claims(scanned("code,time", first, second))
    done = read_claims(scanned("code,time", second, first, name="newest-first.csv"))
    assert (done["claimed"], done["repeated"], done["second_claims"]) == (0, 2, 0)


def test_strangers_and_misread_codes_are_named_by_line(
    codes: tuple[str, str], scanned: Scanned
) -> None:
    misread = codes[0][:9] + ("Z" if codes[0][9] != "Z" else "Y") + codes[0][10:]
    stranger, other_round = new_code(1).text(), new_code(2).text()
    done = read_claims(scanned("", misread, stranger, "", other_round, codes[0][:24], codes[0]))
    assert refused(done) == [(2, "H01"), (3, "H04"), (5, "H03"), (6, "H01")]
    assert done["claimed"] == 1
    kept = RefusedScan.objects.order_by("line").values_list("line", "code")
    assert list(kept) == refused(done)


def test_a_refused_slip_that_was_issued_since_is_claimed_when_read_again(
    register: OpenRegister,
    anahit: str,
    ruben: str,
    planned: Planned,
    codes: tuple[str, str],
    scanned: Scanned,
) -> None:
    planned((anahit, {}))
    issue(register)
    path = scanned(*codes)
    assert refused(read_claims(path)) == [(2, "H04")]
    planned((anahit, {}), (ruben, at_home(food=1)))
    issue(register)
    done = read_claims(path)
    assert (done["claimed"], done["repeated"], refused(done)) == (1, 1, [])
    assert not RefusedScan.objects.exists()


def test_an_altered_pack_is_noticed(codes: tuple[str, str], scanned: Scanned) -> None:
    pack = Pack.objects.get(point="P1")
    pack.rows = bytes(pack.rows)[:-1] + bytes((bytes(pack.rows)[-1] ^ 1,))
    pack.save()
    assert refused(read_claims(scanned(codes[0]))) == [(1, "H06")]


def test_a_row_that_another_issuer_signed_is_refused(
    codes: tuple[str, str], scanned: Scanned
) -> None:
    from tonir.engines.slips import new_issuer
    from tonir.handover.models import IssuerKey

    IssuerKey.objects.update(public=new_issuer().public())
    assert refused(read_claims(scanned(codes[0]))) == [(1, "H06")]


def test_neither_codes_nor_secrets_are_kept(
    codes: tuple[str, str], scanned: Scanned, django_db_blocker: object
) -> None:
    done = read_claims(scanned(*codes, new_code(1).text()))
    shown = repr(done)
    assert all(code not in shown and grouped(code) not in shown for code in codes)
    assert all(len(one["ends"]) == 4 for one in done["refusals"])
    for model in (Claim, RefusedScan, Device, ClaimFile, HandoverSum):
        for row in model.objects.values_list():
            assert all(code not in repr(row) for code in codes)


def test_killed_half_way_nothing_of_the_file_stays(
    codes: tuple[str, str], scanned: Scanned, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tonir.handover import actions

    def die(*_: object) -> None:
        raise Cancelled

    monkeypatch.setattr(actions, "post_handover", die)
    with pytest.raises(Cancelled), transaction.atomic():
        read_claims(scanned(*codes))
    assert not Claim.objects.exists()
    assert not Device.objects.exists()
    monkeypatch.undo()
    assert read_claims(scanned(*codes))["claimed"] == 2


def test_the_database_itself_forbids_a_second_unflagged_claim(
    codes: tuple[str, str], scanned: Scanned
) -> None:
    read_claims(scanned(codes[0]))
    claim = Claim.objects.get()
    claim.pk, claim.sequence = None, 99
    with pytest.raises(IntegrityError), transaction.atomic():
        claim.save()
    claim.conflict = Claim.Conflict.ALREADY_CLAIMED
    claim.save()


def test_totals_name_points_and_kits_but_nobody(codes: tuple[str, str], scanned: Scanned) -> None:
    read_claims(scanned(*codes, codes[0], Code(1, 5).text()))
    totals = claim_totals()
    assert (totals["claims"], totals["second_claims"]) == (2, 1)
    assert totals["refused"] == {"H04": 1}
    assert totals["families"] == {"P1": 1, "P2": 1}
    assert totals["kits"] == {"food": 3, "hygiene": 1, "baby": 1}


def test_nobody_is_served_before_the_first_claim(
    register: OpenRegister, codes: tuple[str, str]
) -> None:
    assert served(register) == set()


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "H08"), (b"\r\n \n", "H08"), (b"PK\x03\x04\0\0", "H12")]
)
def test_a_file_without_codes_gets_a_clear_answer(
    programme: Path, tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "scans.csv"
    path.write_bytes(content)
    with pytest.raises(Refusal, match=code):
        read_claims(path)
