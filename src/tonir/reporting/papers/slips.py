"""What the slips' template is given: texts in the family's language, a square, pictograms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tonir.engines.slips import grouped
from tonir.engines.words import say
from tonir.handover.run import Slip
from tonir.reporting.papers.squares import square_path
from tonir.reporting.papers.texts import day_text, hours_text, word
from tonir.reporting.papers.typesetting import pictogram

# Letters that fit a slip's lines, and the size (points) that they then take.
SIZES = ((22, 15.0), (44, 12.0), (80, 9.5), (1000, 8.0))
# Up to so many kits: their drawings take so many millimetres, their numbers so many points.
KIT_SIZES = ((4, 11.0, 15.0), (10, 5.8, 10.0), (16, 4.0, 7.5))
ENDS = 4


@dataclass(frozen=True)
class Facts:
    """What papers need to know of the programme. `pictograms`: kit -> name, in the kits' order."""

    points: Mapping[str, Mapping[str, str]]
    pictograms: Mapping[str, str]
    slot_minutes: int
    languages: Sequence[str]


def slip_page(slip: Slip, facts: Facts, languages: Sequence[str]) -> dict[str, Any]:
    """One slip for slips.typ; the first of `languages` large, further ones small."""
    kits = kit_marks(slip.kits, facts)
    icon, letters = next(size for most, *size in KIT_SIZES if len(kits) <= most)
    return {
        "number": str(slip.number or ""),
        "code": grouped(slip.code),
        "square": square_path(slip.code),
        "hours": hours_of(slip, facts),
        "kits": kits,
        "icon": icon,
        "letters": letters,
        "texts": [_texts(slip, facts, language, len(languages)) for language in languages],
    }


def kit_marks(kits: Mapping[str, int], facts: Facts) -> list[dict[str, Any]]:
    """Pictogram and quantity of each kit that is given at all, in the programme's order."""
    return [
        {"pictogram": pictogram(name), "quantity": kits[kit]}
        for kit, name in facts.pictograms.items()
        if kits.get(kit)
    ]


def hours_of(slip: Slip, facts: Facts) -> str:
    return hours_text(slip.starts_at, facts.slot_minutes) if slip.starts_at else ""


def ends_of(slip: Slip) -> str:
    """Enough of a code to find the paper in a stack; far too little to guess the rest."""
    return slip.code[-ENDS:]


def _texts(slip: Slip, facts: Facts, language: str, beside: int) -> dict[str, Any]:
    if slip.at_home:
        place, note = word("at_home", language), word("show", language)
    else:
        place, note = say(facts.points[slip.point], language), word("bring", language)
    return {
        "language": language,
        "place": place,
        "size": _size(len(place), beside),
        "day": day_text(slip.day, language) if slip.day else "",
        "lane": word("lane", language, lane=slip.lane) if slip.lane else "",
        "note": note,
    }


def _size(letters: int, languages: int) -> float:
    """Points for the place's name: a step smaller where other languages stand beneath."""
    step = next((at for at, (most, _) in enumerate(SIZES) if letters <= most), len(SIZES) - 1)
    return SIZES[min(step + (languages > 1), len(SIZES) - 1)][1]
