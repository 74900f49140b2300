"""Where the programme stands, step by step: for `tonir status` and the office's first page."""

from typing import Any

from django.db.models import Count, Sum
from django.utils import timezone

from tonir.handover.models import Claim
from tonir.matching.models import Merge, Pair
from tonir.people.models import Household, ListFile
from tonir.planning.queries import current_plan, missing_places
from tonir.programme.queries import current_round, programme
from tonir.reporting.rights.packs import packs_to_make_anew
from tonir.reporting.rights.retaining import ends
from tonir.supply.queries import stock_on_hand
from tonir.targeting.models import Entitlement
from tonir.vault.client import opening


def standing() -> dict[str, Any]:
    """Facts that name nobody; counts of families unless it says otherwise."""
    now = current_round()
    plan = current_plan(now)
    found = opening()
    states = dict(Household.objects.order_by().values_list("state").annotate(Count("pk")))
    lists = ListFile.objects.aggregate(rows=Sum("rows"), rejected=Sum("rejected"))
    return {
        "programme": str(programme()),
        "round": now.number,
        "register": f"open for {found.by} until {found.ends_at:%H:%M} UTC" if found else "closed",
        "lists": ListFile.objects.count(),
        "rows_read": lists["rows"] or 0,
        "families_sent_back": lists["rejected"] or 0,
        "waiting_to_be_matched": states.get(Household.State.RECEIVED, 0),
        "families": states.get(Household.State.ACTIVE, 0),
        "entries_joined": Merge.objects.count(),
        "pairs_to_look_at": Pair.objects.filter(decision=Pair.Decision.LOOK).count(),
        "entitled": Entitlement.objects.filter(round=now).count(),
        "placed": plan.place_set.count() - missing_places(plan).count() if plan else 0,
        "without_a_place": missing_places(plan).count() if plan else 0,
        "stock": stock_on_hand(),
        "claims": Claim.objects.filter(round=now, conflict="").count(),
        "packs_with_erased_families": packs_to_make_anew(),
        "past_their_time": [end.kind for end in ends(timezone.localdate()) if end.overdue],
    }
