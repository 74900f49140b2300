"""The pages of exports and of privacy: who may make one, who sees what, in which words."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyrage
import pytest
from django.test import Client
from django.utils import timezone
from pyrage import x25519

from tests.office.conftest import ANAHIT, PERSONAL, LogIn
from tonir.engines.refusals import Refusal
from tonir.office.logbook import in_words
from tonir.reporting.exports import run
from tonir.reporting.models import Export
from tonir.reporting.processing.parts import HELD
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister

IDENTITY = x25519.Identity.generate()
FORBIDDEN = 403


@pytest.fixture(autouse=True)
def no_files(folder: Path) -> Iterator[None]:
    yield
    shutil.rmtree(folder / "exports", ignore_errors=True)


@pytest.fixture
def exporting(opened: OpenRegister, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page's job goes to the register that is open in this process."""

    def ask(job: str, by: str, **asked: Any) -> dict[str, Any]:
        assert job == "export"
        opened.asking = by
        return run.export(opened, **asked)

    monkeypatch.setattr("tonir.reporting.exports.views.ask", ask)


def make(client: Client, **otherwise: object) -> Any:
    usual = {
        "purpose": "aid",
        "recipient": "Shoghakat community centre",
        "to": str(IDENTITY.to_public()),
        "agreement": "MoU 7 of 2025",
        "expires_on": (timezone.localdate() + timedelta(days=30)).isoformat(),
        "area": "",
        "fields": ["names", "phones"],
    }
    return client.post("/exports/make/", {**usual, **otherwise})


def test_a_coordinator_makes_an_export_and_saves_its_file(
    log_in: LogIn, families: dict[str, str], exporting: None
) -> None:
    client = log_in("coordinator")
    answer = make(client)
    assert (answer.status_code, answer["Location"]) == (302, "/exports/1/")
    page = client.get("/exports/1/").content.decode()
    for text in ("Shoghakat community centre", "MoU 7 of 2025", "Names, Phone", "All areas"):
        assert text in page, text
    assert str(IDENTITY.to_public()) in page and "not shown" in page
    saved = client.get("/exports/1/file/")
    assert saved["Content-Disposition"] == 'attachment; filename="export-1.csv.age"'
    assert ANAHIT["given"] in pyrage.decrypt(saved.content, [IDENTITY]).decode()
    assert AccessEvent.objects.get(kind="exported").by == "coordinator"


def test_a_refused_export_says_why_and_keeps_what_was_typed(
    log_in: LogIn, families: dict[str, str], exporting: None
) -> None:
    client = log_in("custodian", "ru")
    answer = make(client, to="age1nothing", fields=["names"])
    page = answer.content.decode()
    assert answer.status_code == 409 and "R51" in page and "открытый ключ" in page
    assert 'value="MoU 7 of 2025"' in page
    assert 'value="names" checked' in page and 'value="document" checked' not in page
    assert not Export.objects.exists()


def test_while_closed_nothing_leaves(log_in: LogIn, families: dict[str, str], folder: Path) -> None:
    client = log_in("coordinator")
    assert "An export needs the register open" in client.get("/exports/").content.decode()
    answer = make(client)
    assert answer.status_code == 409 and "R10" in answer.content.decode()
    assert not Export.objects.exists() and not list(folder.glob("exports/*"))


def test_the_officer_sees_each_export_and_nobodys_data(
    log_in: LogIn, families: dict[str, str], exporting: None
) -> None:
    make(log_in("coordinator"))
    officer = log_in("protection")
    page = officer.get("/exports/").content.decode() + officer.get("/exports/1/").content.decode()
    assert "Shoghakat community centre" in page and "export_make" not in page
    assert not [text for text in PERSONAL if text in page]
    assert "Save the encrypted file" not in page and "Make an export" not in page
    assert officer.get("/exports/1/file/").status_code == FORBIDDEN
    assert make(officer).status_code == FORBIDDEN


def test_an_auditor_sees_counts_only(
    log_in: LogIn, families: dict[str, str], exporting: None
) -> None:
    make(log_in("coordinator"))
    auditor = log_in("auditor")
    page = auditor.get("/exports/").content.decode()
    assert "<dt>exports made</dt><dd>1</dd>" in page and "<dt>Giving aid</dt><dd>1</dd>" in page
    assert "Shoghakat" not in page and "MoU" not in page
    assert auditor.get("/exports/1/").status_code == FORBIDDEN


def test_a_page_gives_out_no_other_file_of_this_computer(
    log_in: LogIn, programme: Path, tmp_path: Path
) -> None:
    path = tmp_path / "elsewhere.age"
    path.write_bytes(b"somebody's own")
    Export.objects.create(
        number=1,
        at=timezone.now(),
        expires_on=date(2026, 1, 1),
        purpose="aid",
        fields=["names"],
        file=str(path),
    )
    client = log_in("coordinator")
    assert client.get("/exports/1/file/").status_code == 404
    assert "Save the encrypted file" not in client.get("/exports/1/").content.decode()
    assert "was not found" in client.get("/exports/1/").content.decode()


def test_the_log_speaks_of_exports_in_the_readers_language(programme: Path) -> None:
    line = "export 3 for aid: few families, file 0123456789abcdef"
    assert in_words(line) == "export 3, file 0123456789abcdef"
    assert in_words("export") == "families handed on"


@pytest.mark.parametrize("language", ["en", "hy", "ru"])
def test_the_privacy_page_shows_both_sheets_and_their_papers(
    language: str, log_in: LogIn, families: dict[str, str]
) -> None:
    client = log_in("protection", language)
    page = client.get("/privacy/").content.decode()
    for held in HELD:
        assert held.name[language].replace("'", "&#x27;") in page, held.name
    assert not [text for text in PERSONAL if text in page]
    for sheet in ("dpia", "record"):
        assert client.get(f"/privacy/{sheet}.pdf").content.startswith(b"%PDF")
    assert client.get("/privacy/other.pdf").status_code == 404


def test_a_familys_page_shows_what_the_sheet_says_that_it_shows(
    log_in: LogIn, opened: OpenRegister, families: dict[str, str]
) -> None:
    page = log_in("coordinator").get(f"/families/{families['ruben']}/").content.decode()
    said = {held.name["en"] for held in HELD if "family" in held.pages}
    seen = {
        "Names": "Հարությունյան",
        "Telephone numbers": "77 123456",
        "Date or year of birth": "4 May 1979",
        "Number of a document": "AN1234567",
        "Tier, kits, whether served at home": "Food kit",
        "Office, its own family number, and where in its list": "list.xlsx",
    }
    for name, text in seen.items():
        assert (text in page) == (name in said), name


def test_without_purposes_the_page_says_where_they_stand(
    log_in: LogIn, opened: OpenRegister
) -> None:
    from tonir.programme.models import Programme

    programme = Programme.objects.get()
    programme.rules["purposes"] = []
    programme.save()
    assert "names no purposes yet" in log_in("coordinator").get("/exports/").content.decode()
    with pytest.raises(Refusal, match="R50"):
        run.export(opened, purpose="aid")
