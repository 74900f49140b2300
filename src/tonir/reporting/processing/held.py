"""Every kind of data that is held about people: what, why, under which seal, who sees it.

A test fails if a sealed field or a column of a table about households stands in no line here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

Texts = dict[str, str]

# How it lies on disk. record, care, outcome: sealed, each under a key of its own. round: sealed
# under the key of one round, which is destroyed when the round's time is over. clear: not sealed.
# phone: sealed to one phone, whose key never leaves it.
RECORD, CARE, OUTCOME, ROUND, CLEAR = "record", "care", "outcome", "round", "clear"
PHONE = "phone"
KINDS = (RECORD, CARE, OUTCOME, ROUND, CLEAR, PHONE)
# What tells how long: the kinds of retention in the rules, as long as the programme's
# keys, or until the day is over.
STAYS = ("records", "care", "rounds", "lists", "exports", "programme", "day")


@dataclass(frozen=True)
class Held:
    """One line of the sheet.

    where: places in records ("record:members.given"), in the open register's tables
    ("persons:given") and in the database ("people.Household.area"). pages: where it is shown
    while the register is open, by the name of the page; papers: on which paper. columns: the words
    by which an export may ask for it.
    """

    kind: str
    stays: str
    name: Texts
    why: Texts
    where: tuple[str, ...]
    pages: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS or self.stays not in STAYS:
            raise ValueError("A line of the sheet is of a known kind and stays for a known time.")


def texts(en: str, hy: str, ru: str) -> Texts:
    return {"en": en, "hy": hy, "ru": ru}


def places(before: str, names: Iterable[str]) -> tuple[str, ...]:
    """places("record:", ("lat", "lon")) -> ("record:lat", "record:lon")"""
    return tuple(before + name for name in names)
