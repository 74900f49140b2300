"""Looks at rules, settings and exports for what a data protection officer would ask about."""

from collections.abc import Iterator

from tonir.engines.words import say
from tonir.reporting.exports.queries import is_overdue
from tonir.reporting.processing.facts import Facts
from tonir.reporting.processing.finding_texts import FINDINGS
from tonir.reporting.processing.words import LANGUAGES, label


def findings(facts: Facts) -> list[str]:
    """Sentences in the sheet's language; one that says so if there are none."""
    found = [*_of_rules(facts), *_of_keys(facts), *_of_exports(facts)]
    return found or [_said(facts, "none")]


def _said(facts: Facts, key: str, **more: object) -> str:
    return say(FINDINGS[key], facts.language).format(**more)


def _of_rules(facts: Facts) -> Iterator[str]:
    if facts.is_example:
        yield _said(facts, "example")
    if facts.notice is None:
        yield _said(facts, "no_notice")
    else:
        missing = [code for code in facts.languages if not facts.notice.texts.get(code)]
        if missing:
            names = (label(LANGUAGES, code, facts.language) for code in missing)
            yield _said(facts, "notice_language", languages=", ".join(names))
    if not facts.purposes:
        yield _said(facts, "no_purposes")
    for purpose in facts.purposes:
        if purpose.decides:
            name = say(purpose.names, facts.language)
            yield _said(facts, "deciding_consent", purpose=name)
    if facts.greets_by_name:
        yield _said(facts, "greeting")


def _of_keys(facts: Facts) -> Iterator[str]:
    if facts.custody is None:
        yield _said(facts, "no_keys")
    elif facts.custody.quorum == 1:
        yield _said(facts, "one_custodian")
    elif not facts.custody.proved:
        yield _said(facts, "not_proved")
    if facts.hosts:
        yield _said(facts, "hosts", hosts=", ".join(facts.hosts))


def _of_exports(facts: Facts) -> Iterator[str]:
    overdue = [str(one.number) for one in facts.exports if is_overdue(one)]
    if overdue:
        yield _said(facts, "overdue", numbers=", ".join(overdue))
    known = {purpose.code for purpose in facts.purposes}
    gone = sorted({one.purpose for one in facts.exports} - known)
    if gone:
        yield _said(facts, "unknown_purpose", purposes=", ".join(gone))
