"""The handover's work: slips and packs issued from a plan, scanned codes turned into claims."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from tonir.engines import slips as engine
from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.engines.slips import Issuer
from tonir.handover import actions
from tonir.handover.bearers import Bearers, bearers_of, claimants
from tonir.handover.booklets import bind_booklets, open_booklets, open_round_keys
from tonir.handover.claiming import Claimed, Reading, open_scans
from tonir.handover.closing import is_closed
from tonir.handover.models import IssuerKey, Pack, RoundKey
from tonir.handover.packing import Load, Packer, changed_loads, loads_of
from tonir.handover.queries import claims_of_readings, live_packs, places_with_slips
from tonir.handover.scans import fingerprints, read_scans
from tonir.matching.queries import families
from tonir.planning.models import Plan
from tonir.planning.queries import current_plan
from tonir.programme.models import Round
from tonir.programme.queries import current_round, rules
from tonir.supply.models import Kit
from tonir.vault.register import OpenRegister

ISSUER = "slip issuer"


@dataclass(frozen=True, repr=False)
class Slip:
    """One slip as it is printed. `number`: its place in the point's stack, from 1."""

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


def issue(register: OpenRegister, progress: Progress = silent, **_: Any) -> dict[str, Any]:
    """Booklets, slips and packs of the current plan.

    Again: the same slips and nothing new. Another plan: a new version of the packs that changed.
    Raises Refusal H09 if there is no plan, H11 if there are more kits than a row holds, H16 if
    the round is closed.
    """
    now, plan, kits = _standing()
    bearers = bearers_of(register, now, progress)
    places = bearers.one_place_each(places_with_slips(plan))
    bearer = {place.household_id: bearers.entry_of(place.household_id) for place in places}
    bound = bind_booklets(register, list(bearer.values()), now.number, progress)
    issuer = _issuer(register)
    codes = {household: bound.codes[entry] for household, entry in bearer.items()}
    loads = loads_of(places, codes, _greetings(register, bearers, bearer, progress))
    fresh, going = changed_loads(loads, live_packs(now), issuer.seed())
    changing = sorted({entry.household for load, _ in fresh for entry in load.entries})
    opened, new_keys = open_round_keys(
        register, [bearer[household] for household in changing], now.number, progress
    )
    keys = {household: opened[bearer[household]] for household in changing}
    version = 1 + (Pack.objects.filter(round=now).aggregate(last=Max("version"))["last"] or 0)
    slips = sum(len(load.entries) for load, _ in fresh)
    packer = Packer(now.number, version, kits, issuer, keys, progress, slips)
    packs = [_pack(plan, now, packer, load, fingerprint) for load, fingerprint in fresh]
    actions.save_issue(bound.made, bound.slips, new_keys, packs, going)
    progress("packing", slips, slips)
    return {
        "families": len(places),
        "slips": sum(len(load.entries) for load in loads),
        "new_booklets": len(bound.made),
        "packs": len(loads),
        "new_packs": len(packs),
        "withdrawn_packs": len(going),
    }


def slips(register: OpenRegister, progress: Progress = silent) -> list[Slip]:
    """The slips of the current plan as printing needs them, by point, in the order of service.

    Raises Refusal H09 if there is no plan, H16 if the round is closed. Households that were not
    issued a slip are left out.
    """
    now, plan, _ = _standing()
    bearers = bearers_of(register, now, progress)
    places = bearers.one_place_each(places_with_slips(plan))
    entries = [bearers.entry_of(place.household_id) for place in places]
    bound = open_booklets(register, entries, now.number, progress)
    made, numbers = [], dict.fromkeys((place.point_id or "" for place in places), 0)
    for place, entry in zip(places, entries, strict=True):
        point = place.point_id or ""
        for booklet, code in bound.codes.get(entry, ()):
            numbers[point] += 1
            made.append(
                Slip(
                    household=bearers.family_of(place.household_id),
                    booklet=booklet,
                    code=code.text(),
                    number=numbers[point],
                    point=point,
                    day=None if place.at_home else place.day,
                    starts_at=None if place.at_home else place.starts_at,
                    lane=None if place.at_home else place.lane,
                    at_home=place.at_home,
                    kits=place.kits,
                )
            )
    return made


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


def _standing() -> tuple[Round, Plan, list[str]]:
    now = current_round()
    if is_closed(now):
        raise Refusal("H16", round=now.number)
    plan = current_plan(now)
    if plan is None:
        raise Refusal("H09", round=now.number)
    kits = list(Kit.objects.order_by("position", "code").values_list("code", flat=True))
    if len(kits) > engine.MOST_KITS:
        raise Refusal("H11", kits=len(kits), most=engine.MOST_KITS)
    return now, plan, kits


def _pack(plan: Plan, now: Round, packer: Packer, load: Load, fingerprint: str) -> Pack:
    return Pack(
        round=now,
        plan=plan,
        point_id=load.point,
        day=load.day,
        lane=load.lane,
        label=load.label,
        version=packer.version,
        kits=packer.kits,
        rows=packer.rows(load),
        fingerprint=fingerprint,
    )


def _issuer(register: OpenRegister) -> Issuer:
    """The key that signs rows; made on first use and sealed like everything that matters."""
    found = IssuerKey.objects.order_by("-pk").first()
    if found is not None:
        seed = register.open("outcome", ISSUER, bytes(found.sealed))["seed"]
        return Issuer.from_bytes(bytes.fromhex(seed))
    issuer = engine.new_issuer()
    sealed = register.seal("outcome", ISSUER, {"seed": issuer.seed().hex()})
    IssuerKey.objects.create(public=issuer.public(), sealed=sealed)
    return issuer


def _greetings(
    register: OpenRegister, bearers: Bearers, households: Iterable[str], progress: Progress
) -> dict[str, str]:
    """household -> the name to greet, if the programme wants it; else nothing is opened for it."""
    if not rules()["programme"].get("greet_by_name", False):
        return {}
    persons = families(register, progress).persons.select(["household", "number", "given"])
    names = {row["household"]: row["given"] for row in persons.to_pylist() if row["number"] == 0}
    found = {one: names.get(bearers.family_of(one)) for one in households}
    return {household: name for household, name in found.items() if name}
