"""The stock that the plan needs leaves the warehouses for its points."""

from typing import Any

import numpy as np

from tonir.engines.places import metres
from tonir.engines.refusals import Refusal
from tonir.planning.models import Plan, Point
from tonir.planning.queries import current_plan, places
from tonir.programme.folder import current
from tonir.programme.queries import current_round
from tonir.programme.tables import read_table
from tonir.supply.actions import dispatch_plan

WAREHOUSE_COLUMNS = ("code", "lat", "lon")


def dispatch() -> dict[str, Any]:
    """Sends each point the kits of its families and home deliveries, nearest warehouse first.

    Again: only what is still lacking. Raises Refusal P09 without a plan, P10 for a warehouse
    without a place, and Several (S26) if the warehouses lack stock.
    """
    round_ = current_round()
    plan = current_plan(round_)
    if plan is None:
        raise Refusal("P09", round=round_.number)
    waybills = dispatch_plan(round_.number, wanted(plan), nearest_warehouses(), on=round_.opens_on)
    kits: dict[str, int] = {}
    for waybill in waybills:
        for kit, quantity in waybill.kits.items():
            kits[kit] = kits.get(kit, 0) + quantity
    return {
        "plan": plan.pk,
        "waybills": len(waybills),
        "points": len({waybill.target for waybill in waybills}),
        "kits": kits,
    }


def wanted(plan: Plan) -> dict[str, dict[str, int]]:
    """point -> kit -> whole kits for all who come there or are served from there."""
    found: dict[str, dict[str, int]] = {}
    for point, kits in places(plan).exclude(point=None).values_list("point_id", "kits"):
        assert point is not None
        of_point = found.setdefault(point, {})
        for kit, quantity in kits.items():
            of_point[kit] = of_point.get(kit, 0) + quantity
    return found


def nearest_warehouses() -> dict[str, list[str]]:
    """For each point the warehouses of warehouses.csv, the nearest first.

    Raises Refusal P10 if a warehouse has no latitude or longitude.
    """
    rows = read_table(current().root / "warehouses.csv", WAREHOUSE_COLUMNS)
    try:
        lat = np.array([float(row["lat"]) for row in rows])
        lon = np.array([float(row["lon"]) for row in rows])
    except ValueError:
        raise Refusal("P10") from None
    found = {}
    for point in Point.objects.all():
        order = np.argsort(metres(lat, lon, point.lat, point.lon), kind="stable")
        found[point.pk] = [rows[number]["code"] for number in order.tolist()]
    return found
