"""The DPIA sheet, by the questions of the ICRC's Handbook on Data Protection (3rd edition)."""

from tonir.engines.words import say
from tonir.reporting.processing.assessment_texts import SHEET
from tonir.reporting.processing.facts import Facts
from tonir.reporting.processing.findings import findings
from tonir.reporting.processing.parts import (
    data_table,
    exports_table,
    flows_table,
    head,
    retention_table,
    said,
    security,
)
from tonir.reporting.processing.risk_texts import RISKS
from tonir.reporting.processing.sheets import Part, Sheet, Table
from tonir.reporting.processing.words import BASES, label, word

BLANK = "_" * 12
LONG_BLANK = "_" * 60


def assessment(facts: Facts) -> Sheet:
    """What is done, why, with whose data, for how long, what may happen, what stands open."""

    def text(key: str, **more: object) -> str:
        return say(SHEET[key], facts.language).format(**more)

    parts = [
        _description(facts),
        Part(text("necessity"), points=[said(SHEET[f"necessity_{n}"], facts) for n in range(1, 7)]),
        Part(text("data"), [text("data_1")], table=data_table(facts)),
        _purposes(facts),
        Part(text("flows"), table=flows_table(facts)),
        _handed_on(facts),
        Part(text("retention"), table=retention_table(facts)),
        Part(text("security"), points=security(facts)),
        Part(text("rights"), points=[text(f"rights_{n}") for n in range(1, 6)]),
        Part(text("risks"), [text("risks_1")], table=_risks(facts)),
        Part(text("findings"), points=findings(facts)),
        Part(
            text("decision"),
            [
                text("decision_1"),
                text("decision_2", blank=LONG_BLANK),
                text("decision_3", blank=BLANK),
            ],
        ),
    ]
    subtitle = text("subtitle", programme=facts.name, day=facts.today.isoformat())
    lines = [text(f"line_{n}") for n in range(1, 5)]
    return Sheet("dpia", text("title"), subtitle, parts, lines)


def footer(facts: Facts) -> str:
    return say(SHEET["footer"], facts.language)


def _description(facts: Facts) -> Part:
    language = facts.language
    rounds = [f"{one.number} ({one.opens_on} – {one.closes_on})" for one in facts.rounds]
    families = word("not_shown", language) if facts.families is None else facts.families
    told = {
        "programme": facts.name,
        "offices": ", ".join(facts.offices),
        "rounds": ", ".join(rounds) or "–",
        "families": families,
    }
    paragraphs = [say(SHEET[f"description_{n}"], language).format(**told) for n in range(1, 4)]
    return Part(say(SHEET["description"], language), paragraphs)


def _purposes(facts: Facts) -> Part:
    language = facts.language
    made = [export.purpose for export in facts.exports]
    rows = [
        (
            say(purpose.names, language),
            label(BASES, purpose.basis, language),
            word("yes" if purpose.optional else "no", language),
            str(made.count(purpose.code)),
        )
        for purpose in facts.purposes
    ]
    paragraphs = []
    if facts.notice is not None:
        version = facts.notice.version
        paragraphs = [
            say(SHEET["notice"], language).format(version=version),
            *say(facts.notice.texts, language).strip().splitlines(),
        ]
    table = Table(head("purposes", language), rows, (2.4, 1.6, 1.2, 1.0)) if rows else None
    return Part(say(SHEET["purposes"], language), paragraphs, table=table)


def _handed_on(facts: Facts) -> Part:
    table = exports_table(facts)
    text = [] if table else [say(SHEET["flows_none"], facts.language)]
    return Part(say(SHEET["handed_on"], facts.language), text, table=table)


def _risks(facts: Facts) -> Table:
    rows = [(*(said(text, facts) for text in risk), "", "") for risk in RISKS]
    return Table(head("risks", facts.language), rows, (2.2, 1.8, 2.6, 1.0, 1.0))
