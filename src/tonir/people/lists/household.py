"""Cells on the family as a whole: where it lives, how to reach it, what it needs."""

import re
from datetime import date
from typing import Any

from tonir.people.lists.agreements import Answers
from tonir.people.lists.faults import Fault
from tonir.people.lists.persons import Reader, needs_faults
from tonir.people.lists.shapes import Part
from tonir.people.values.agreement import ANSWERS
from tonir.people.values.dates import read_day
from tonir.people.values.needs import speaks_of_violence
from tonir.people.values.text import Cell, fold, is_nothing, text

_LANGUAGES = {
    "hy": "hy|arm|armenian|армянский|հայերեն|հայ|hay",
    "ru": "ru|rus|russian|русский|ռուսերեն",
    "en": "en|eng|english|английский|անգլերեն",
}
LANGUAGES = {word: code for code, words in _LANGUAGES.items() for word in words.split("|")}
_CODE = re.compile(r"[a-z]{2,3}")  # ISO 639
_NUMBER = re.compile(r"-?\d{1,3}(?:[.,]\d+)?")


class HouseholdCells:
    """Reads the family's parts of its rows; the first filled cell of a kind counts."""

    def __init__(self, reader: Reader, faults: list[Fault]) -> None:
        self.reader = reader
        self.faults = faults
        self.first: dict[str, tuple[Part, int]] = {}
        self.phones: list[str] = []
        self.needs: list[str] = []
        self.notes: list[str] = []
        self.member_cells: list[tuple[Part, int]] = []
        self.answers = Answers(reader.purposes)
        self.registered_on: date | None = None
        self.size: int | None = None
        self.size_column: int | None = None
        self._point: tuple[float, float] | None = None

    def read(self, part: Part) -> None:
        for column in part.columns:
            cell = part.table.sheet.cell(part.row, column)
            if cell is None or cell == "" or is_nothing(written := text(cell)):
                continue
            target = part.table.targets[column]
            match target.field:
                case "phone":
                    self._phone(part, column, cell)
                case "needs":
                    self._need(part, column, cell, target.option)
                case "notes":
                    self._note(part, column, written)
                case "members":
                    self.member_cells.append((part, column))
                case "consent":
                    if code := self.answers.hear(cell, target.option):
                        self.faults.append(part.table.fault(code, part.row, column))
                case _:
                    self._only_first(target.field, part, column, written)

    def record_fields(self) -> dict[str, Any]:
        """The record's entries on the family as a whole."""
        lat, lon = self._point or (None, None)
        return {
            "address": self._text("address"),
            "lat": lat,
            "lon": lon,
            "language": self._language(),
            "notice": self._notice(),
            "bases": {purpose.code: purpose.basis for purpose in self.reader.purposes},
            "refused": self.answers.refused(),
        }

    def area(self, part: Part) -> str | None:
        """The code of the area where the family lives, by name, else by its coordinates."""
        self._locate()
        written, region = self._text("area") or "", self._text("region") or ""
        if not written and not region:
            if self._point and (nearest := self.reader.places.nearest(*self._point)):
                return nearest
            if part.table.has("area", "region"):
                columns = part.table.columns_for("area") or part.table.columns_for("region")
                self.faults.append(part.table.fault("L57", part.row, columns[0]))
            return None
        found = self.reader.places.find(written, region)
        if found.fault:
            at, column = self.first.get("area") or self.first["region"]
            nearest = self.reader.places.nearest(*self._point) if self._point else None
            if nearest and found.fault != "L58":
                self.faults.append(at.table.fault("L59", at.row, column))
            if nearest:
                return nearest
            self.faults.append(at.table.fault(found.fault, at.row, column, **found.facts))
        return found.value if isinstance(found.value, str) else None

    def _only_first(self, name: str, part: Part, column: int, written: str) -> None:
        earlier = self.first.setdefault(name, (part, column))
        if earlier != (part, column):
            before = text(earlier[0].table.sheet.cell(earlier[0].row, earlier[1]))
            if name in {"area", "region"} and fold(before) != fold(written):
                self.faults.append(part.table.fault("L70", part.row, column, first=before))
            return
        if name == "size":
            self._size(part, column, written)
        elif name == "registered_on":
            self._registered(part, column)

    def _phone(self, part: Part, column: int, cell: Cell) -> None:
        read = self.reader.phones(cell)
        self.phones += read.numbers
        if read.unread:
            self.faults.append(part.table.fault("L50", part.row, column))

    def _need(self, part: Part, column: int, cell: Cell, option: str | None) -> None:
        needs = self.reader.needs
        found = needs.read_split(cell, option) if option else needs.read(cell)
        self.needs += found.codes
        for code, facts in needs_faults(found):
            self.faults.append(part.table.fault(code, part.row, column, **facts))

    def _note(self, part: Part, column: int, written: str) -> None:
        if speaks_of_violence(written):
            self.faults.append(part.table.fault("L60", part.row, column))
        else:
            self.notes.append(written)

    def _size(self, part: Part, column: int, written: str) -> None:
        number = re.match(r"\d{1,3}", written)
        if number and int(number[0]) > 0:
            self.size, self.size_column = int(number[0]), column

    def _registered(self, part: Part, column: int) -> None:
        self.registered_on = read_day(part.table.sheet.cell(part.row, column), self.reader.today)
        if self.registered_on is None:
            self.faults.append(part.table.fault("L65", part.row, column))

    def _locate(self) -> None:
        """Coordinates from one cell ("40.18 44.51 ...") or from two."""
        numbers: list[float] = []
        if at := self.first.get("geo"):
            numbers = [float(n.replace(",", ".")) for n in _NUMBER.findall(self._text("geo") or "")]
        elif "lat" in self.first and "lon" in self.first:
            at = self.first["lat"]
            found = [_NUMBER.match(self._text(name) or "") for name in ("lat", "lon")]
            numbers = [float(number[0].replace(",", ".")) for number in found if number]
        if not at:
            return
        if (
            len(numbers) >= 2
            and abs(numbers[0]) <= 90
            and abs(numbers[1]) <= 180
            and any(numbers[:2])
        ):
            self._point = (numbers[0], numbers[1])
        else:
            self.faults.append(at[0].table.fault("L64", at[0].row, at[1]))

    def _text(self, name: str) -> str | None:
        if name not in self.first:
            return None
        part, column = self.first[name]
        return text(part.table.sheet.cell(part.row, column)) or None

    def _language(self) -> str | None:
        return LANGUAGES.get(fold(self._text("language") or ""))

    def _notice(self) -> dict[str, str] | None:
        version = self._text("notice")
        if not version:
            return None
        answer = ANSWERS.get(fold(version))
        if answer is False:
            return None
        on = self._notice_day() or self.registered_on or self.reader.today
        written = self._text("notice_language") or ""
        language = LANGUAGES.get(fold(written)) or (written if _CODE.fullmatch(written) else "")
        # A plain yes says that she was told, and not of what version.
        return {"version": "" if answer else version, "language": language, "on": on.isoformat()}

    def _notice_day(self) -> date | None:
        if "notice_on" not in self.first:
            return None
        part, column = self.first["notice_on"]
        day = read_day(part.table.sheet.cell(part.row, column), self.reader.today)
        if day is None:
            self.faults.append(part.table.fault("L74", part.row, column))
        return day
