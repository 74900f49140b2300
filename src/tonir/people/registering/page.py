"""What the registrar's form shows: its choices, and what was written into it so far."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language

from tonir.engines.words import say
from tonir.people.lists.faults import UNTRACED, Fault
from tonir.people.registering.form import OF_FAMILY, OF_PERSON, TOLD, Filled
from tonir.people.words import known_needs, legal_bases, own_needs, relations, sexes
from tonir.programme.privacy import Purpose, notice, purposes, purposes_of
from tonir.programme.queries import areas, offices, rules

# As people of the language read them, whatever the language of the page.
LANGUAGES = {"en": "English", "hy": "Հայերեն", "ru": "Русский"}


@dataclass(frozen=True)
class Field:
    """One field of the page. `said`: what is wrong with it and how to mend it."""

    name: str
    value: str
    said: list[tuple[str, str]] = field(default_factory=list)

    @property
    def codes(self) -> list[str]:
        """Of a group of boxes: those that are ticked."""
        return self.value.split(", ")


@dataclass(frozen=True)
class Question:
    """A purpose as the page shows it; `answer` is None where nobody can refuse it."""

    name: str
    basis: str
    answer: Field | None


def form_page(filled: Filled, faults: dict[str, list[Fault]]) -> dict[str, Any]:
    """The template's content. What must never be written down again is not shown again."""
    family = {name: _field(name, filled.family, faults) for name in (*OF_FAMILY, *TOLD)}
    return {
        "token": filled.token,
        "office": Field("office", filled.office, _said(faults.get("office", []))),
        "family": family,
        "persons": [
            {name: _field(f"{name}-{number}", person, faults) for name in OF_PERSON}
            for number, person in enumerate(filled.persons, start=1)
        ],
        "questions": _questions(filled, faults),
        "aloud": _aloud(filled),
        "wrong": sum(map(len, faults.values())),
        **_choices(),
    }


def _choices() -> dict[str, Any]:
    told = notice()
    own = own_needs(rules().get("needs", ()))
    return {
        "notice": told,
        "tongues": [
            (code, LANGUAGES.get(code, code), text)
            for code, text in (told.texts.items() if told else ())
        ],
        "areas": _area_names(),
        "offices": [(office.code, office.names) for office in offices()],
        "languages": LANGUAGES,
        "sexes": sexes(),
        "relations": relations(),
        "own_needs": own,
        "needs": {**own, **known_needs()},
    }


def _aloud(filled: Filled) -> str:
    """The language in which the notice stands open: the one it was read in, else the page's."""
    told, chosen = notice(), filled.family.get("notice_language", "")
    texts = told.texts if told else {}
    wanted = [chosen, get_language() or "en", "en", *texts]
    return next((language for language in wanted if language in texts), "")


def _area_names() -> list[tuple[str, str]]:
    """(what to write, what it is): the settlement with its region; its code if two share both."""
    language = get_language() or "en"
    found = areas()
    regions = {area.code: say(area.names, language) for area in found if area.parent_id is None}
    parents = {area.parent_id for area in found}
    named = [
        (area.code, f"{say(area.names, language)} ({regions[area.parent_id]})")
        if area.parent_id in regions
        else (area.code, say(area.names, language))
        for area in found
        if area.code not in parents
    ]
    times = Counter(name for _, name in named)
    return [(name if times[name] == 1 else code, name) for code, name in named]


def _questions(filled: Filled, faults: dict[str, list[Fault]]) -> list[Question]:
    language, bases = get_language() or "en", legal_bases()
    return [
        Question(
            say(one.names, language),
            bases[one.basis],
            _field(f"consent={one.code}", filled.family, faults) if is_asked(one) else None,
        )
        for one in purposes_of(rules())
    ]


def asked_purposes() -> list[str]:
    """Codes of the purposes that the form asks about."""
    return [one.code for one in purposes() if is_asked(one)]


def is_asked(purpose: Purpose) -> bool:
    return purpose.optional or purpose.decides


def _field(name: str, values: dict[str, str], faults: dict[str, list[Fault]]) -> Field:
    found = faults.get(name, [])
    never = any(fault.code in UNTRACED for fault in found)
    value = values.get(name, values.get(name.rpartition("-")[0], ""))
    return Field(name, "" if never else value, _said(found))


def _said(faults: list[Fault]) -> list[tuple[str, str]]:
    language = get_language() or "en"
    return [(fault.sentence(language), fault.mend(language)) for fault in faults]
