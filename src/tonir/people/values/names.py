"""A whole name in one cell, taken apart: given name, surname, patronymic."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tonir.people.values.text import is_nothing, listed

# Endings of surnames and patronymics in the three scripts. A name without any keeps the order
# that most names of its column have.
_SURNAME = re.compile(
    r".{2,}(յան|յանց|յանս|եան|ունի|ян|янц|янс|ов|ова|ев|ева|ёв|ёва|ин|ина|ский|ская|ко|дзе|швили"
    r"|yan|ian|jan|yants|iants|ov|ova|ev|eva|sky|skaya|dze|shvili)\Z",
    re.IGNORECASE,
)
# Given names that end like surnames.
_NOT_SURNAMES = listed(
    "марина арина карина ирина нина алина полина ангелина регина лина мина яна ян эдвин мартин "
    "марьян ева лев marina karina irina nina alina polina angelina regina lina ian "
    "yan jan eva marian lev damian vivian lilian adrian julian brian".replace(" ", "|")
)
_PATRONYMIC = re.compile(
    r".{2,}(ович|евич|ёвич|ич|овна|евна|ёвна|ична|инична|ovich|evich|ovna|evna|ichna)\Z",
    re.IGNORECASE,
)
_GENITIVE = re.compile(r".{2,}(ի|յի)\Z")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Name:
    """One person's name as written; what is not there is None."""

    given: str | None = None
    surname: str | None = None
    patronymic: str | None = None


def has_letters(written: str) -> bool:
    return bool(_LETTERS.search(written)) and not is_nothing(written)


def looks_like_surname(word: str) -> bool:
    return bool(_SURNAME.match(word)) and word.casefold() not in _NOT_SURNAMES


def surname_comes_first(names: Iterable[str]) -> bool:
    """Whether most of a column's names that tell begin with the surname."""
    first = last = 0
    for name in names:
        words = name.replace(",", " ").split()
        if len(words) < 2:
            continue
        rest = [word for word in words[1:] if not _PATRONYMIC.match(word)]
        first += looks_like_surname(words[0]) and not any(map(looks_like_surname, rest))
        last += any(map(looks_like_surname, rest)) and not looks_like_surname(words[0])
    return first > last


def split_name(written: str, surname_first: bool) -> Name:
    """The parts of a name. "Surname, Given" by its comma, else by endings, else by the order."""
    if "," in written:
        surname, _, rest = written.partition(",")
        words = rest.split()
        return Name(words[0] if words else None, surname.strip() or None, _joined(words[1:]))
    words = written.split()
    patronymic = _take_patronymic(words)
    if len(words) == 1:
        if looks_like_surname(words[0]):
            return Name(None, words[0], patronymic)
        return Name(words[0], None, patronymic)
    place = _surname_place(words, surname_first)
    surname = words.pop(place)
    return Name(words[0], surname, patronymic or _joined(words[1:]))


def _take_patronymic(words: list[str]) -> str | None:
    for place in range(len(words) - 1, 0, -1):
        sure = _PATRONYMIC.match(words[place]) and not (
            len(words) == 2 and place == 1 and looks_like_surname(words[1])
        )
        if sure or (len(words) > 2 and _GENITIVE.match(words[place])):
            return words.pop(place)
    return None


def _surname_place(words: list[str], surname_first: bool) -> int:
    like = [place for place, word in enumerate(words) if looks_like_surname(word)]
    if len(like) == 1:
        return like[0]
    return 0 if surname_first else len(words) - 1


def _joined(words: list[str]) -> str | None:
    return " ".join(words) or None
