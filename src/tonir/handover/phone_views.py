"""Phones: let one in with a square to scan, see which have been heard of, put one out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tonir.engines.refusals import Refusal
from tonir.handover import conflicts, phones
from tonir.handover.inviting import read_shift
from tonir.handover.models import Device
from tonir.handover.phone_models import Invitation, Receipt
from tonir.handover.queries import summed
from tonir.handover.relaying import take_file
from tonir.planning.models import Point
from tonir.programme.queries import current_round
from tonir.vault.client import ask

USUAL = {"kind": "lane", "starts_at": "09:00", "ends_at": "18:00"}
MOST_FILE = 20 * 1024 * 1024


@dataclass(frozen=True)
class Standing:
    """A phone, and what is here of it. missing: rows that are not, although later ones are. stops:
    of a driver's run that was sealed to it."""

    device: Device
    shift: Invitation
    rows: int
    summed: int
    missing: int
    stops: int | None


def all_phones(request: HttpRequest) -> HttpResponse:
    """Phones of the current round, and the form that invites one."""
    return _page(request, {**USUAL, "day": timezone.localdate().isoformat()})


@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    """One invitation: its square is shown once, for nothing here remembers its secret."""
    typed = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    try:
        shift = read_shift(typed)
        secret = phones.invite(current_round(), shift, request.user.get_username())
    except Refusal as refusal:
        return _page(request, typed, refusal)
    address = request.build_absolute_uri(f"/point/#i={secret}")
    square = segno.make(address, error="m", micro=False)
    said = {
        "shift": shift,
        "kind": _kinds()[shift.kind],
        "address": address,
        "square": square.svg_inline(scale=6, border=4, omitsize=True, svgclass="square"),
        "is_secure": request.is_secure(),
    }
    return render(request, "handover/invitation.html", said)


@require_POST
def revoke(request: HttpRequest, code: str) -> HttpResponse:
    """Puts a phone out, for a reason."""
    reason = request.POST.get("reason", "").strip()[:300]
    if not reason:
        raise Refusal("H28")
    phones.revoke(phones.phone(code), request.user.get_username(), reason)
    messages.success(request, _("The phone is revoked. What it still sends is kept and flagged."))
    return redirect("phones")


@require_POST
def take_in(request: HttpRequest) -> HttpResponse:
    """A file that a phone without network wrote."""
    sent = request.FILES.get("file")
    if sent is None or (sent.size or 0) > MOST_FILE:
        raise Refusal("H23", what=_("no file, or one that is too large"))
    # The last answer of each phone counts those before it too.
    answers = {code: said["have"] for code, said in take_file(sent.read())}
    rows = sum(last - first + 1 for ranges in answers.values() for first, last in ranges)
    told = _("Taken in. Rows of that phone that are here: %(rows)s.") % {"rows": rows}
    messages.success(request, told)
    return redirect("phones")


@require_POST
def seal_stops(request: HttpRequest, code: str) -> HttpResponse:
    """A driver's stops, sealed to her phone in the open register."""
    done = ask("seal_run", by=request.user.get_username(), phone=code)
    messages.success(request, _("Stops sealed to the phone: %(stops)s.") % done)
    return redirect("phones")


def _page(
    request: HttpRequest, typed: Mapping[str, str], refusal: Refusal | None = None
) -> HttpResponse:
    language = get_language() or "en"
    said: dict[str, Any] = {
        "phones": _standing(),
        "typed": typed,
        "points": Point.objects.filter(lanes__gt=0),
        "kinds": _kinds(),
        "waiting": Invitation.objects.filter(
            round=current_round(), device=None, ends_at__gt=timezone.now()
        ).select_related("point"),
        "refused": refusal and (refusal.code, refusal.sentence(language), refusal.mend(language)),
    }
    return render(request, "handover/phones.html", said, status=409 if refusal else 200)


def _standing() -> list[Standing]:
    found = Device.objects.filter(invitation__round=current_round()).select_related(
        "invitation__point", "run"
    )
    return [
        Standing(
            device,
            phones.invitation_of(device),
            Receipt.objects.filter(device=device).count(),
            summed(device),
            sum(last - first + 1 for first, last in conflicts.missing(device)),
            device.run.stops if hasattr(device, "run") else None,
        )
        for device in found.order_by("invitation__point", "invitation__day", "code")
    ]


def _kinds() -> dict[str, str]:
    return {
        Invitation.Kind.LANE: _("Lane"),
        Invitation.Kind.DRIVER: _("Driver"),
        Invitation.Kind.TRAINING: _("Training"),
    }
