"""Which families fit what was typed, the best first."""

from dataclasses import dataclass

import numpy as np

from tonir.reporting.families.dictionary import words_of
from tonir.reporting.families.index import NOT, Index
from tonir.reporting.families.numbers import FEWEST, plain_number

# One letter fits too many to be looked for alone.
FEWEST_SIGNS = 2
# Nobody, and no family together, is called by more words than that.
MOST_WORDS = 12


@dataclass(frozen=True)
class Found:
    """Rows of the families that fit, each with a grade, the best (lowest) first."""

    rows: np.ndarray
    grades: np.ndarray

    @classmethod
    def alike(cls, rows: np.ndarray) -> "Found":
        """All fit equally well."""
        different = np.unique(rows)
        return cls(different, np.zeros(len(different), np.int64))

    def then(self, others: "Found") -> "Found":
        """With those of the others that are not in here, after all that are."""
        new = ~np.isin(others.rows, self.rows)
        after = int(self.grades.max(initial=0)) + 1
        return Found(
            np.concatenate([self.rows, others.rows[new]]),
            np.concatenate([self.grades, others.grades[new] + after]),
        )


NOBODY = Found(np.zeros(0, np.int64), np.zeros(0, np.int64))


def fitting(index: Index, text: str, enough: int) -> Found:
    """The families that fit. Slips of the hand are thought of where fewer than `enough` do."""
    if len(text) < FEWEST_SIGNS:
        return NOBODY
    words, digits = words_of(text), "".join(sign for sign in text if sign.isdigit())
    if not words:
        return Found.alike(_numbered(index, digits))
    if digits and len(documented := index.documents.with_piece(plain_number(text))):
        return Found.alike(documented)
    different = list(dict.fromkeys(words))
    if len(different) > MOST_WORDS:
        return NOBODY
    within = _numbered(index, digits) if len(digits) >= FEWEST else None
    return _named(index, different, within, enough)


def _numbered(index: Index, digits: str) -> np.ndarray:
    """Rows of the households with these digits in a telephone number or a document."""
    # A number at home begins with zeros that the international one lacks.
    phones = index.phones.with_piece(digits.lstrip("0"))
    return np.concatenate([phones, index.documents.with_piece(digits)])


def _named(index: Index, words: list[str], within: np.ndarray | None, enough: int) -> Found:
    """Families with all the words, of those `within`, if that says which."""
    sure = [index.of_persons(index.dictionary.fits(word)) for word in words]
    found = _of_one_or_several(index, sure, within)
    if len(found.rows) >= enough:
        return found
    near = [index.dictionary.near(word) for word in words]
    if not any(len(places) for fits in near for _, places in fits):
        return found
    slips = [
        np.minimum(cost, index.of_persons(fits)) for cost, fits in zip(sure, near, strict=True)
    ]
    return found.then(_of_one_or_several(index, slips, within))


def _of_one_or_several(index: Index, costs: list[np.ndarray], within: np.ndarray | None) -> Found:
    """Families in which one member fits all words; if there is none, several members together."""
    found = _best(index.of_households(_together(costs)), within)
    if len(found.rows) or len(costs) == 1:
        return found
    return _best(_together([index.of_households(cost) for cost in costs]), within)


def _together(costs: list[np.ndarray]) -> np.ndarray:
    """The sum of what each word costs; `NOT` where one of them does not fit."""
    together = np.array(costs, np.uint32)
    total: np.ndarray = np.where((together == NOT).any(axis=0), NOT, together.sum(axis=0))
    return total.astype(np.uint16)


def _best(cost: np.ndarray, within: np.ndarray | None) -> Found:
    rows = np.flatnonzero(cost != NOT)
    if within is not None:
        rows = rows[np.isin(rows, within)]
    rows = rows[np.argsort(cost[rows], kind="stable")]
    return Found(rows, cost[rows].astype(np.int64))
