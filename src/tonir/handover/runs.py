"""A driver's stops: sealed to her phone while the register is open, gone when the day is over."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.utils import timezone

from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.engines.slips import seal_parcel
from tonir.handover import phones
from tonir.handover.bearers import bearers_of
from tonir.handover.models import Device
from tonir.handover.phone_models import DriverRun, Invitation
from tonir.handover.queries import places_with_slips
from tonir.matching.queries import families, kept_ids
from tonir.planning.models import Place
from tonir.planning.queries import current_plan
from tonir.vault.register import OpenRegister


def parcel_for(device: Device) -> bytes:
    """Raises Refusal H27 for a phone that was revoked, H26 if there is no run for it today."""
    if device.revoked_at is not None:
        raise Refusal("H27")
    forget_runs()
    found = DriverRun.objects.filter(device=device).first()
    if found is None:
        raise Refusal("H26")
    return bytes(found.parcel)


def forget_runs() -> int:
    """Deletes runs whose day is over; how many."""
    return DriverRun.objects.filter(day__lt=timezone.localdate()).delete()[0]


def seal_run(register: OpenRegister, phone: str, progress: Progress = silent) -> dict[str, int]:
    """Seals the deliveries of a driver's point to her phone, in the order of the plan's list.

    What the parcel holds is JSON: {"day", "stops": [{"number", "name", "address", "phones",
    "kits"}]}; the day is the one on which her shift ends; a stop's number is how the phone speaks
    of it later. Raises Refusal H21 if there is no such phone, H27 if it was revoked, H30 if it is
    no driver's, H09 if nothing is planned.
    """
    device = phones.phone(phone)
    shift = phones.invitation_of(device)
    if device.revoked_at is not None:
        raise Refusal("H27")
    if shift.kind != Invitation.Kind.DRIVER:
        raise Refusal("H30")
    plan = current_plan(shift.round)
    if plan is None:
        raise Refusal("H09", round=shift.round.number)
    homes = [
        place
        for place in bearers_of(register, shift.round, progress).one_place_each(
            places_with_slips(plan)
        )
        if place.at_home and place.point_id == shift.point_id
    ]
    day = timezone.localdate(shift.ends_at)
    stops = _stops(register, homes, progress)
    content = json.dumps({"day": day.isoformat(), "stops": stops}, ensure_ascii=False)
    about = b"run " + device.code.encode("ascii")
    parcel = seal_parcel(bytes(device.address), content.encode("utf-8"), about)
    sealed = {"day": day, "parcel": parcel, "stops": len(stops)}
    DriverRun.objects.update_or_create(device=device, defaults=sealed)
    return {"stops": len(stops)}


def _stops(
    register: OpenRegister, homes: Sequence[Place], progress: Progress
) -> list[dict[str, Any]]:
    """Where to go, whom to ask for and what to bring, in the order of the homes."""
    found, family_of = families(register, progress), kept_ids()
    wanted = [family_of.get(place.household_id, place.household_id) for place in homes]
    households, persons = found.households, found.persons
    rows = households.filter(pc.is_in(households["id"], pa.array(wanted, pa.string())))
    ways = {row["id"]: row for row in rows.select(["id", "address", "phones"]).to_pylist()}
    heads = persons.filter(
        pc.and_(
            pc.equal(persons["number"], 0),
            pc.is_in(persons["household"], pa.array(wanted, pa.string())),
        )
    )
    names = {row["household"]: row for row in heads.to_pylist()}
    return [
        {
            "number": number,
            "name": _name(names.get(family, {})),
            "address": ways.get(family, {}).get("address") or "",
            "phones": list(ways.get(family, {}).get("phones") or ()),
            "kits": place.kits,
        }
        for number, (place, family) in enumerate(zip(homes, wanted, strict=True), start=1)
    ]


def _name(head: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (head.get("given"), head.get("surname"))))
