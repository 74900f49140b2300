"""Pages of exports: what left, to whom, under what; and, with the register open, the next one."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tonir.engines.refusals import Refusal
from tonir.engines.words import say
from tonir.programme.privacy import purposes, retention
from tonir.programme.queries import areas
from tonir.reporting.exports.columns import FIELDS
from tonir.reporting.exports.files import exports_folder, is_here
from tonir.reporting.exports.orders import LONGEST
from tonir.reporting.exports.queries import all_exports, is_overdue, standing
from tonir.reporting.models import Export
from tonir.vault.client import ask

# A month: longer is asked for, not given.
USUAL = timedelta(days=30)
TEXTS = ("purpose", "recipient", "to", "agreement", "expires_on", "area")


def exports(request: HttpRequest) -> HttpResponse:
    """Counts for everybody who comes here; the list for who may see single exports."""
    return _page(request, {})


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """One export, made in the open register; then its page."""
    asked: dict[str, Any] = {name: request.POST.get(name, "") for name in TEXTS}
    fields = request.POST.getlist("fields")
    try:
        done = ask("export", by=request.user.get_username(), fields=fields, **asked)
    except Refusal as refusal:
        return _page(request, {**asked, "fields": fields}, refusal)
    messages.success(request, _("The export is made. Only its recipient can open the file."))
    return redirect("export", number=done["export"])


def one(request: HttpRequest, number: int) -> HttpResponse:
    """All that is known of one export, but not whom it held."""
    found = get_object_or_404(Export.objects.select_related("area", "gone"), number=number)
    said = {
        "export": found,
        "purpose": _purposes().get(found.purpose, found.purpose),
        "columns": [_columns()[name] for name in found.fields],
        "file_is_here": is_here(found),
        "can_be_saved": _is_ours(found),
        "last_day": found.last_day(retention().exports),
        "overdue": is_overdue(found),
    }
    return render(request, "reporting/export.html", said)


def file(request: HttpRequest, number: int) -> HttpResponse:  # noqa: ARG001
    """The encrypted file, as long as it lies in the programme's own folder."""
    found = get_object_or_404(Export, number=number)
    if not _is_ours(found):
        raise Http404
    path = Path(found.file)
    headers = {"Content-Disposition": f'attachment; filename="{path.name}"'}
    return HttpResponse(path.read_bytes(), content_type="application/octet-stream", headers=headers)


def _is_ours(export: Export) -> bool:
    """A page gives out no other file of this computer, whatever path an export was written to."""
    return Path(export.file).parent == exports_folder() and is_here(export)


def _page(
    request: HttpRequest, asked: dict[str, Any], refusal: Refusal | None = None
) -> HttpResponse:
    language, today = get_language() or "en", timezone.localdate()
    names = _purposes()
    counted = standing()
    said = {
        "asked": {"expires_on": (today + USUAL).isoformat(), **asked},
        "refused": (refusal.code, refusal.sentence(language), refusal.mend(language))
        if refusal
        else None,
        "standing": counted,
        "by_purpose": [(names.get(code, code), n) for code, n in counted.by_purpose.items()],
        "exports": [(one, names.get(one.purpose, one.purpose)) for one in all_exports()],
        "purposes": names,
        "areas": [(area.code, say(area.names, language)) for area in areas()],
        "columns": _columns(),
        "first": (today + timedelta(days=1)).isoformat(),
        "last": (today + LONGEST).isoformat(),
        "days": retention().exports,
    }
    return render(request, "reporting/exports.html", said, status=409 if refusal else 200)


def _purposes() -> dict[str, str]:
    language = get_language() or "en"
    return {purpose.code: say(purpose.names, language) for purpose in purposes()}


def _columns() -> dict[str, str]:
    words = {
        "names": _("Names"),
        "birth": _("Date of birth"),
        "sex": _("Sex"),
        "relation": _("Relation to the head"),
        "document": _("Document"),
        "phones": _("Phone"),
        "address": _("Address"),
        "area": _("Area"),
        "needs": _("Health and protection"),
        "tier": _("Tier"),
        "kits": _("Kits"),
    }
    return {name: words[name] for name in FIELDS}
