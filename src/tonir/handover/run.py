"""The handover's work: slips to be printed, scanned codes turned into claims."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.engines.slips import Code
from tonir.handover import actions, noticing
from tonir.handover.bearers import bearers_of, claimants
from tonir.handover.booklets import open_booklets
from tonir.handover.claiming import Claimed, Reading, open_scans
from tonir.handover.closing import is_closed
from tonir.handover.issuing import issue, stand
from tonir.handover.models import RoundKey
from tonir.handover.queries import claims_of_readings, places_with_slips
from tonir.handover.scans import fingerprints, read_scans
from tonir.planning.models import Place
from tonir.programme.models import Round
from tonir.programme.queries import current_round
from tonir.vault.register import OpenRegister

__all__ = ["Slip", "issue", "read_claims", "served", "slips"]


@dataclass(frozen=True, repr=False)
class Slip:
    """One slip as it is printed. `number`: its place in the point's stack, from 1; 0: in none."""

    household: str
    booklet: int
    code: str
    number: int
    point: str
    day: date | None
    starts_at: time | None
    lane: int | None
    at_home: bool
    kits: Mapping[str, int]


def slips(register: OpenRegister, progress: Progress = silent) -> list[Slip]:
    """The slips of the current plan as printing needs them, by point, in the order of service.

    Raises Refusal H09 if there is no plan, H16 if the round is closed. Households that were not
    issued a slip are left out.
    """
    standing = stand()
    bearers = bearers_of(register, standing.now, progress)
    places = bearers.one_place_each(places_with_slips(standing.plan))
    entries = [bearers.entry_of(place.household_id) for place in places]
    bound = open_booklets(register, entries, standing.now.number, progress)
    made, numbers = [], dict.fromkeys((place.point_id or "" for place in places), 0)
    for place, entry in zip(places, entries, strict=True):
        point = place.point_id or ""
        for booklet, code in bound.codes.get(entry, ()):
            numbers[point] += 1
            household = bearers.family_of(place.household_id)
            made.append(slip_at(place, household, booklet, code, numbers[point]))
    return made


def slip_at(place: Place, household: str, booklet: int, code: Code, number: int) -> Slip:
    home = place.at_home
    return Slip(
        household=household,
        booklet=booklet,
        code=code.text(),
        number=number,
        point=place.point_id or "",
        day=None if home else place.day,
        starts_at=None if home else place.starts_at,
        lane=None if home else place.lane,
        at_home=home,
        kits=place.kits,
    )


def read_claims(path: Path, progress: Progress = silent) -> dict[str, Any]:
    """Claims from a file of scanned codes; the register may be closed.

    Refused scans are in the summary by line, code of the refusal and the last four characters.
    The same file again is silent; a file that has grown goes on where it was.
    Raises Refusal H08 for a file without a code, H12 for one that is no text.
    """
    scans = read_scans(Path(path).read_bytes())
    opened = open_scans(scans, progress)
    with transaction.atomic():
        # Locked first, then read: two readers of one file must not both think they are first.
        rounds = [one.pk for one in Round.objects.select_for_update().order_by("pk")]
        device, readings = actions.device_of_file(fingerprints(scans))
        reading = Reading(device, timezone.now())
        reading.take(opened, claims_of_readings(readings), Claimed(rounds))
        reading.verify()
        actions.record_claims(reading.claims, reading.refused)
        actions.record_conflicts(noticing.of_file(reading.claims, reading.at))
        actions.post_sums(device, reading.sums, reading.at)
    progress("claims", len(scans), len(scans))
    return reading.summary(len(scans))


def served(
    register: OpenRegister, progress: Progress = silent, round_: Round | None = None
) -> set[str]:
    """Ids of the entries whose slip was handed in, in a round (the current one).

    A joined family is served if one of her entries is; if two are, she claimed twice. Raises
    Refusal R20 if the round is closed: then nobody can tell any more.
    """
    now = round_ or current_round()
    if is_closed(now):
        raise Refusal("R20", round=now.number)
    # Not only who is in the plan: a family that was served and left it later stays served.
    held = RoundKey.objects.filter(number__lte=now.number).order_by("household")
    households = list(held.values_list("household", flat=True))
    return claimants(register, households, now, progress)
