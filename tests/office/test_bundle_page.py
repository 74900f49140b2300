"""An auditor fetches a round's bundle from the page of reach, and audits it at home."""

from pathlib import Path

import pytest

from tests.office.conftest import LogIn
from tonir.handover.audit import audit, fingerprint
from tonir.handover.bundling import issuers
from tonir.handover.run import read_claims


@pytest.fixture
def fetched(log_in: LogIn, slip: str, tmp_path: Path) -> Path:
    scans = tmp_path / "P1.csv"
    scans.write_text(f"{slip}\n", encoding="ascii")
    read_claims(scans)
    answer = log_in("auditor").get("/handover/round-1.zip")
    assert answer["Content-Disposition"] == 'attachment; filename="round-1.zip"'
    path = tmp_path / "round-1.zip"
    path.write_bytes(answer.getvalue())
    return path


def test_what_the_auditor_fetches_can_be_audited(fetched: Path) -> None:
    report = audit(fetched)
    assert report.tally["families"] == 1
    assert {"issued", "once", "sums", "stock"} <= set(report.proved())


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "For an auditor"), ("hy", "Ստուգողի համար"), ("ru", "Для проверяющего")],
)
def test_the_page_of_reach_offers_it_with_the_issuers_fingerprint(
    log_in: LogIn, families: dict[str, str], language: str, said: str
) -> None:
    page = log_in("auditor", language).get("/reach/").content.decode()
    assert said in page and 'href="/handover/round-1.zip"' in page
    assert fingerprint(issuers()[0]) in page
    assert "round-1.zip" not in log_in("protection", language).get("/reach/").content.decode()


def test_a_round_that_is_none_is_said_to_be_none(log_in: LogIn, programme: Path) -> None:
    assert "H18" in log_in("auditor").get("/handover/round-9.zip").content.decode()
