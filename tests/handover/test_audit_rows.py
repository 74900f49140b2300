"""What an auditor is told of rows: missing, moved, twice, taken back, in no sum."""

from benchmarks.made_round import Made, signed
from tests.handover.audited import ANAHIT, AuditOf, add_row, codes, row
from tonir.engines.slips import Sums


def test_rows_out_of_order_or_twice_are_noticed(made: Made, audit_of: AuditOf) -> None:
    made.rows.insert(1, made.rows[0])
    assert codes(audit_of(made)) == {"row_twice"}
    made.rows[0], made.rows[2] = made.rows[2], made.rows[0]
    assert "row_order" in codes(audit_of(made))


def test_a_device_whose_rows_are_not_in_one_piece_is_read_once(
    made: Made, audit_of: AuditOf
) -> None:
    made.rows.append(made.rows.pop(0))
    assert {"row_order", "rows_missing", "sum_wrong"} <= codes(audit_of(made))


def test_a_phone_without_a_row_is_not_forgotten(made: Made, audit_of: AuditOf) -> None:
    made.about["devices"]["phone-0009"] = {"kind": "phone", "rows": 4, "passed": [], "quota": 5}
    told = {"code": "rows_missing", "device": "phone-0009", "first": 1, "last": 4}
    assert audit_of(made).findings == [told]


def test_a_phone_cannot_pass_over_a_row_as_a_file_may(made: Made, audit_of: AuditOf) -> None:
    made.about["devices"]["phone-0000"] |= {"rows": 7, "passed": [[7, 7]]}
    assert codes(audit_of(made)) == {"rows_missing"}
    made.about["devices"]["phone-0000"]["kind"] = "file"
    assert audit_of(made).findings == []


def test_a_claim_in_no_sum_is_noticed_unless_a_file_left_a_second_one_out(
    made: Made, audit_of: AuditOf
) -> None:
    first = row(made, "phone-0000", 1)
    second = {k: v for k, v in first.items() if k not in ("device", "sequence")}
    add_row(made, "phone-0003", **second | {"point": "P3", "counted": False})
    row(made, "phone-0003", 7)["conflict"] = "already_claimed"
    assert codes(audit_of(made)) == {"not_summed"}
    made.about["devices"]["phone-0003"]["kind"] = "file"
    report = audit_of(made)
    assert report.findings == [] and report.tally["second_open"] == 1


def test_a_reversal_takes_off_the_claim_that_it_names_once(made: Made, audit_of: AuditOf) -> None:
    back = {"kind": "reversal", "of": 7, "counted": True}
    total = Sums()
    made.about["devices"]["phone-0001"]["rows"] += 1
    made.rows.append(signed(1, "phone-0001", "P1", 7, (ANAHIT, {"food": 1}, total)))
    add_row(made, "phone-0001", **back)
    report = audit_of(made)
    assert report.findings == [] and report.tally["families"] == 24
    assert report.tally["reversal"] == 1
    add_row(made, "phone-0001", **back)
    told = {"code": "reversal_wrong", "device": "phone-0001", "sequence": 9, "of": 7}
    assert audit_of(made).findings == [told]


def test_a_reversal_reaches_no_other_devices_claim_and_no_later_one(
    made: Made, audit_of: AuditOf
) -> None:
    add_row(made, "phone-0001", kind="reversal", of=8, counted=True)
    assert codes(audit_of(made)) == {"reversal_wrong"}


def test_who_was_served_again_after_a_reversal_is_one_family(made: Made, audit_of: AuditOf) -> None:
    first = row(made, "phone-0000", 6)
    add_row(made, "phone-0000", kind="reversal", of=6, counted=True)
    add_row(
        made, "phone-0000", **{k: v for k, v in first.items() if k not in ("device", "sequence")}
    )
    report = audit_of(made)
    assert report.findings == [] and report.tally["families"] == 24


def test_a_delivery_at_home_is_a_claim_and_told_apart(made: Made, audit_of: AuditOf) -> None:
    row(made, "phone-0000", 2)["kind"] = "delivery"
    report = audit_of(made)
    assert report.findings == [] and report.tally["delivery"] == 1
    row(made, "phone-0000", 2)["signature"] = "00" * 64
    assert codes(audit_of(made)) == {"not_issued"}


def test_many_findings_of_a_kind_are_told_up_to_a_number_and_counted(
    made: Made, audit_of: AuditOf
) -> None:
    for one in made.rows:
        one["signature"] = "00" * 64
    report = audit_of(made)
    assert report.times["not_issued"] == 24 and len(report.findings) == 10
