"""How one name is spelled in several ways: the tables that bring its spellings together.

Made from Armenian names and what offices of many countries make of them; see `alphabets` for the
signs. Another language pair adds rows, or a table.
"""

import re
from typing import NamedTuple


class Rule(NamedTuple):
    """Wherever `pattern` is found, `text` stands instead. Nowhere, where `needs` does not stand:
    that is seen at once, and most rules have nothing to do with most names."""

    needs: str
    pattern: re.Pattern[str]
    text: str

    def __call__(self, signs: str) -> str:
        return self.pattern.sub(self.text, signs) if self.needs in signs else signs


Rules = tuple[Rule, ...]


def _rules(*rows: tuple[str, str, str]) -> Rules:
    return tuple(Rule(needs, re.compile(pattern), text) for needs, pattern, text in rows)


def _names(*rows: tuple[str, str]) -> Rules:
    return _rules(*(("", pattern, text) for pattern, text in rows))


# Signs that part ways, as they are meant most often: what a single key goes by.
USUAL = str.maketrans(
    {
        **{"h": "", "H": "g", "G": "g", "j": "J", "c": "C", "q": "k", "P": "p"},
        **{"R": "s", "Q": "z", "E": "g"},
        **{"Y": "S", "K": "C", "U": "e", "W": "u"},
    }
)
USUAL_FIRST = _rules(
    ("W", r"W(?=[aeiouhyj]|$)", "ov"),
    ("jan", r"(?<=[^aeiouyd])jan(?=T?R?$)", "yan"),
    ("dj", "dj", "J"),
    ("x", r"(?<=[aeiou])x(?=[aeiou]|$)", "ks"),
    ("x", "x", "X"),
    ("q", r"q(?=[ei])", "s"),
)

# And what else each of them may be; one reading holds for the whole name.
# Silent only where names begin so: Гарик and Арик are two. After one г the next is heard: Гагик.
_SILENT_FIRST = "(?=a[iymk]|arut|as[mr]|o[vH]|ra|ri[pf]|mai|e[rnHE]i|ermi)"
PARTING: dict[str, Rules] = {
    "h": _rules(("h", "h", "g")),
    "H": _rules(
        ("H", "^H" + _SILENT_FIRST, ""),
        ("H", r"(?<!^H[aeiou])(?<=[aeiou])H(?=[aeiou])", ""),
    ),
    # Swedish and Dutch tj, sj, zj.
    "j": _rules(
        ("j", "j", "y"), ("j", "j", "Z"), ("tj", "tj", "C"), ("Rj", "Rj", "S"), ("Qj", "Qj", "Z")
    ),
    # German ch; not of who writes kh for it, nor that of Vache and Vachik.
    "c": _rules(("c", "c", "S"), ("c", r"(?<!Xa)(?:(?<![aeiou])c|c(?=[^eiu]))", "X")),
    "q": _rules(("q", "q", "T"), ("q", "q", "J")),
    "x": _rules(("x", "x", "X")),
    "P": _rules(("P", "P", "f")),
    # Յակոբ, Յովհաննէս: the classical spelling of Հակոբ, Հովհաննես.
    "y": _rules(("y", r"^y(?=a[kr]|as[mr]|o[vh])", "")),
    # Оскан, as Ոսկան is spelled without its opening sound.
    "v": _rules(("vo", r"^vo(?=[^aeiou])", "o")),
    # French and German Elisabeth, Asnawurjan, Zaturjan; Polish sz; Angela; Agaron, out of Агарон.
    "R": _rules(("R", r"R(?=j)|(?<=[aeiou])R(?=[aeioudn])", "z")),
    "Q": _rules(("Q", r"(?<![aeiou])Q", "T"), ("RQ", "RQ", "S")),
    "E": _rules(
        ("E", r"(?<![aeiou])E(?=[ei])|Ei(?=a)", "J"),
        ("E", r"(?<![aeiou])E(?=[ei])", "Z"),
        ("E", "^E" + _SILENT_FIRST, ""),
        ("E", r"(?<!^E[aeiou])(?<=[aeiou])E(?=[aeiou])", ""),
    ),
    # German for Ж; ISO 9985 for Ծ and ու; the classical եւ.
    "Y": _rules(("Y", "Y", "Z")),
    "K": _rules(("K", "K", "T")),
    "W": _rules(("W", "W", "ov"), ("W", "W", "u")),
    "U": _rules(("U", "U", "ev")),
    # A surname as it is heard in Russian: Вардан for Вардян.
    "n": _rules(("an", r"(?<=[^aeiouyjX])an$", "yan")),
}

