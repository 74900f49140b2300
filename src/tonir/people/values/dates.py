"""Dates of birth as lists write them: Excel dates, serial numbers, in words, a year alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tonir.people.values.months import month_named
from tonir.people.values.text import Cell, Reading, is_nothing, text

OLDEST = 115
# Day 0 of Excel's calendar, its missing 29 February 1900 counted in.
EXCEL_BEGINS = date(1899, 12, 30)
EARLIEST_SERIAL = 3654  # 1910-01-01; smaller numbers are years or mistakes
LATEST_SERIAL = 100_000

_YEAR_WORDS = (
    r"(?:\s*(?:г\.?\s?р\.?|года?\s+рожд\w*|года?|г|թ|թվական\w*|ծնվ\w*|ծն|yob|born))?[\s.,]*"
)
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?\Z")
_NUMBERS = re.compile(
    r"(\d{1,2})\s?[-./,\s]\s?(\d{1,2})\s?[-./,\s]\s?(\d{4}|\d{2})" + _YEAR_WORDS + r"\Z"
)
_TIMED = re.compile(r"\s+0?0:00(:00)?\Z")
_YEAR = re.compile(r"(\d{4})" + _YEAR_WORDS + r"\Z")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s?[-./]\s?(\d{4})" + _YEAR_WORDS + r"\Z")
_DIGITS = re.compile(r"(\d{8}|\d{5})\Z")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Parts:
    """A date as written, not yet believed; month and day 0 where only the year is given."""

    year: int
    month: int = 0
    day: int = 0


def read_birth(cell: Cell, today: date, month_first: bool = False) -> Reading:
    """An ISO date, or a year where the list has no more, as text; None where the cell is empty.

    A day that no calendar has ("31.02.1990") gives its year, with fault L56. Other faults give
    nothing: L35 unreadable, L36 in the future, L37 older than 115.
    """
    if isinstance(cell, datetime):
        cell = cell.date()
    elif isinstance(cell, int | float) and max(EARLIEST_SERIAL, today.year) <= cell < LATEST_SERIAL:
        cell = EXCEL_BEGINS + timedelta(days=int(cell))
    if isinstance(cell, date):
        return _believed(Parts(cell.year, cell.month, cell.day), today)
    written = text(cell)
    if is_nothing(written):
        return Reading()
    parts = written_parts(written, today, month_first)
    return _believed(parts, today) if parts else Reading(fault="L35")


def read_day(cell: Cell, today: date) -> date | None:
    """A whole, possible, past day (as of registration), or None."""
    read = read_birth(cell, today).value
    return date.fromisoformat(read) if isinstance(read, str) and len(read) == 10 else None


def read_age(cell: Cell, today: date) -> Reading:
    """The year of birth reckoned from an age in years (or months, where the cell says so)."""
    written = text(cell)
    if is_nothing(written):
        return Reading()
    number = re.match(r"(\d{1,3})(?:[.,]\d+)?\s*([^\W\d_]*)", written)
    if not number:
        return Reading(fault="L35")
    years = int(number[1])
    if number[2].casefold().startswith(("m", "м", "ամս")):
        return Reading((today - timedelta(days=round(years * 30.44))).isoformat()[:4])
    return Reading(str(today.year - years)) if years <= OLDEST else Reading(fault="L37")


def is_month_first(cells: Iterable[Cell]) -> bool:
    """Whether a column writes 03/25/1980: some dates can only be so, and none only day first."""
    month_first = False
    for cell in cells:
        if isinstance(cell, str) and (found := _NUMBERS.match(cell.strip())):
            first, second = int(found[1]), int(found[2])
            if first > 12:
                return False
            month_first = month_first or second > 12
    return month_first


def written_parts(written: str, today: date, month_first: bool = False) -> Parts | None:
    """The numbers of a date written in any of the known ways, or None."""
    written = _TIMED.sub("", written.strip())
    if found := _ISO.match(written):
        return Parts(int(found[1]), int(found[2]), int(found[3]))
    lowered = written.casefold()
    if found := _NUMBERS.match(lowered):
        first, second = int(found[1]), int(found[2])
        if second > 12 >= first or (month_first and first <= 12):
            first, second = second, first
        return Parts(_full_year(found[3], today), second, first)
    if found := _YEAR.match(lowered):
        return Parts(int(found[1]))
    if found := _MONTH_YEAR.match(lowered):
        return Parts(int(found[2]))
    if found := _DIGITS.match(lowered):
        return _bare_digits(found[1], today)
    return _with_month_name(lowered, today)


def _bare_digits(digits: str, today: date) -> Parts | None:
    if len(digits) == 5:
        day = EXCEL_BEGINS + timedelta(days=int(digits))
        return Parts(day.year, day.month, day.day) if int(digits) >= EARLIEST_SERIAL else None
    if 1900 <= int(digits[:4]) <= today.year and 1 <= int(digits[4:6]) <= 12:
        return Parts(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return Parts(int(digits[4:]), int(digits[2:4]), int(digits[:2]))


def _with_month_name(lowered: str, today: date) -> Parts | None:
    months = [month for word in _WORD.findall(lowered) if (month := month_named(word))]
    numbers = _NUMBER.findall(lowered)
    if len(months) != 1 or not numbers or len(numbers) > 2:
        return None
    if len(numbers) == 1:
        return Parts(int(numbers[0])) if len(numbers[0]) == 4 else None
    if len(numbers[0]) == 4:
        return Parts(int(numbers[0]), months[0], int(numbers[1]))
    if len(numbers[1]) not in (2, 4):
        return None
    return Parts(_full_year(numbers[1], today), months[0], int(numbers[0]))


def _full_year(digits: str, today: date) -> int:
    """Two digits: of this century if that year has come, else of the last."""
    if len(digits) == 4:
        return int(digits)
    year = today.year // 100 * 100 + int(digits)
    return year if year <= today.year else year - 100


def _believed(parts: Parts, today: date) -> Reading:
    if parts.year > today.year:
        return Reading(fault="L36")
    if parts.year < today.year - OLDEST:
        return Reading(fault="L37")
    # 00.00.1980 and 00.05.1980 are how lists say that only the year is known.
    if not parts.day or not parts.month:
        return Reading(f"{parts.year:04d}")
    try:
        day = date(parts.year, parts.month, parts.day)
    except ValueError:
        return Reading(f"{parts.year:04d}", "L56", {"year": parts.year})
    return Reading(day.isoformat()) if day <= today else Reading(fault="L36")
