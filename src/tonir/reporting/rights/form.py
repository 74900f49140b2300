"""The page on which a family is corrected: its fields and choices, and what was sent from it."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language

from tonir.engines.refusals import Refusal
from tonir.engines.refusals.several import Several
from tonir.engines.words import say
from tonir.people.registering.page import LANGUAGES, Field
from tonir.people.rights.reading import FAMILY, MEMBER, REMOVE
from tonir.people.words import known_needs, own_needs, relations, sexes
from tonir.programme.models import Area
from tonir.programme.privacy import purposes
from tonir.programme.queries import rules
from tonir.reporting.families.words import area_in_words

LONGEST = 2000
Texts = dict[str, str]


def form_page(
    held: dict[str, Any], sent: Mapping[str, str], refusal: Refusal | None
) -> dict[str, Any]:
    """The template's content. held: as `fields` tells it; sent: what somebody changed of it."""
    stands = {**_in_words(held["fields"]), **sent}
    said = _said(refusal)
    members = held["members"]
    return {
        "household": held["household"],
        "head": held["head"],
        "family": {name: _field(name, stands, said) for name in FAMILY},
        "persons": [_person(number, stands, said) for number in range(1, members + 2)],
        "members": members,
        "adding": any(f"{name}#{members + 1}" in sent for name in MEMBER),
        "purposes": _purposes(stands.get("refused", "")),
        "wrong": sum(map(len, said.values())),
        "refused": None if isinstance(refusal, Several) else _words(refusal),
        "areas": _areas(),
        "languages": LANGUAGES,
        "sexes": sexes(),
        "relations": relations(),
        "needs": {**own_needs(rules().get("needs", ())), **known_needs()},
    }


def changes_of(posted: QueryDict, members: int) -> Texts:
    """The fields that were sent, as `correct` takes them; an empty new member is none."""
    sent: Texts = {}
    for name in posted:
        plain, _, number = name.partition("#")
        known = (*MEMBER, REMOVE) if number else FAMILY
        if plain in known:
            # Boxes of one name are the parts of one text; one that is always sent holds the place.
            sent[name] = ", ".join(one for one in posted.getlist(name) if one)[:LONGEST]
    answers = [one.code for one in purposes() if one.optional]
    if answers:
        no = [code for code in answers if posted.get(f"consent={code}") == "no"]
        sent["refused"] = ",".join(no)
    new = [f"{name}#{members + 1}" for name in MEMBER]
    if not any(sent.get(name) for name in new):
        sent = {name: value for name, value in sent.items() if name not in new}
    return sent


def _person(number: int, stands: Mapping[str, str], said: dict[str, Any]) -> dict[str, Field]:
    names = (*MEMBER, REMOVE)
    return {name: _field(f"{name}#{number}", stands, said) for name in names}


def _field(name: str, stands: Mapping[str, str], said: dict[str, Any]) -> Field:
    return Field(name, stands.get(name, ""), said.get(name, []))


def _in_words(told: Texts) -> Texts:
    """The area by its name, as people write it; the reader of lists understands that."""
    area = Area.objects.select_related("parent").filter(pk=told["area"]).first()
    return {**told, "area": area_in_words(area, get_language() or "en")}


def _said(refusal: Refusal | None) -> dict[str, list[tuple[str, str]]]:
    """field -> what is wrong with it and how to mend it."""
    language = get_language() or "en"
    found: dict[str, list[tuple[str, str]]] = {}
    for fault in refusal.faults if isinstance(refusal, Several) else ():
        told = found.setdefault(str(fault.facts["header"]), [])
        told.append((fault.sentence(language), fault.mend(language)))
    return found


def _words(refusal: Refusal | None) -> tuple[str, str, str] | None:
    if refusal is None:
        return None
    language = get_language() or "en"
    return refusal.code, refusal.sentence(language), refusal.mend(language)


def _purposes(refused: str) -> list[tuple[str, str, bool]]:
    """(code, name, whether it is refused) of those that can be."""
    codes = [code.strip() for code in refused.split(",")]
    language = get_language() or "en"
    return [
        (one.code, say(one.names, language), one.code in codes)
        for one in purposes()
        if one.optional
    ]


def _areas() -> list[str]:
    language = get_language() or "en"
    found = Area.objects.select_related("parent").filter(parent__isnull=False)
    return sorted(area_in_words(area, language) for area in found)
