"""Pages of the register: open it together, close it, see who did and why."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from tonir.engines.refusals import Refusal
from tonir.vault.client import (
    Given,
    Opening,
    close_register,
    join_register,
    open_register,
    standing,
    start,
)
from tonir.vault.keys import keys_folder, read_custody
from tonir.vault.log import check_log
from tonir.vault.models import AccessEvent

LINES_A_PAGE = 100
SHORTEST = 5


@sensitive_post_parameters("passphrase", "words")
def register(request: HttpRequest) -> HttpResponse:
    """Opening the register, by one custodian after the other: for a purpose, for a time."""
    if request.method != "POST":
        return _form(request)
    try:
        opening = _open(request)
    except Refusal as refusal:
        return _form(request, refusal)
    if opening.is_waiting:
        messages.success(request, _("Your share is in. The next custodian gives hers here."))
    else:
        start("ready", request.user.get_username())
        messages.success(request, _("The register is open. Close it when the work is done."))
    return redirect("register")


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Closing it ends its process, and every name is sealed again."""
    if close_register(by=request.user.get_username()):
        messages.success(request, _("The register is closed. Every name is sealed again."))
    return redirect("home")


def log(request: HttpRequest) -> HttpResponse:
    """Who opened the register, when, what for; newest first, with the check of the whole log."""
    lines = Paginator(AccessEvent.objects.order_by("-pk"), LINES_A_PAGE)
    shown = lines.get_page(request.GET.get("page"))
    checked = check_log()
    said = {"lines": shown, "checked": checked, "kinds": _kinds()}
    return render(request, "vault/log.html", said)


@sensitive_variables()
def _open(request: HttpRequest) -> Opening:
    """Begins an opening, or joins the one that waits."""
    by = request.user.get_username()
    given = Given(request.POST.get("passphrase", ""), request.POST.get("words", ""))
    waiting = standing()
    if waiting is not None and waiting.is_waiting:
        return join_register(given, by)
    minutes = _minutes(request.POST.get("minutes", ""))
    return open_register([given], request.POST.get("purpose", ""), by, minutes)


def _minutes(text: str) -> int:
    """What was asked for, between five minutes and what the settings allow."""
    longest = int(settings.TONIR_REGISTER_MINUTES)
    return max(SHORTEST, min(int(text), longest)) if text.isdecimal() else longest


def _form(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    """The form; never with the passphrase in it."""
    language = get_language() or "en"
    custody = None
    try:
        custody = read_custody(keys_folder())
    except Refusal as gone:
        refusal = refusal or gone
    said = {
        "refused": (refusal.code, refusal.sentence(language), refusal.mend(language))
        if refusal
        else None,
        "standing": standing(),
        "custody": custody,
        "purpose": request.POST.get("purpose", ""),
        "minutes": _minutes(request.POST.get("minutes", "")),
        "shortest": SHORTEST,
        "longest": settings.TONIR_REGISTER_MINUTES,
        "idle": settings.TONIR_REGISTER_IDLE_MINUTES,
    }
    return render(request, "vault/register.html", said, status=409 if refusal else 200)


def _kinds() -> dict[str, str]:
    return {
        AccessEvent.Kind.OPENED: _("opened"),
        AccessEvent.Kind.REFUSED: _("refused"),
        AccessEvent.Kind.WORKED: _("worked"),
        AccessEvent.Kind.CLOSED: _("closed"),
        AccessEvent.Kind.EXPORTED: _("exported"),
        AccessEvent.Kind.CORRECTED: _("corrected"),
        AccessEvent.Kind.ERASED: _("erased"),
        AccessEvent.Kind.SHREDDED: _("shredded"),
        AccessEvent.Kind.BACKED_UP: _("backed up"),
        AccessEvent.Kind.RESTORED: _("restored"),
        AccessEvent.Kind.LOCKED_DOWN: _("locked down"),
        AccessEvent.Kind.CUSTODIANS: _("custodians"),
        AccessEvent.Kind.DESTROYED: _("keys destroyed"),
    }
