"""Phones and office over a bad network: whatever is lost, repeated or cut off, nothing of it shows.

A state machine (hypothesis) has three phones serve the same few families, lose answers, send
twice, in any order, old requests again, and a server that dies in the midst of a batch. When all
have come home, every row is there once, each family has one claim that counts, and the ledger has
what left the tables.
"""

import json
import random
from collections import Counter
from functools import cache
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.handover.conftest import invited, sent_by
from tests.handover.phones import Phone, Raw
from tonir.engines.slips import Row, commit, new_blinding, new_issuer
from tonir.handover import accepting, phones
from tonir.handover.models import Claim, HandoverSum, IssuerKey, RefusedScan
from tonir.handover.phone_models import Conflict, Receipt, Reversal, WalkIn
from tonir.supply.queries import balances

KITS = ["food", "hygiene", "baby"]
FAMILIES = 2
ISSUER = new_issuer()
PHONES = st.integers(0, 2)
# Where the server dies, by name in `accepting`.
DEATHS = ("insert", "post_walk_ins", "_answer")


class Killed(BaseException):
    """The server is gone: nothing it had begun stays."""


@cache
def row_of(family: int, paper: int) -> Row:
    """A family's row; two papers of one family give the same tag."""
    tag, blinding, kits = bytes([family]) * 32, new_blinding(), (1 + paper, family % 2, 1)
    commitment = commit(dict(zip(KITS, kits, strict=True)), blinding)
    return Row(tag, commitment, ISSUER.sign(1, tag, commitment), blinding, kits)


class Field(RuleBasedStateMachine):
    """Three phones at one school, apart all day."""

    def __init__(self) -> None:
        super().__init__()
        # Each run is undone in the end, whatever it did.
        self.undone = transaction.atomic()
        self.undone.__enter__()
        IssuerKey.objects.create(public=ISSUER.public(), sealed=b"-")
        self.phones = []
        self.sent: list[tuple[Phone, bytes]] = []
        for _ in range(3):
            phone = Phone(sent_by(Client()))
            assert phone.enrol(invited())[0] == 200
            self.phones.append(phone)

    # One rule for all that a phone does: hypothesis leaves whole rules out of a run.
    @rule(
        who=PHONES,
        deed=st.sampled_from(("serve", "serve", "take back", "refuse", "walk in")),
        family=st.integers(0, FAMILIES - 1),
        paper=st.integers(0, 1),
    )
    def work(self, who: int, deed: str, family: int, paper: int) -> None:
        phone = self.phones[who]
        if deed == "serve":
            phone.claim(row_of(family, paper), KITS, short={"baby": paper})
        elif deed == "take back":
            gone = {row["of"] for row in phone.queue if row["kind"] == "reversal"}
            left = [one for one in phone.opened if one not in gone]
            if left:
                phone.take_back(left[family % len(left)])
        elif deed == "refuse":
            phone.refuse("not_ours")
        else:
            phone.walk_in({"food": 1})

    @rule(
        who=PHONES,
        fate=st.sampled_from(("answered", "answered", "lost answer", "503", "twice", *DEATHS)),
        shuffled=st.randoms(use_true_random=False),
        with_sums=st.booleans(),
    )
    def send(self, who: int, fate: str, shuffled: random.Random, with_sums: bool) -> None:
        phone = self.phones[who]
        outbox = phone.outbox()
        # Some of what is open, some of what the office has already, in any order.
        rows = [row for row in outbox if shuffled.random() < 0.8]
        rows += [row for row in phone.queue if shuffled.random() < 0.1]
        shuffled.shuffle(rows)
        body = phone.body(rows, phone.totals() if with_sums else None)
        if fate in DEATHS:
            self._die(phone, body, fate)
        elif fate != "503":
            self.sent.append((phone, body))
            for _ in range(2 if fate == "twice" else 1):
                said = self._post(phone, body)
                if fate != "lost answer":
                    phone.believe(said)

    @rule(which=st.integers(0, 50))
    def a_late_copy_arrives(self, which: int) -> None:
        if self.sent:
            self._post(*self.sent[which % len(self.sent)])

    def _die(self, phone: Phone, body: bytes, where: str) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(accepting, where, _killed)
            try:
                self._post(phone, body)
            except Killed:
                return

    def _post(self, phone: Phone, body: bytes) -> Raw:

        # As on a server of its own, a request that dies leaves nothing of its transaction.
        with transaction.atomic():
            status, content, _ = phone.ask("POST", "claims", body)
        assert status == 200
        said: Raw = json.loads(content)
        return said

    @invariant()
    def the_office_never_says_it_has_what_it_has_not(self) -> None:
        for phone in self.phones:
            assert phone.have <= received(phone)

    @invariant()
    def a_family_has_at_most_one_claim_that_counts(self) -> None:
        counted = Claim.objects.filter(conflict="").values_list("tag", flat=True)
        assert max(Counter(bytes(tag) for tag in counted).values(), default=0) <= 1

    def teardown(self) -> None:
        try:
            self.everybody_comes_home()
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def everybody_comes_home(self) -> None:
        for phone in self.phones:
            said = phone.sync(at_once=7)
            rows = len(phone.queue)
            assert said["have"] == ([[1, rows]] if rows else [])
            assert (said["summed"], phone.outbox()) == (rows, [])
            assert received(phone) == set(range(1, rows + 1))
        self._every_row_is_there_once()
        self._the_ledger_has_what_left()

    def _every_row_is_there_once(self) -> None:
        tables = {"claim": Claim, "reversal": Reversal, "walk_in": WalkIn, "refused": RefusedScan}
        for kind, model in tables.items():
            for phone in self.phones:
                rows: Any = model.objects.filter(device__code=phone.name)
                sent = [row["sequence"] for row in phone.queue if row["kind"] == kind]
                assert sorted(rows.values_list("sequence", flat=True)) == sent
        standing = Claim.objects.exclude(conflict="reversed")
        tags = {bytes(tag) for tag in standing.values_list("tag", flat=True)}
        assert standing.filter(conflict="").count() == len(tags), "each has one that counts"
        assert not Conflict.objects.filter(kind__in=("altered", "sums", "unread")).exists()

    def _the_ledger_has_what_left(self) -> None:
        left: Counter[str] = Counter()
        for phone in self.phones:
            left.update(phone.sums.kits)
            gone = {row["of"] for row in phone.queue if row["kind"] == "reversal"}
            for row in phone.queue:
                if row["kind"] == "claim" and row["sequence"] not in gone:
                    left.subtract(row["short"])
                left.update(row.get("kits", {}))
        posted = balances()
        assert {kit: posted.get(("households", kit), 0) for kit in KITS} == {
            kit: left[kit] for kit in KITS
        }
        claims = sum(total.claims for total in HandoverSum.objects.all())
        assert claims == sum(phone.sums.claims for phone in self.phones)


