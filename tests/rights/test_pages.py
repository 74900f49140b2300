"""The pages on which a person's wish is done: who may, what they show, what they leave behind."""

import importlib
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client

from tests.office.conftest import LogIn
from tests.rights.conftest import Family
from tests.rights.test_correcting import with_optional_purpose
from tests.rights.test_erasing import code_of
from tonir.engines.progress import silent
from tonir.office.overview import steps
from tonir.people.models import Household
from tonir.reporting.standing import standing
from tonir.vault.register import OpenRegister

FORBIDDEN = 403


@pytest.fixture
def opened(register: OpenRegister, monkeypatch: pytest.MonkeyPatch) -> OpenRegister:
    """The pages speak to a register that is open in this process, by the jobs of the settings."""

    def ask(job: str, by: str = "", **asked: Any) -> dict[str, Any]:
        place, _, name = django_settings.TONIR_REGISTER_JOBS[job].rpartition(".")
        done: dict[str, Any] = getattr(importlib.import_module(place), name)(
            register, silent, **asked
        )
        return done

    for place in ("reporting.views", "reporting.rights.views"):
        monkeypatch.setattr(f"tonir.{place}.ask", ask)
    return register


@pytest.fixture
def coordinator(log_in: LogIn, opened: OpenRegister) -> Client:
    return log_in("coordinator")


def filled(client: Client, address: str) -> dict[str, Any]:
    """What a browser would send if nobody changed anything."""
    page = client.get(address).context
    people = [field for person in page["persons"] for field in person.values()]
    fields = [*page["family"].values(), *people]
    sent: dict[str, Any] = {field.name: field.value for field in fields}
    sent |= {f"consent={code}": "no" if no else "yes" for code, _, no in page["purposes"]}
    return {name: value for name, value in sent.items() if not name.startswith("remove#")}


@pytest.mark.parametrize("language", ["en", "hy", "ru"])
def test_the_familys_page_leads_to_all_three(
    language: str, log_in: LogIn, opened: OpenRegister, families: dict[str, str]
) -> None:
    client, anahit = log_in("custodian", language), families["anahit"]
    page = client.get(f"/families/{anahit}/").content.decode()
    for verb in ("sheet", "correct", "erase"):
        assert f"/families/{anahit}/{verb}/" in page
    assert "Անահիտ" in client.get(f"/families/{anahit}/correct/").content.decode()
    assert client.get(f"/families/{anahit}/erase/").status_code == 200


def test_the_sheet_comes_as_a_download_and_is_nobody_elses(
    coordinator: Client, families: dict[str, str]
) -> None:
    address = f"/families/{families['anahit']}/sheet/"
    assert coordinator.get(address).status_code == 405
    answer = coordinator.post(address, {"language": "ru"})
    assert answer.content.startswith(b"%PDF") and answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"] == 'attachment; filename="sheet.pdf"'


@pytest.mark.parametrize("role", ["registrar", "storekeeper", "auditor", "protection"])
def test_nobody_else_may(
    role: str, log_in: LogIn, opened: OpenRegister, families: dict[str, str]
) -> None:
    client = log_in(role)
    for verb in ("sheet", "correct", "erase"):
        address = f"/families/{families['anahit']}/{verb}/"
        assert client.post(address, {"sure": "erase"}).status_code == FORBIDDEN
        assert client.get(address).status_code == FORBIDDEN
    assert Household.objects.filter(pk=families["anahit"], state="active").exists()


def test_without_its_token_nothing_is_done(
    log_in: LogIn, opened: OpenRegister, families: dict[str, str]
) -> None:
    client = log_in("coordinator")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    for verb in ("sheet", "correct", "erase"):
        answer = strict.post(f"/families/{families['anahit']}/{verb}/", {"sure": "erase"})
        assert answer.status_code == FORBIDDEN


def test_sent_as_it_stands_nothing_changes(
    coordinator: Client, families: dict[str, str], programme: object
) -> None:
    with_optional_purpose()
    for household in families.values():
        address = f"/families/{household}/correct/"
        answer = coordinator.post(address, filled(coordinator, address), follow=True)
        assert "Nothing was different" in answer.content.decode()
        assert Household.objects.get(pk=household).revision == 0


