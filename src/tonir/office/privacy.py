"""The privacy page: DPIA sheet and record of processing, with the roles that see what.

Here and not beside the sheets: who sees which page is the office's own knowledge.
"""

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from tonir.office.roles import MAY_SEE, ROLES
from tonir.reporting.papers.typesetting import typeset
from tonir.reporting.processing.assessment import assessment, footer
from tonir.reporting.processing.facts import facts
from tonir.reporting.processing.record import record
from tonir.reporting.processing.sheets import Sheet

PAPERS = {"dpia": "dpia.pdf", "record": "record-of-processing.pdf"}


def page(request: HttpRequest) -> HttpResponse:
    """Both sheets, as the rules and settings stand now."""
    found, _ = sheets(get_language() or "en")
    return render(request, "office/privacy.html", {"sheets": found.values()})


@require_safe
def paper(request: HttpRequest, sheet: str) -> HttpResponse:  # noqa: ARG001
    """One of the sheets to be printed and signed."""
    if sheet not in PAPERS:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{PAPERS[sheet]}"'}
    pdf = _typeset(sheet, get_language() or "en")
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def write_papers(folder: Path, language: str) -> list[Path]:
    """Both sheets as PDF in the folder, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    written = [folder / name for name in PAPERS.values()]
    for sheet, path in zip(PAPERS, written, strict=True):
        path.write_bytes(_typeset(sheet, language))
    return written


def sheets(language: str) -> tuple[dict[str, Sheet], str]:
    """The sheets by their codes, and what stands at the foot of their papers."""
    known = facts(language, roles_by_page(language))
    made = {sheet.code: sheet for sheet in (assessment(known), record(known))}
    return made, footer(known)


def roles_by_page(language: str) -> dict[str, list[str]]:
    with override(language):
        return {page: [str(ROLES[role]) for role in roles] for page, roles in MAY_SEE.items()}


def _typeset(sheet: str, language: str) -> bytes:
    made, foot = sheets(language)
    return typeset("processing", made[sheet].as_data(language, foot), timezone.now())
