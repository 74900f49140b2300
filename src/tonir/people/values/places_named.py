"""A place as a list names it, in any of three scripts, to the code of an area."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import cos, radians

from tonir.engines.linkage.fold import key as sound
from tonir.people.values.text import Reading, fold, is_nothing, listed

# What kind of place it is says nothing about its name.
_KINDS = listed(
    "г гор город города с село села сел п пос поселок пгт д дер деревня община общины ст "
    "обл область области марз регион район р н край "
    "ք քաղ քաղաք գ գյ գյուղ համայնք մարզ մարզի վարչական շրջան "
    "city town village settlement community district region province marz oblast of v c t".replace(
        " ", "|"
    )
)
# A town and a village may share their name: a word that means a village decides.
_VILLAGE = listed("с|село|д|деревня|գ|գյ|գյուղ|village|v")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_REGION_ENDINGS = re.compile(r"(ск(ая|ий|ой|ое|ого)|ի|ի մարզ)\Z")
_WITHIN_KM = 15.0
# Of two places of one name, a list without a region means the one so many times as large.
_DOMINANT = 8


@dataclass(frozen=True, slots=True)
class Place:
    """An area of the programme: a region (no parent) or a settlement. Degrees, WGS 84."""

    code: str
    parent: str | None
    names: dict[str, str]
    lat: float
    lon: float
    population: int = 0


@dataclass
class Gazetteer:
    """The programme's areas, found by name, by sound across scripts, or by code."""

    places: Iterable[Place]
    _found: dict[tuple[str, str], Reading] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = list(self.places)
        self._by_code = {place.code.upper(): place for place in self.places}
        self._by_name: dict[str, list[Place]] = {}
        self._by_sound: dict[str, list[Place]] = {}
        self._villages: dict[str, list[Place]] = {}
        for place in self.places:
            for name in place.names.values():
                _add(self._by_name, fold(name), place)
                if _is_village(name):
                    _add(self._villages, _plain(name), place)
        for place in self.places:
            # "X village" is found as "X" only where no other place is called just so.
            for name in place.names.values():
                if fold(name) != _plain(name) and _plain(name) not in self._by_name:
                    _add(self._by_name, _plain(name), place)
                _add(self._by_sound, sound(fold(name)), place)

    def find(self, written: str, region: str) -> Reading:
        """The place's code. Faults: L34, L44 unknown; L42 several so called; L58 region only."""
        asked = (written, region)
        if asked not in self._found:
            self._found[asked] = self._find(written, region)
        return self._found[asked]

    def knows(self, written: str) -> bool:
        """Whether any place is called so; quicker than `find`, which looks for the nearest."""
        return written.strip().upper() in self._by_code or bool(self._candidates(written, None))

    def nearest(self, lat: float, lon: float) -> str | None:
        """The settlement nearest to a point, if there is one within 15 km."""
        best, best_km = None, _WITHIN_KM
        for place in self.places:
            north = (place.lat - lat) * 111.2
            east = (place.lon - lon) * 111.2 * cos(radians(lat))
            km = (north * north + east * east) ** 0.5
            if place.parent and km < best_km:
                best, best_km = place.code, km
        return best

    def _find(self, written: str, region: str) -> Reading:
        within = self._region(region)
        if is_nothing(written):
            return Reading(within.code, "L58", {"region": within.names}) if within else Reading()
        if exact := self._by_code.get(written.strip().upper()):
            return Reading(exact.code)
        found = self._candidates(written, within)
        if len(found) == 1:
            return self._one(found[0])
        if found and (largest := _dominant(found)):
            return self._one(largest)
        if found:
            return Reading(None, "L42", {"nearest": self._listed(found)})
        alike = self._alike(written, within)
        return (
            Reading(None, "L34", {"nearest": self._listed(alike)})
            if alike
            else Reading(None, "L44")
        )

    def _one(self, place: Place) -> Reading:
        has_parts = place.parent is None and any(p.parent == place.code for p in self.places)
        return (
            Reading(place.code, "L58", {"region": place.names})
            if has_parts
            else Reading(place.code)
        )

    def _candidates(self, written: str, within: Place | None) -> list[Place]:
        """Places of that name; where it has several parts ("X, Y region"), the parts must agree."""
        if whole := self._within(self._by_name.get(fold(written), []), [within] if within else []):
            return whole
        opened = _BRACKETED.sub(_open_kind, written)
        pieces = [piece for piece in re.split(r"[,;/()]|\s-\s", opened) if _plain(piece)]
        for piece in pieces:
            regions = [within] if within else []
            regions += [r for other in pieces if other != piece and (r := self._region(other))]
            inside = self._within(self._named(piece), regions)
            if inside and (inside[0].parent or len(pieces) == 1):
                return inside
        return [region for piece in pieces if (region := self._region(piece))][:1]

    @staticmethod
    def _within(found: list[Place], regions: list[Place]) -> list[Place]:
        """Those inside one of the regions, if there are any; settlements before regions."""
        inside = [
            p for p in found if not regions or any(r.code in (p.parent, p.code) for r in regions)
        ]
        return [place for place in inside if place.parent] or inside

    def _named(self, piece: str) -> list[Place]:
        plain = _plain(piece)
        if found := self._by_name.get(fold(piece)):
            return found
        if _is_village(piece) and (found := self._villages.get(plain)):
            return found
        if found := self._by_name.get(plain):
            return found
        return self._by_sound.get(sound(plain), [])

    def _region(self, written: str) -> Place | None:
        if is_nothing(written.strip()):
            return None
        if (exact := self._by_code.get(written.strip().upper())) and exact.parent is None:
            return exact
        named = [place for place in self._named(written) if place.parent is None]
        if named:
            return named[0]
        stem = sound(_REGION_ENDINGS.sub("", _plain(written)))
        if len(stem) < 4:
            return None
        like = [
            place
            for heard, places in self._by_sound.items()
            for place in places
            if place.parent is None and (heard.startswith(stem) or stem.startswith(heard))
        ]
        return like[0] if len({place.code for place in like}) == 1 else None

    def _alike(self, written: str, within: Place | None) -> list[Place]:
        heard = {
            name: place
            for name, places in self._by_sound.items()
            for place in places
            if place.parent and (within is None or place.parent == within.code)
        }
        close = difflib.get_close_matches(sound(_plain(written)), heard, n=3, cutoff=0.6)
        return [heard[name] for name in close]

    def _listed(self, places: list[Place]) -> dict[str, str]:
        """Names of places with their region, by language; with their codes where these repeat."""
        listed_in = {}
        for language in ("en", "hy", "ru"):
            titles = [self._titled(place, language) for place in places]
            if len(set(titles)) < len(titles):
                titles = [f"{t}: {p.code}" for t, p in zip(titles, places, strict=True)]
            listed_in[language] = "; ".join(titles)
        return listed_in

    def _titled(self, place: Place, language: str) -> str:
        name = place.names.get(language) or place.names.get("en") or place.code
        parent = self._by_code.get((place.parent or "").upper())
        if parent is None:
            return name
        return f"{name} ({parent.names.get(language) or parent.names.get('en')})"


def _plain(name: str) -> str:
    words = fold(name).split()
    kept = [word for word in words if word not in _KINDS]
    return " ".join(kept or words)


def _is_village(name: str) -> bool:
    return any(word in _VILLAGE for word in fold(name).split())


def _open_kind(bracketed: re.Match[str]) -> str:
    """ "(village)" is part of the name, "(North region)" is another piece."""
    words = fold(bracketed[1]).split()
    return f" {bracketed[1]}" if words and all(w in _KINDS for w in words) else bracketed[0]


def _add(index: dict[str, list[Place]], name: str, place: Place) -> None:
    places = index.setdefault(name, [])
    if name and place not in places:
        places.append(place)


def _dominant(places: list[Place]) -> Place | None:
    ordered = sorted(places, key=lambda place: -place.population)
    first, second = ordered[:2]
    return first if first.population >= _DOMINANT * max(second.population, 1) else None
