"""With the register closed no page shows anybody."""

import io
import zipfile
from typing import Any

import pytest

from tests.office.conftest import PERSONAL, LogIn
from tests.office.test_roles import OTHERS, SHOWN
from tonir.office.roles import ROLES


@pytest.mark.parametrize("role", ROLES)
def test_no_page_names_anahit_or_ruben(role: str, log_in: LogIn, families: dict[str, str]) -> None:
    client = log_in(role)
    ids = [f"/families/{household}/" for household in families.values()]
    for address in [*SHOWN.values(), *OTHERS.values(), *ids, "/plan/points/P2/"]:
        page = words_of(client.get(address))
        assert not [text for text in PERSONAL if text in page], address


def words_of(answer: Any) -> str:
    """What an answer says; of a file that is packed, what is packed in it."""
    content: bytes = answer.getvalue()
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "\n".join(packed.read(name).decode() for name in packed.namelist())


def test_the_families_page_says_that_the_register_is_closed_and_who_opens_it(
    log_in: LogIn,
) -> None:
    for_coordinator = log_in("coordinator").get("/families/")
    assert for_coordinator.status_code == 409
    assert "The register is closed." in for_coordinator.content.decode()
    assert "R10" in for_coordinator.content.decode()
    for_custodian = log_in("custodian").get("/families/").content.decode()
    assert '<a class="button" href="/register/">' in for_custodian


def test_a_search_while_it_is_closed_is_refused_in_the_readers_language(log_in: LogIn) -> None:
    answer = log_in("coordinator", "ru").post(
        "/families/", {"text": "Анаит"}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 409
    said = answer.content.decode()
    assert "Реестр закрыт." in said and "Анаит" not in said and "<html" not in said


def test_a_page_that_was_shown_open_reloads_when_the_register_closes(log_in: LogIn) -> None:
    client = log_in("coordinator")
    assert client.get("/bar/?shown=open")["HX-Refresh"] == "true"
    assert "HX-Refresh" not in client.get("/bar/?shown=closed")


def test_every_page_says_for_whom_why_and_until_when_it_is_open(
    log_in: LogIn, opened: object
) -> None:
    client = log_in("storekeeper")
    for address in ("/", "/stock/", "/plan/", "/nowhere"):
        page = client.get(address).content.decode()
        assert "open for custodian until 12:00: testing the pages" in page, address
