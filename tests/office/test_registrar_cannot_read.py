"""A registrar's session writes and cannot read: every page, every way of asking, tried."""

import itertools
from collections.abc import Iterator

import pytest
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests.office.conftest import PERSONAL, LogIn
from tonir.office.roles import MAY_SEE, REGISTRAR

# What a registrar may send to a page, whatever it is meant for.
SENT = (
    {},
    {"text": "Անահիտ", "language": "en"},
    {"passphrase": "words that only the tests know", "purpose": "reading", "minutes": "30"},
    {"household": "0" * 32, "job": "family"},
    # Less than is known of who stands before her: nobody is looked for.
    {"persons": "1", "surname-1": "Grigorian", "birth-1": "1984", "document-1": "AN1"},
    {"persons": "1", "given-1": "Ruben", "document-1": "AN1234560"},
)
HEADERS = ({}, {"HX-Request": "true"}, {"X-Requested-With": "XMLHttpRequest"})


def pages(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from pages(pattern.url_patterns)
        elif pattern.name:
            yield pattern


def addresses(households: list[str]) -> Iterator[tuple[str, str]]:
    """(page, address) of every page, with every family where one is named."""
    for page in pages(get_resolver().url_patterns):
        names = list(page.pattern.regex.groupindex)
        ids = ("household", "left", "right")
        choices = [households if name in ids else ["1", "P1", "en"] for name in names]
        for values in itertools.product(*choices):
            try:
                given = dict(zip(names, values, strict=True))
                yield str(page.name), reverse(str(page.name), kwargs=given)
            except NoReverseMatch:  # A number where the page takes a word.
                continue


@pytest.mark.parametrize("headers", HEADERS)
def test_no_page_gives_a_registrar_anything_back(
    log_in: LogIn, families: dict[str, str], opened: object, headers: dict[str, str]
) -> None:
    registrar = log_in("registrar")
    registrar.raise_request_exception = False
    tried = set()
    for page, address in addresses([*families.values(), "0" * 32]):
        tried.add(page)
        if page in {"logout", "set_language"}:
            continue
        for ask in (registrar.get, registrar.post, registrar.put, registrar.delete):
            for sent in SENT:
                answer = ask(address, sent, headers=headers)
                body = answer.content.decode() if not answer.streaming else ""
                shown = [text for text in PERSONAL if text in body and text not in sent.values()]
                assert not shown, (page, ask)
    assert set(MAY_SEE) <= tried


def test_the_same_pages_do_show_families_to_who_may_read(
    log_in: LogIn, families: dict[str, str], opened: object
) -> None:
    """The test above could otherwise pass by asking nothing."""
    page = log_in("custodian").get(f"/families/{families['anahit']}/").content.decode()
    assert "Գրիգորյան" in page
    assert REGISTRAR not in MAY_SEE["family"]
