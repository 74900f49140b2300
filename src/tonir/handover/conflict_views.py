"""Conflicts: what a person has to look at, and what somebody closed, with the reason."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tonir.handover.conflict_words import KINDS, facts_in_words
from tonir.handover.conflicts import open_conflicts, place_of, settle, settled

A_PAGE = 25


def all_conflicts(request: HttpRequest) -> HttpResponse:
    """The open ones with their facts; below them the closed ones."""
    language = get_language() or "en"
    waiting = Paginator(open_conflicts(), A_PAGE).get_page(request.GET.get("page"))
    said: dict[str, Any] = {
        "waiting": waiting,
        "open": [
            (
                one,
                KINDS[one.kind],
                place_of(one.device, one.sequence),
                facts_in_words(one.kind, one.facts, language),
            )
            for one in waiting
        ],
        "closed": [
            (one, KINDS[one.conflict.kind], place_of(one.conflict.device, one.conflict.sequence))
            for one in settled()[:A_PAGE]
        ],
    }
    return render(request, "handover/conflicts.html", said)


@require_POST
def settle_one(request: HttpRequest, code: str, kind: str, sequence: int) -> HttpResponse:
    """Closes a conflict, with the reason."""
    by, reason = request.user.get_username(), request.POST.get("reason", "")
    settle(code, kind, sequence, by, reason)
    messages.success(request, _("The conflict is closed; its facts stay."))
    return redirect("conflicts")
