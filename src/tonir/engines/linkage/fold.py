"""A name in Armenian, Russian or Latin letters, made comparable by tables.

`fold` is for reading, `key` joins what is surely one name, `keys` what may be one: Հովհաննիսյան,
Оганесян and Hovanessian have keys in common, because letters part ways between scripts. `sounds`
tell how far apart two names are that have no key in common.
"""

import re
from functools import lru_cache
from itertools import product

from tonir.engines.linkage.alphabets import CACHED, heard, plain, read
from tonir.engines.linkage.diminutives import DIMINUTIVES, OTHER_LANGUAGES
from tonir.engines.linkage.sounds import sound
from tonir.engines.linkage.spellings import (
    ALIKE,
    ALIKE_AFTER,
    ENDINGS,
    LESS_USUAL,
    LESS_USUAL_FIRST,
    NAMES,
    PARTING,
    SPELLINGS,
    USUAL,
    USUAL_FIRST,
    Rules,
)

# Of so many signs that part ways in one name the later ones are taken as usual.
MOST_PARTING = 3
# Few names are in that table: one look tells, before each row is tried.
_ANY_OF_NAMES = re.compile("|".join(rule.pattern.pattern for rule in NAMES))
_ENDS = re.compile("|".join(rule.pattern.pattern for rule in ENDINGS))


@lru_cache(maxsize=CACHED)
def fold(name: str) -> str:
    """The name in plain lower-case ASCII letters, as it is read: "Ռուբեն" -> "ruben"."""
    return read(name)


@lru_cache(maxsize=CACHED)
def key(name: str) -> str:
    """One key: its common spellings made one, each letter taken as it is meant most often.

    Empty where the name has no letter of the three scripts.
    """
    return _spelled(heard(name))


@lru_cache(maxsize=CACHED)
def keys(name: str) -> frozenset[str]:
    """A few keys; two spellings of one name have at least one in common. Not those of `key`.

    Empty only where nothing in it is a letter. A name in another script is its own key.
    """
    return alike(name) | _FULL.get(_usual(name), frozenset())


@lru_cache(maxsize=CACHED)
def sounds(name: str) -> tuple[str, ...]:
    """What its sounds are made of (`sounds.sound`): as it is meant most often, and otherwise.

    Otherwise: as a name that it is short for, or in another reading. One or two; none where the
    name has no letter of the three scripts.
    """
    signs = heard(name)
    other = _after(signs, LESS_USUAL_FIRST).translate(LESS_USUAL)
    full = min(_FULL.get(_usual(name), frozenset()), default="")
    told = (key(name), full or _spelled(other))
    return tuple(dict.fromkeys(sound(one) for one in told if one))


def alike(name: str) -> frozenset[str]:
    """`keys`, without those of the names that it may be short for."""
    return whole(name) | stems(name)


@lru_cache(maxsize=CACHED)
def whole(name: str) -> frozenset[str]:
    """`alike`, with its ending only."""
    signs = heard(name)
    found = {_joined(key(name)), *_keyed(_readings(signs) - {signs})} - {""}
    # A name of which nothing is heard, or in a script that no table knows, stands for itself.
    return frozenset(found or {signs or _only_letters(plain(name)) or _only_letters(name)} - {""})


@lru_cache(maxsize=CACHED)
def stems(name: str) -> frozenset[str]:
    """`alike`, without its ending: of a patronymic the father's. Empty where it has no ending."""
    signs = heard(name)
    if not _ENDS.search(signs):
        return frozenset()
    readings = _readings(signs)
    return _keyed({rule(one) for one, rule in product(readings, ENDINGS)} - readings)


def _keyed(readings: set[str]) -> frozenset[str]:
    return frozenset(map(_joined, map(_spelled, readings))) - {""}


@lru_cache(maxsize=CACHED)
def _joined(spelled: str) -> str:
    return _after(spelled.translate(ALIKE), ALIKE_AFTER)


def _readings(signs: str) -> set[str]:
    """What the signs that part ways may be."""
    readings = {signs}
    parting = [sign for sign in PARTING if sign in signs][:MOST_PARTING]
    for sign in parting:
        readings |= {rule(one) for one, rule in product(readings, PARTING[sign])}
    return readings


# Names of one sound are many, and each is asked for several times.
@lru_cache(maxsize=CACHED)
def _spelled(signs: str) -> str:
    usual = _after(signs, USUAL_FIRST).translate(USUAL)
    spelled = _after(usual, SPELLINGS)
    return _after(spelled, NAMES) if _ANY_OF_NAMES.match(spelled) else spelled


def _after(signs: str, rules: Rules) -> str:
    for needs, pattern, text in rules:
        if needs in signs:
            signs = pattern.sub(text, signs)
    return signs


def _only_letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())


def _usual(name: str) -> str:
    """The one of `alike` that its usual reading gives."""
    return _joined(key(name))


def _full_names() -> dict[str, frozenset[str]]:
    """Key of a diminutive -> keys of the names that it may be short for."""
    found: dict[str, frozenset[str]] = {}
    for full, shorts in (*DIMINUTIVES, *OTHER_LANGUAGES):
        for short in map(_usual, shorts.split()):
            found[short] = found.get(short, frozenset()) | {_usual(name) for name in full.split()}
    return found


_FULL = _full_names()
