"""Slips and packs issued from a plan; signposts beside them. Open register only."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tonir.engines import slips as engine
from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.engines.slips import Code, Issuer
from tonir.handover import actions
from tonir.handover.actions import Issue
from tonir.handover.bearers import Bearers, bearers_of
from tonir.handover.booklets import bind_booklets, open_booklets, open_round_keys
from tonir.handover.closing import is_closed
from tonir.handover.guiding import guided_anew, signposts
from tonir.handover.models import IssuerKey, Pack, Signposts, Withdrawal
from tonir.handover.packing import Load, Packer, changed_loads, label_of, loads_of
from tonir.handover.queries import live_packs, next_version, places_with_slips
from tonir.handover.withdrawing import withdrawal, withdrawn_rows
from tonir.matching.queries import families
from tonir.planning.models import Place, Plan
from tonir.planning.queries import current_plan
from tonir.programme.models import Round
from tonir.programme.queries import current_round, rules
from tonir.supply.models import Kit
from tonir.vault.register import OpenRegister

ISSUER = "slip issuer"


@dataclass(frozen=True)
class Standing:
    """What is issued from: the current round, its plan, the kits' codes in the packs' order."""

    now: Round
    plan: Plan
    kits: list[str]


def stand() -> Standing:
    """Raises Refusal H09 if there is no plan, H11 if there are more kits than a row holds, H16 if
    the round is closed."""
    now = current_round()
    if is_closed(now):
        raise Refusal("H16", round=now.number)
    plan = current_plan(now)
    if plan is None:
        raise Refusal("H09", round=now.number)
    kits = list(Kit.objects.order_by("position", "code").values_list("code", flat=True))
    if len(kits) > engine.MOST_KITS:
        raise Refusal("H11", kits=len(kits), most=engine.MOST_KITS)
    return Standing(now, plan, kits)


def issue(register: OpenRegister, progress: Progress = silent, **_: Any) -> dict[str, Any]:
    """Booklets, slips, packs and signposts of the current plan.

    Again: the same slips and nothing new. Another plan: a new version of the packs that changed.
    The slip of an entry whose family now bears another one is withdrawn. Raises Refusal H09 if
    there is no plan, H11 if there are more kits than a row holds, H16 if the round is closed.
    """
    standing = stand()
    bearers = bearers_of(register, standing.now, progress)
    places = bearers.one_place_each(places_with_slips(standing.plan))
    made, loads = _made(register, standing, bearers, places, live_packs(standing.now), progress)
    _withdraw_joined(register, standing, bearers, made, progress)
    before = Signposts.objects.filter(round=standing.now).first()
    if before is None or made.packs or made.going or made.withdrawal:
        made.signposts = signposts(standing.now, standing.plan, made.version, loads)
    elif before.plan_id != standing.plan.pk:
        before.plan = standing.plan
        made.signposts = before
    actions.save_issue(made)
    return {
        "families": len(places),
        "slips": sum(len(load.entries) for load in loads),
        "new_booklets": len(made.booklets),
        "packs": len(loads),
        "new_packs": len(made.packs),
        "withdrawn_packs": len(made.going),
        "withdrawn_slips": len(made.withdrawal.marks) // engine.INDEX_BYTES
        if made.withdrawal
        else 0,
    }


def issue_packs(
    register: OpenRegister,
    standing: Standing,
    bearers: Bearers,
    labels: Collection[str],
    gone: Sequence[Code],
    progress: Progress = silent,
) -> dict[str, Any]:
    """The packs with these labels alone, and the signposts of who stands in them.

    gone: codes that no signpost shall lead anywhere. The round has been issued from this plan
    before (`is_issued_from`).
    """
    everywhere = bearers.one_place_each(places_with_slips(standing.plan))
    places = [place for place in everywhere if label_of(place) in labels]
    live = [pack for pack in live_packs(standing.now) if pack.label in labels]
    made, loads = _made(register, standing, bearers, places, live, progress)
    before = Signposts.objects.get(round=standing.now)
    made.signposts = guided_anew(before, loads, gone)
    actions.save_issue(made)
    return {"new_packs": len(made.packs), "withdrawn_packs": len(made.going)}


def is_issued_from(plan: Plan) -> bool:
    return Signposts.objects.filter(round=plan.round_id, plan=plan).exists()


def issuer_of(register: OpenRegister) -> Issuer:
    """The key that signs rows; made on first use and sealed like everything that matters."""
    return _opened_issuer(register, issuer_key(register))


def issuer_key(register: OpenRegister) -> IssuerKey:
    found = IssuerKey.objects.order_by("-pk").first()
    if found is not None:
        return found
    issuer = engine.new_issuer()
    sealed = register.seal("outcome", ISSUER, {"seed": issuer.seed().hex()})
    return IssuerKey.objects.create(public=issuer.public(), sealed=sealed)


def _made(
    register: OpenRegister,
    standing: Standing,
    bearers: Bearers,
    places: Sequence[Place],
    live: Sequence[Pack],
    progress: Progress,
) -> tuple[Issue, list[Load]]:
    """What these places need, and the loads of all of them; `live`: packs that they may change."""
    number = standing.now.number
    bearer = {place.household_id: bearers.entry_of(place.household_id) for place in places}
    bound = bind_booklets(register, list(bearer.values()), number, progress)
    key = issuer_key(register)
    codes = {household: bound.codes[entry] for household, entry in bearer.items()}
    loads = loads_of(places, codes, _greetings(register, bearers, bearer, progress))
    fresh, going = changed_loads(loads, live, _opened_issuer(register, key).seed())
    changing = sorted({entry.household for load, _ in fresh for entry in load.entries})
    opened, new_keys = open_round_keys(
        register, [bearer[household] for household in changing], number, progress
    )
    tags = {one: engine.tag_of(opened[bearer[one]], number) for one in changing}
    version = next_version(standing.now)
    packer = Packer(number, version, tuple(standing.kits), ISSUER, bytes(key.sealed))
    rows = packer.rows(register, [load for load, _ in fresh], tags, progress)
    packs = [
        _pack(standing, version, load, fingerprint, sealed)
        for (load, fingerprint), sealed in zip(fresh, rows, strict=True)
    ]
    return Issue(version, bound.made, bound.slips, new_keys, packs, going), loads


def _withdraw_joined(
    register: OpenRegister,
    standing: Standing,
    bearers: Bearers,
    made: Issue,
    progress: Progress,
) -> None:
    """Two entries that were joined may have had a slip each; the family keeps one."""
    joined = {*bearers.family, *bearers.family.values()}
    others = sorted(one for one in joined if bearers.entry_of(one) != one)
    held = open_booklets(register, others, standing.now.number, progress).codes
    codes = [code for some in held.values() for _, code in some]
    if codes:
        issuer = issuer_of(register)
        made.withdrawal = withdrawal(issuer, standing.now, codes, Withdrawal.Reason.JOINED)
        made.withdrawn_of = list(held)
        made.withdrawn_rows = withdrawn_rows(standing.now, codes, made.withdrawal.at)


def _pack(
    standing: Standing, version: int, load: Load, fingerprint: str, made: tuple[bytes, bytes]
) -> Pack:
    """made: the pack's rows, and their traces."""
    return Pack(
        round=standing.now,
        plan=standing.plan,
        point_id=load.point,
        day=load.day,
        lane=load.lane,
        label=load.label,
        version=version,
        kits=standing.kits,
        rows=made[0],
        traces=made[1],
        fingerprint=fingerprint,
    )


def _opened_issuer(register: OpenRegister, key: IssuerKey) -> Issuer:
    seed = register.open("outcome", ISSUER, bytes(key.sealed))["seed"]
    return Issuer.from_bytes(bytes.fromhex(seed))


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
