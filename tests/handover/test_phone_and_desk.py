"""What the desk does while phones are in the field, and phones that only practise."""

from datetime import timedelta

from django.utils import timezone

from tests.handover.conftest import PhoneAt, code_of
from tests.handover.phones import bytes64
from tonir.engines.slips import find_row, is_withdrawn_list, open_row, read_code, withdrawn_mark_of
from tonir.handover.models import Claim
from tonir.handover.phone_models import Conflict
from tonir.handover.queries import practice_of
from tonir.programme.queries import current_round
from tonir.reporting.papers.desk import booklet
from tonir.supply.models import Movement
from tonir.vault.register import OpenRegister

Codes = tuple[str, str]


def test_a_phone_that_had_not_heard_of_the_new_slip_is_flagged_and_nothing_is_lost(
    register: OpenRegister, issued: Codes, anahit: str, phone_at: PhoneAt
) -> None:
    far_away = phone_at()
    before = far_away.pack()
    booklet(register, household=anahit, verb="replace", why="wet")
    far_away.clock = timezone.now() + timedelta(minutes=1)
    code = read_code(issued[0])
    version, kits, rows = next(
        one for one in before.packs if find_row(one[2], code, one[0]) is not None
    )
    far_away.claim(open_row(code, version, find_row(rows, code, version) or b"", len(kits)), kits)
    said = far_away.sync()
    assert said["conflicts"] == [{"sequence": 1, "conflict": "withdrawn"}]
    assert Claim.objects.get().conflict == "" and Conflict.objects.get().facts["replaced_at"]


def test_the_new_slip_of_a_family_is_served_without_a_conflict(
    register: OpenRegister, issued: Codes, anahit: str, phone_at: PhoneAt
) -> None:
    booklet(register, household=anahit, verb="replace", why="wet")
    phone = phone_at()
    phone.clock = timezone.now() + timedelta(minutes=1)
    phone.scan(code_of(register, anahit))
    assert phone.sync()["conflicts"] == []


def test_a_phone_hears_which_slips_count_no_longer_and_that_the_issuer_says_so(
    register: OpenRegister, issued: Codes, anahit: str, phone_at: PhoneAt
) -> None:
    phone = phone_at()
    booklet(register, household=anahit, verb="lost")
    assert phone.push()["withdrawn"] == 1
    told = phone.pack()
    mark = withdrawn_mark_of(read_code(issued[0]).secret_bytes(), 1)
    issuers = [bytes.fromhex(key) for key in _issuers(phone.told["issuers"])]
    assert [mark in marks for marks in told.marks] == [True]
    signature = bytes64(told.header["withdrawn"][0]["signature"])
    assert any(is_withdrawn_list(key, 1, told.marks[0], signature) for key in issuers)


def test_a_training_phone_practises_and_counts_nothing(issued: Codes, phone_at: PhoneAt) -> None:
    phone = phone_at(kind="training")
    made = practice_of(current_round())
    assert _issuers(phone.told["issuers"]) == [key.hex() for key in made.issuers]
    assert [rows for _, _, rows in phone.pack().packs] == [pack.rows for pack in made.packs]
    phone.scan(next(text for task, text in made.sheet if task == "give"))
    said = phone.sync()
    assert said["have"] == [[1, 1]] and said["withdrawn"] == 1
    assert not Claim.objects.exists() and not Conflict.objects.exists()
    assert not Movement.objects.filter(target="households").exists()


def _issuers(told: list[str]) -> list[str]:
    return [bytes64(one).hex() for one in told]
