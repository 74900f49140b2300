"""Pages of the lists that offices sent: how they went in, where they were wrong."""

from base64 import b64encode
from collections.abc import Callable
from pathlib import PurePath
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from tonir.engines.refusals import Refusal
from tonir.engines.refusals.unfilled import unfilled
from tonir.people.actions import receive_family
from tonir.people.lists.families import Draft
from tonir.people.lists.faults import Fault
from tonir.people.models import Household, ListFile
from tonir.people.queries import known
from tonir.people.registering.form import Filled
from tonir.people.registering.page import asked_purposes, form_page
from tonir.people.registering.reading import Written, read_form
from tonir.people.run import Upload, intake
from tonir.people.values.text import column_letter
from tonir.programme.queries import offices
from tonir.vault.keys import public_keys

FAULTS_A_PAGE = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def lists(request: HttpRequest) -> HttpResponse:
    """Every list, by office, newest first."""
    found = ListFile.objects.select_related("office").annotate(wrong=Count("faults"))
    by_office: dict[str, dict[str, Any]] = {}
    for one in found:
        by_office.setdefault(one.office_id, {"office": one.office, "lists": []})["lists"].append(
            one
        )
    return render(
        request,
        "people/lists.html",
        {"offices": [by_office[key] for key in sorted(by_office)], "all_offices": offices()},
    )


def one_list(request: HttpRequest, number: int) -> HttpResponse:
    """One list: its faults by kind, with what to do, and where each stands. Never a value."""
    found = get_object_or_404(ListFile.objects.select_related("office"), pk=number)
    language = get_language() or "en"
    counts = found.faults.values("code").annotate(count=Count("pk")).order_by("-count", "code")
    faults = found.faults.order_by("sheet_number", "row", "column_number", "pk")
    shown = Paginator(faults, FAULTS_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "people/list.html",
        {
            "list": found,
            "kinds": [
                (row["code"], row["count"], *unfilled(row["code"], language)) for row in counts
            ],
            "faults": shown,
            "places": [
                (fault, _letter(fault.column_number), unfilled(fault.code, language)[0])
                for fault in shown
            ],
        },
    )


@sensitive_variables()
def upload(request: HttpRequest) -> HttpResponse:
    """Takes one list in: its faults at once, what goes back as a download in the same page.

    The list and the workbook stay in memory. Raises Refusal O04 if nothing was chosen, or the
    refusal of the list.
    """
    if request.method != "POST":
        return redirect("lists")  # Somebody chose another language on the page of a sent list.
    sent, office = request.FILES.get("list"), request.POST.get("office", "")
    if not isinstance(sent, UploadedFile) or office not in {one.code for one in offices()}:
        raise Refusal("O04")
    (summary,) = intake([Upload(sent.name or "list", sent.read())], office=office)
    if summary.refusal:
        raise summary.refusal
    language = get_language() or "en"
    said = {
        "summary": summary,
        "faults": [
            (fault, _letter(fault.column), *_both(fault, language)) for fault in summary.faults
        ],
        "workbook": _as_link(summary.returned_content),
        "workbook_name": f"{PurePath(summary.file).stem}.returned.xlsx",
    }
    return render(request, "people/taken_in.html", said)


@sensitive_post_parameters()
@sensitive_variables()
def family_new(request: HttpRequest) -> HttpResponse:
    """Takes in one family that stands before the registrar; then it is sealed from her too.

    With faults the form comes back as it was filled in, and where the register is open and has a
    family that is very likely the same. Raises Refusal R02 if there are no keys:
    before anything is written into it.
    """
    public = public_keys()
    if request.method != "POST":
        blank = Filled.blank(timezone.localdate(), request.GET.get("office", ""))
        return _form(request, blank)
    filled = Filled.sent(request.POST, asked_purposes())
    if "more" in request.POST:
        return _form(request, filled.with_one_more())
    again = f"{reverse('family_new')}?{urlencode({'office': filled.office})}"
    if Household.objects.filter(pk=filled.household()).exists():
        return _taken_in_before(request, again)
    written = read_form(filled, known(), {one.code for one in offices()})
    if written.faults and (written.stops or not _as_it_is(request)):
        return _form(request, filled, written)
    if "another" not in request.POST and (like := _looks_like(request, written.draft)):
        return _form(request, filled, written, like)
    if not receive_family(written.draft, filled.office, filled.household(), public):
        return _taken_in_before(request, again)
    sealed = _("The family is sealed and can no more be read here. People in it: %(count)d.")
    messages.success(request, sealed % {"count": len(written.draft.members)})
    return redirect(again)


def _taken_in_before(request: HttpRequest, again: str) -> HttpResponse:
    """Two clicks, or the page of a family that is sealed: nobody may think that it went in anew."""
    said = _("This form was taken in before, and its family is in the register once.")
    mend = _(
        "If you have changed anything in it since, or wrote down another family, write it anew."
    )
    messages.warning(request, f"{said} {mend}")
    return redirect(again)


def _as_it_is(request: HttpRequest) -> bool:
    """Whether she takes the family in without the values that were wrong, and has seen them."""
    return "as_it_is" in request.POST or request.POST.get("another") == "as_it_is"


def _looks_like(request: HttpRequest, draft: Draft) -> str:
    """Who may know that lies further on in the way of the data: the settings name it."""
    looks_like: Callable[[HttpRequest, Draft], str] = import_string(settings.TONIR_LOOKS_LIKE)
    return looks_like(request, draft)


def _form(
    request: HttpRequest, filled: Filled, written: Written | None = None, like: str = ""
) -> HttpResponse:
    """like: families that are very likely this one. Until she has seen them it is not sealed."""
    faults = written.faults if written and not like else {}
    said = {
        **form_page(filled, faults),
        "may_stay": written is not None and not written.stops,
        "like": like,
        "as_it_is": _as_it_is(request),
    }
    return render(request, "people/family.html", said, status=409 if written else 200)


def _both(fault: Fault, language: str) -> tuple[str, str]:
    return fault.sentence(language), fault.mend(language)


def _as_link(workbook: bytes | None) -> str:
    """The workbook inside the page itself: it lies nowhere else."""
    return f"data:{XLSX};base64,{b64encode(workbook).decode('ascii')}" if workbook else ""


def _letter(column: int) -> str:
    return column_letter(column) if column else ""