def test_what_was_changed_is_corrected(
    coordinator: Client, families: dict[str, str], family: Family
) -> None:
    with_optional_purpose()
    anahit = families["anahit"]
    address = f"/families/{anahit}/correct/"
    sent = filled(coordinator, address) | {
        "given#1": "Նարինե",
        "area": "Artashat, South",
        "needs#2": ["", "DS", "DS-PM"],
        "given#3": "Դավիթ",
        "consent=referral": "no",
    }
    answer = coordinator.post(address, sent, follow=True)
    assert "A later list of the office does not undo it." in answer.content.decode()
    row, members = family(anahit)
    assert [one["given"] for one in members] == ["Նարինե", "Անի", "Դավիթ"]
    assert (row["area"], row["refused"]) == ("R2-1", ["referral"])
    assert members[1]["needs"] == ["DS", "DS-PM"]
    coordinator.post(address, filled(coordinator, address) | {"remove#3": "1"})
    assert len(family(anahit)[1]) == 2


@pytest.mark.parametrize("language", ["en", "hy", "ru"])
def test_a_fault_is_said_beside_its_field_and_what_was_typed_stays(
    language: str, log_in: LogIn, opened: OpenRegister, families: dict[str, str]
) -> None:
    client, address = log_in("coordinator", language), f"/families/{families['anahit']}/correct/"
    sent = filled(client, address) | {"birth#1": "31.13.1980", "address": "Տերյան 5"}
    answer = client.post(address, sent)
    page = answer.content.decode()
    assert answer.status_code == 409 and "31.13.1980" in page and "Տերյան 5" in page
    assert answer.context["wrong"] == 1
    assert answer.context["persons"][0]["birth"].said
    assert Household.objects.get(pk=families["anahit"]).revision == 0


def test_a_family_of_nobody_is_refused_on_the_page(
    coordinator: Client, families: dict[str, str]
) -> None:
    address = f"/families/{families['anahit']}/correct/"
    sent = filled(coordinator, address) | {"remove#1": "1", "remove#2": "1"}
    answer = coordinator.post(address, sent)
    assert answer.status_code == 409 and "This would leave nobody" in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "word"), [("en", " Erase"), ("hy", "ջնջել"), ("ru", "УДАЛИТЬ")]
)
def test_a_family_is_erased_by_the_word_in_the_pages_language(
    language: str,
    word: str,
    log_in: LogIn,
    opened: OpenRegister,
    families: dict[str, str],
) -> None:
    client, ruben = log_in("coordinator", language), families["ruben"]
    answer = client.post(f"/families/{ruben}/erase/", {"sure": word})
    assert answer.status_code == 200 and answer.context["done"]["entries"] == 2
    assert "tonir print" in answer.content.decode()
    assert client.get(f"/families/{ruben}/").status_code == 404
    assert client.post(f"/families/{ruben}/erase/", {"sure": word}).status_code == 404


def test_or_by_one_of_her_slips(
    coordinator: Client, register: OpenRegister, families: dict[str, str]
) -> None:
    anahits, rubens = (code_of(register, families[who]) for who in ("anahit", "ruben"))
    address = f"/families/{families['anahit']}/erase/"
    for typed in (rubens, "", "yes", "31.12.1980"):
        answer = coordinator.post(address, {"sure": typed})
        assert answer.status_code == 409 and "Nothing was erased" in answer.content.decode()
    assert coordinator.post(address, {"sure": anahits.lower()}).status_code == 200


def test_until_new_packs_are_made_the_first_page_and_the_status_say_so(
    coordinator: Client, families: dict[str, str], programme: Any
) -> None:
    paper = programme / "print" / "round-1-points.pdf"
    paper.write_bytes(b"%PDF")

    def printed() -> Any:
        return next(step for step in steps("en") if step.verb == "tonir print")

    try:
        assert printed().done
        coordinator.post(f"/families/{families['ruben']}/erase/", {"sure": "erase"})
        assert not printed().done
    finally:
        paper.unlink()
    assert standing()["packs_with_erased_families"] == 1
    assert "a family in them was erased" in coordinator.get("/").content.decode()
