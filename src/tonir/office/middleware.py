"""What every page has in common: headers that keep it to itself, roles, refusals in words."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from tonir.engines.refusals import Refusal
from tonir.office.roles import may_see, roles_of

GetResponse = Callable[[HttpRequest], HttpResponse]

# Nothing from elsewhere, no script or style inside a page, no page inside another.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# A refusal that means "there is no such thing"; the others mean "not now, not so".
NOT_FOUND = {"O01"}


class OwnPagesOnly:
    """Sets the headers: what a page may load, and that nobody on the way keeps a copy."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", "geolocation=(), camera=(), usb=()")
        return response


class RolesDecide:
    """Lets a page through to the roles that the table in `roles` names, to nobody else."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *_: object
    ) -> HttpResponse | None:
        if not getattr(view, "login_required", True):
            return None
        page = request.resolver_match.view_name if request.resolver_match else ""
        if not may_see(roles_of(request.user), page):
            raise PermissionDenied
        return None


class RefusalsInWords:
    """Turns a refusal into a page that says what is wrong and what to do."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refusal):
            return None
        language = get_language() or "en"
        said = {
            "code": error.code,
            "sentence": error.sentence(language),
            "mend": error.mend(language),
        }
        part = "HX-Request" in request.headers
        template = "office/parts/refused.html" if part else "office/refusal.html"
        return render(request, template, said, status=404 if error.code in NOT_FOUND else 409)
