"""What an auditor is told of the stock: documents, balances, kits that nobody claimed."""

from collections import Counter

from benchmarks.made_round import Made
from tests.handover.audited import AuditOf, add_row, codes, row


def test_one_kit_more_that_left_the_point_is_noticed(made: Made, audit_of: AuditOf) -> None:
    handover = next(one for one in made.stock["movements"] if one["because"] == "handover")
    handover["quantity"] += 1
    report = audit_of(made)
    assert codes(report) == {"ledger_differs", "balance_differs"}
    told = report.findings[0]
    assert told["ledger"] == told["sum"] + 1


def test_a_document_missing_in_stock_is_noticed(made: Made, audit_of: AuditOf) -> None:
    moves = made.stock["movements"]
    made.stock["movements"] = [one for one in moves if one["document"] != "claims phone-0002 1"]
    report = audit_of(made)
    assert codes(report) == {"ledger_differs", "document_missing", "balance_differs"}
    told = next(one for one in report.findings if one["code"] == "document_missing")
    assert (told["device"], told["document"]) == ("phone-0002", "claims phone-0002 1")


def test_kits_that_left_without_any_claim_are_noticed(made: Made, audit_of: AuditOf) -> None:
    out = {"document": "by hand", "because": "handover", "on": "2025-08-19", "kit": "food"}
    made.stock["movements"].append(
        out | {"from": "P0", "to": "households", "quantity": 3},
    )
    made.stock["closing"]["P0"] = {"food": 7, "hygiene": 10, "baby": 10}
    report = audit_of(made)
    assert report.findings == [
        {"code": "document_strange", "document": "by hand", "place": "P0", "kits": "food 3"}
    ]
    made.stock["other_rounds"] = {"by hand": 2}
    report = audit_of(made)
    assert report.findings == [] and report.rounds == {2: Counter(food=3)}


def test_a_closing_count_that_differs_is_told_with_both_numbers(
    made: Made, audit_of: AuditOf
) -> None:
    made.stock["counted"] = {"P1": {"food": 8, "baby": 10}}
    assert audit_of(made).findings == [
        {"code": "count_differs", "place": "P1", "kit": "food", "closing": 10, "counted": 8}
    ]


def test_a_place_that_gave_more_than_it_ever_had_is_noticed(made: Made, audit_of: AuditOf) -> None:
    moves = made.stock["movements"]
    moves.remove(next(one for one in moves if (one["to"], one["kit"]) == ("P0", "food")))
    assert {"below_zero", "balance_differs"} == codes(audit_of(made))


def test_stock_that_goes_from_a_donor_to_families_goes_no_way(
    made: Made, audit_of: AuditOf
) -> None:
    made.stock["movements"][0]["to"] = "households"
    assert "movement_wrong" in codes(audit_of(made))


def test_kits_that_were_short_left_no_point(made: Made, audit_of: AuditOf) -> None:
    row(made, "phone-0000", 1)["short"] = {"food": 1}
    assert codes(audit_of(made)) == {"ledger_differs"}
    handover = next(one for one in made.stock["movements"] if one["because"] == "handover")
    handover["quantity"] -= 1
    made.stock["closing"]["P0"] = {"food": 11, "hygiene": 10, "baby": 10}
    report = audit_of(made)
    assert report.findings == [] and report.kits["short"] == {"food": 1}
    row(made, "phone-0000", 1)["short"] = {"food": 10_000}
    assert codes(audit_of(made)) == {"short_over", "ledger_differs"}


def test_walk_ins_are_counted_apart_and_within_their_quota(made: Made, audit_of: AuditOf) -> None:
    add_row(made, "phone-0000", kind="walk_in", point="P0", kits={"food": 1}, counted=True)
    assert codes(audit_of(made)) == {"ledger_differs"}
    made.stock["movements"].append(
        {
            **{"document": "walk-ins phone-0000 7", "because": "handover", "on": "2025-08-18"},
            **{"from": "P0", "to": "households", "kit": "food", "quantity": 1},
        }
    )
    made.stock["closing"]["P0"] = {"food": 9, "hygiene": 10, "baby": 10}
    made.sums[0]["documents"].append("walk-ins phone-0000 7")
    report = audit_of(made)
    assert report.findings == [] and report.kits["walked_in"] == {"food": 1}
    assert report.tally["families"] == 24
    made.about["devices"]["phone-0000"]["quota"] = 0
    told = {"code": "quota_over", "device": "phone-0000", "walk_ins": 1, "quota": 0}
    assert audit_of(made).findings == [told]
