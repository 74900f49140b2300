"""Writes about the programme: it is loaded from its folder, again as often as it changes."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from tonir.engines.refusals import Refusal
from tonir.engines.refusals.several import Several
from tonir.programme.folder import Folder
from tonir.programme.models import Area, Office, Programme, Round
from tonir.programme.rules import as_json, read_rules
from tonir.programme.tables import names_of, read_table

THE_ONE = 1
AREA_COLUMNS = ("code", "parent", "name_en", "lat", "lon")


@transaction.atomic
def load_programme(folder: Folder) -> dict[str, int]:
    """Takes rules, offices, areas and the round from the folder. The same again changes nothing."""
    rules = as_json(read_rules(folder.rules))
    facts = rules["programme"]
    Programme.objects.update_or_create(
        pk=THE_ONE, defaults={"code": facts["code"], "names": facts["name"], "rules": rules}
    )
    for office in rules["offices"]:
        Office.objects.update_or_create(code=office["code"], defaults={"names": office["name"]})
    _drop_offices_but({office["code"] for office in rules["offices"]})
    Round.objects.update_or_create(
        number=rules["round"].get("number", 1),
        defaults={key: rules["round"][key] for key in ("opens_on", "closes_on")},
    )
    areas = read_table(folder.root / "areas.csv", AREA_COLUMNS)
    save_areas(areas)
    return {"offices": len(rules["offices"]), "areas": len(areas)}


def _drop_offices_but(known: set[str]) -> None:
    """An office that left the rules is gone, unless it has sent a list."""
    for office in Office.objects.exclude(code__in=known):
        with suppress(ProtectedError):
            office.delete()


def save_areas(rows: list[dict[str, str]]) -> None:
    """Raises Several (G14) with every row that is no place; then no area is changed."""
    faults = list(_faults(rows))
    if faults:
        raise Several("G14", faults)
    ordered = sorted(rows, key=lambda row: bool(row["parent"]))
    Area.objects.bulk_create(
        [Area(**_area(row)) for row in ordered],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["parent", "names", "lat", "lon", "population"],
    )


def _faults(rows: list[dict[str, str]]) -> Iterator[Refusal]:
    known = {row["code"] for row in rows}
    seen: set[str] = set()
    for number, row in enumerate(rows, start=2):
        code, people = row["code"], row.get("population") or "0"
        if not code.strip() or code in seen:
            yield Refusal("G18", row=number, found=code or "—")
        if not (people.isascii() and people.isdigit()):
            yield Refusal("G19", row=number, found=people)
        if not _is_on_earth(row) or (row["parent"] and row["parent"] not in known):
            yield Refusal("G07", row=number, found=code or "—")
        seen.add(code)


def _is_on_earth(row: dict[str, str]) -> bool:
    try:
        return -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180
    except ValueError:
        return False


def _area(row: dict[str, str]) -> dict[str, Any]:
    return {
        "code": row["code"],
        "parent_id": row["parent"] or None,
        "names": names_of(row),
        "lat": float(row["lat"]),
        "lon": float(row["lon"]),
        "population": int(row.get("population") or 0),
    }
