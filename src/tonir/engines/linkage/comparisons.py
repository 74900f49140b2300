"""What two persons are compared by: comparisons, their levels, the best first. Data, not code.

A level is an SQL condition over the columns of `comparable`, in the SQL that DuckDB and Spark
share; `{overlap}` is the one function they call by different names. A comparison is of the person
herself or of her family: surname, phone and address are the family's, and would join brothers.
"""

from dataclasses import dataclass
from itertools import product
from typing import Literal

Of = Literal["person", "family"]
# Of what two names sound like, one part in so many differs at most. Armen and Arman are further.
HEARD = 8


@dataclass(frozen=True)
class Level:
    """One degree of agreement. `rare`: the column whose rarity makes an agreement worth more."""

    name: str
    condition: str
    rare: str = ""


@dataclass(frozen=True)
class Comparison:
    """One thing that is compared. Whoever lacks it says nothing (`missing`); last is "other"."""

    name: str
    of: Of
    missing: str
    levels: tuple[Level, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (*(level.name for level in self.levels), "other")


def _lacks(column: str) -> str:
    return f"{column}_l is null or {column}_r is null"


def _same(column: str) -> str:
    return f"{column}_l = {column}_r"


def _share(column: str) -> str:
    return f"{{overlap}}({column}_l, {column}_r)"


def _slip(column: str) -> str:
    """One letter of four or more is wrong, or two of them stand in each other's place."""
    apart = f"levenshtein({column}_l, {column}_r)"
    shortest = f"least(length({column}_l), length({column}_r))"
    return (
        f"{shortest} >= 4 and ({apart} = 1 or {apart} = 2 and"
        f" ({shortest} >= 8 or {column}_letters_l = {column}_letters_r))"
    )


def _alike(column: str) -> str:
    """A third of the letters differ at most."""
    apart = f"levenshtein({column}_l, {column}_r)"
    return f"3 * {apart} <= greatest(length({column}_l), length({column}_r))"


def _sounds(name: str) -> str:
    """Of what their sounds are made of, an eighth differs at most, as either may be meant."""
    pairs = product((f"{name}_sound", f"{name}_other_sound"), repeat=2)
    return " or ".join(f"({_near(f'{one}_l', f'{other}_r')})" for one, other in pairs)


def _near(one: str, other: str) -> str:
    longest = f"greatest(length({one}), length({other}))"
    # The lengths alone tell most names apart, in no time.
    return (
        f"{HEARD} * abs(length({one}) - length({other})) <= {longest}"
        f" and {HEARD} * levenshtein({one}, {other}) <= {longest}"
    )


def _name(name: str, of: Of, *more: Level) -> Comparison:
    key, keys = f"{name}_key", f"{name}_keys"
    return Comparison(
        name,
        of,
        _lacks(key),
        (
            Level("same", _same(key), rare=key),
            Level("spelled", _share(keys), rare=key),
            *more,
            Level("heard", _sounds(name)),
            # Two names that many bear are two names, however alike: Armen is not Arsen.
            Level("known_apart", f"{name}_usual_l and {name}_usual_r"),
            Level("slip", _slip(key)),
            Level("alike", _alike(key)),
        ),
    )


_CROSSED = (
    "given_key_l = surname_key_r and surname_key_l = given_key_r and given_key_l <> surname_key_l"
)
_INITIAL = (
    "least(length(given_key_l), length(given_key_r)) = 1"
    " and left(given_key_l, 1) = left(given_key_r, 1)"
)
# One list says the settlement, the other only the district that it lies in.
_WITHIN = "array_contains(area_within_l, area_r) or array_contains(area_within_r, area_l)"
_YEAR_ONLY = "(birth_text_l is null or birth_text_r is null)"

COMPARISONS = (
    _name(
        "given",
        "person",
        Level("crossed", _CROSSED, rare="given_key"),
        Level("initial", _INITIAL),
    ),
    _name("patronymic", "person"),
    Comparison(
        "birth",
        "person",
        _lacks("birth_year"),
        (
            Level("same", _share("births")),
            Level("swapped", "birth_text_l = birth_swapped_r"),
            Level("slip", "levenshtein(birth_text_l, birth_text_r) = 1"),
            Level(
                "digits",
                "birth_digits_l = birth_digits_r and levenshtein(birth_text_l, birth_text_r) = 2",
            ),
            Level("year", f"{_YEAR_ONLY} and {_same('birth_year')}"),
            Level("about", f"{_YEAR_ONLY} and abs(birth_year_l - birth_year_r) = 1"),
            Level("same_year", _same("birth_year")),
        ),
    ),
    Comparison(
        "document",
        "person",
        _lacks("document"),
        (
            Level("same", _same("document")),
            Level(
                "slip",
                "length(document_l) >= 6 and (levenshtein(document_l, document_r) = 1 or"
                " levenshtein(document_l, document_r) = 2 and"
                " document_letters_l = document_letters_r)",
            ),
        ),
    ),
    Comparison("sex", "person", _lacks("sex"), (Level("same", _same("sex")),)),
    _name("surname", "family", Level("crossed", _CROSSED)),
    Comparison("phone", "family", _lacks("phones"), (Level("same", _share("phones")),)),
    Comparison(
        "area",
        "family",
        _lacks("area"),
        (Level("same", _same("area")), Level("within", _WITHIN)),
    ),
    Comparison(
        "address",
        "family",
        _lacks("address_words"),
        (
            Level("same", f"{_same('address_numbers')} and {_share('address_words')}"),
            Level("street", _share("address_words")),
        ),
    ),
)
