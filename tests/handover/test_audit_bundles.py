"""What the office writes down for an auditor, from files and from phones, before and after."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.handover.conftest import (
    PhoneAt,
    Planned,
    Scanned,
    active,
    allow_walk_ins,
    code_of,
    second_booklet,
)
from tonir.engines.slips import Code
from tonir.handover.audit import PROOFS, Report, audit
from tonir.handover.bundling import write_bundle
from tonir.handover.models import Booklet, Claim
from tonir.handover.phone_models import Conflict, Settlement
from tonir.handover.run import issue, read_claims
from tonir.people.models import Household
from tonir.programme.models import Round
from tonir.programme.queries import current_round
from tonir.reporting.closing import close_round
from tonir.supply.actions import dispatch
from tonir.targeting.run import assess
from tonir.vault.register import OpenRegister

Codes = tuple[str, str]


def bundle_of(round_: Round | None = None) -> bytes:
    file = io.BytesIO()
    write_bundle(round_ or current_round(), file)
    return file.getvalue()


@pytest.fixture
def audited(tmp_path: Path) -> Any:
    """Writes the current round's bundle and audits it."""

    def of_now(round_: Round | None = None) -> Report:
        path = tmp_path / "round.zip"
        path.write_bytes(bundle_of(round_))
        return audit(path)

    return of_now


@pytest.fixture
def stocked(programme: Path) -> None:
    """Both points have what they are to give."""
    for point in ("P1", "P2"):
        dispatch(f"R1/W1/{point}/1", "W1", point, {"food": 20, "hygiene": 20, "baby": 20})


def test_a_file_of_scans_is_proved_and_its_second_claim_told_apart(
    issued: Codes, stocked: None, scanned: Scanned, audited: Any
) -> None:
    read_claims(scanned(*issued, issued[0], Code(1, 5).text()))
    report = audited()
    assert report.findings == [] and report.proved() == list(PROOFS)
    assert report.kits["handed_over"] == {"food": 3, "hygiene": 1, "baby": 1}
    told = {name: report.tally[name] for name in ("families", "claim", "second_open", "refused")}
    assert told == {"families": 2, "claim": 3, "second_open": 1, "refused": 1}


def test_a_file_that_grew_and_one_that_told_a_scan_again_are_proved(
    issued: Codes, stocked: None, scanned: Scanned, audited: Any
) -> None:
    first, second = (f"{code},2025-08-18 10:2{at}:05" for at, code in enumerate(issued))
    read_claims(scanned(first))
    read_claims(scanned(first, second))
    read_claims(scanned(second, issued[0], name="other.csv"))
    report = audited()
    assert report.findings == []
    assert (report.tally["families"], report.tally["second_open"]) == (2, 1)


def test_kits_that_the_books_do_not_have_at_the_point_are_found(
    claimed: Path, audited: Any
) -> None:
    assert set(audited().times) == {"below_zero"}


def test_a_round_that_is_closed_is_proved_still(
    register: OpenRegister,
    listed: Any,
    planned: Planned,
    scanned: Scanned,
    audited: Any,
    stocked: None,
    own_rounds: Path,
) -> None:
    many = [active(listed({"given": f"N{n}", "birth": "1980"}, reference=f"{n}")) for n in range(9)]
    assess(register)
    places = [(one, {"kits": {"food": 1 + n % 2, "baby": n % 3}}) for n, one in enumerate(many)]
    planned(*places)
    issue(register)
    lines = [f"{code_of(register, one)},2025-08-18 1{n}:00" for n, one in enumerate(many)]
    read_claims(scanned(*lines[:4]))
    read_claims(scanned(*lines, lines[0].split(",")[0]))
    before, tags = audited(), list(Claim.objects.order_by("sequence").values_list("tag", flat=True))
    close_round(register)
    after = audited()
    assert list(Claim.objects.order_by("sequence").values_list("tag", flat=True)) != tags
    assert before.findings == after.findings == [] and after.closed and not before.closed
    assert before.kits == after.kits and before.tally == after.tally


def test_what_phones_did_is_proved_with_all_its_kinds(
    register: OpenRegister,
    anahit: str,
    issued: Codes,
    phone_at: PhoneAt,
    stocked: None,
    audited: Any,
    walk_ins: None,
) -> None:
    proxy = second_booklet(register, anahit)
    issue(register)
    phone, other = phone_at(), phone_at()
    driver = phone_at(point="P2", kind="driver", day=None)
    phone.scan(issued[0], short={"food": 1})
    phone.refuse("wrong_day")
    phone.walk_in({"food": 1})
    phone.sync()
    other.scan(proxy)
    other.sync()
    other.take_back(other.scan(proxy)["sequence"])
    other.sync()
    stop = driver.scan(issued[1])
    stop |= {"kind": "delivery", "stop": 7, "outcome": "delivered"}
    driver._add("delivery", stop=8, outcome="nobody")
    driver._add("delivery", stop=9, outcome="nowhere")
    driver.sync()
    report = audited()
    assert report.findings == [] and report.proved() == list(PROOFS)
    kinds = ("families", "claim", "delivery", "reversal", "walk_in", "refused", "unread")
    assert [report.tally[kind] for kind in kinds] == [2, 3, 1, 1, 1, 2, 1]
    assert report.kits["short"] == {"food": 1} and report.kits["walked_in"] == {"food": 1}
    assert report.conflicts["unread"] == {"open": 1, "settled": 0}
    assert report.tally["second_open"] == 1
    second = Conflict.objects.get(kind="already_claimed", sequence=1)
    Settlement.objects.create(conflict=second, by="coordinator", reason="Two papers, one family.")
    close_round(register)
    closed = audited()
    assert closed.findings == [] and closed.tally["second_settled"] == 1
    assert closed.kits == report.kits


