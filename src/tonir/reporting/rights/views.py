"""Pages for what a person asks for: her sheet, a correction, to be erased."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from tonir.engines.refusals import Refusal
from tonir.engines.slips import read_code
from tonir.engines.words import say
from tonir.programme.folder import current
from tonir.programme.models import Office
from tonir.reporting.rights.form import changes_of, form_page
from tonir.vault.client import ask

# What the page itself answers for; everything else is a page of its own.
OF_THE_FORM = {"R40", "R41", "R44", "R47", "L30"}


@require_POST
@sensitive_variables()
def sheet(request: HttpRequest, household: str) -> HttpResponse:
    """The sheet as a download; our own copy lies in the print folder and expires."""
    chosen = request.POST.get("language", "")
    done = _ask(request, "sheet", household, language=chosen)
    content = (current().print / done["file"]).read_bytes()
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="sheet.pdf"'
    return response


@sensitive_post_parameters()
@sensitive_variables()
def correct(request: HttpRequest, household: str) -> HttpResponse:
    """The family's fields to be corrected; a fault is said beside its field."""
    held = _ask(request, "fields", household)
    if request.method != "POST":
        return render(request, "reporting/correct.html", form_page(held, {}, None))
    sent = changes_of(request.POST, held["members"])
    try:
        done = _ask(request, "correct", household, changes=sent, language=_language())
    except Refusal as refusal:
        if refusal.code not in OF_THE_FORM:
            raise
        page = form_page(held, sent, refusal)
        return render(request, "reporting/correct.html", page, status=409)
    if done["corrected"]:
        messages.success(request, _("Corrected. A later list of the office does not undo it."))
    else:
        messages.info(request, _("Nothing was different: nothing was changed."))
    return redirect("family", done["household"])


@sensitive_post_parameters()
@sensitive_variables()
def erase(request: HttpRequest, household: str) -> HttpResponse:
    """Asks once more, then erases. Raises Refusal R46 if what was typed means no yes."""
    held = _ask(request, "fields", household)
    said: dict[str, Any] = {"head": held["head"], "household": held["household"]}
    if request.method != "POST":
        return render(request, "reporting/erase.html", said)
    if not _is_sure(request, held["household"]):
        refusal = Refusal("R46")
        language = _language()
        said["refused"] = (refusal.code, refusal.sentence(language), refusal.mend(language))
        return render(request, "reporting/erase.html", said, status=409)
    done = _ask(request, "erase", household)
    offices = Office.objects.in_bulk()
    lists = [(say(offices[one["office"]].names, _language()), one) for one in done["lists"]]
    return render(request, "reporting/erased.html", {"done": done, "lists": lists})


def _is_sure(request: HttpRequest, household: str) -> bool:
    """The word that the page asks for, or a code on one of the family's slips."""
    typed = request.POST.get("sure", "").strip()[:100]
    if typed.casefold() == _("erase").casefold():
        return True
    try:
        read_code(typed)
    except Refusal:
        return False
    by = request.user.get_username()
    found = ask("find", by=by, text=typed, language=_language())
    return [row["id"] for row in found["families"]] == [household]


def _ask(request: HttpRequest, job: str, household: str, **asked: Any) -> dict[str, Any]:
    return ask(job, by=request.user.get_username(), household=household, **asked)


def _language() -> str:
    return get_language() or "en"
