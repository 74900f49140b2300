"""How a document gets into the ledger: checked, locked, once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.utils import timezone

from tonir.engines.refusals import Refusal
from tonir.supply import queries
from tonir.supply.models import Account, Kit, Movement

Kits = Mapping[str, int]
# kit, lot (None: of no lot that the books know), whole kits.
Line = tuple[str, str | None, int]
PLACES = queries.PLACES


def check(kits: Kits, *accounts: tuple[str, Iterable[str]]) -> None:
    """Raises Refusal S22, S23 or S24 for an account, a kit or a quantity that is none."""
    for code, kinds in accounts:
        if not Account.objects.filter(code=code, kind__in=kinds).exists():
            raise no_account(code, *kinds)
    known = list(Kit.objects.values_list("code", flat=True))
    for kit, quantity in kits.items():
        if kit not in known:
            raise Refusal("S23", kit=kit, known=", ".join(known) or "—")
        if isinstance(quantity, bool) or not isinstance(quantity, int) or quantity < 0:
            raise Refusal("S24", kit=kit, quantity=quantity)


def no_account(code: str, *kinds: str) -> Refusal:
    known = [account.code for account in queries.accounts(*kinds)]
    return Refusal("S22", account=code, known=", ".join(known) or "—")


def lock(*accounts: str) -> None:
    """Whoever else takes from these accounts waits until this transaction ends."""
    list(Account.objects.select_for_update().filter(code__in=accounts).order_by("code"))


def is_posted(document: str, source: str, target: str, kits: Kits) -> bool:
    """Whether the document stands in the ledger. Raises Refusal S20 if it says something else."""
    said: Counter[tuple[str, str, str]] = Counter()
    for movement in queries.moved_by(document):
        said[movement.source_id, movement.target_id, movement.kit_id] += movement.quantity
    says = {(source, target, kit): quantity for kit, quantity in kits.items() if quantity}
    if said and dict(said) != says:
        raise Refusal("S20", document=document)
    return bool(said)


def available(account: str, kit: str, on: date | None) -> int:
    """Whole kits that can be sent from there, without what is expired on that day.

    Lots may say more than the balance, where kits went out before they were booked in.
    """
    lots = sum(
        left for lot, left in queries.lots_at(account, kit) if not (on and lot.is_expired(on))
    )
    return max(0, min(lots, queries.balance(account, kit)))


def first_expired(account: str, kit: str, quantity: int, on: date | None) -> tuple[list[Line], int]:
    """Which lots the quantity comes from, and how much of it no lot has."""
    lines: list[Line] = []
    missing = quantity
    for lot, left in queries.lots_at(account, kit):
        if missing and not (on and lot.is_expired(on)):
            lines.append((kit, lot.code, min(left, missing)))
            missing -= min(left, missing)
    return lines, missing


def last_handed_over(point: str, kit: str, quantity: int) -> list[Line]:
    """Which lots that many kits went out of, what the books did not know first; what was never
    handed over from there comes back without a lot."""
    lines: list[Line] = []
    for lot, out in reversed(queries.lots_handed_over(point, kit)):
        taken = min(out, quantity)
        if taken:
            lines.append((kit, lot, taken))
        quantity -= taken
    loose = sum(taken for _, lot, taken in lines if lot is None) + quantity
    known = [line for line in lines if line[1] is not None]
    return [*known, (kit, None, loose)] if loose else known


def post(
    document: str,
    way: tuple[str, str],
    lines: Iterable[Line],
    because: Movement.Reason,
    at: datetime | None = None,
) -> None:
    """Adds the document's movements; `way` is from where to where."""
    source, target = way
    Movement.objects.bulk_create(
        Movement(
            kit_id=kit,
            lot_id=lot,
            source_id=source,
            target_id=target,
            quantity=quantity,
            because=because,
            document=document,
            at=at or timezone.now(),
        )
        for kit, lot, quantity in lines
    )