# One more reading of the whole name, for its sound: as who writes Latin letters in the German,
# Dutch or French way means them; and Russian г as Հ, where names begin so.
LESS_USUAL_FIRST = _rules(
    ("H", "^H" + _SILENT_FIRST, ""),
    ("R", r"(?<=[aeiou])R(?=[aeioudnj])", "z"),
    ("Q", r"(?<![aeiou])Q", "T"),
)
LESS_USUAL = str.maketrans({"j": "y", "c": "S", "q": "T", "x": "X", "P": "f", "K": "T"})

# Applied in order: one spelling for what is written one way or the other.
SPELLINGS = _rules(
    ("dZ", "dZ", "J"),
    ("C", "[dt](?=C)", ""),
    ("sz", "sz", "s"),
    ("ea", r"ea(?=(?:[kn](?:yan|a)?)?$)", "ya"),
    ("u", r"u[gX]i$", "ui"),
    ("an", r"(?<=[^aeiouy])[iye]+an$", "yan"),
    ("an", r"(?<=[aou])[iy]+an$", "yan"),
    ("ean", r"(?<=[ao])ean$", "yan"),
    ("u", r"(?<=[^aeiouy])u(?=[aeo])", "v"),
    ("e", r"(?:^|(?<=[aeou]))[yi]+e", "e"),
    ("u", r"(?<=[^aeiouy])[yi]+u", "u"),
    ("yo", r"(?<=[^aeiouy])yo", "e"),
    ("", r"[iy]{2,}", "i"),
    ("y", r"y(?![aeiou])", "i"),
    ("oi", r"oi(?=[^aeiouy])", "ui"),
    ("i", r"i(?=[aeou])", "y"),
    ("", r"(.)\1+", r"\1"),
)

# Names that every office spells in its own way, where no rule of letters brings them together.
# They stand alone, or before the ending of a surname.
_END = r"(?=(?:yan|ov)|$)"
NAMES = _names(
    (r"^(?:o(?:v?[gX]|v)|ag)any?[ei]s" + _END, "ovanes"),
    (r"^[sz]ar[gk][ei]?s" + _END, "sargs"),
    (r"^(?:[gX]?ov?|u|[yJ]o)s[ei][pf]" + _END, "osep"),
    (r"^[gX]?a[gk]o[pb]" + _END, "akob"),
    (r"^[gk]ara[pb]e[dt]" + _END, "karapet"),
    (r"^[pb]o[gX]os" + _END, "pogos"),
    (r"^[gk]ri[gk]or" + _END, "grigor"),
    (r"^[dt]i[gk]ran" + _END, "tigran"),
    (r"^[gk]evor[gk]" + _END, "gevorg"),
    (r"^[gX]?am[pb]ar[dt]?[TDz]um" + _END, "ambarDum"),
    (r"^me?[gk]e?r[dt]?[yie]*C(?=yan)", "mkrC"),
    (r"^me?[gk]e?r[dt][yie]*C$", "mkrtiC"),
    (r"^su[sz]an", "susan"),
    (r"^[gX]?a?maya[gk]" + _END, "amayak"),
    (r"^arsene$", "arsen"),
    (r"^aleksander" + _END, "aleksandr"),
    (r"^[CSX]rist(?=[aei])", "krist"),
    (r"^kristina$", "kristine"),
)

# Sounds that take each other's place: Western Armenian reads բ as p and պ as b, Ղ is Г or К or Х.
ALIKE = str.maketrans("bdgXJD", "ptkkCT")
ALIKE_AFTER = _rules(
    ("", r"(.)\1+", r"\1"),
    ("s", r"[ei]s(?=(?:yan)?$)", "es"),
)

# What is left of a patronymic is the father's name; of a woman's surname, her brother's. Each by
# itself, before anything else is decided.
ENDINGS = _rules(
    ("v", r"(?<=..)[oe]v(?:i[Cc]|na)$", ""),
    ("ev", r"(?<=..)ev(?:i[Cc]|na)$", "i"),
    ("i", r"(?<=..)(?<![oe]v)i[Cc](?:na)?$", "a"),
    ("i", r"(?<=..[aeiou][^aeiou])i$", ""),
    ("va", r"(?<=..)([oe]v)a$", r"\1"),
    ("anT", r"(?<=an)TR?$", ""),
)
