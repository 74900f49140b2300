"""Evidence in words: what speaks for and against two entries being one family."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
# (what was compared, how far it agrees) -> in words.
EVIDENCE: dict[tuple[str, str], Words] = {
    ("given", "same"): _("same given name"),
    ("given", "other_script"): _("same given name in another script"),
    ("given", "spelled"): _("same given name, spelled otherwise"),
    ("given", "crossed"): _("given name and surname in each other's place"),
    ("given", "initial"): _("only the initial of the given name, the same"),
    ("given", "heard"): _("given names that sound alike"),
    ("given", "known_apart"): _("two different given names"),
    ("given", "slip"): _("given name a letter or two apart"),
    ("given", "alike"): _("given names alike"),
    ("given", "other"): _("different given names"),
    ("surname", "same"): _("same surname"),
    ("surname", "other_script"): _("same surname in another script"),
    ("surname", "spelled"): _("same surname, spelled otherwise"),
    ("surname", "crossed"): _("given name and surname in each other's place"),
    ("surname", "heard"): _("surnames that sound alike"),
    ("surname", "known_apart"): _("two different surnames"),
    ("surname", "slip"): _("surname a letter or two apart"),
    ("surname", "alike"): _("surnames alike"),
    ("surname", "other"): _("different surnames"),
    ("patronymic", "same"): _("same patronymic"),
    ("patronymic", "other_script"): _("same patronymic in another script"),
    ("patronymic", "spelled"): _("same patronymic, spelled otherwise"),
    ("patronymic", "heard"): _("patronymics that sound alike"),
    ("patronymic", "known_apart"): _("two different patronymics"),
    ("patronymic", "slip"): _("patronymic a letter or two apart"),
    ("patronymic", "alike"): _("patronymics alike"),
    ("patronymic", "other"): _("different patronymics"),
    ("birth", "same"): _("same birth date"),
    ("birth", "swapped"): _("birth day and month swapped"),
    ("birth", "slip"): _("one digit of the birth date differs"),
    ("birth", "digits"): _("two digits of the birth date in each other's place"),
    ("birth", "year"): _("only the birth year is known, the same"),
    ("birth", "about"): _("only the birth year is known, a year apart"),
    ("birth", "same_year"): _("same birth year, another day"),
    ("birth", "other"): _("different birth dates"),
    ("document", "same"): _("same document"),
    ("document", "slip"): _("one character of the document differs"),
    ("document", "other"): _("different documents"),
    ("sex", "other"): _("different sex"),
    ("phone", "same"): _("a telephone in common"),
    ("phone", "other"): _("different telephones"),
    ("area", "same"): _("same settlement"),
    ("area", "within"): _("one place lies in the other"),
    ("area", "other"): _("different settlements"),
    ("address", "same"): _("same address"),
    ("address", "street"): _("same street"),
    ("address", "other"): _("different addresses"),
}
AGAINST = ("other", "known_apart", "same_year")
SCRIPTS: dict[str, Words] = {
    "hy": _("in Armenian"),
    "ru": _("in Russian"),
    "latin": _("in Latin letters"),
}
WHY: dict[str, Words] = {
    "look": _("In doubt: the weights do not decide."),
    "cut": _("Sure by itself, but it would join families that do not belong together."),
    "second": _("Another person said that this is one family; it takes two."),
    "sample": _("A sample: the machine is sure; what you decide measures how sure it is."),
}
VERDICTS: dict[str, Words] = {
    "same": _("One family"),
    "different": _("Two families"),
    "moved_in": _("Two, one lives with the other"),
    "former": _("Two, former husband or wife"),
    "parents": _("Two, parents' or grandparents' house"),
    "related": _("Two, related otherwise"),
}
OF_A_PERSON: dict[str, Words] = {
    "left": _("Counts in the left family"),
    "right": _("Counts in the right family"),
    "two": _("Two people of one name"),
    "both": _("Rightly in both: a child of two homes"),
}
KEYS_OF_A_PERSON = {"left": "1", "right": "2", "two": "3", "both": "4"}
# One key each, the same in every language: by where they lie, not by what they say.
KEYS = {
    "same": "1",
    "different": "2",
    "moved_in": "3",
    "former": "4",
    "parents": "5",
    "related": "6",
}


def in_words(one: Mapping[str, Any]) -> dict[str, Any]:
    """{"text", "is_against"} of one piece of evidence."""
    text = str(EVIDENCE[one["what"], one["level"]])
    if one["script"]:
        text = f"{text} {SCRIPTS[one['script']]}"
    return {"text": text, "is_against": one["level"] in AGAINST}
