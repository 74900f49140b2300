"""What a column's values say about its meaning, whatever its header says."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from tonir.people.values.dates import read_birth
from tonir.people.values.kinship import RELATIONS, SEXES
from tonir.people.values.names import looks_like_surname
from tonir.people.values.needs import NeedsReader
from tonir.people.values.places_named import Gazetteer
from tonir.people.values.text import Cell, fold, text

_PHONE = re.compile(r"\+?[\d()\s.\-–/,;]{7,60}\Z")
_DOCUMENT = re.compile(r"[A-ZА-ЯԱ-Ֆ]{1,3}\s?№?\s?\d{5,9}\Z", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][^\W\d_'’.\-]*(?:[ ,\-]+[^\W\d_][^\W\d_'’.\-]*){0,4}\Z")
_GEO = re.compile(r"-?\d{1,3}\.\d{3,}[ ,;]+-?\d{1,3}\.\d{3,}(?:[ ,;]+-?\d+(?:\.\d+)?){0,2}\Z")
_BIRTH_IN_TEXT = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(19|20)\d\d\b")
SAMPLE = 200
SAMPLE_WORDS = 30


_CHECKED = frozenset(("phone", "birth", "sex", "given", "surname", "name", "registered_on"))
BIRTHS_SPREAD = 10  # years; days of registration lie closer together


class Evidence:
    """Shares (0 to 1) of a column's values that could be each kind of thing."""

    def __init__(
        self, cells: Sequence[Cell], today: date, places: Gazetteer, needs: NeedsReader
    ) -> None:
        self.cells = cells[:SAMPLE]
        self.today = today
        written = [text(cell) for cell in self.cells]
        self.count = len(written)
        self.phone = self._share(_is_phone(cell) for cell in self.cells)
        self.birth = self._share(self._is_birth(cell) for cell in self.cells)
        self.birth_years = self._birth_years()
        folded = [fold(one) for one in written]
        self.sex = self._share(one in SEXES for one in folded)
        self.relation = self._share(one in RELATIONS for one in folded)
        self.document = self._share(bool(_DOCUMENT.match(one)) for one in written)
        self.geo = self._share(bool(_GEO.match(one)) for one in written)
        self.members = self._share(_is_members(one) for one in written)
        self.name = self._share(_is_name(one) for one in written)
        self.surname = self._share(_is_name(one) and looks_like_surname(one) for one in written)
        self.several_words = self._share(_is_name(one) and " " in one for one in written)
        sample = list(dict.fromkeys(written))[:SAMPLE_WORDS]
        self.area = _part(places.knows(one) for one in sample)
        self.needs = _part(bool(needs.read(one).codes) for one in sample)
        self.whole_number = self._share(one.isdigit() and len(one) <= 6 for one in written)

    def best(self) -> tuple[str, float]:
        """The field that the values fit most clearly, and their share; ("", 0) if none."""
        kinds = (
            *("geo", "members", "sex", "document", "birth", "phone", "relation"),
            *("area", "needs"),
        )
        fits = [(getattr(self, kind), kind) for kind in kinds]
        share, kind = max(fits, key=lambda fit: fit[0])
        if share >= 0.8:
            return kind, share
        if self.name >= 0.8:
            return (
                "name" if self.several_words > 0.6 else "surname" if self.surname > 0.6 else "given"
            ), self.name
        return "", 0.0

    def contradicts(self, field: str) -> bool:
        """Whether a column called so clearly holds something else."""
        kind, _ = self.best()
        if self.count < 3 or field not in _CHECKED:
            return False
        if field == "registered_on":
            return self.birth > 0.8 and self.birth_years >= BIRTHS_SPREAD
        if field == "phone":
            return self.phone < 0.3 and kind in {"birth", "sex", "name", "surname", "given"}
        if field == "birth":
            return self.birth < 0.3 and kind in {"phone", "sex", "name", "document"}
        if field == "sex":
            return self.sex < 0.3 and kind in {"phone", "birth", "name", "document"}
        return self.name < 0.3 and self.members < 0.3 and kind in {"phone", "birth", "document"}

    def _share(self, hits: object) -> float:
        return sum(map(bool, hits)) / self.count if self.count else 0.0  # type: ignore[call-overload]

    def _birth_years(self) -> int:
        """How many years lie between the first and the last; days of interviews lie close."""
        read = [read_birth(cell, self.today).value for cell in self.cells]
        years = [int(one[:4]) for one in read if isinstance(one, str)]
        return max(years) - min(years) if years else 0

    def _is_birth(self, cell: Cell) -> bool:
        if isinstance(cell, date | datetime):
            return True
        if isinstance(cell, int | float):
            return 10_000 < cell < 60_000 or (1900 <= cell <= self.today.year)
        return isinstance(cell, str) and read_birth(cell, self.today).value is not None


def _part(hits: object) -> float:
    found = [bool(hit) for hit in hits]  # type: ignore[attr-defined]
    return sum(found) / len(found) if found else 0.0


def _is_phone(cell: Cell) -> bool:
    written = text(cell)
    digits = sum(letter.isdigit() for letter in written)
    is_dated = isinstance(cell, date | datetime) or bool(
        re.match(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}\Z|\d{4}-\d\d-\d\d", written)
    )
    return digits >= 8 and not is_dated and bool(_PHONE.match(written))


def _is_members(written: str) -> bool:
    births = len(_BIRTH_IN_TEXT.findall(written))
    letters = sum(letter.isalpha() for letter in written)
    return births >= 1 and letters >= 6


def _is_name(written: str) -> bool:
    return bool(_NAME.match(written)) and written[:1].isupper()
