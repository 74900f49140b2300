"""A name in Armenian, Russian or Latin letters as one plain key.

A first folding, by tables: letters to ASCII, then the spellings that offices mix most. Names that
part ways between scripts (Հովհաննիսյան and Оганесян) do not meet yet.
"""

import re
import unicodedata
from functools import lru_cache

# Romanisation after BGN/PCGN 1981 (Armenian) and 1947 (Russian), apostrophes left out.
ARMENIAN = "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև"
ARMENIAN_READ = (
    "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev"
)
# A dot stands for a letter that is not heard.
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїє"
RUSSIAN_READ = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh sh . y . e yu ya i i e"
LETTERS = {
    letter: read.strip(".")
    for letters, reads in ((ARMENIAN, ARMENIAN_READ), (RUSSIAN, RUSSIAN_READ))
    for letter, read in zip(letters, reads.split(), strict=True)
}

# Applied in order to the ASCII form; what offices write one way or the other.
SPELLINGS = tuple(
    (re.compile(pattern), text)
    for pattern, text in (
        # Sounds of several letters first, each as one capital, so that a lone h can go.
        ("tsch|tch|ch", "C"),
        ("sch|sh", "S"),
        ("zh", "Z"),
        ("dZ|dj", "j"),
        ("kh", "X"),
        ("ph", "p"),
        ("h", ""),
        ("ow|ou", "u"),
        ("ck|q", "k"),
        ("w", "v"),
        ("(ian|jan|ean)$", "yan"),
        ("^ye", "e"),
        ("^vo(?=[^aeiou])", "o"),
        ("iy|ii|yi|ij|ee", "i"),
        ("y(?!an$)", "i"),
        ("i(?=[aeou])", "y"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """The name in plain lower-case ASCII letters, as it is read: "Ռուբեն" -> "ruben"."""
    lowered = name.lower().replace("ու", "u").replace("եւ", "ev")
    spelled = "".join(LETTERS.get(letter, letter) for letter in lowered)
    plain = unicodedata.normalize("NFKD", spelled)
    return "".join(letter for letter in plain if "a" <= letter <= "z")


@lru_cache(maxsize=200_000)
def key(name: str) -> str:
    """What is compared: the folded name with its common spellings made one."""
    folded = fold(name)
    for pattern, text in SPELLINGS:
        folded = pattern.sub(text, folded)
    return folded
