"""Questions about the programme."""

from typing import Any

from tonir.engines.refusals import Refusal
from tonir.programme.models import Area, Office, Programme, Round

Rules = dict[str, Any]


def programme() -> Programme:
    """Raises Refusal G02 if no programme was loaded."""
    found = Programme.objects.first()
    if found is None:
        raise Refusal("G02")
    return found


def rules() -> Rules:
    """The rules as they were last loaded from tonir.toml."""
    loaded: Rules = programme().rules
    return loaded


def current_round() -> Round:
    """Raises Refusal G03 if the programme has no round."""
    found = Round.objects.order_by("-number").first()
    if found is None:
        raise Refusal("G03")
    return found


def round_numbered(number: int | None) -> Round:
    """The round of that number, the current one if none is given. Raises Refusal H18, G03."""
    if number is None:
        return current_round()
    found = Round.objects.filter(number=number).first()
    if found is None:
        raise Refusal("H18", round=number)
    return found


def areas() -> list[Area]:
    return list(Area.objects.order_by("code"))


def area_parents() -> dict[str, str | None]:
    """Area -> the one that it lies in."""
    return dict(Area.objects.order_by("code").values_list("code", "parent_id"))


def offices() -> list[Office]:
    return list(Office.objects.order_by("code"))


def smallest_cell() -> int:
    """A total of fewer families than this is shown to nobody."""
    return int(rules()["programme"].get("smallest_cell", 5))
