"""Writes of supply: kits, accounts, and movements posted once a document."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from tonir.engines.kits import read_kits
from tonir.engines.refusals import Refusal
from tonir.supply.models import Account, Item, Kit, KitLine, Lot, Movement
from tonir.supply.opening import StockReader
from tonir.supply.posting import (
    PLACES,
    Kits,
    Line,
    available,
    check,
    first_expired,
    is_posted,
    last_handed_over,
    lock,
    no_account,
    post,
)
from tonir.supply.waybills import Waybill, draft

Names = Mapping[str, str]

DONOR, HOUSEHOLDS, LOSS = "donor", "households", "loss"
# The accounts that are no place: one of each is enough for any programme.
OUTSIDE: tuple[tuple[str, str, Names], ...] = (
    (DONOR, Account.Kind.DONOR, {"en": "Donors", "hy": "Նվիրատուներ", "ru": "Доноры"}),
    (HOUSEHOLDS, Account.Kind.HOUSEHOLDS, {"en": "Families", "hy": "Ընտանիքներ", "ru": "Семьи"}),
    (LOSS, Account.Kind.LOSS, {"en": "Losses", "hy": "Կորուստներ", "ru": "Потери"}),
)


@transaction.atomic
def define_kits(items: Sequence[Mapping[str, Any]], kits: Sequence[Mapping[str, Any]]) -> None:
    """Items and kits become what the rules say ([[items]] and [[kits]]), in their order.

    One that the rules no longer name goes, unless there was ever any of it: the ledger keeps it.
    Raises Several (S01) with every fault, as `engines.kits.read_kits` does.
    """
    known, recipes = read_kits({"items": items, "kits": kits})
    for item in known:
        facts = {"names": dict(item.names), "unit": item.unit, "category": item.category}
        Item.objects.update_or_create(
            code=item.code, defaults={**facts, "weight_kg": item.weight_kg}
        )
    for position, recipe in enumerate(recipes):
        kit, _ = Kit.objects.update_or_create(
            code=recipe.code,
            defaults={
                "names": dict(recipe.names),
                "pictogram": recipe.pictogram,
                "volume_l": recipe.volume_l,
                "position": position,
            },
        )
        wanted = {item.code: quantity for item, quantity in recipe.contents}
        kit.lines.exclude(item__in=wanted).delete()
        for item_code, quantity in wanted.items():
            KitLine.objects.update_or_create(
                kit=kit, item_id=item_code, defaults={"quantity": quantity}
            )
    gone = Kit.objects.exclude(code__in=[recipe.code for recipe in recipes]).filter(lots=None)
    gone.exclude(code__in=Movement.objects.values("kit")).delete()
    Item.objects.exclude(code__in=[item.code for item in known]).filter(lines=None).delete()


@transaction.atomic
def open_accounts(accounts: Iterable[tuple[str, str, Names]]) -> None:
    """Opens or renames accounts (code, kind, names); donor, families and losses always exist.

    Raises Refusal S22 if a code is in use for an account of another kind: its history would turn
    into something else.
    """
    for code, kind, names in (*OUTSIDE, *accounts):
        account, fresh = Account.objects.get_or_create(
            code=code, defaults={"kind": kind, "names": dict(names)}
        )
        if account.kind != kind:
            raise no_account(code, kind)
        if not fresh and account.names != names:
            account.names = dict(names)
            account.save(update_fields=["names"])


@transaction.atomic
def record_opening_stock(
    rows: Iterable[Mapping[str, str]], document: str = "opening", at: datetime | None = None
) -> int:
    """Posts the rows of stock.csv that are not yet posted; returns how many lots were.

    Columns warehouse, kit, lot, expires_on (ISO day or empty), quantity (whole kits). The same
    rows again post nothing, further rows are added. Raises Several (S10) with every fault.
    """
    lock(DONOR)
    fresh = [row for row in StockReader(document).read(rows) if row.quantity]
    Lot.objects.bulk_create(
        [Lot(code=row.lot, kit_id=row.kit, expires_on=row.expires_on) for row in fresh],
        ignore_conflicts=True,
    )
    Movement.objects.bulk_create(
        Movement(
            kit_id=row.kit,
            lot_id=row.lot,
            source_id=DONOR,
            target_id=row.warehouse,
            quantity=row.quantity,
            because=Movement.Reason.OPENING,
            document=document,
            at=at or timezone.now(),
        )
        for row in fresh
    )
    return len(fresh)


@transaction.atomic
def dispatch(document: str, source: str, target: str, kits: Kits, on: date | None = None) -> bool:
    """Sends kits from a place to another, first expired first; False if it was posted before.

    on: the day; lots that are expired by then stay. Raises Refusal S20 if the document says
    something else than before, S21 if the place has not that many, S22 or S23 for an account or
    a kit that is not known, S24 for a quantity that is none.
    """
    check(kits, (source, PLACES), (target, PLACES))
    lock(source)
    if is_posted(document, source, target, kits):
        return False
    lines: list[Line] = []
    for kit, quantity in kits.items():
        there = available(source, kit, on)
        if there < quantity:
            raise Refusal("S21", account=source, kit=kit, there=there, wanted=quantity)
        lines += first_expired(source, kit, quantity, on)[0]
    post(document, (source, target), lines, Movement.Reason.DISPATCH)
    return True


@transaction.atomic
def dispatch_plan(
    round_number: int,
    wants: Mapping[str, Kits],
    nearest: Mapping[str, Sequence[str]],
    on: date | None = None,
) -> list[Waybill]:
    """Sends each point what it wants for the round, from the warehouses in its order.

    wants: point -> kit -> whole kits for the whole round. nearest: point -> warehouses, the first
    to be asked first. What earlier waybills of the round brought counts, so that running again
    posts nothing more, and a larger want only the difference; too much sent before is left to a
    person. Returns the new waybills. Raises Several (S26) naming all that no warehouse has, and
    then posts nothing; Refusal S22, S23, S24 for what is not known.
    """
    for point, kits in wants.items():
        check(kits, (point, PLACES), *((code, PLACES) for code in nearest.get(point, ())))
    lock(*sorted({code for codes in nearest.values() for code in codes}))
    waybills = draft(round_number, wants, nearest, on)
    for waybill in waybills:
        dispatch(waybill.document, waybill.source, waybill.target, waybill.kits, on)
    return waybills


@transaction.atomic
def post_handover(document: str, point: str, kits: Kits, at: datetime | None = None) -> bool:
    """Posts what families were given at a point; False if the document was posted before.

    A fact from the field: never refused for want of stock. What the books do not have there goes
    out without a lot and shows in `queries.shortfalls`. Raises Refusal S20, S22, S23, S24.
    """
    check(kits, (point, PLACES))
    lock(point)
    if is_posted(document, point, HOUSEHOLDS, kits):
        return False
    lines: list[Line] = []
    for kit, quantity in kits.items():
        taken, missing = first_expired(point, kit, quantity, None)
        lines += [*taken, (kit, None, missing)] if missing else taken
    post(document, (point, HOUSEHOLDS), lines, Movement.Reason.HANDOVER, at)
    return True


@transaction.atomic
def correct_handover(document: str, point: str, kits: Kits) -> bool:
    """Takes back what was posted as handed over at a point and was not; False if posted before.

    The reverse of `post_handover`, into the lots it took from, the last ones first. Raises Refusal
    S20, S22, S23, S24.
    """
    check(kits, (point, PLACES))
    lock(point)
    if is_posted(document, HOUSEHOLDS, point, kits):
        return False
    lines: list[Line] = []
    for kit, quantity in kits.items():
        lines += last_handed_over(point, kit, quantity)
    post(document, (HOUSEHOLDS, point), lines, Movement.Reason.CORRECTION)
    return True
