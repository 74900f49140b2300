"""Letters of three scripts: how they are read in plain ASCII, and what they sound like.

Another language pair is another table: letters, their reading for people, their sound. A sound is
one sign, so that two letters for one sound and one letter for one sound are alike:

    C  ch of church    S  sh    Z  zh    J  j of jam    T  ts    D  dz    X  kh

and, in lower case or apart, signs that part ways between scripts and languages, which `spellings`
decides: h (heard, silent, or written г), H (Russian г, which is g or stands for h), G (gh),
j (of jam, or y), c (ch, sh or kh), q (k, s, ts or j of jam), x (kh or ks), P (p or f); and the
Latin letters R (s, or z), Q (z, or ts), E (g, or j of jam before e and i, or as H), Y (sh or zh),
K (ch or ts), U (e or ev), W (u or ov).
"""

import re
import unicodedata
from functools import lru_cache

# So many names are remembered by each step of the folding.
CACHED = 200_000
# Romanisation after BGN/PCGN 1981 (Armenian) and 1947 (Russian), apostrophes left out.
ARMENIAN = "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ"
ARMENIAN_READ = (
    "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f"
)
ARMENIAN_HEARD = "a b g d e z e i t Z i l X T k h D G C m y n S o C p J r s v t r T v p k o f"
# A dot stands for a letter that is not heard.
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ"
RUSSIAN_READ = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh sh . y . e yu ya i i e g"
RUSSIAN_HEARD = "a b v H d e e Z z i y k l m n o p r s t u f X T C S S . i . e yu ya i i e g"
# Latin letters with signs that are more than an accent; an accent alone goes.
LATIN = "čćçšśşžźżğłøđðæœıþë"
LATIN_READ = "ch ch ch sh sh sh zh zh zh gh l o d d ae oe i th e"
LATIN_HEARD = "C C K S S S Z Z Z G l o d d ae e i t i"

# What letters are together. The longest are tried first.
TOGETHER_READ = {"ու": "u", "եւ": "ev", "իւ": "yu"}
TOGETHER_HEARD = {
    **{"ու": "u", "եւ": "ev", "իւ": "yu", "եօ": "yo", "տչ": "C"},
    **{"дж": "J", "дз": "D", "тч": "C", "тс": "T", "тз": "T", "ье": "ye", "ьё": "yo"},
    **{
        "tsch": "C",
        "tch": "C",
        "tsj": "C",
        "ttj": "C",
        "ttch": "C",
        "tx": "C",
        "cz": "C",
        "ch": "c",
    },
    **{"sch": "Y", "sh": "S", "zh": "Z", "dzh": "J", "dz": "D", "ts": "T", "tz": "T"},
    **{"dsch": "J", "tj": "tj", "s": "R", "z": "Q", "g": "E"},
    **{"kh": "X", "gh": "G", "ph": "P", "th": "t", "ck": "k", "q": "k", "w": "v"},
    **{"ou": "u", "oo": "u", "ee": "i", "eu": "U", "c": "q"},
    # French for г as well, which is read as that is.
    **{"gue": "He", "gué": "He", "gui": "Hi", "ow": "W", "c’": "T", "c'": "T"},
}


def _table(letters: str, reads: str) -> dict[str, str]:
    return {letter: read.strip(".") for letter, read in zip(letters, reads.split(), strict=True)}


def _pattern(table: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(table, key=len, reverse=True)))


READ = {
    **_table(ARMENIAN, ARMENIAN_READ),
    **_table(RUSSIAN, RUSSIAN_READ),
    **_table(LATIN, LATIN_READ),
    **TOGETHER_READ,
}
HEARD = {
    **_table(ARMENIAN, ARMENIAN_HEARD),
    **_table(RUSSIAN, RUSSIAN_HEARD),
    **_table(LATIN, LATIN_HEARD),
    **TOGETHER_HEARD,
}
_READ_PATTERN, _HEARD_PATTERN = _pattern(READ), _pattern(HEARD)
# At the beginning of a word ո is read "vo" and ե "ye".
_OPENING = re.compile(r"(?<![^\W\d_])(?:(?P<vo>ո)(?![ւվ])|ե(?!ւ))")


def read(name: str) -> str:
    """In lower-case ASCII letters, for people to read; nothing else."""
    return _letters(_READ_PATTERN.sub(lambda found: READ[found[0]], _opened(name)))


@lru_cache(maxsize=CACHED)
def heard(name: str) -> str:
    """The signs of its sounds, as the module's words tell; nothing else."""
    return _letters(_HEARD_PATTERN.sub(lambda found: HEARD[found[0]], _opened(name)))


def _opened(name: str) -> str:
    return _OPENING.sub(lambda found: "vo" if found["vo"] else "ye", plain(name))


def plain(name: str) -> str:
    """In lower case; letters that no table knows without their accents."""
    lowered = unicodedata.normalize("NFC", name.casefold())
    if lowered.isascii():
        return lowered
    return "".join(
        letter if letter in READ else unicodedata.normalize("NFKD", letter).casefold()
        for letter in lowered
    )


def _letters(signs: str) -> str:
    if signs.isascii() and signs.isalpha():
        return signs
    return "".join(sign for sign in signs if sign.isascii() and sign.isalpha())
