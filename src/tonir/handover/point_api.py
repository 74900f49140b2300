"""What phones and the office say to each other: no page, no session; a phone signs its requests."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from tonir.engines.refusals import Refusal
from tonir.handover.accepting import accept
from tonir.handover.bytes64 import as_bytes
from tonir.handover.models import Device
from tonir.handover.phone_packs import pack_for
from tonir.handover.phones import Keys, enrol, enrolment, hear, sender
from tonir.handover.receiving import read_batch, read_json
from tonir.handover.relaying import take_parcel
from tonir.handover.runs import parcel_for

MOST_BYTES = 256 * 1024
STATUS = {"H21": 401, "H22": 409, "H24": 413, "H25": 404, "H26": 404, "H27": 403, "H16": 409}
View = Callable[[HttpRequest], HttpResponse]
Signed = Callable[[HttpRequest, Device], HttpResponse]


def _spoken(method: str) -> Callable[[View], View]:
    """An address for phones: one method, small bodies, refusals as JSON in the phone's language."""

    def wrap(view: View) -> View:
        @csrf_exempt
        @login_not_required
        @wraps(view)
        def answer(request: HttpRequest) -> HttpResponse:
            if request.method != method:
                return HttpResponse(status=405, headers={"Allow": method})
            try:
                _refuse_too_much(request)
                return view(request)
            except Refusal as refusal:
                return refused(refusal)

        return answer

    return wrap


def _refuse_too_much(request: HttpRequest) -> None:
    size = int(request.headers.get("Content-Length") or 0)
    if size > MOST_BYTES:
        raise Refusal("H24", bytes=size, most=MOST_BYTES)


def refused(refusal: Refusal) -> JsonResponse:
    language = get_language() or "en"
    said = {
        "code": refusal.code,
        "sentence": refusal.sentence(language),
        "mend": refusal.mend(language),
    }
    answer = _told(said)
    answer.status_code = STATUS.get(refusal.code, 400)
    # Whoever knocks at an open door would fill the log.
    answer._has_been_logged = True  # type: ignore[attr-defined]
    return answer


def _signed(method: str) -> Callable[[Signed], View]:
    """The same, for requests that a phone signed."""

    def wrap(view: Signed) -> View:
        @_spoken(method)
        @wraps(view)
        def answer(request: HttpRequest) -> HttpResponse:
            device = _sender(request)
            hear(device)
            return view(request, device)

        return answer

    return wrap


def _sender(request: HttpRequest) -> Device:
    """The phone that signed method, address and body. Raises Refusal H21 if none did."""
    scheme, _, rest = request.headers.get("Authorization", "").partition(" ")
    code, _, signature = rest.partition(" ")
    if scheme != "Tonir":
        raise Refusal("H21")
    digest = hashlib.sha256(request.body).hexdigest()
    content = f"{request.method}\n{request.path}\n{digest}".encode()
    return sender(code, content, as_bytes(signature))


@_spoken("POST")
def enrol_phone(request: HttpRequest) -> HttpResponse:
    """Lets a phone in that shows an invitation, and tells it all that it needs."""
    said = read_json(request.body)
    signing, address = (as_bytes(said.get(name), 65) for name in ("signing", "address"))
    keys = Keys(signing, address, str(said.get("app", ""))[:40])
    return _told(enrolment(enrol(as_bytes(said.get("invitation")), keys)))


@_signed("GET")
def pack(request: HttpRequest, device: Device) -> HttpResponse:
    """Sealed rows, signposts, marks of withdrawn slips; 304 if the phone has them already."""
    content, etag = pack_for(device)
    if request.headers.get("If-None-Match") == etag:
        return HttpResponse(status=304, headers={"ETag": etag})
    return HttpResponse(content, content_type="application/octet-stream", headers={"ETag": etag})


@_signed("POST")
def claims(request: HttpRequest, device: Device) -> HttpResponse:
    """Takes a batch of rows, and says which rows are here."""
    return _told(accept(device, read_batch(request.body)))


@_signed("POST")
def relay(request: HttpRequest, _: Device) -> HttpResponse:
    """Takes what another phone could not send itself."""
    return _told(take_parcel(request.body))


@_signed("GET")
def run(_: HttpRequest, device: Device) -> HttpResponse:
    """A driver's stops, sealed to her phone."""
    return HttpResponse(parcel_for(device), content_type="application/octet-stream")


def _told(said: dict[str, Any]) -> JsonResponse:
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})
