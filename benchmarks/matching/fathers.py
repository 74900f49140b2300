"""Fathers' names: in the Armenian genitive, as Russian patronymics, in Latin letters."""

_VOWELS_HY, _VOWELS_LATIN = "աեէըիոօ", "aeéiouy"
_SOFT_RU = "аеёиоуыэюяжчшщц"  # vowels, and consonants after which only е is written


def genitive(father: str, script: str) -> str:
    """Արմեն -> Արմենի, Armen -> Armeni: of Armen."""
    if script == "ru":
        return father
    vowels, glide, ending = (_VOWELS_HY, "յ", "ի") if script == "hy" else (_VOWELS_LATIN, "y", "i")
    last = father[-1]
    needs_glide = last in vowels and last not in "եէիeéi"
    return father + (glide if needs_glide else "") + ending


def son_of(father: str, script: str, female: bool) -> str:
    """Армен -> Арменович or Арменовна, Сергей -> Сергеевич, Ваге -> Вагеевич."""
    if script != "ru":
        hy = script == "hy"
        soft = father[-1] in (_VOWELS_HY if hy else _VOWELS_LATIN)
        endings = ("ևնա", "ովնա", "ևիչ", "ովիչ") if hy else ("evna", "ovna", "evich", "ovich")
        return father + endings[2 * (not female) + (not soft)]
    hard, soft_ending = ("овна", "евна") if female else ("ович", "евич")
    if father.endswith("ий"):
        return father[:-2] + "ь" + soft_ending
    if father[-1] in "йь":
        return father[:-1] + soft_ending
    return father + (soft_ending if father[-1] in _SOFT_RU else hard)
