"""What a registrar sees of it: a piece of her page, while she writes and before she seals."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.dateparse import parse_date
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from tonir.engines.refusals import Refusal
from tonir.matching.words import in_words
from tonir.people.lists.families import Draft
from tonir.people.queries import known
from tonir.people.registering.form import Filled
from tonir.people.registering.page import asked_purposes
from tonir.people.registering.reading import read_form
from tonir.vault.client import ask, opening

OF_HOME = ("phones", "address")
OF_MEMBER = ("given", "surname", "patronymic", "birth", "sex", "document")
# Beside a given name, of which so many must be there before anybody is looked for.
TELLING, ENOUGH = ("surname", "birth", "document", "phone"), 2
# Closed meanwhile, failed, gone, busy: whoever stands there is registered all the same.
NOT_NOW = {"R10", "R11", "R12", "R13"}


@require_POST
@sensitive_post_parameters()
@sensitive_variables()
def near(request: HttpRequest) -> HttpResponse:
    """For the form as far as it is filled in; empty where there is nothing to show."""
    filled = Filled.sent(request.POST, asked_purposes())
    return HttpResponse(looks_like(request, read_form(filled, known(), set()).draft))


@sensitive_variables()
def looks_like(request: HttpRequest, draft: Draft) -> str:
    """Families that are very likely this one, in HTML; nothing while the register is closed, and
    nobody is asked before enough is known of one person."""
    if opening() is None or not any(map(is_enough, draft.members)):
        return ""
    home = {"area": draft.area, **{name: draft.record.get(name) for name in OF_HOME}}
    members = [{name: one.get(name) for name in OF_MEMBER} for one in draft.members]
    by, language = request.user.get_username(), get_language() or "en"
    try:
        found = ask("near", by=by, home=home, members=members, language=language)
    except Refusal as refusal:
        if refusal.code not in NOT_NOW:
            raise
        return ""
    if not found["families"] and not found["enough"]:
        return ""
    for family in found["families"]:
        _put_into_words(family)
    return render_to_string("matching/near.html", found)


def is_enough(member: dict[str, Any]) -> bool:
    """Whether so much is known of somebody that who asks has her papers, or herself, at hand."""
    return bool(member.get("given")) and sum(bool(member.get(one)) for one in TELLING) >= ENOUGH


def _put_into_words(family: dict[str, Any]) -> None:
    family["on"] = parse_date(family["on"])
    family["evidence"] = [in_words(one) for one in family["evidence"]]
    for member in family["members"]:
        member["evidence"] = [in_words(one) for one in member["evidence"]]
