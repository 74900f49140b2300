"""Questions about stock. Every balance is a sum over the ledger."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet, Sum
from django.utils import timezone

from tonir.supply.models import Account, Kit, Lot, Movement

Key = tuple[str, str]
Kind = Account.Kind
PLACES = (Kind.WAREHOUSE, Kind.POINT)
# What a movement between a place and the other side counts as, for the place.
OUTSIDE = {Kind.HOUSEHOLDS: "handed_over", Kind.LOSS: "lost"}


def kits() -> list[Kit]:
    return list(Kit.objects.all())


def accounts(*kinds: str) -> list[Account]:
    """Accounts of these kinds, of all where none is named, by code."""
    found = Account.objects.order_by("code")
    return list(found.filter(kind__in=kinds) if kinds else found)


def balances() -> dict[Key, int]:
    """(account, kit) -> whole kits there. The donor's is below zero: it gave."""
    return _balances(Movement.objects.all())


def balance(account: str, kit: str) -> int:
    """Whole kits on one account."""
    of_kit = Movement.objects.filter(kit=kit).order_by()
    came = of_kit.filter(target=account).aggregate(total=Sum("quantity", default=0))
    went = of_kit.filter(source=account).aggregate(total=Sum("quantity", default=0))
    return int(came["total"]) - int(went["total"])


def stock_on_hand(on: date | None = None) -> dict[str, int]:
    """kit -> whole kits in all warehouses and points together, every kit named.

    on: the day; what is expired by then does not count. A point below zero handed over what the
    books have elsewhere, so it counts as it is.
    """
    on_hand = Counter({kit.code: 0 for kit in kits()})
    on_hand.update(_in_places(Movement.objects.all()))
    if on is not None:
        on_hand.subtract(_in_places(Movement.objects.filter(lot__expires_on__lt=on)))
    return dict(on_hand)


def _in_places(movements: QuerySet[Movement]) -> Counter[str]:
    """kit -> what those movements left in warehouses and points."""
    places = {account.code for account in accounts(*PLACES)}
    left: Counter[str] = Counter()
    for (account, kit), quantity in _balances(movements).items():
        if account in places:
            left[kit] += quantity
    return left


def shortfalls() -> dict[Key, int]:
    """(place, kit) -> how many more were given out than the books had there. A person looks."""
    places = {account.code for account in accounts(*PLACES)}
    return {
        key: -quantity for key, quantity in balances().items() if key[0] in places and quantity < 0
    }


def lots_at(account: str, kit: str) -> list[tuple[Lot, int]]:
    """What is left of each lot there, first expired first, what never expires last."""
    of_kit = Movement.objects.filter(kit=kit, lot__isnull=False)
    left = _summed(of_kit.filter(target=account), "lot")
    left.subtract(_summed(of_kit.filter(source=account), "lot"))
    found = Lot.objects.in_bulk([code for (code,), quantity in left.items() if quantity > 0])
    ordered = sorted(found.values(), key=lambda lot: (lot.expires_on or date.max, lot.code))
    return [(lot, left[(lot.code,)]) for lot in ordered]


def lots_handed_over(point: str, kit: str) -> list[tuple[str | None, int]]:
    """What families still have of each lot from there, in the order in which lots are given out;
    last what was of no lot that the books knew."""
    families = Account.objects.filter(kind=Kind.HOUSEHOLDS)
    of_kit = Movement.objects.filter(kit=kit).order_by()
    left: Counter[str | None] = Counter()
    for sign, moved in (
        (1, of_kit.filter(source=point, target__in=families)),
        (-1, of_kit.filter(source__in=families, target=point)),
    ):
        for lot, total in moved.values_list("lot").annotate(total=Sum("quantity")):
            left[lot] += sign * total
    lots = Lot.objects.in_bulk([code for code in left if code is not None])
    ordered = sorted(lots.values(), key=lambda lot: (lot.expires_on or date.max, lot.code))
    codes: list[str | None] = [*(lot.code for lot in ordered), None]
    return [(code, left[code]) for code in codes if left[code] > 0]


@dataclass(frozen=True)
class DayBalance:
    """One kit at one place on one day: opening + received - handed over - returned - lost."""

    account: str
    kit: str
    opening: int
    received: int
    handed_over: int
    returned: int
    lost: int

    @property
    def closing(self) -> int:
        return self.opening + self.received - self.handed_over - self.returned - self.lost


def day_balances(day: date) -> list[DayBalance]:
    """Every place and kit that ever moved up to that day, as the clock of the settings has it.

    Received is what came from the donor, a warehouse or a point; returned what went back, or on,
    to one of them. What households brought back lessens handed_over; what was found again lost.
    """
    starts = timezone.make_aware(datetime.combine(day, time.min))
    ends = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    opening = _balances(Movement.objects.filter(at__lt=starts))
    today = Movement.objects.filter(at__gte=starts, at__lt=ends)
    moved: dict[str, Counter[Key]] = {
        name: Counter() for name in ("received", "returned", "handed_over", "lost")
    }
    for (account, kit, other), quantity in _summed(today, "target", "kit", "source__kind").items():
        # Where the other side is outside the programme, its two ways are one column.
        column = OUTSIDE.get(Kind(other))
        moved[column or "received"][account, kit] += -quantity if column else quantity
    for (account, kit, other), quantity in _summed(today, "source", "kit", "target__kind").items():
        moved[OUTSIDE.get(Kind(other), "returned")][account, kit] += quantity
    places = {account.code for account in accounts(*PLACES)}
    keys = {key for key in set(opening).union(*moved.values()) if key[0] in places}
    return [
        DayBalance(
            account=key[0],
            kit=key[1],
            opening=opening.get(key, 0),
            received=moved["received"][key],
            handed_over=moved["handed_over"][key],
            returned=moved["returned"][key],
            lost=moved["lost"][key],
        )
        for key in sorted(keys)
    ]


def _balances(movements: QuerySet[Movement]) -> dict[Key, int]:
    total = Counter(_summed(movements, "target", "kit"))
    total.subtract(_summed(movements, "source", "kit"))
    return {(account, kit): quantity for (account, kit), quantity in total.items()}


def _summed(movements: QuerySet[Movement], *by: str) -> Counter[tuple[str, ...]]:
    """Quantities summed in the database by these fields."""
    rows: Iterable[tuple[object, ...]] = (
        movements.order_by().values(*by).annotate(total=Sum("quantity")).values_list(*by, "total")
    )
    return Counter({tuple(str(part) for part in row[:-1]): int(str(row[-1])) for row in rows})


def moved_by(document: str) -> list[Movement]:
    """What a document posted, in its order."""
    return list(Movement.objects.filter(document=document))


def sent_to(point: str, document_begins: str) -> dict[str, int]:
    """kit -> whole kits dispatched to the point by documents whose number begins so."""
    sent = Movement.objects.filter(
        document__startswith=document_begins, target=point, because=Movement.Reason.DISPATCH
    )
    return {kit: quantity for (kit,), quantity in _summed(sent, "kit").items()}


def documents(begins: str) -> int:
    """How many documents have a number that begins so."""
    found = Movement.objects.filter(document__startswith=begins).order_by()
    return found.values("document").distinct().count()