def received(phone: Phone) -> set[int]:
    device = phones.phone(phone.name)
    return set(Receipt.objects.filter(device=device).values_list("sequence", flat=True))


def _killed(*_: object, **__: object) -> None:
    raise Killed


def test_whatever_the_network_does_nothing_is_lost_and_nothing_counts_twice(
    own_rounds: object, programme: object
) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Field,
        settings=settings(
            max_examples=20,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_five_hundred_claims_after_a_day_of_accidents(
    own_rounds: object, programme: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    IssuerKey.objects.create(public=ISSUER.public(), sealed=b"-")
    phone, chance = Phone(sent_by(Client())), random.Random(7)
    phone.enrol(invited())
    for number in range(500):
        tag, blinding = number.to_bytes(32, "big"), new_blinding()
        commitment = commit({"food": 1}, blinding)
        row = Row(tag, commitment, ISSUER.sign(1, tag, commitment), blinding, (1,))
        phone.claim(row, ["food"])
    answered = 0
    while phone.outbox():
        rows = chance.sample(phone.outbox(), min(60, len(phone.outbox())))
        body = phone.body(rows, phone.totals())
        fate = chance.choice(("killed", "503", "lost", "twice", "answered"))
        if fate == "killed":
            with monkeypatch.context() as patch, pytest.raises(Killed), transaction.atomic():
                patch.setattr(accepting.summing, "check", _killed)
                phone.ask("POST", "claims", body)
        for _ in range({"twice": 2, "lost": 1, "answered": 1}.get(fate, 0)):
            answer = phone.ask("POST", "claims", body)
        if fate in ("twice", "answered"):
            phone.believe(json.loads(answer[1]))
            answered += 1
    assert answered > 5
    assert (Claim.objects.filter(conflict="").count(), Receipt.objects.count()) == (500, 500)
    assert balances()["households", "food"] == 500
    assert HandoverSum.objects.count() == 1
    assert not Conflict.objects.exists()
