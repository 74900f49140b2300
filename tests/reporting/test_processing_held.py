"""Whatever is held about people stands in the sheet, with its seal; and nothing else does."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Field, Model

from tests.conftest import Listed
from tests.people.writing import csv_of, saved
from tonir.handover.run import issue
from tonir.matching.run import match
from tonir.office.roles import MAY_SEE
from tonir.people.models import Household
from tonir.people.run import intake
from tonir.people.tables import HOUSEHOLDS, PERSONS
from tonir.planning.run import plan
from tonir.reporting.exports.columns import FIELDS
from tonir.reporting.processing.parts import HELD
from tonir.reporting.processing.words import KINDS, PAPERS
from tonir.targeting.run import assess
from tonir.vault.register import OpenRegister
from tonir.vault.seal import KINDS as SEALS

# Tables that say nothing of any family. A new table must stand here or in the sheet.
ABOUT_NOBODY = {
    *("programme.Programme", "programme.Office", "programme.Area", "programme.Round"),
    *("supply.Item", "supply.Kit", "supply.KitLine", "supply.Lot", "supply.Account"),
    *("supply.Movement", "planning.Point", "planning.Plan"),
    *("matching.Run", "matching.Weighing"),
    *("targeting.CriteriaSet", "targeting.Assessment", "people.FingerprintSalt"),
    *("handover.IssuerKey", "handover.Device", "handover.ClaimFile", "handover.HandoverSum"),
    *("handover.Invitation", "handover.RunningSum"),
    *("handover.Closing", "reporting.ReachReport", "reporting.Export", "reporting.ExportGone"),
    "vault.AccessEvent",
}
# Row numbers of the database itself, where a table has no number of its own.
OWN_KEY = "id"
LISTED = {place for held in HELD for place in held.where}
HEADER = [
    *("Family ID", "Surname", "Given name", "Date of birth", "Sex", "Phone", "Passport"),
    *("Settlement", "Address", "Needs", "Notes", "Notice version"),
]
ANAHIT = [
    *("17", "Hakobyan", "Anahit", "12.03.1980", "f", "091234567", "AN1234567"),
    *("Hrazdan", "Kentron st. 12", "disabled", "ground floor", "2025-07"),
]


def tables() -> Iterator[type[Model]]:
    for app in apps.get_app_configs():
        if app.name.startswith("tonir."):
            yield from app.get_models()


def columns(model: type[Model]) -> "list[Field[Any, Any]]":
    return [field for field in model._meta.get_fields() if isinstance(field, Field)]


@pytest.mark.parametrize("model", list(tables()), ids=lambda model: model._meta.label)
def test_every_column_about_families_has_its_line(model: type[Model]) -> None:
    label, names = model._meta.label, {field.name for field in columns(model)}
    if label in ABOUT_NOBODY:
        related = {field.related_model for field in columns(model)}
        assert Household not in related and not any(one.startswith(f"{label}.") for one in LISTED)
        return
    missing = {name for name in names if f"{label}.{name}" not in LISTED} - {OWN_KEY}
    assert not missing, f"{label}: say in reporting/processing/held_*.py what these are for"


def test_every_column_of_the_open_registers_tables_has_its_line() -> None:
    for table, schema in (("households", HOUSEHOLDS), ("persons", PERSONS)):
        assert not [name for name in schema.names if f"{table}:{name}" not in LISTED]


def test_every_field_that_intake_seals_has_its_line(
    programme: Path, register: OpenRegister
) -> None:
    intake([saved(programme, "list.csv", csv_of([HEADER, ANAHIT]))])
    sealed = Household.objects.get()
    for kind, envelope in (("record", sealed.record), ("care", sealed.care)):
        content = register.open(kind, sealed.pk, bytes(envelope))  # type: ignore[arg-type]
        found = set(fields(content, kind + ":"))
        assert found <= LISTED, found - LISTED
    assert "record:members.document" in set(fields({"members": [{"document": 1}]}, "record:"))


def fields(content: Mapping[str, Any], before: str) -> Iterator[str]:
    for name, value in content.items():
        if name == "members":
            for member in value:
                yield from fields(member, f"{before}members.")
        else:
            yield before + name


def test_no_line_speaks_of_what_is_not_held() -> None:
    known = {f"{model._meta.label}.{field.name}" for model in tables() for field in columns(model)}
    known |= {f"households:{name}" for name in HOUSEHOLDS.names}
    known |= {f"persons:{name}" for name in PERSONS.names}
    assert not {place for place in LISTED if not place.startswith(("record:", "care:"))} - known
    assert len(LISTED) == sum(len(held.where) for held in HELD), "one line a field"


def test_every_line_names_the_seal_that_the_bytes_have(
    register: OpenRegister, listed: Listed
) -> None:
    listed({"given": "Անահիտ", "birth": "1984-03-12"})
    for step in (match, assess, plan, issue):
        step(register)
    for model in tables():
        for row in model.objects.all():  # type: ignore[attr-defined]
            for held in HELD:
                for place in held.where:
                    label, _, name = place.rpartition(".")
                    if label != model._meta.label or name not in ("sealed", "reasons"):
                        continue
                    assert SEALS[bytes(getattr(row, name))[2]] == held.kind, place


def test_lines_name_pages_papers_seals_and_columns_that_there_are() -> None:
    pages = {page for held in HELD for page in held.pages}
    assert pages <= set(MAY_SEE)
    assert {paper for held in HELD for paper in held.papers} == set(PAPERS)
    assert {held.kind for held in HELD} == set(KINDS)
    named = [column for held in HELD for column in held.columns]
    assert sorted(named) == sorted(FIELDS)
