"""Writes about the programme: it is loaded from its folder, again as often as it changes."""

from typing import Any

from django.db import transaction

from tonir.engines.refusals import Refusal
from tonir.programme.folder import Folder
from tonir.programme.models import Area, Office, Programme, Round
from tonir.programme.rules import read_rules
from tonir.programme.tables import names_of, read_table

THE_ONE = 1
AREA_COLUMNS = ("code", "parent", "name_en", "lat", "lon")


@transaction.atomic
def load_programme(folder: Folder) -> dict[str, int]:
    """Takes rules, offices, areas and the round from the folder. The same again changes nothing."""
    rules = read_rules(folder.rules)
    facts = rules["programme"]
    Programme.objects.update_or_create(
        pk=THE_ONE, defaults={"code": facts["code"], "names": facts["name"], "rules": rules}
    )
    for office in rules["offices"]:
        Office.objects.update_or_create(code=office["code"], defaults={"names": office["name"]})
    Round.objects.update_or_create(
        number=rules["round"].get("number", 1),
        defaults={key: rules["round"][key] for key in ("opens_on", "closes_on")},
    )
    areas = read_table(folder.root / "areas.csv", AREA_COLUMNS)
    save_areas(areas)
    return {"offices": len(rules["offices"]), "areas": len(areas)}


def save_areas(rows: list[dict[str, str]]) -> None:
    """Raises Refusal G07 naming every row whose numbers or parent do not fit."""
    known = {row["code"] for row in rows}
    faults = [
        f"row {number}: {row['code']}"
        for number, row in enumerate(rows, start=2)
        if not _is_place(row) or (row["parent"] and row["parent"] not in known)
    ]
    if faults:
        raise Refusal("G07", rows=", ".join(faults))
    ordered = sorted(rows, key=lambda row: bool(row["parent"]))
    Area.objects.bulk_create(
        [Area(**_area(row)) for row in ordered],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["parent", "names", "lat", "lon", "population"],
    )


def _is_place(row: dict[str, str]) -> bool:
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
