"""What an auditor is told of altered claims: one kit more, a family that never was."""

from pathlib import Path

from benchmarks.made_round import ISSUER, Made, make_round, signed
from tests.handover.audited import AuditOf, add_row, codes, count_in, invent, row
from tonir.engines.slips import Sums, new_issuer
from tonir.handover.audit import PROOFS, audit


def test_a_round_in_order_is_proved_whole(made: Made, audit_of: AuditOf) -> None:
    report = audit_of(made)
    assert report.findings == [] and report.proved() == list(PROOFS)
    assert report.tally["families"] == 24 and report.kits["sums"] == report.kits["handed_over"]
    assert sum(report.kits["sums"].values()) > 24


def test_one_kit_more_in_a_sum_is_noticed(made: Made, audit_of: AuditOf) -> None:
    made.sums[0]["kits"]["food"] += 1
    report = audit_of(made)
    assert codes(report) == {"sum_wrong", "ledger_differs"}
    assert report.findings[0] | {"kits": ""} == {
        "code": "sum_wrong",
        "device": "phone-0000",
        "point": "P0",
        "kits": "",
    }


def test_one_kit_more_in_sum_and_ledger_is_noticed_still(made: Made, audit_of: AuditOf) -> None:
    made.sums[0]["kits"]["food"] += 1
    handover = next(one for one in made.stock["movements"] if one["because"] == "handover")
    assert (handover["from"], handover["kit"]) == ("P0", "food")
    handover["quantity"] += 1
    made.stock["closing"]["P0"]["food"] -= 1
    assert codes(audit_of(made)) == {"sum_wrong"}


def test_another_blinding_opens_nothing(made: Made, audit_of: AuditOf) -> None:
    made.sums[0]["blinding"] = "01" + "00" * 31
    assert codes(audit_of(made)) == {"sum_wrong"}


def test_an_invented_household_that_nobody_signed_is_named_by_device_and_row(
    made: Made, audit_of: AuditOf
) -> None:
    invent(made, lambda *_: bytes(64))
    report = audit_of(made)
    assert report.findings == [{"code": "not_issued", "device": "phone-0001", "sequence": 7}]


def test_an_invented_household_that_a_stranger_signed_is_noticed(
    made: Made, audit_of: AuditOf
) -> None:
    stranger = new_issuer()
    invent(made, lambda tag, commitment: stranger.sign(1, tag, commitment))
    assert codes(audit_of(made)) == {"not_issued"}


def test_a_stranger_who_calls_himself_an_issuer_is_known_by_his_fingerprint(
    made: Made, tmp_path: Path, audit_of: AuditOf
) -> None:
    true = audit_of(made).issuers
    stranger = new_issuer()
    made.about["issuers"].append(stranger.public().hex())
    invent(made, lambda tag, commitment: stranger.sign(1, tag, commitment))
    assert audit_of(made).findings == []  # as good as the list of issuers is
    report = audit(made.packed(tmp_path / "round.zip"), expected=true)
    assert codes(report) == {"issuer_unexpected"} and report.issuers[0] == true[0]


def test_a_repeated_tag_is_noticed_with_both_claims(made: Made, audit_of: AuditOf) -> None:
    total = Sums()
    tag = bytes.fromhex(row(made, "phone-0000", 3)["tag"])
    made.about["devices"]["phone-0002"]["rows"] += 1
    made.rows.append(signed(1, "phone-0002", "P2", 7, (tag, {"food": 1}, total)))
    made.rows.sort(key=lambda one: (one["device"], one["sequence"]))
    count_in(made, 2, total)
    report = audit_of(made)
    assert report.findings == [
        {
            "code": "tag_twice",
            "device": "phone-0002",
            "sequence": 7,
            "other": "phone-0000",
            "its_sequence": 3,
        }
    ]
    row(made, "phone-0002", 7)["conflict"] = "already_claimed"
    flagged = audit_of(made)
    assert flagged.findings == [] and flagged.tally["second_open"] == 1
    assert flagged.tally["families"] == 24


def test_a_second_claim_without_a_first_hides_a_family(made: Made, audit_of: AuditOf) -> None:
    row(made, "phone-0000", 3)["conflict"] = "already_claimed"
    assert codes(audit_of(made)) == {"second_without_first"}


def test_a_missing_claim_against_stock_is_noticed(made: Made, audit_of: AuditOf) -> None:
    made.rows.remove(row(made, "phone-0001", 6))
    report = audit_of(made)
    assert codes(report) == {"rows_missing", "sum_claims", "sum_wrong"}
    assert report.findings[0] == {
        "code": "rows_missing",
        "device": "phone-0001",
        "first": 6,
        "last": 6,
    }
    made.about["devices"]["phone-0001"]["rows"] = 5
    made.sums[1]["claims"] = 5
    assert codes(audit_of(made)) == {"sum_wrong"}


def test_a_claim_moved_to_another_device_is_noticed_at_both(made: Made, audit_of: AuditOf) -> None:
    moved = row(made, "phone-0001", 6)
    made.about["devices"]["phone-0001"]["rows"] = 5
    made.rows.remove(moved)
    add_row(
        made, "phone-0000", **{k: v for k, v in moved.items() if k not in ("device", "sequence")}
    )
    report = audit_of(made)
    assert codes(report) == {"sum_claims", "sum_wrong", "sum_missing"}
    moved["point"] = "P0"
    row(made, "phone-0000", 7)["point"] = "P0"
    report = audit_of(made)
    assert {one["device"] for one in report.findings if one["code"] == "sum_wrong"} == {
        "phone-0000",
        "phone-0001",
    }


def test_a_claim_of_another_round_is_named_with_its_round(made: Made, audit_of: AuditOf) -> None:
    claim = row(made, "phone-0000", 1)
    tag, commitment = (bytes.fromhex(claim[name]) for name in ("tag", "commitment"))
    claim["signature"] = ISSUER.sign(7, tag, commitment).hex()
    told = {"code": "other_round", "device": "phone-0000", "sequence": 1, "round": 7}
    assert audit_of(made).findings == [told]


def test_a_bundle_of_round_two_is_none_of_round_one(audit_of: AuditOf) -> None:
    other = make_round(6, phones=2, number=2)
    other.about["round"] = 1
    report = audit_of(other)
    assert report.times == {"other_round": 6}


def test_a_sum_that_is_missing_is_noticed(made: Made, audit_of: AuditOf) -> None:
    del made.sums[3]
    report = audit_of(made)
    assert codes(report) == {"sum_missing", "document_strange"}
