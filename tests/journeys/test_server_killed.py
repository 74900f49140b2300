"""The office's server, killed while phones send: each claim is there once, none is lost."""

import http.client
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import free_port
from tests.handover.phones import Phone
from tests.journeys.conftest import started, stopped
from tonir.engines.slips import Issuer, Row, commit, new_blinding, new_issuer

PHONES, EACH, AT_ONCE = 4, 300, 30
# So many answers are given, then the server is killed, without a word, and started again.
KILLED_AFTER = (8, 22)
SEED = 11
# An issuer whose slips are good, and invitations to the first point; prints their secrets.
INVITE = """
import json, sys
from datetime import timedelta
import django; django.setup()
from django.utils import timezone
from tonir.handover.models import IssuerKey
from tonir.handover.phones import Shift, invite
from tonir.planning.models import Point
from tonir.programme.queries import current_round
issuer, phones = sys.argv[1:]
IssuerKey.objects.create(public=bytes.fromhex(issuer), sealed=b"-")
now, point = timezone.now(), Point.objects.order_by("pk").first()
shift = Shift(point, now.date(), None, "lane", now, now + timedelta(hours=9))
print(json.dumps([invite(current_round(), shift, "a test") for _ in range(int(phones))]))
"""
OF_THESE = "device_id in (select id from handover_device where code in ({}))"
FOUND = {
    "rows": f"select count(*), count(distinct device_id || ' ' || sequence)"
    f" from handover_receipt where {OF_THESE}",
    "claims": f"select count(*), count(distinct tag) from handover_claim"
    f" where conflict = '' and {OF_THESE}",
    "claims that do not count": f"select count(*) from handover_claim"
    f" where conflict != '' and {OF_THESE}",
    "conflicts": f"select count(*) from handover_conflict where {OF_THESE}",
    "sums": f"select count(*), sum(claims) from handover_handoversum where {OF_THESE}",
}
LEFT = "select sum(quantity) from supply_movement where because = 'handover' and kit_id = 'food'"


@dataclass
class Line:
    """The network to the server: `up` while there is one, with the answers and breaks so far."""

    port: int
    up: threading.Event = field(default_factory=threading.Event)
    heard: threading.Condition = field(default_factory=threading.Condition)
    answers: int = 0
    cut_off: int = 0

    def send(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, bytes, Mapping[str, str]]:
        """Raises OSError or HTTPException if the server goes away before it has answered."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as line:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            return answer.status, answer.read(), dict(answer.headers)

    def empties(self, phone: Phone, chance: random.Random) -> None:
        """Sends what the office has not, in any order, again and again, until it has all."""
        while phone.outbox():
            assert self.up.wait(60)
            rows = chance.sample(phone.outbox(), min(AT_ONCE, len(phone.outbox())))
            try:
                phone.push(rows, phone.totals())
            except (OSError, http.client.HTTPException):
                self._count(cut_off=1)
            else:
                self._count(answers=1)

    def killed_after(
        self, answers: int, process: "subprocess.Popen[bytes]", folder: Path
    ) -> "subprocess.Popen[bytes]":
        """Lets so many answers through, kills the server as it works, and starts another."""
        with self.heard:
            assert self.heard.wait_for(lambda: self.answers >= answers, 60)
        self.up.clear()
        stopped(process, signal.SIGKILL)
        fresh = started(folder, self.port)
        self.up.set()
        return fresh

    def _count(self, answers: int = 0, cut_off: int = 0) -> None:
        with self.heard:
            self.answers += answers
            self.cut_off += cut_off
            self.heard.notify_all()


@pytest.fixture
def folder(whole_example: Path, tmp_path: Path) -> Path:
    """A copy of its own: what is given here, no other test finds."""
    return Path(shutil.copytree(whole_example, tmp_path / "programme"))


def invitations(folder: Path, issuer: Issuer) -> list[str]:
    known = {"TONIR_PROGRAMME": str(folder), "DJANGO_SETTINGS_MODULE": "tonir.office.settings"}
    done = subprocess.run(
        [sys.executable, "-c", INVITE, issuer.public().hex(), str(PHONES)],
        env={**os.environ, **known},
        capture_output=True,
        text=True,
        check=True,
    )
    secrets: list[str] = json.loads(done.stdout)
    return secrets


def asked(folder: Path, question: str, *names: str) -> list[int]:
    question = question.format(", ".join("?" * len(names)))
    with closing(sqlite3.connect(folder / "tonir.sqlite3")) as database:
        return [number or 0 for number in database.execute(question, names).fetchone()]


def let_in(line: Line, invitation: str, issuer: Issuer) -> Phone:
    """A phone that has served all its families before it is near a network."""
    phone = Phone(line.send)
    phone.enrol(invitation)
    for number in range(EACH):
        tag, blinding = f"{phone.name} {number}".encode().ljust(32), new_blinding()
        commitment = commit({"food": 1}, blinding)
        phone.claim(Row(tag, commitment, issuer.sign(1, tag, commitment), blinding, (1,)), ["food"])
    return phone


def test_each_claim_is_there_once_though_the_server_is_killed_in_the_middle_of_batches(
    folder: Path,
) -> None:
    issuer, line, chance = new_issuer(), Line(free_port()), random.Random(SEED)
    secrets = invitations(folder, issuer)
    process = started(folder, line.port)
    try:
        phones = [let_in(line, secret, issuer) for secret in secrets]
        (before,) = asked(folder, LEFT)
        line.up.set()
        with ThreadPoolExecutor(PHONES) as pool:
            sending = [pool.submit(line.empties, one, chance) for one in phones]
            for answers in KILLED_AFTER:
                process = line.killed_after(answers, process, folder)
            for one in sending:
                one.result(timeout=60)
    finally:
        stopped(process, signal.SIGTERM)
    # Each time somebody was waiting for an answer that never came.
    assert line.cut_off >= len(KILLED_AFTER)
    assert all(phone.have == set(range(1, EACH + 1)) for phone in phones)
    names = [phone.name for phone in phones]
    found = {what: asked(folder, question, *names) for what, question in FOUND.items()}
    whole = PHONES * EACH
    assert found == {
        "rows": [whole, whole],
        "claims": [whole, whole],
        "claims that do not count": [0],
        "conflicts": [0],
        "sums": [PHONES, whole],
    }
    assert asked(folder, LEFT) == [before + whole]
