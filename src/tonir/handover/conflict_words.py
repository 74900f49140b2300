"""Conflicts in words: what each kind is, and what is known of one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tonir.engines.refusals import CATALOGUE
from tonir.engines.refusals.unfilled import unfilled
from tonir.engines.words import say
from tonir.handover.phone_models import Conflict
from tonir.planning.models import Point

Words = str | Promise
Kind = Conflict.Kind
KINDS: dict[str, Words] = {
    Kind.ALREADY_CLAIMED: gettext_lazy("Second claim of a family"),
    Kind.WITHDRAWN: gettext_lazy("Replaced slip used"),
    Kind.REVOKED_PHONE: gettext_lazy("Revoked phone"),
    Kind.NOT_ISSUED: gettext_lazy("Claim that nobody issued"),
    Kind.ALTERED: gettext_lazy("Row with two contents"),
    Kind.UNREAD: gettext_lazy("Row that makes no sense"),
    Kind.GAP: gettext_lazy("Rows that never came"),
    Kind.TOO_FAST: gettext_lazy("Faster than hands can give"),
    Kind.SUMS: gettext_lazy("Sums that do not hold"),
    Kind.OVER_QUOTA: gettext_lazy("Too many without a slip"),
}


# What phones refuse a scan for, where the catalogue of refusals has no code for it.
REFUSED: dict[str, Words] = {
    "replaced": gettext_lazy("The slip had been replaced."),
    "wrong_point": gettext_lazy("The slip belongs to another point."),
    "wrong_day": gettext_lazy("The slip belongs to another day or lane."),
    "not_ours": gettext_lazy("The slip is no slip of this round."),
    "training": gettext_lazy("A slip to practise with, in a real shift."),
    "real": gettext_lazy("A real slip, in a training shift."),
    "already": gettext_lazy("The family had been served at this phone."),
}


def why_in_words(code: str, language: str) -> str:
    """Why a scan was refused: by a code of the catalogue, or by a phone's word."""
    if code in REFUSED:
        return str(REFUSED[code])
    return unfilled(code, language)[0] if code in CATALOGUE else code


def facts_in_words(kind: str, facts: Mapping[str, Any], language: str) -> str:
    """What is known of a conflict; of a closed round only that there was one."""
    if kind == Kind.NOT_ISSUED:
        return _("No issuer of ours signed it: the app was tampered with, or the packs are false.")
    if kind == Kind.ALTERED:
        return _("What came first stays; the other content is kept beside it.")
    if kind == Kind.UNREAD:
        return _("The office cannot read what it says; it is kept as it came.")
    if not facts:
        return _("Its round is closed: the details are gone.")
    if kind == Kind.ALREADY_CLAIMED:
        return _("The first one: %(device)s, row %(row)s, %(point)s, %(at)s.") % {
            "device": facts["device"],
            "row": facts["sequence"],
            "point": _point(facts["point"], language),
            "at": _at(facts["at"]),
        }
    if kind == Kind.GAP:
        return _("Rows %(first)s to %(last)s are on the phone, or lost with it.") % facts
    return _of_the_phone(kind, facts)


def _of_the_phone(kind: str, facts: Mapping[str, Any]) -> str:
    if kind == Kind.WITHDRAWN:
        at = _at(facts["replaced_at"])
        return _("The slip had been replaced on %(at)s; the phone did not know.") % {"at": at}
    if kind == Kind.REVOKED_PHONE:
        at = _at(facts["revoked_at"])
        return _("It was revoked on %(at)s and has sent rows since.") % {"at": at}
    if kind == Kind.TOO_FAST:
        return _("%(claims)s claims from %(start)s to %(end)s, by the phone's clock.") % {
            "claims": facts["claims"],
            "start": _at(facts["from"]),
            "end": _at(facts["to"]),
        }
    if kind == Kind.SUMS:
        return _("The phone says %(claims)s claims; commitments say otherwise. Not posted.") % facts
    said = _("Served without a slip: %(served)s here that day; %(quota)s may be, %(share)s by it.")
    return said % facts


def _at(text: str) -> str:
    return f"{localtime(datetime.fromisoformat(text)):%d.%m.%Y, %H:%M}"


def _point(code: str, language: str) -> str:
    found = Point.objects.filter(pk=code).first()
    return say(found.names, language) if found else code
