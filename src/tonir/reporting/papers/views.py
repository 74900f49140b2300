"""Buttons of the desk on a family's page: each does its verb and gives the new slip as a file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from tonir.programme.folder import current
from tonir.reporting.papers.desk import VERBS, WHYS
from tonir.vault.client import ask


@require_POST
@sensitive_post_parameters()
@sensitive_variables()
def slip(request: HttpRequest, household: str) -> HttpResponse:
    """Raises what the verb refuses (H40 to H43, P18, P19)."""
    sent = request.POST
    verb = sent.get("verb", "")
    verb = verb if verb in VERBS else "print"
    asked: dict[str, Any] = {"verb": verb, "household": household}
    asked["why"] = sent.get("why", "") if sent.get("why") in WHYS[verb] else ""
    # Which slip the page showed: a button that is pressed twice replaces it once.
    number, _, ends = sent.get("booklet", "").partition("-")
    if number.isdecimal():
        asked |= {"booklet": int(number), "ends": ends}
    asked["large"] = bool(sent.get("large"))
    if verb == "move":
        day = "" if sent.get("home") else sent.get("day", "")
        asked |= {"point": sent.get("point", ""), "day": day, "at": ""}
    done = ask("booklet", by=request.user.get_username(), **asked)
    content = (current().print / done["file"]).read_bytes()
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="slip.pdf"'
    return response
