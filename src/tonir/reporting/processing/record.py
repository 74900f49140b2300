"""The record of processing, in the shape of article 30 of the GDPR."""

from tonir.engines.words import say
from tonir.reporting.processing.assessment import LONG_BLANK
from tonir.reporting.processing.assessment_texts import SHEET
from tonir.reporting.processing.facts import Facts
from tonir.reporting.processing.held import Texts
from tonir.reporting.processing.parts import (
    data_table,
    exports_table,
    retention_table,
    security,
    stays,
)
from tonir.reporting.processing.record_texts import (
    ACCOUNT,
    ACTIVITIES,
    FAMILIES,
    HEAD,
    LOG,
    RECORD,
    STAFF,
)
from tonir.reporting.processing.sheets import Part, Sheet, Table
from tonir.reporting.processing.words import BASES, label


def record(facts: Facts) -> Sheet:
    """Who answers, each activity with purpose, people, data, recipients, time limit; measures."""

    def text(key: str, **more: object) -> str:
        return say(RECORD[key], facts.language).format(**more)

    exports = exports_table(facts)
    none = [] if exports else [say(SHEET["flows_none"], facts.language)]
    parts = [
        Part(text("responsible"), table=_responsible(facts)),
        Part(text("activities"), table=_activities(facts)),
        Part(text("everything"), table=data_table(facts)),
        Part(text("recipients"), none, table=exports),
        Part(text("abroad"), [text("abroad_1", blank=LONG_BLANK)]),
        Part(text("retention"), table=retention_table(facts)),
        Part(text("security"), points=security(facts)),
    ]
    subtitle = say(SHEET["subtitle"], facts.language)
    said = subtitle.format(programme=facts.name, day=facts.today.isoformat())
    return Sheet("record", text("title"), said, parts, [text("line_1"), text("line_2")])


def _responsible(facts: Facts) -> Table:
    """Name beside value; what Tonir does not know stays blank."""
    filled = {
        "programme": f"{facts.name} ({facts.code})",
        "country": facts.country,
        "offices": ", ".join(facts.offices),
        "controller": "",
        "joint": "",
        "officer": "",
    }
    rows = [(say(RECORD[key], facts.language), value) for key, value in filled.items()]
    return Table(("", ""), rows, (1.0, 2.6))


def _activities(facts: Facts) -> Table:
    language = facts.language
    codes = [one.code for one in facts.needed]
    families, staff = say(FAMILIES, language), say(STAFF, language)
    rows = []
    for activity, data, who, stay in ACTIVITIES:
        if stay == "exports":
            why = _with_bases([one.purpose for one in facts.exports], facts)
        else:
            # Only what has no names left serves more than the aid itself.
            why = _with_bases(codes if stay == "programme" else codes[:1], facts)
        rows.append(_row((activity, data, who), stay, (why, families), facts))
    rows.append(_row(LOG[:3], LOG[3], (say(ACCOUNT, language), staff), facts))
    return Table(tuple(say(text, language) for text in HEAD), rows, (1.4, 1.7, 1.0, 2.4, 1.5, 1.2))


def _row(
    said: tuple[Texts, Texts, Texts], stay: str, why_and_whom: tuple[str, str], facts: Facts
) -> tuple[str, ...]:
    activity, data, who = (say(text, facts.language) for text in said)
    return (activity, *why_and_whom, data, who, stays(stay, facts))


def _with_bases(codes: list[str], facts: Facts) -> str:
    bases = {one.code: label(BASES, one.basis, facts.language) for one in facts.purposes}
    told = (
        f"{facts.name_of(code)} ({bases[code]})" if code in bases else code
        for code in dict.fromkeys(codes)
    )
    return "; ".join(told) or "–"
