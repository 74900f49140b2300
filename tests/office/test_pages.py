"""What the pages say of lists, plan, stock, handover and reach; and how they say no."""

import json
import logging
import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from tests.office.conftest import LogIn
from tonir.office.logs import KindsOnly
from tonir.people.models import ListFault, ListFile
from tonir.programme.models import Programme
from tonir.supply.actions import dispatch, post_handover

TEMPLATES = Path(__file__).resolve().parents[2] / "src" / "tonir"


def test_a_lists_faults_are_counted_in_words_without_a_value(log_in: LogIn) -> None:
    found = ListFile.objects.create(
        office_id="shoghakat",
        number=1,
        received_at=timezone.now(),
        kind="xlsx",
        fingerprint="f",
        rows=133,
        people=130,
        households=34,
        rejected=1,
    )
    for row in (19, 61):
        ListFault.objects.create(
            list_file=found, sheet_number=1, row=row, column_number=28, code="L42"
        )
    page = log_in("registrar", "ru").get(f"/lists/{found.pk}/").content.decode()
    assert "<td>AB</td>" in page and "61" in page and "«…»" in page
    assert log_in("registrar").get("/lists/999/").status_code == 404


def test_the_plan_says_the_same_on_the_map_and_in_the_table(
    log_in: LogIn, families: dict[str, str]
) -> None:
    client = log_in("coordinator")
    page = client.get("/plan/").content.decode()
    points = json.loads(client.get("/plan/points.geojson").content)["features"]
    assert [point["properties"]["name"] for point in points] == ["Hrazdan school"]
    assert points[0]["properties"]["families"] == 2
    assert re.search(r'Hrazdan school</a></th><td>Hrazdan</td><td class="number">2</td>', page)


def test_a_programme_without_outlines_has_a_map_of_points_only(log_in: LogIn) -> None:
    assert log_in("coordinator").get("/plan/outlines.geojson").status_code == 404


def test_a_points_page_tells_what_to_bring_and_draws_its_slots(
    log_in: LogIn, families: dict[str, str]
) -> None:
    client = log_in("storekeeper")
    page = client.get("/plan/points/P1/").content.decode()
    assert page.count('<rect class="served"') == 32  # 8 hours of 15 minutes
    assert "To bring" in page
    assert client.get("/plan/points/P9/").status_code == 404
    assert "Nobody comes to this point" in client.get("/plan/points/P2/").content.decode()


def test_stock_shows_balances_and_what_was_given_beyond_the_books(log_in: LogIn) -> None:
    dispatch("W-1", "W1", "P1", {"food": 40})
    post_handover("claims 1", "P1", {"food": 43})
    page = log_in("storekeeper", "hy").get("/stock/").content.decode()
    assert "Հրազդանի դպրոց: Սննդի փաթեթ, 3" in page
    assert "360" in page and "-3" in page


def test_reach_hides_what_is_too_small_and_says_why(
    log_in: LogIn, families: dict[str, str]
) -> None:
    page = log_in("auditor").get("/reach/").content.decode()
    assert "not shown" in page and "fewer than 5 families" in page


def test_the_home_page_names_the_next_step(log_in: LogIn, families: dict[str, str]) -> None:
    steps = log_in("coordinator").get("/").context["steps"]
    assert [step.verb for step in steps if step.next] == ["tonir intake"]
    assert [step.verb for step in steps if step.done][:3] == [
        "tonir match",
        "tonir assess",
        "tonir plan",
    ]


@pytest.mark.parametrize("language", ["en", "hy", "ru"])
def test_an_empty_programme_has_every_page(language: str, log_in: LogIn) -> None:
    client = log_in("coordinator", language)
    for address in ("/", "/lists/", "/entitlement/", "/stock/", "/plan/", "/handover/", "/reach/"):
        assert client.get(address).status_code == 200, address


def test_without_a_programme_the_page_says_so_instead_of_breaking(log_in: LogIn) -> None:
    client = log_in("coordinator")
    Programme.objects.all().delete()
    answer = client.get("/reach/")
    assert answer.status_code in (200, 409)
    answer = client.get("/")
    assert answer.status_code == 409 and "G02" in answer.content.decode()


def test_an_examples_pages_say_that_nobody_in_it_lived(log_in: LogIn) -> None:
    client = log_in("auditor")
    programme = Programme.objects.get()
    for example in (False, True):
        programme.rules["programme"]["example"] = example
        programme.save()
        assert ("never lived" in client.get("/").content.decode()) is example


def test_pages_load_nothing_from_elsewhere_and_are_kept_by_nobody(log_in: LogIn) -> None:
    answer = log_in("coordinator").get("/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert answer["Cache-Control"] == "no-store" and answer["X-Frame-Options"] == "DENY"


def test_templates_hold_no_script_no_style_and_no_foreign_address() -> None:
    for path in TEMPLATES.rglob("templates/**/*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|https?://", text), (
            path
        )


def test_a_missing_page_does_not_repeat_what_was_typed(log_in: LogIn) -> None:
    page = log_in("coordinator").get("/families/Anahit/Grigoryan")
    assert page.status_code == 404 and b"Grigoryan" not in page.content


def test_a_failing_page_tells_nothing_of_what_failed(
    log_in: LogIn, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> None:
        raise ValueError("Anahit Grigoryan")

    monkeypatch.setattr("tonir.office.views.steps", fail)
    client = log_in("coordinator")
    client.raise_request_exception = False
    answer = client.get("/?name=Anahit")
    assert answer.status_code == 500 and b"Anahit" not in answer.content
    assert "Something went wrong" in answer.content.decode()


def test_the_log_keeps_kinds_and_places_and_no_text() -> None:
    with pytest.raises(ValueError) as caught:
        int("Anahit Grigoryan")
    info = (caught.type, caught.value, caught.tb)
    formatter = KindsOnly()
    record = logging.LogRecord("django.request", 40, "x", 1, "%s", ("/families/Anahit",), info)
    line = formatter.format(record)
    assert "ValueError" in line and "test_pages.py" in line and "Anahit" not in line
    ours = logging.LogRecord(
        "tonir.vault.service", 40, "x", 1, "The work %s failed", ("plan",), None
    )
    assert formatter.format(ours).endswith("The work plan failed")


def test_the_language_is_chosen_once_and_kept(programme: Path) -> None:
    client = Client()
    client.post("/language/", {"language": "hy", "next": "/in/"})
    assert 'lang="hy"' in client.get("/in/").content.decode()[:200]
