"""Several people in one cell: "Иванян Арам 12.03.1980, Иванян Анна (жена) 1985 г.р." """

import re
from dataclasses import dataclass
from datetime import date

from tonir.people.values.dates import read_birth
from tonir.people.values.kinship import RELATIONS, SEXES
from tonir.people.values.names import has_letters
from tonir.people.values.text import Reading, fold

_NUMBERED = re.compile(r"(?:^|(?<=[\s,;]))\d{1,2}\s?[.)]\s+(?=[^\W\d_])")
_HARD = re.compile(r"[;\n]|\s\|\s|\s/\s")
_MONTH = r"[^\W\d_]{3,}\.?"
_BIRTH = re.compile(
    r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|\d{4}-\d{1,2}-\d{1,2}"
    rf"|\b\d{{1,2}}\s+{_MONTH}\s+\d{{4}}|\b\d{{4}}\b"
)
_YEAR_WORDS = re.compile(
    r"(?<!\w)(?:г\.?\s?р\.?|года?\s+рожд\w*|года?|г\.|թ\.?|ծնվ\w*\.?|ծն\.|born|b\.|род\.)(?!\w)",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"\b[A-ZА-ЯԱ-Ֆ]{1,2}\s?\d{6,9}\b")
_EDGES = " \t,.;:-–—()[]/"


@dataclass(frozen=True, slots=True)
class Written:
    """One person of the cell: the name, and what else the piece says."""

    name: str
    birth: Reading
    sex: str | None = None
    relation: str | None = None
    document: str | None = None
    rest: str = ""
    piece: str = ""


def split_members(cell: str, today: date) -> list[Written]:
    """The people that a cell names, in its order."""
    return [_person(piece, today) for piece in pieces(cell)]


def pieces(cell: str) -> list[str]:
    """The cell cut into one text a person."""
    numbered = [piece for piece in _NUMBERED.split(cell) if piece.strip(_EDGES)]
    if len(numbered) > 1:
        return [piece.strip(_EDGES.replace("(", "").replace(")", "")) for piece in numbered]
    hard = [piece for piece in _HARD.split(cell) if piece.strip(_EDGES)]
    found: list[str] = []
    for part in hard:
        found += _by_commas(part)
    return found


def _by_commas(part: str) -> list[str]:
    """A comma begins a new person if a name follows it; else it only sets off a date or word."""
    found: list[str] = []
    for piece in part.split(","):
        stripped = piece.strip()
        if not stripped:
            continue
        words = _name_words(stripped)
        # "Иванян, Арам" before any date is one person's surname and given name.
        is_new = bool(words) and (not found or _is_complete(found[-1]) or len(words) > 1)
        if is_new or not found:
            found.append(stripped)
        else:
            found[-1] = f"{found[-1]}, {stripped}"
    return found


def _is_complete(piece: str) -> bool:
    return bool(_BIRTH.search(piece)) or len(_name_words(piece)) > 1


def _name_words(piece: str) -> list[str]:
    bare = _DOCUMENT.sub(" ", _BIRTH.sub(" ", re.sub(r"\([^)]*\)", " ", piece)))
    bare = _YEAR_WORDS.sub(" ", bare)
    words = re.findall(r"[^\W\d_][^\W\d_'’-]*", bare)
    return [word for word in words if not _is_known_word(word)]


def _is_known_word(word: str) -> bool:
    folded = fold(word)
    return folded in SEXES or folded in RELATIONS or word[0].islower()


def _person(piece: str, today: date) -> Written:
    document = _DOCUMENT.search(piece)
    rest = piece.replace(document[0], " ") if document else piece
    birth = Reading()
    if found := _BIRTH.search(rest):
        birth = read_birth(found[0], today)
        rest = rest[: found.start()] + " " + rest[found.end() :]
    rest = _YEAR_WORDS.sub(" ", rest)
    sex: str | None = None
    relation: str | None = None
    name: list[str] = []
    others: list[str] = []
    for word in re.split(r"[\s,()\[\]]+|(?<=\w)[-–](?=\s)", rest):
        bare = word.strip(_EDGES)
        folded = fold(bare)
        if not bare:
            continue
        if folded in SEXES and sex is None and (len(folded) <= 3 or folded not in RELATIONS):
            sex = SEXES[folded]
        elif folded in RELATIONS and relation is None:
            relation = RELATIONS[folded]
        elif bare[0].isupper() and not others and has_letters(bare):
            name.append(bare)
        else:
            others.append(bare)
    return Written(
        " ".join(name), birth, sex, relation, document[0] if document else None,
        " ".join(others), piece,
    )  # fmt: skip
