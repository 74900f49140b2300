"""The page of the work: begin a step in the open register, follow it, stop it."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tonir.engines.refusals import Refusal
from tonir.office.outcomes import outcomes
from tonir.office.underway import in_words, look
from tonir.vault.client import cancel as cancel_work
from tonir.vault.client import start as start_work

NOTHING_NEW = 204


@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """The steps in their order, what came of each, and what is under way."""
    now = look()
    return render(request, "office/work.html", {"now": now, "outcomes": outcomes()})


@require_safe
def state(request: HttpRequest) -> HttpResponse:
    """The part that follows the work; the whole page goes when there is more to say."""
    now = look()
    if now.is_silent:
        return HttpResponse(status=NOTHING_NEW)
    response = render(request, "office/parts/work.html", {"now": now})
    if request.GET.get("shown") != now.mark:
        response.headers["HX-Refresh"] = "true"
    return response


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Begins a step; it goes on by itself, whoever looks on."""
    job = request.POST.get("job", "")
    if job not in settings.TONIR_REGISTER_PAGE_JOBS:
        raise Http404
    try:
        start_work(job, request.user.get_username())
    except Refusal as refusal:
        _say(request, refusal)
    return redirect("work")


@require_POST
def cancel(request: HttpRequest) -> HttpResponse:
    """Stops the work that the page showed, and no other that has begun since."""
    doing = look().doing
    if doing is None or doing.since.isoformat() != request.POST.get("since"):
        messages.info(request, _("That work has ended already."))
        return redirect("work")
    try:
        cancel_work(request.user.get_username())
    except Refusal as refusal:
        _say(request, refusal)
    return redirect("work")


def _say(request: HttpRequest, refusal: Refusal) -> None:
    language, told = get_language() or "en", in_words(refusal)
    messages.error(request, f"{told.sentence(language)} {told.mend(language)} ({told.code})")
