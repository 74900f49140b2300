"""Pages of the register: open it, close it, see who did and why."""

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
from tonir.vault.client import close_register, open_register
from tonir.vault.log import first_broken_line
from tonir.vault.models import AccessEvent

LINES_A_PAGE = 100
SHORTEST = 5


@sensitive_post_parameters("passphrase")
def register(request: HttpRequest) -> HttpResponse:
    """Opening the register, by a custodian: for a purpose, for a time."""
    if request.method != "POST":
        return _form(request)
    try:
        _open(request)
    except Refusal as refusal:
        return _form(request, refusal)
    messages.success(request, _("The register is open. Close it when the work is done."))
    return redirect("register")


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Closing it ends its process, and every name is sealed again."""
    if close_register(by=request.user.get_username()):
        messages.success(request, _("The register is closed. Every name is sealed again."))
    return redirect("home")


def log(request: HttpRequest) -> HttpResponse:
    """Who opened the register, when, what for; newest first, with the check of the chain."""
    lines = Paginator(AccessEvent.objects.order_by("-pk"), LINES_A_PAGE)
    shown = lines.get_page(request.GET.get("page"))
    broken = first_broken_line()
    return render(request, "vault/log.html", {"lines": shown, "broken": broken, "kinds": _kinds()})


@sensitive_variables()
def _open(request: HttpRequest) -> None:
    open_register(
        request.POST.get("passphrase", ""),
        request.POST.get("purpose", ""),
        by=request.user.get_username(),
        minutes=_minutes(request.POST.get("minutes", "")),
    )


def _minutes(text: str) -> int:
    """What was asked for, between five minutes and what the settings allow."""
    longest = int(settings.TONIR_REGISTER_MINUTES)
    return max(SHORTEST, min(int(text), longest)) if text.isdecimal() else longest


def _form(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    """The form; never with the passphrase in it."""
    language = get_language() or "en"
    said = {
        "refused": (refusal.code, refusal.sentence(language), refusal.mend(language))
        if refusal
        else None,
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
    }
