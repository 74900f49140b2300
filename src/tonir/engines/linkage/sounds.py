"""Keys spelled by what their sounds are made of, so that letters apart count as far as ears err.

A consonant is three letters: two say where and how it is made, the last its voice. Between two of
one place Levenshtein finds one letter, between any others two or three. A vowel is two: o and a are
one apart, e and i are, which is how unstressed vowels are written down in Russian; y is half an e.
What is between g and nothing at all (Armenian հ, Russian г) is shorter than other consonants.
"""

_MADE_OF = str.maketrans(
    {
        **{"a": "Aa", "o": "Ao", "e": "Ee", "i": "Ei", "u": "Uu", "y": "E"},
        **{"b": "PPb", "p": "PPp", "f": "FFf", "v": "FFv"},
        **{"d": "TTd", "t": "TTt", "g": "gg", "k": "kgg", "X": "hX"},
        **{"T": "ST1", "D": "ST2", "s": "SF1", "z": "SF2"},
        **{"C": "HC3", "J": "HC4", "S": "HG3", "Z": "HG4"},
        **{"m": "MMm", "n": "NNn", "r": "RRr", "l": "LLl"},
    }
)
# Every other surname ends so: that two do says nothing. After fewer letters it is no ending.
_ENDINGS, _ENDING, _STEM = ("yan", "an"), "~", 3


def sound(key: str) -> str:
    """What the sounds of a key (`fold.key`) are made of; "" of ""."""
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) >= _STEM + len(ending):
            return key[: -len(ending)].translate(_MADE_OF) + _ENDING
    return key.translate(_MADE_OF)
