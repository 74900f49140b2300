"""Parts that both sheets have: what is held, what was handed on, how long, what protects it."""

from django.conf import settings

from tonir.engines.words import say
from tonir.reporting.models import Export
from tonir.reporting.processing.assessment_texts import HEADS
from tonir.reporting.processing.facts import Facts
from tonir.reporting.processing.flow_texts import ENDS, FLOWS, PAPER_ENDS, SECURITY
from tonir.reporting.processing.held import CLEAR, Held
from tonir.reporting.processing.held_beside import CARES, CARRIED, IN_CLEAR, WORKED_OUT
from tonir.reporting.processing.held_nameless import NAMELESS
from tonir.reporting.processing.held_sealed import OF_FAMILIES, OF_PERSONS
from tonir.reporting.processing.sheets import Table
from tonir.reporting.processing.words import COLUMNS, KINDS, PAPERS, STAYS, label, word

HELD: tuple[Held, ...] = (
    *(*OF_PERSONS, *OF_FAMILIES, *CARES, *WORKED_OUT, *CARRIED, *IN_CLEAR, *NAMELESS),
)


def head(name: str, language: str) -> tuple[str, ...]:
    return tuple(say(text, language) for text in HEADS[name])


def data_table(facts: Facts) -> Table:
    """Every kind of data: its seal, why, who sees it, how long, for which purposes."""
    language = facts.language
    rows = [
        (
            say(held.name, language),
            label(KINDS, held.kind, language),
            say(held.why, language),
            seen_by(held, facts),
            stays(held.stays, facts),
            _purposes_of(held, facts),
        )
        for held in HELD
    ]
    return Table(head("data", language), rows, (1.5, 1.0, 2.2, 1.8, 1.1, 1.4))


def seen_by(held: Held, facts: Facts) -> str:
    """Roles by their pages, papers by their names; who else can, where it is not sealed."""
    language = facts.language
    roles = dict.fromkeys(role for page in held.pages for role in facts.seen_by.get(page, ()))
    parts = []
    if roles:
        joined = ", ".join(roles)
        # The page of lists shows no family, so it needs no open register.
        is_closed = set(held.pages) <= {"lists", "list"}
        parts.append(joined if is_closed else word("while_open", language, roles=joined))
    parts += [label(PAPERS, paper, language) for paper in held.papers]
    if held.kind == CLEAR:
        parts.append(word("administrator", language))
    return "; ".join(parts) or word("nobody", language)


def stays(kind: str, facts: Facts) -> str:
    return label(STAYS, kind, facts.language, days=facts.days(kind))


def _purposes_of(held: Held, facts: Facts) -> str:
    """The aid itself, and for what this field left by an export; what leads to nobody is for
    whatever people cannot refuse.
    """
    needed = facts.needed if held in NAMELESS else facts.needed[:1]
    left: dict[str, list[str]] = {purpose.code: [] for purpose in needed}
    for export in facts.exports:
        if set(held.columns) & set(export.fields):
            left.setdefault(export.purpose, []).append(str(export.number))
    told = []
    for code, numbers in left.items():
        by = word("exported", facts.language, numbers=", ".join(numbers))
        told.append(f"{facts.name_of(code)} ({by})" if numbers else facts.name_of(code))
    return "; ".join(told) or "–"


def exports_table(facts: Facts) -> Table | None:
    """Every export so far, without how many it held; None if there was none."""
    if not facts.exports:
        return None
    rows = [_exported(export, facts) for export in facts.exports]
    return Table(head("exports", facts.language), rows, (0.5, 1.0, 1.4, 2.0, 1.6, 2.2, 1.0))


def _exported(export: Export, facts: Facts) -> tuple[str, ...]:
    language = facts.language
    columns = ", ".join(label(COLUMNS, name, language) for name in export.fields)
    area = say(export.area.names, language) if export.area else word("everywhere", language)
    return (
        str(export.number),
        f"{export.at:%Y-%m-%d}",
        facts.name_of(export.purpose),
        export.recipient,
        export.agreement,
        f"{columns} ({area})",
        export.expires_on.isoformat(),
    )


def flows_table(facts: Facts) -> Table:
    rows = [
        tuple(say(text, facts.language).format(**_settings(facts)) for text in flow)
        for flow in FLOWS
    ]
    return Table(head("flows", facts.language), rows, (1.2, 2.0, 3.0))


def retention_table(facts: Facts) -> Table:
    language = facts.language
    rows = [
        (say(what, language), stays(kind, facts), say(then, language))
        for kind, (what, then) in ENDS.items()
    ]
    papers = (say(text, language).format(**_settings(facts)) for text in PAPER_ENDS)
    return Table(head("retention", language), [*rows, tuple(papers)], (2.0, 1.8, 2.4))


def security(facts: Facts) -> list[str]:
    return [say(text, facts.language).format(**_settings(facts)) for text in SECURITY.values()]


def said(text: dict[str, str], facts: Facts) -> str:
    """A text with the settings that it names filled in."""
    return say(text, facts.language).format(**_settings(facts))


def _settings(facts: Facts) -> dict[str, object]:
    custody = facts.custody
    return {
        "suite": settings.TONIR_SEAL_SUITE,
        "custody": word("of", facts.language, quorum=custody.quorum, custodians=custody.custodians)
        if custody
        else word("unknown", facts.language),
        "minutes": settings.TONIR_REGISTER_MINUTES,
        "idle": settings.TONIR_REGISTER_IDLE_MINUTES,
        "print_hours": settings.TONIR_PRINT_HOURS,
        "least": facts.smallest_cell,
    }
