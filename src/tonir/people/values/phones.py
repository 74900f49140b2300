"""Telephone numbers as lists write them, several in a cell, to E.164."""

import re
from typing import NamedTuple

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberMatcher

from tonir.people.values.text import Cell, is_nothing, text

_BETWEEN = re.compile(r"[;,/|\n]|\s(?:и|և|and|or|или|կամ)\s", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
MOST_DIGITS = 15  # E.164


class Phones(NamedTuple):
    """The numbers of a cell in E.164, and the pieces that are no number."""

    numbers: tuple[str, ...]
    unread: tuple[str, ...]


def read_phones(cell: Cell, country: str) -> Phones:
    """country: ISO 3166 code of the country whose numbers come without a prefix."""
    written = text(cell)
    if is_nothing(written):
        return Phones((), ())
    if len(_DIGIT.findall(written)) <= MOST_DIGITS and (whole := _number(written, country)):
        return Phones((whole,), ())
    numbers: list[str] = []
    unread: list[str] = []
    for piece in _BETWEEN.split(written):
        if not _DIGIT.search(piece):
            continue
        found = _number(piece, country)
        several = [found] if found else _within(piece, country)
        numbers += several
        if not several:
            unread.append(piece.strip())
    if not numbers and not unread:
        unread.append(written)
    return Phones(tuple(dict.fromkeys(numbers)), tuple(unread))


def spaced(number: str) -> str:
    """+37491123456 -> "+374 91 123456": as people read it out."""
    try:
        known = phonenumbers.parse(number)
    except NumberParseException:
        return number
    return phonenumbers.format_number(known, PhoneNumberFormat.INTERNATIONAL)


def _number(written: str, country: str) -> str | None:
    """One number in E.164; "374 91..." and "00374..." are taken as if they had a plus."""
    digits = "".join(_DIGIT.findall(written))
    tries = [(written, country)]
    if not written.lstrip().startswith("+"):
        tries.append((f"+{digits.removeprefix('00')}", country))
    for attempt, region in tries:
        try:
            number = phonenumbers.parse(attempt, region)
        except NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return None


def _within(piece: str, country: str) -> list[str]:
    return [
        phonenumbers.format_number(match.number, PhoneNumberFormat.E164)
        for match in PhoneNumberMatcher(piece, country)
    ]
