"""The sheet's last parts: what she was told, uses, exports, who sees it, until when, her rights."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils import timezone

from tonir.engines.words import say
from tonir.handover.closing import is_closed
from tonir.programme.models import Round
from tonir.programme.privacy import purposes
from tonir.programme.queries import rules
from tonir.reporting.exports.queries import exports_with
from tonir.reporting.processing.words import BASES, COLUMNS, label
from tonir.reporting.rights.ends import last_day, last_day_of_round
from tonir.reporting.rights.sheet_sentences import sentence
from tonir.reporting.rights.told import Part, Told, day_of
from tonir.vault.models import AccessEvent

MOST_LOOKS = 40
RIGHTS = ("see", "correct", "erase", "refuse", "complain")


def told_part(told: Told) -> Part:
    row = told.joined.household
    if not row["notice_on"]:
        return Part(told.word("told"), text=sentence("not_told", told.language))
    said = sentence(
        "told",
        told.language,
        version=row["notice_version"] or told.word("not_recorded"),
        spoken=told.word(row["notice_language"] or "not_recorded"),
        day=day_of(row["notice_on"]),
    )
    return Part(told.word("told"), text=said)


def uses_part(told: Told) -> Part:
    """Every purpose with the basis that stands in her record, and whether she refused it."""
    known = {purpose.code: purpose for purpose in purposes()}
    bases: dict[str, str] = {}
    for one in reversed(told.held):
        bases |= one.record.get("bases") or {}
    refused = set(told.joined.household["refused"] or ())
    rows = []
    for code in dict.fromkeys([*known, *bases]):
        purpose = known.get(code)
        said = [_basis(told, bases.get(code))]
        if code in refused:
            said.append(sentence("refused", told.language))
        elif purpose is not None and purpose.optional and code in bases:
            said.append(sentence("agreed", told.language))
        rows.append((say(purpose.names, told.language) if purpose else code, " ".join(said)))
    return Part(told.word("uses"), rows, text=sentence("refusing", told.language))


def exports_part(told: Told) -> Part:
    names = {purpose.code: say(purpose.names, told.language) for purpose in purposes()}
    rows = [
        (
            f"{one.at:%d.%m.%Y}",
            sentence(
                "export",
                told.language,
                recipient=one.recipient,
                purpose=names.get(one.purpose, one.purpose),
                columns=", ".join(label(COLUMNS, name, told.language) for name in one.fields),
                agreement=one.agreement,
                until=day_of(one.expires_on),
            ),
        )
        for one in exports_with(told.register, told.family)
    ]
    text = "" if rows else sentence("no_exports", told.language)
    return Part(told.word("exports"), rows, text=text)


def seen_part(told: Told) -> Part:
    greets = rules()["programme"].get("greet_by_name", False)
    greeting = sentence("greeting", told.language) if greets else ""
    points = [sentence("roles", told.language, greeting=greeting)]
    if days := ", ".join(_looks(told)):
        points.append(sentence("looked", told.language, days=days))
    return Part(told.word("seen"), points=points)


def stays_part(told: Told) -> Part:
    points = []
    for kind in ("care", "records"):
        if (day := last_day(kind)) is not None:
            points.append(sentence(f"{kind}_until", told.language, day=day_of(day)))
    for round_ in Round.objects.order_by("number"):
        if not is_closed(round_):
            day = last_day_of_round(round_)
            facts = {"number": round_.number, "day": day_of(day)}
            points.append(sentence("round_until", told.language, **facts))
    return Part(told.word("stays"), points=points, text=sentence("then", told.language))


def rights_part(told: Told) -> Part:
    points = [sentence(key, told.language) for key in RIGHTS]
    return Part(told.word("rights"), points=points)


def _basis(told: Told, basis: str | None) -> str:
    if basis is None:
        return sentence("use_unknown", told.language)
    return sentence("use", told.language, basis=label(BASES, basis, told.language))


def _looks(told: Told) -> Iterator[str]:
    """Days on which the log says that this family's record was worked on by itself, and why."""
    mentioned = Q()
    for entry in told.entries:
        mentioned |= Q(detail__endswith=f" {entry}")
    lines = AccessEvent.objects.filter(mentioned, kind=AccessEvent.Kind.WORKED).order_by("-pk")
    days = [
        (f"{timezone.localtime(line.at):%d.%m.%Y}", line.purpose) for line in lines[:MOST_LOOKS]
    ]
    yield from (f"{day} ({purpose})" for day, purpose in dict.fromkeys(days))
