"""The page of the work: begun in the browser, followed and stopped there, wherever it was begun."""

import os
import re
import time
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from tests.office.conftest import PERSONAL, LogIn
from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.engines.refusals.several import Several
from tonir.office.logbook import WORKS
from tonir.office.works import OTHERS, STAGES, STEPS
from tonir.programme.folder import current
from tonir.vault.client import refusal_of
from tonir.vault.register import OpenRegister
from tonir.vault.turns import Doing, Turns

SOURCE = Path(__file__).resolve().parents[2] / "src" / "tonir"
SINCE = "2025-08-18T09:00:00+00:00"
MOVED, GONE, NOTHING_NEW = 302, 404, 204


def faulty(register: OpenRegister, progress: Progress) -> dict[str, Any]:
    """Rules with two faults."""
    raise Several("C01", [Refusal("C02", path="tiers", example="[[tiers]]"), Refusal("C10")])


def crash(register: OpenRegister, progress: Progress) -> dict[str, Any]:
    raise ValueError("Anahit Grigoryan")


def gossip(register: OpenRegister, progress: Progress) -> dict[str, Any]:
    return {"families": 2, "name": "Anahit", "first": ["Anahit", "Ruben"], "tiers": {"Anahit": 1}}


@pytest.fixture
def turns(opened: OpenRegister, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Turns:
    """The pages speak to work that is done in this process, at once."""
    made = Turns(opened)

    def start(job: str, by: str) -> None:
        if made.working.locked():
            raise refusal_of(made.start({"job": job, "by": by, "asked": {}}))
        made.do({"job": job, "by": by, "asked": {}}, silent)

    def cancel(by: str) -> None:
        made.cancel()

    monkeypatch.setattr("tonir.office.work.start_work", start)
    monkeypatch.setattr("tonir.office.work.cancel_work", cancel)
    monkeypatch.setattr("tonir.office.underway.state", lambda: made.state()["done"])
    ours = {name: f"{__name__}.{name}" for name in ("faulty", "crash", "gossip")}
    settings.TONIR_REGISTER_JOBS = {**settings.TONIR_REGISTER_JOBS, **ours}
    return made


def start(client: Client, job: str) -> str:
    """Presses the button; what the page then says of the work."""
    assert client.post("/work/start/", {"job": job}).status_code == MOVED
    return now(client)


def now(client: Client) -> str:
    return words(client.get("/work/state/").content.decode())


def words(page: str) -> str:
    """What people read on it."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_coordinator_goes_through_all_steps_and_reads_what_came_of_each(
    log_in: LogIn, families: dict[str, str], turns: Turns
) -> None:
    client = log_in("coordinator")
    assert "Making records ready done families 2" in start(client, "ready")
    assert "Finding double entries done families 2 entries 3" in start(client, "match")
    assert "Assessing families done families 2 people 4" in start(client, "assess")
    assert "Planning places and times done families 2 at points 2" in start(client, "plan")
    assert "Printing slips and lists done slips 2" in start(client, "print")
    assert "Counting who was reached done" in start(client, "reach")
    page = client.get("/work/").content.decode()
    assert words(page).count("by coordinator") == len(STEPS)
    assert not [text for text in PERSONAL if text in page]


def test_work_that_the_terminal_began_is_followed_in_the_page(log_in: LogIn, turns: Turns) -> None:
    turns.doing = Doing("print", "gayane", SINCE, "typesetting", 30, 120)
    page = log_in("custodian").get("/work/").content.decode()
    assert '<progress value="30" max="120"' in page
    assert "setting papers: 30 of 120, 25 %" in words(page)
    assert "For gayane, since 18 Aug 2025" in words(page)
    # One piece of work at a time: the other steps wait.
    assert page.count("<button disabled") == len(STEPS)


def test_without_javascript_the_page_is_looked_at_again_by_a_link(
    log_in: LogIn, turns: Turns
) -> None:
    turns.doing = Doing("match", "gayane", SINCE)
    page = log_in("custodian").get("/work/").content.decode()
    assert '<noscript><p><a href="/work/">Look again</a>' in page
    assert '<form method="post" action="/work/cancel/">' in page


def test_the_coordinator_stops_the_work_that_she_sees(log_in: LogIn, turns: Turns) -> None:
    turns.doing = Doing("plan", "gayane", SINCE)
    client = log_in("coordinator")
    assert client.post("/work/cancel/", {"since": SINCE}).status_code == MOVED
    assert turns.doing.cancelled
    said = now(client)
    assert "Being stopped at its next step" in said and "Cancel" not in said


def test_a_page_that_stood_open_stops_no_other_work(log_in: LogIn, turns: Turns) -> None:
    turns.doing = Doing("print", "gayane", SINCE)
    client = log_in("coordinator")
    client.post("/work/cancel/", {"since": "2025-08-18T08:00:00+00:00"})
    assert not turns.doing.cancelled
    assert "That work has ended already." in client.get("/work/").content.decode()


def test_stopped_work_is_not_said_to_be_done(
    log_in: LogIn, families: dict[str, str], turns: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell = Doing.tell

    def stop(doing: Doing, stage: str, done: int, total: int) -> None:
        doing.cancelled = True
        tell(doing, stage, done, total)

    monkeypatch.setattr(Doing, "tell", stop)
    said = start(log_in("coordinator"), "print")
    assert "stopped" in said and "What stood before still stands" in said
    assert " done " not in said


def test_a_refusal_is_said_with_what_to_do(log_in: LogIn, turns: Turns) -> None:
    said = start(log_in("coordinator", "ru"), "print")
    refusal = Refusal("H09", round=1)
    assert refusal.sentence("ru") in said and refusal.mend("ru") in said and "H09" in said
    assert "отказано" in said


def test_several_faults_are_all_said(log_in: LogIn, turns: Turns, settings: Settings) -> None:
    settings.TONIR_REGISTER_JOBS = {**settings.TONIR_REGISTER_JOBS, "assess": f"{__name__}.faulty"}
    said = start(log_in("coordinator"), "assess")
    assert Refusal("C10").sentence() in said and "C01" in said


def test_work_that_crashed_tells_its_place_and_nothing_of_whom_it_was_about(
    log_in: LogIn, turns: Turns, settings: Settings
) -> None:
    settings.TONIR_REGISTER_JOBS = {**settings.TONIR_REGISTER_JOBS, "match": f"{__name__}.crash"}
    client = log_in("coordinator")
    said = start(client, "match")
    assert "failed" in said and "“Finding double entries”" in said
    assert "ValueError, test_work.py:" in said
    assert "Anahit" not in said and "Anahit" not in client.get("/work/").content.decode()


def test_only_totals_of_the_work_are_kept(turns: Turns, settings: Settings) -> None:
    settings.TONIR_REGISTER_JOBS = {**settings.TONIR_REGISTER_JOBS, "match": f"{__name__}.gossip"}
    turns.do({"job": "gossip", "by": "gayane", "asked": {}}, silent)
    assert turns.last is not None and turns.last["counts"] == {}
    turns.do({"job": "match", "by": "gayane", "asked": {}}, silent)
    assert turns.last["counts"] == {"families": 2, "first": 2}


def test_while_other_work_goes_on_the_page_says_which(log_in: LogIn, turns: Turns) -> None:
    turns.doing = Doing("print", "gayane", SINCE)
    client = log_in("coordinator")
    with turns.working:
        client.post("/work/start/", {"job": "plan"})
    page = client.get("/work/").content.decode()
    assert "busy with other work (Printing slips and lists)" in page and "R13" in page


@pytest.mark.parametrize("job", ["find", "family", "erase", "export", "close_round", "settle", ""])
def test_no_other_work_can_be_begun_here(job: str, log_in: LogIn, turns: Turns) -> None:
    assert log_in("custodian").post("/work/start/", {"job": job}).status_code == GONE
    assert turns.last is None


def test_what_the_settings_do_not_name_has_no_button(
    log_in: LogIn, turns: Turns, settings: Settings
) -> None:
    settings.TONIR_REGISTER_PAGE_JOBS = ("assess",)
    client = log_in("coordinator")
    page = client.get("/work/").content.decode()
    assert 'value="assess"' in page and 'value="print"' not in page
    assert client.post("/work/start/", {"job": "print"}).status_code == GONE


@pytest.mark.parametrize(("role", "opens"), [("custodian", True), ("coordinator", False)])
def test_with_the_register_closed_the_page_says_who_opens_it(
    role: str, opens: bool, log_in: LogIn
) -> None:
    page = log_in(role).get("/work/").content.decode()
    assert "The register is closed." in page and "<button disabled" not in page
    assert 'action="/work/start/"' not in page
    assert ('<a class="button" href="/register/">' in page) is opens


def test_a_step_begun_from_an_old_page_when_it_is_closed_is_refused(log_in: LogIn) -> None:
    client = log_in("coordinator")
    assert client.post("/work/start/", {"job": "plan"}).status_code == MOVED
    assert "R10" in client.get("/work/").content.decode()
    assert client.post("/work/cancel/", {"since": SINCE}).status_code == MOVED


def test_while_it_waits_for_the_second_custodian_the_page_says_so(
    log_in: LogIn, waiting: None
) -> None:
    assert "1 of 2 shares are in." in log_in("coordinator").get("/work/").content.decode()


def test_a_register_that_works_too_hard_to_answer_is_not_called_closed(
    log_in: LogIn, turns: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent_() -> dict[str, Any]:
        raise TimeoutError

    monkeypatch.setattr("tonir.office.underway.state", silent_)
    client = log_in("coordinator")
    assert client.get("/work/state/").status_code == NOTHING_NEW  # What was shown last stays.
    page = client.get("/work/").content.decode()
    assert "does not answer just now" in page and "is closed" not in page
    assert client.get("/").status_code == 200


def test_the_page_comes_anew_when_work_begins_or_ends_and_not_before(
    log_in: LogIn, families: dict[str, str], turns: Turns
) -> None:
    client = log_in("coordinator")
    assert client.get("/work/state/?shown=closed")["HX-Refresh"] == "true"
    assert "HX-Refresh" not in client.get("/work/state/?shown=idle")
    turns.doing = Doing("plan", "gayane", SINCE)
    assert client.get("/work/state/?shown=idle")["HX-Refresh"] == "true"
    page = client.get("/work/").content.decode()
    following = re.search(r'hx-get="(/work/state/[^"]+)"', page)
    assert following and "HX-Refresh" not in client.get(following[1])
    turns.doing = None
    start(client, "assess")
    assert client.get(following[1])["HX-Refresh"] == "true"
    # Work so short that nobody saw it under way.
    assert client.get("/work/state/?shown=idle")["HX-Refresh"] == "true"


def test_papers_of_a_print_run_that_was_cut_short_are_called_not_whole(
    log_in: LogIn, families: dict[str, str], turns: Turns
) -> None:
    client = log_in("coordinator")
    start(client, "print")
    assert "not whole" not in client.get("/work/").content.decode()
    before = next(current().print.glob("round-1-*.pdf"))
    hour_ago = time.time() - 3600
    os.utime(before, (hour_ago, hour_ago))
    assert "not whole" in client.get("/work/").content.decode()


def test_every_longer_work_has_its_name(settings: Settings) -> None:
    longer = set(settings.TONIR_REGISTER_JOBS) - set(settings.TONIR_REGISTER_QUICK_JOBS)
    assert longer == set(STEPS) | set(OTHERS) and longer <= set(WORKS)
    assert list(settings.TONIR_REGISTER_PAGE_JOBS) == list(STEPS)


def test_every_stage_that_work_tells_of_has_its_words() -> None:
    told: set[str] = set()
    for folder in ("engines", "people", "matching", "targeting", "planning", "handover"):
        for path in (SOURCE / folder).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            told |= set(re.findall(r'progress\("([a-z ]+)"', text))
            told |= set(re.findall(r'"([a-z ]+)", progress\)', text))
    for path in (SOURCE / "reporting").rglob("*.py"):
        told |= set(re.findall(r'progress\("([a-z ]+)"', path.read_text(encoding="utf-8")))
    assert told == set(STAGES)
