"""The page of pairs: two entries side by side, one key a decision. The register is open."""

from typing import Any, TypedDict

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from tonir.engines.refusals import Refusal
from tonir.matching.words import KEYS, KEYS_OF_A_PERSON, OF_A_PERSON, VERDICTS, WHY, in_words
from tonir.people.words import relations, sexes
from tonir.vault.client import ask, opening


class Ends(TypedDict):
    """Ids of the two entries, as they were posted."""

    left: str
    right: str


@sensitive_variables()
def pairs(request: HttpRequest, left: str = "", right: str = "") -> HttpResponse:
    """The next pair, or one that was asked for. Raises Refusal R10 while the register is closed."""
    if opening() is None:
        raise Refusal("R10")
    asked: dict[str, Any] = {"left": left, "right": right, "at": _place(request.GET)}
    by, language = request.user.get_username(), get_language() or "en"
    found = ask("pair", by=by, language=language, **asked)
    said: dict[str, Any] = {
        **found,
        "next": found["at"] + 1,
        "reason": WHY.get(found["why"], ""),
        "verdicts": [(code, KEYS[code], words) for code, words in VERDICTS.items()],
        "sexes": sexes(),
        "relations": relations(),
        "error": _error(found["measured"]),
    }
    if found["pair"]:
        _put_into_words(found["pair"])
        said["others"] = any(side["others"] for side in found["pair"]["sides"])
        said["said"] = VERDICTS.get(found["pair"]["verdict"], "")
    return render(request, "matching/pairs.html", said)


@require_POST
def rule(request: HttpRequest) -> HttpResponse:
    """A decision; then the next pair, or the family from whose page it came."""
    ends = _ends(request)
    verdict = request.POST.get("verdict", "")
    ask("decide", by=request.user.get_username(), **ends, verdict=verdict)
    if request.POST.get("from") == "family":
        return redirect("family", household=ends["left"])
    # The decided pair is gone from the queue: the next one now stands in its place.
    place = _place(request.POST)
    return redirect(f"{reverse('pairs')}?at={place}" if place else "pairs")


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """The decision is undone; its pair is shown once more."""
    ends = _ends(request)
    ask("take_back", by=request.user.get_username(), **ends)
    return redirect("pair", left=ends["left"], right=ends["right"])


@sensitive_variables()
def shared(request: HttpRequest) -> HttpResponse:
    """The next person who stands in two families. Raises Refusal R10: the register is closed."""
    if opening() is None:
        raise Refusal("R10")
    rows = _rows(request.GET)
    asked: dict[str, Any] = {"rows": rows, "at": _place(request.GET)}
    by, language = request.user.get_username(), get_language() or "en"
    found = ask("shared", by=by, language=language, **asked)
    said: dict[str, Any] = {
        **found,
        "next": found["at"] + 1,
        "verdicts": [(code, KEYS_OF_A_PERSON[code], words) for code, words in OF_A_PERSON.items()],
        "sexes": sexes(),
        "relations": relations(),
        "said": OF_A_PERSON.get(found["verdict"], ""),
        "last": _written(found["last"]),
        "rows": _written(found["two"]),
    }
    if found["pair"]:
        _put_into_words(found["pair"])
        said["others"] = any(side["others"] for side in found["pair"]["sides"])
        _mark(found["pair"]["members"], [number for _, number in found["two"]])
    return render(request, "matching/shared.html", said)


@require_POST
def rule_shared(request: HttpRequest) -> HttpResponse:
    """A decision on a person in two families; then the next one."""
    verdict = request.POST.get("verdict", "")
    by = request.user.get_username()
    ask("decide_shared", by=by, rows=_rows(request.POST), verdict=verdict)
    place = _place(request.POST)
    return redirect(f"{reverse('shared')}?at={place}" if place else "shared")


@require_POST
def take_back_shared(request: HttpRequest) -> HttpResponse:
    """The decision is undone; she is shown once more."""
    rows = _rows(request.POST)
    ask("take_back_shared", by=request.user.get_username(), rows=rows)
    return redirect(f"{reverse('shared')}?rows={request.POST.get('rows', '')[:99]}")


def _rows(sent: QueryDict) -> list[str]:
    """[left entry, number in it, right entry, number]; ids and numbers only."""
    written = sent.get("rows", "")[:99]
    return written.split("-") if written else []


def _written(two: list[list[Any]] | None) -> str:
    return "-".join(str(part) for row in two for part in row) if two else ""


def _mark(members: list[dict[str, Any]], numbers: list[int]) -> None:
    """Which rows of the table are hers: one, or two if the weights have changed since."""
    for row in members:
        sides = zip((row["left"], row["right"]), numbers, strict=True)
        row["is_hers"] = any(side and side["number"] == number for side, number in sides)


def _place(sent: QueryDict) -> int:
    """Which pair of the queue was asked for."""
    written = sent.get("at", "0")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 9 else 0


def _ends(request: HttpRequest) -> Ends:
    return {"left": request.POST.get("left", "")[:32], "right": request.POST.get("right", "")[:32]}


def _error(measured: dict[str, Any]) -> dict[str, Any]:
    percent = {name: round(100 * measured[name], 1) for name in ("least", "most")}
    return {**measured, **percent}


def _put_into_words(pair: dict[str, Any]) -> None:
    for side in pair["sides"]:
        side["on"] = parse_date(side["on"])
    pair["family"] = [in_words(one) for one in pair["family"]]
    for row in pair["members"]:
        row["evidence"] = [in_words(one) for one in row["evidence"]]
        for side in ("left", "right"):
            if row[side]:
                row[side]["birth"] = parse_date(str(row[side]["birth"])) or row[side]["birth"]
