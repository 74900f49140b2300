"""The open register's work, one job after the other: who waits, who is told, what is noted."""

import json
import threading
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from tonir.engines.progress import Progress
from tonir.vault import service, turns
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister
from tonir.vault.service import Service


def look(_: OpenRegister, progress: Progress) -> dict[str, Any]:
    progress("looking", 1, 1)
    return {"lines": AccessEvent.objects.count()}


def fail(_: OpenRegister, progress: Progress) -> dict[str, Any]:
    progress("looking", 1, 1)
    raise ValueError("Anahit")


@pytest.fixture
def serving(register: OpenRegister, settings: Settings) -> Iterator[Service]:
    settings.TONIR_REGISTER_JOBS = {name: f"{__name__}.{name}" for name in ("look", "fail")}
    settings.TONIR_REGISTER_QUICK_JOBS = ("look",)
    serving = Service(register, minutes=1, idle_minutes=1)
    with closing(serving.door.listener):
        yield serving


def asked(serving: Service, job: str) -> dict[str, Any]:
    ours, theirs = Pipe()
    with ours, theirs:
        asking = {"verb": "do", "job": job, "asked": {}, "by": "custodian"}
        return serving._told(asking, theirs)


def test_a_quick_look_is_told_that_the_register_is_busy(
    serving: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.1)
    monkeypatch.setattr(turns, "WAIT", 0.05)
    serving.turns.doing = turns.Doing("match", "custodian", "")
    with serving.turns.working:
        assert asked(serving, "look")["facts"] == {"work": "match"}
    assert asked(serving, "look")["done"]


def test_longer_work_waits_its_turn(serving: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.0)
    monkeypatch.setattr(turns, "WAIT", 0.05)
    serving.turns.working.acquire()
    threading.Timer(0.3, serving.turns.working.release).start()
    assert asked(serving, "fail")["failed"] == "ValueError"


def test_work_stands_in_the_log_before_it_begins(serving: Service) -> None:
    assert asked(serving, "look") == {"done": {"lines": AccessEvent.objects.count()}}
    assert AccessEvent.objects.get().detail == "look"


def test_work_that_failed_stands_in_the_log_and_its_text_nowhere(serving: Service) -> None:
    assert "Anahit" not in json.dumps(asked(serving, "fail"))
    assert AccessEvent.objects.get().detail == "fail"


def test_who_cannot_be_noted_is_not_answered(
    serving: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr("tonir.vault.register.note", full)
    assert asked(serving, "look")["failed"] == "OSError"


def test_another_register_that_is_not_heard_keeps_its_address(serving: Service) -> None:
    from tonir.vault import client

    serving.announce()
    left = json.loads(serving.address.read_text(encoding="utf-8"))
    serving.address.write_text(json.dumps({**left, "authkey": "00"}), encoding="utf-8")
    listening = threading.Thread(target=refuse_one, args=(serving,))
    listening.start()
    assert client._connect() is None
    listening.join()
    assert serving.address.exists()
    Path(serving.address).unlink()


def refuse_one(serving: Service) -> None:
    with pytest.raises((OSError, EOFError, service.AuthenticationError)):
        serving.door.listener.accept()
