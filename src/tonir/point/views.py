"""Serves the app. Nobody logs in here: what the app may ask of the office, its own key decides."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from tonir.point.shell import WORKER, Served, served


@login_not_required
@require_safe
def app_file(request: HttpRequest, **_: str) -> HttpResponse:
    """The page, the service worker, and each of their files, by address."""
    found = served().get(request.path)
    if found is None:
        raise Http404
    same = request.headers.get("If-None-Match") == found.tag
    response = HttpResponseNotModified() if same else _whole(request, found)
    if request.path == WORKER:
        response["Service-Worker-Allowed"] = "/point/"
    # Asked for anew each time, sent anew only when it changed: files of two builds never mix.
    response["Cache-Control"] = "no-cache"
    response["ETag"] = found.tag
    response["Content-Security-Policy"] = found.policy
    response["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=(), usb=()"
    return response


def _whole(request: HttpRequest, found: Served) -> HttpResponse:
    squeeze = found.squeezed is not None and "gzip" in request.headers.get("Accept-Encoding", "")
    content = found.squeezed if squeeze and found.squeezed else found.content
    response = HttpResponse(content, content_type=found.type)
    response["Vary"] = "Accept-Encoding"
    if squeeze:
        response["Content-Encoding"] = "gzip"
    return response