@pytest.fixture
def walk_ins(programme: Path) -> None:
    allow_walk_ins(3)


def test_a_claim_taken_back_after_it_was_posted_comes_in_again(
    issued: Codes, phone_at: PhoneAt, stocked: None, audited: Any
) -> None:
    phone = phone_at()
    row = phone.scan(issued[0])
    phone.sync()
    phone.take_back(row["sequence"])
    phone.sync()
    report = audited()
    assert report.findings == [] and report.tally["families"] == 0
    assert not any(report.kits["handed_over"].values())


def test_rows_and_sums_that_a_phone_has_not_sent_are_missed(
    issued: Codes, phone_at: PhoneAt, stocked: None, audited: Any
) -> None:
    phone = phone_at()
    phone.scan(issued[0])
    phone.refuse("wrong_day")
    phone.refuse("wrong_day")
    phone.push([phone.queue[0], phone.queue[2]])
    report = audited()
    assert set(report.times) == {"rows_missing", "not_summed"}
    assert report.findings[0]["first"] == report.findings[0]["last"] == 2
    phone.sync()
    assert audited().findings == []


def test_what_was_not_summed_when_the_round_ended_is_told_and_the_rest_still_proved(
    register: OpenRegister,
    listed: Any,
    planned: Planned,
    phone_at: PhoneAt,
    stocked: None,
    audited: Any,
) -> None:
    many = [active(listed({"given": f"N{n}", "birth": "1980"}, reference=f"{n}")) for n in range(8)]
    assess(register)
    planned(*((one, {"kits": {"food": 1 + n}}) for n, one in enumerate(many)))
    issue(register)
    phone = phone_at()
    for one in many[:4]:
        phone.scan(code_of(register, one))
    phone.sync()
    for one in many[4:]:
        phone.scan(code_of(register, one))
    phone.push(phone.outbox())
    close_round(register)
    report = audited()
    assert set(report.times) == {"not_summed"} and report.findings[0]["rows"] == 4


def test_a_claim_that_nobody_issued_is_found_although_the_office_flagged_it(
    issued: Codes, phone_at: PhoneAt, stocked: None, audited: Any
) -> None:
    phone = phone_at()
    row = phone.scan(issued[0])
    row["signature"] = "A" * 86
    phone.sync()
    assert set(audited().times) == {"not_issued"}


def test_a_phone_for_training_is_no_part_of_the_round(
    issued: Codes, phone_at: PhoneAt, stocked: None, audited: Any
) -> None:
    phone = phone_at(kind="training")
    phone.refuse("training")
    phone.sync()
    report = audited()
    assert report.findings == [] and report.tally["devices"] == 0


def test_another_rounds_kits_are_told_apart(
    register: OpenRegister,
    claimed: Path,
    anahit: str,
    planned: Planned,
    scanned: Scanned,
    stocked: None,
    audited: Any,
) -> None:
    from tests.handover.conftest import next_round

    first = current_round()
    second = next_round()
    assess(register)
    planned((anahit, {"kits": {"food": 1}}))
    issue(register)
    read_claims(scanned(code_of(register, anahit), name="second.csv"))
    report = audited(second)
    assert report.findings == [] and report.tally["families"] == 1
    assert report.rounds == {1: {"food": 3, "hygiene": 1, "baby": 1}}
    assert audited(first).rounds == {2: {"food": 1}}


def test_the_same_books_give_the_same_bytes(claimed: Path) -> None:
    assert bundle_of() == bundle_of()


def test_no_household_no_name_and_no_time_is_in_a_bundle(
    register: OpenRegister, claimed: Path, phone_at: PhoneAt, issued: Codes
) -> None:
    phone = phone_at()
    phone.scan(issued[0])
    phone.sync()
    with zipfile.ZipFile(io.BytesIO(bundle_of())) as bundle:
        said = b"".join(bundle.read(name) for name in bundle.namelist()).decode()
    households = list(Household.objects.values_list("pk", flat=True))
    booklets = Booklet.objects.values_list("household", flat=True)
    assert households and set(booklets) == set(households)
    for word in (*households, *issued, "Անահիտ", "Рубен", "3749", "10:2", "T10", "+04:00"):
        assert word not in said, word
    keys = {word for word in ("household", "name", "happened_at", "received_at") if word in said}
    assert keys == {"household"} and '"households":"households"' in said
    assert said.count("household") == said.count("households")
