"""The best value of a field among a family's entries, and by which rule.

The rule, for every field alike; what comes first decides, the next only between equals:

1. a value that was corrected by hand, even where it was corrected to nothing;
2. the fullest one: a whole date over a year, a whole name over an initial, something over nothing;
3. what most of the entries say: first in meaning (one name in three scripts), then to the letter;
4. the entry that was registered last;
5. the entry that leads the family.

No value is made up, joined out of two, or written in other letters than somebody wrote it in.
What belongs together goes together: the parts of a name; an address with its settlement; what
members are to the head with who the head is.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import Any

from tonir.engines.linkage.fold import key

Row = dict[str, Any]
NAMES = ("given", "surname", "patronymic")


@dataclass(frozen=True)
class Field:
    """A field of a family or a member: columns that go together, and when it is fuller.

    corrected: the names under which a correction by hand is marked. fullness of a row: 0 where
    nothing stands there. alike: what two values of one meaning have in common. value: as written.
    """

    name: str
    columns: tuple[str, ...]
    corrected: frozenset[str]
    fullness: Callable[[Row], int]
    alike: Callable[[Row], Hashable]
    value: Callable[[Row], Hashable] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", itemgetter(*self.columns))

    def of(self, row: Row) -> Row:
        return {column: row.get(column) for column in self.columns}


def _single(name: str) -> Field:
    def fullness(row: Row) -> int:
        return int(row.get(name) is not None)

    return Field(name, (name,), frozenset((name,)), fullness, lambda row: row[name])


def _full_name(row: Row) -> int:
    """Whole names first, then initials: "A. Akopyan" is less than "Akopyan Ani"."""
    parts = [row[name] for name in NAMES if row[name]]
    return 4 * sum(len(part.rstrip(". ")) > 1 for part in parts) + len(parts)


def _same_name(row: Row) -> Hashable:
    return tuple([key(row[name] or "") for name in NAMES])


def _whole_birth(row: Row) -> int:
    """On 1 January stand those of whom only the year is known."""
    birth = row["birth"]
    if birth is None:
        return int(row["birth_year"] is not None)
    return 2 if (birth.month, birth.day) == (1, 1) else 3


def _same_document(row: Row) -> Hashable:
    return "".join(sign for sign in row["document"].casefold() if sign.isalnum())


RELATION = _single("relation")
AREA, ADDRESS, LANGUAGE = _single("area"), _single("address"), _single("language")
DOCUMENT = _single("document")
OF_MEMBER = (
    Field("name", NAMES, frozenset(NAMES), _full_name, _same_name),
    # The year goes with the date, which is the field that people correct.
    Field(
        "birth",
        ("birth", "birth_year"),
        frozenset(("birth",)),
        _whole_birth,
        lambda row: row["birth"] or row["birth_year"],
    ),
    _single("sex"),
    Field("document", ("document",), DOCUMENT.corrected, DOCUMENT.fullness, _same_document),
    _single("phone"),
)
PLACE = Field(
    "coordinates",
    ("lat", "lon"),
    frozenset(("lat", "lon")),
    lambda row: (row["lat"] is not None) + (row["lon"] is not None),
    lambda row: (row["lat"], row["lon"]),
)


def best(
    of: Field, rows: Sequence[Row], days: Sequence[date], among: Sequence[int] | None = None
) -> int | None:
    """Which of the rows has the best value; None where nothing stands in any of them.

    days: when each was registered. among: numbers of the rows that may be taken; a row that was
    corrected may be in any case, and is the best even with nothing in it.
    """
    values = list(map(of.value, rows))
    if among is None and values.count(values[0]) == len(values):
        return 0 if of.fullness(rows[0]) else None
    corrected = [number for number, row in enumerate(rows) if is_corrected(of, row)]
    left = _fullest(corrected or (range(len(rows)) if among is None else among), of, rows)
    if not left:
        return corrected[0] if corrected else None
    if len(left) > 1 and len({values[number] for number in left}) > 1:
        left = _commonest(left, [of.alike(rows[number]) for number in left])
        left = _commonest(left, [values[number] for number in left])
    return left[0] if len(left) == 1 else max(left, key=lambda one: (days[one], -one))


def is_corrected(of: Field, row: Row) -> bool:
    marked = row.get("corrected")
    return bool(marked) and not of.corrected.isdisjoint(marked or ())


def _fullest(among: Iterable[int], of: Field, rows: Sequence[Row]) -> list[int]:
    """Those with most in them; none where there is nothing in any."""
    found = [(of.fullness(rows[number]), number) for number in among]
    most = max(found, default=(0, 0))[0]
    return [number for full, number in found if full == most] if most else []


def _commonest(left: list[int], values: Sequence[Hashable]) -> list[int]:
    times = [values.count(value) for value in values]
    most = max(times)
    return [number for number, often in zip(left, times, strict=True) if often == most]
