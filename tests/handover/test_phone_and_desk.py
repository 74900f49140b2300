"""What the desk does while phones are in the field, and phones that only practise."""

from datetime import timedelta

from django.utils import timezone

from tests.handover.conftest import PhoneAt, code_of
from tests.handover.phones import Download, Phone, bytes64
from tonir.engines.slips import find_row, is_withdrawn_list, open_row, read_code, withdrawn_mark_of
from tonir.handover.models import Claim, Pack
from tonir.handover.phone_models import Conflict
from tonir.handover.queries import practice_of
from tonir.programme.queries import current_round
from tonir.reporting.closing import close_round
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
    served_with(before, far_away, issued[0])
    said = far_away.sync()
    assert said["conflicts"] == [{"sequence": 1, "conflict": "withdrawn"}]
    assert Claim.objects.get().conflict == "" and Conflict.objects.get().facts["replaced_at"]


def served_with(pack: Download, phone: Phone, code: str) -> None:
    """A minute from now the phone claims with what it once downloaded."""
    phone.clock = timezone.now() + timedelta(minutes=1)
    for version, kits, rows in pack.packs:
        if sealed := find_row(rows, read_code(code), version):
            phone.claim(open_row(read_code(code), version, sealed, len(kits)), kits)
            return
    raise AssertionError("That pack has no row for this slip.")


def test_old_paper_is_known_by_whatever_pack_a_phone_holds(
    register: OpenRegister, issued: Codes, anahit: str, phone_at: PhoneAt
) -> None:
    held, far_away = [phone_at().pack()], [phone_at() for _ in range(3)]
    # A second booklet, and its loss, renew the pack twice; her own slip counts all the while.
    for asked in ({"verb": "second"}, {"verb": "lost", "booklet": 2}):
        booklet(register, household=anahit, **asked)
        held.append(phone_at().pack())
    booklet(register, household=anahit, verb="replace", booklet=1, why="wet")
    for phone, pack in zip(far_away, held, strict=True):
        served_with(pack, phone, issued[0])
        said = [one["conflict"] for one in phone.sync()["conflicts"]]
        assert "withdrawn" in said and set(said) <= {"withdrawn", "already_claimed"}
    assert Claim.objects.filter(conflict="").count() == 1


def test_a_slip_that_was_replaced_twice_is_known_by_both_earlier_papers(
    register: OpenRegister, issued: Codes, anahit: str, phone_at: PhoneAt
) -> None:
    held, papers = [phone_at().pack()], [issued[0]]
    for _ in range(2):
        booklet(register, household=anahit, verb="replace", why="wet")
        papers.append(code_of(register, anahit))
        held.append(phone_at().pack())
    first, second, third = (phone_at() for _ in papers)
    for phone, pack, code in zip((first, second, third), held, papers, strict=True):
        served_with(pack, phone, code)
        phone.sync()
    flagged = Conflict.objects.filter(kind="withdrawn").values_list("device__code", flat=True)
    assert set(flagged) == {first.name, second.name}


def test_paper_that_counts_is_good_with_an_older_pack_too(
    register: OpenRegister, issued: Codes, anahit: str, phone_at: PhoneAt
) -> None:
    far_away = phone_at()
    before = far_away.pack()
    booklet(register, household=anahit, verb="second")
    booklet(register, household=anahit, verb="lost", booklet=2)
    served_with(before, far_away, issued[0])
    assert far_away.sync()["conflicts"] == []


def test_what_tells_old_paper_ends_with_the_round(
    register: OpenRegister, issued: Codes, anahit: str
) -> None:
    booklet(register, household=anahit, verb="replace", why="wet")
    assert all(Pack.objects.values_list("traces", flat=True))
    close_round(register)
    assert not any(Pack.objects.values_list("traces", flat=True))


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
