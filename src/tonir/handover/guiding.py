"""Signposts of a round: where each slip belongs, for who comes to the wrong place."""

from collections.abc import Iterable, Sequence
from typing import Any

from tonir.engines import slips as engine
from tonir.engines.slips import Code
from tonir.handover.models import Signposts
from tonir.handover.packing import Load
from tonir.planning.models import Plan, Point
from tonir.programme.models import Round

PlaceFacts = dict[str, Any]


def signposts(now: Round, plan: Plan, version: int, loads: Sequence[Load]) -> Signposts:
    """Of all slips of the round; not saved."""
    names = {point.code: point.names for point in Point.objects.all()}
    posts = engine.signposts(
        ((entry.code, place) for place, load in enumerate(loads) for entry in load.entries),
        version,
    )
    places = [_place(load, names) for load in loads]
    return Signposts(round=now, plan=plan, version=version, posts=posts, places=places)


def guided_anew(before: Signposts, loads: Iterable[Load], gone: Iterable[Code]) -> Signposts:
    """The same signposts without the codes that are gone, with those of these loads as they are
    now; under the same version, for each code has one mask and every new slip is a new code."""
    names = {point.code: point.names for point in Point.objects.all()}
    places = list(before.places)
    known = {_key(place): number for number, place in enumerate(places)}
    wanted: list[tuple[Code, int]] = []
    for load in loads:
        place = _place(load, names)
        if _key(place) not in known:
            known[_key(place)] = len(places)
            places.append(place)
        wanted += [(entry.code, known[_key(place)]) for entry in load.entries]
    left = engine.without_signposts(
        bytes(before.posts), [*gone, *(code for code, _ in wanted)], before.version
    )
    before.posts = engine.join_signposts(left, engine.signposts(wanted, before.version))
    before.places = places
    return before


def _place(load: Load, names: dict[str, dict[str, str]]) -> PlaceFacts:
    return {
        "point": load.point,
        "names": names.get(load.point, {}),
        "day": load.day.isoformat() if load.day else None,
        "lane": load.lane,
    }


def _key(place: PlaceFacts) -> tuple[Any, ...]:
    return place["point"], place["day"], place["lane"]
