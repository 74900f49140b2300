"""The office's own pages: where the programme stands, the register's bar, and what went wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import requires_csrf_token

from tonir.office.overview import steps
from tonir.vault.client import opening


def home(request: HttpRequest) -> HttpResponse:
    """Each step of the work with its figures, and what to do next."""
    found = steps(get_language() or "en")
    all_done = all(step.done for step in found)
    return render(request, "office/home.html", {"steps": found, "all_done": all_done})


def register_bar(request: HttpRequest) -> HttpResponse:
    """The bar by itself. A page that was shown with the register open goes when it closes."""
    response = render(request, "office/parts/bar.html")
    shown, now = request.GET.get("shown"), "open" if opening() else "closed"
    if shown != now:
        response.headers["HX-Refresh"] = "true"
    return response


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
