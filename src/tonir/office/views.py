"""The office's own pages: where the programme stands, the register's bar, and what went wrong."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.translation import get_language
from django.views.decorators.csrf import requires_csrf_token

from tonir.office.overview import steps
from tonir.vault.client import standing

# A page that somebody fills in stays as it is: a family half written down would be lost.
WRITTEN_ON = ("family_new",)


def home(request: HttpRequest) -> HttpResponse:
    """Each step of the work with its figures, and what to do next."""
    found = steps(get_language() or "en")
    all_done = all(step.done for step in found)
    return render(request, "office/home.html", {"steps": found, "all_done": all_done})


def register_bar(request: HttpRequest) -> HttpResponse:
    """The bar by itself. A page that was shown with the register open goes when it closes."""
    response = render(request, "office/parts/bar.html")
    found = standing()
    now = "closed" if found is None else "waiting" if found.is_waiting else "open"
    shown = request.GET.get("shown")
    # That somebody begins to open it changes no page but the bar.
    is_new = shown != now and (shown, now) != ("closed", "waiting")
    if is_new and _page_of(request) not in WRITTEN_ON:
        response.headers["HX-Refresh"] = "true"
    return response


def _page_of(request: HttpRequest) -> str:
    """The name of the page that the bar stands on, as the browser tells it."""
    try:
        return resolve(urlsplit(request.headers.get("HX-Current-URL", "")).path).view_name
    except (Resolver404, ValueError):
        return ""


@requires_csrf_token
def not_yours(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return render(request, "403.html", status=403)


@requires_csrf_token
def not_here(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """The address is not repeated: somebody may have typed a name into it."""
    return render(request, "404.html", status=404)


def went_wrong(_: HttpRequest) -> HttpResponse:
    """Asks nothing of the database or the request: either may be what failed."""
    return render(None, "500.html", status=500)
