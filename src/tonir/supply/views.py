"""The stock: what lies where, what moved, what is short. It knows no people."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from tonir.supply import queries
from tonir.supply.models import Account, Movement

MOVEMENTS_A_PAGE = 25


def stock(request: HttpRequest) -> HttpResponse:
    """Balances per place and kit, the balance of one day, the newest movements."""
    day = _day(request.GET.get("day", ""))
    kits = queries.kits()
    movements = Movement.objects.select_related("kit", "source", "target").order_by("-pk")
    shown = Paginator(movements, MOVEMENTS_A_PAGE).get_page(request.GET.get("page"))
    places = {account.code: account for account in queries.accounts()}
    said = {
        "kits": kits,
        "balances": _table(kits_of=[kit.code for kit in kits]),
        "on_hand": queries.stock_on_hand(),
        "short": [
            (places[place], kit, missing)
            for (place, kit), missing in sorted(queries.shortfalls().items())
        ],
        "day": day,
        "day_balances": _of_day(day, places, [kit.code for kit in kits]),
        "kit_names": {kit.code: kit.names for kit in kits},
        "movements": shown,
        "reasons": _reasons(),
    }
    return render(request, "supply/stock.html", said)


def _table(kits_of: list[str]) -> list[tuple[Account, list[int]]]:
    """Warehouses, then points: (account, whole kits in the order of the kits)."""
    found = queries.balances()
    places = queries.accounts(Account.Kind.WAREHOUSE) + queries.accounts(Account.Kind.POINT)
    return [(place, [found.get((place.code, kit), 0) for kit in kits_of]) for place in places]


def _of_day(
    day: date, places: dict[str, Account], kits_of: list[str]
) -> list[tuple[Account, queries.DayBalance]]:
    """In the order of the table of places, and within a place of the kits."""
    order = {code: number for number, code in enumerate(kits_of)}
    rows = [(places[row.account], row) for row in queries.day_balances(day)]
    warehouse = Account.Kind.WAREHOUSE
    rows.sort(
        key=lambda one: (one[0].kind != warehouse, one[0].code, order.get(one[1].kit, len(order)))
    )
    return rows


def _day(text: str) -> date:
    """The day that was asked for; else the last one on which anything moved; else today."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        last = Movement.objects.order_by("-at").first()
        return timezone.localdate(last.at) if last else timezone.localdate()


def _reasons() -> dict[str, str]:
    return {
        Movement.Reason.OPENING: _("opening stock"),
        Movement.Reason.RECEIPT: _("receipt"),
        Movement.Reason.DISPATCH: _("dispatch"),
        Movement.Reason.HANDOVER: _("handover"),
        Movement.Reason.RETURN: _("return"),
        Movement.Reason.LOSS: _("loss"),
        Movement.Reason.CORRECTION: _("correction"),
    }
