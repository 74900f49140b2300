"""The DPIA sheet and the record of processing say what this programme really does."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pypdfium2
import pytest
from django.utils import timezone
from pyrage import x25519
from pytest_django import Settings

from tests.conftest import Listed
from tonir.office.privacy import roles_by_page, sheets, write_papers
from tonir.people.models import Household
from tonir.people.settling import settle
from tonir.programme.models import Programme
from tonir.reporting.exports import run
from tonir.reporting.processing import (
    assessment_texts,
    finding_texts,
    flow_texts,
    held_beside,
    held_nameless,
    held_sealed,
    record_texts,
    risk_texts,
    words,
)
from tonir.vault.register import OpenRegister

pytestmark = pytest.mark.django_db
TEXTS = (
    *(assessment_texts, finding_texts, flow_texts, held_beside, held_nameless, held_sealed),
    *(record_texts, risk_texts, words),
)


def said(language: str = "en") -> str:
    """All that both sheets say."""
    made, footer = sheets(language)
    return "\n".join(strings([asdict(sheet) for sheet in made.values()])) + footer


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from strings(list(value.values()))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)


def rule(name: str, value: object) -> None:
    programme = Programme.objects.get()
    programme.rules[name] = value
    programme.save()


def row(name: str, sheet: str = "dpia") -> tuple[str, ...]:
    """The row of any table of the sheet that begins with this."""
    tables = [part.table for part in sheets("en")[0][sheet].parts if part.table]
    (found,) = [row for table in tables for row in table.rows if row[0] == name]
    return found


def test_every_field_says_seal_reason_readers_time_and_purpose(programme: Path) -> None:
    rule("retention", {"care": 41, "records": 77})
    names = row("Names")
    assert names[1] == "sealed: record" and "double entries" in names[2]
    assert names[3].startswith("Coordinator, Custodian, while the register is open; hand-out list")
    assert names[4] == "77 days after the last round" and names[5] == "Giving aid"
    needs = row("Health, disability and other needs")
    assert (needs[1], needs[4]) == ("sealed apart: health", "41 days after the last round")
    assert needs[3] == "the family itself, on a sheet, if she asks"
    assert row("Key of a family's tag")[3] == "nobody; only programs in the open register"


def test_the_same_roles_see_it_that_the_office_lets_through(
    programme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(roles_by_page.__globals__["MAY_SEE"], "family", ("storekeeper",))
    assert row("Address")[3].startswith("Storekeeper, while the register is open")


def test_settings_and_rules_stand_in_it_as_they_are(programme: Path, settings: Settings) -> None:
    settings.TONIR_REGISTER_IDLE_MINUTES, settings.TONIR_PRINT_HOURS = 13, 31
    settings.TONIR_SEAL_SUITE = "mlkem768-x25519"
    rule("notice", {"version": "2031-05", "text": {"en": "We write down your names."}})
    text = said()
    assert "closes after 13 without use" in text and "deleted after 31 hours" in text
    assert "mlkem768-x25519" in text and "We write down your names." in text
    assert "1 of 1" in text and "One custodian alone opens the register" in text
    assert "The notice is missing in: Armenian, Russian." in text


def test_what_stands_open_is_said(programme: Path, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1", "relief.example.org"]
    rule("notice", None)
    rule("purposes", [{"code": "aid", "name": {"en": "Giving aid"}, "basis": "consent"}])
    text = said()
    for open_ in ("no [notice]", "rests on consent", "beyond this computer (relief.example.org)"):
        assert open_ in text, open_
    rule("purposes", [])
    assert "no [[purposes]]" in said()


def test_each_export_stands_in_both_sheets_with_its_columns(
    register: OpenRegister, listed: Listed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "No family's data were handed on" in said()
    listed({"given": "Անահիտ", "surname": "Գրիգորյան"}, address="Kentron st. 12, apt 5")
    settle(register)
    run.export(
        register,
        purpose="aid",
        recipient="Miasin relief committee",
        to=str(x25519.Identity.generate().to_public()),
        agreement="MoU 8",
        expires_on=(timezone.localdate() + timedelta(days=9)).isoformat(),
        fields="address",
        file=str(tmp_path / "export.age"),
    )
    for sheet in ("dpia", "record"):
        assert row("1", sheet)[2:6] == (
            *("Giving aid", "Miasin relief committee", "MoU 8", "address (all areas)"),
        )
    assert row("Address")[5] == "Giving aid (exports: 1)"
    assert row("Names")[5] == "Giving aid"
    today = timezone.localdate()
    monkeypatch.setattr(timezone, "localdate", lambda: today + timedelta(days=10))
    assert "their files were not found: exports 1" in said()


@pytest.mark.parametrize("language", ["en", "hy", "ru"])
def test_no_sheet_names_anybody_or_counts_few(
    language: str, register: OpenRegister, listed: Listed
) -> None:
    listed({"given": "Անահիտ", "surname": "Գրիգորյան"}, phones=["+37491234567"])
    settle(register)
    assert Household.objects.filter(state="active").count() == 1
    text = said(language)
    assert not [one for one in ("Անահիտ", "Գրիգորյան", "91234567") if one in text]
    assert {"en": "too few", "hy": "չափազանց քիչ", "ru": "слишком мало"}[language] in text


@pytest.mark.parametrize("language", ["en", "hy", "ru"])
def test_both_are_printed_in_the_readers_language(
    language: str, programme: Path, tmp_path: Path
) -> None:
    made, _ = sheets(language)
    written = write_papers(tmp_path / "papers", language)
    for path, sheet in zip(written, made.values(), strict=True):
        pages = pypdfium2.PdfDocument(path)
        text = "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)
        for part in sheet.parts:
            assert "".join(part.title.split()) in text, part.title
        assert len(pages) <= 8
    assert [path.name for path in written] == ["dpia.pdf", "record-of-processing.pdf"]


@pytest.mark.parametrize("module", TEXTS, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_text_stands_in_three_languages_with_the_same_holes(module: ModuleType) -> None:
    found = list(texts(list(vars(module).values())))
    assert found
    for text in found:
        assert set(text) == {"en", "hy", "ru"} and all(text.values()), text
        holes = [sorted(hole.split("}")[0] for hole in one.split("{")[1:]) for one in text.values()]
        assert holes[0] == holes[1] == holes[2], text


def texts(value: Any) -> Iterator[dict[str, str]]:
    if isinstance(value, dict) and "en" in value and isinstance(value["en"], str):
        yield value
    elif isinstance(value, dict):
        yield from texts([inner for key, inner in value.items() if not str(key).startswith("__")])
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)
    elif hasattr(value, "why"):
        yield from (value.name, value.why)


def test_without_keys_or_notice_the_sheets_still_say_what_they_can(
    programme: Path, settings: Settings, tmp_path: Path
) -> None:
    settings.TONIR_FOLDER = tmp_path
    rule("notice", None)
    assert "keys are not here" in said()
    json.dumps(asdict(sheets("en")[0]["dpia"]))
