"""How one name is spelled in several ways: the tables that bring its spellings together.

Made from Armenian names and what offices of many countries make of them; see `alphabets` for the
signs. Another language pair adds rows, or a table.
"""

import re

Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*rows: tuple[str, str]) -> Rules:
    return tuple((re.compile(pattern), text) for pattern, text in rows)


# Signs that part ways, as they are meant most often: what a single key goes by.
USUAL = str.maketrans(
    {
        **{"h": "", "H": "g", "G": "g", "j": "J", "c": "C", "q": "k", "P": "p"},
        **{"R": "s", "Q": "z", "E": "g"},
        **{"Y": "S", "K": "C", "U": "e", "W": "u"},
    }
)
USUAL_FIRST = _rules(
    (r"W(?=[aeiouhyj]|$)", "ov"),
    (r"(?<=[^aeiouyd])jan(?=T?R?$)", "yan"),
    ("dj", "J"),
    (r"(?<=[aeiou])x(?=[aeiou]|$)", "ks"),
    ("x", "X"),
    (r"q(?=[ei])", "s"),
)

# And what else each of them may be; one reading holds for the whole name.
# Silent only where names begin so: Гарик and Арик are two. After one г the next is heard: Гагик.
_SILENT_FIRST = "(?=a[iymk]|arut|as[mr]|o[vH]|ra|ri[pf]|mai|e[rnHE]i|ermi)"
PARTING: dict[str, Rules] = {
    "h": _rules(("h", "g")),
    "H": _rules(
        ("^H" + _SILENT_FIRST, ""),
        (r"(?<!^H[aeiou])(?<=[aeiou])H(?=[aeiou])", ""),
    ),
    # Swedish and Dutch tj, sj, zj.
    "j": _rules(("j", "y"), ("j", "Z"), ("tj", "C"), ("Rj", "S"), ("Qj", "Z")),
    # German ch; not of who writes kh for it, nor that of Vache and Vachik.
    "c": _rules(("c", "S"), (r"(?<!Xa)(?:(?<![aeiou])c|c(?=[^eiu]))", "X")),
    "q": _rules(("q", "T"), ("q", "J")),
    "x": _rules(("x", "X")),
    "P": _rules(("P", "f")),
    # Յակոբ, Յովհաննէս: the classical spelling of Հակոբ, Հովհաննես.
    "y": _rules((r"^y(?=a[kr]|as[mr]|o[vh])", "")),
    # Оскан, as Ոսկան is spelled without its opening sound.
    "v": _rules((r"^vo(?=[^aeiou])", "o")),
    # French and German Elisabeth, Asnawurjan, Zaturjan; Polish sz; Angela; Agaron, out of Агарон.
    "R": _rules((r"R(?=j)|(?<=[aeiou])R(?=[aeioudn])", "z")),
    "Q": _rules((r"(?<![aeiou])Q", "T"), ("RQ", "S")),
    "E": _rules(
        (r"(?<![aeiou])E(?=[ei])|Ei(?=a)", "J"),
        (r"(?<![aeiou])E(?=[ei])", "Z"),
        ("^E" + _SILENT_FIRST, ""),
        (r"(?<!^E[aeiou])(?<=[aeiou])E(?=[aeiou])", ""),
    ),
    # German for Ж; ISO 9985 for Ծ and ու; the classical եւ.
    "Y": _rules(("Y", "Z")),
    "K": _rules(("K", "T")),
    "W": _rules(("W", "ov"), ("W", "u")),
    "U": _rules(("U", "ev")),
    # A surname as it is heard in Russian: Вардан for Вардян.
    "n": _rules((r"(?<=[^aeiouyjX])an$", "yan")),
}

# One more reading of the whole name, for its sound: as who writes Latin letters in the German,
# Dutch or French way means them; and Russian г as Հ, where names begin so.
LESS_USUAL_FIRST = _rules(
    ("^H" + _SILENT_FIRST, ""),
    (r"(?<=[aeiou])R(?=[aeioudnj])", "z"),
    (r"(?<![aeiou])Q", "T"),
)
LESS_USUAL = str.maketrans({"j": "y", "c": "S", "q": "T", "x": "X", "P": "f", "K": "T"})

# Applied in order: one spelling for what is written one way or the other.
SPELLINGS = _rules(
    ("dZ", "J"),
    ("[dt](?=C)", ""),
    ("sz", "s"),
    (r"ea(?=(?:[kn](?:yan|a)?)?$)", "ya"),
    (r"u[gX]i$", "ui"),
    (r"(?<=[^aeiouy])[iye]+an$", "yan"),
    (r"(?<=[aou])[iy]+an$", "yan"),
    (r"(?<=[ao])ean$", "yan"),
    (r"(?<=[^aeiouy])u(?=[aeo])", "v"),
    (r"(?:^|(?<=[aeou]))[yi]+e", "e"),
    (r"(?<=[^aeiouy])[yi]+u", "u"),
    (r"(?<=[^aeiouy])yo", "e"),
    (r"[iy]{2,}", "i"),
    (r"y(?![aeiou])", "i"),
    (r"oi(?=[^aeiouy])", "ui"),
    (r"i(?=[aeou])", "y"),
    (r"(.)\1+", r"\1"),
)

# Names that every office spells in its own way, where no rule of letters brings them together.
# They stand alone, or before the ending of a surname.
_END = r"(?=(?:yan|ov)|$)"
NAMES = _rules(
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
    (r"(.)\1+", r"\1"),
    (r"[ei]s(?=(?:yan)?$)", "es"),
)

# What is left of a patronymic is the father's name; of a woman's surname, her brother's. Each by
# itself, before anything else is decided.
ENDINGS = _rules(
    (r"(?<=..)[oe]v(?:i[Cc]|na)$", ""),
    (r"(?<=..)ev(?:i[Cc]|na)$", "i"),
    (r"(?<=..)(?<![oe]v)i[Cc](?:na)?$", "a"),
    (r"(?<=..[aeiou][^aeiou])i$", ""),
    (r"(?<=..)([oe]v)a$", r"\1"),
    (r"(?<=an)TR?$", ""),
)
