"""Envelopes opened on all cores: the same results in the same order, whatever goes wrong."""

import os
import secrets
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tonir.engines.refusals import Refusal
from tonir.vault.openers import Openers
from tonir.vault.seal import PrivateKeys, private_keys, seal, unseal

KEYS = private_keys(secrets.token_bytes(32))
SEALED = [
    (str(number), seal(KEYS.public(), "record", str(number), {"n": number})) for number in range(60)
]
BATCHES = [SEALED[start : start + 7] for start in range(0, 60, 7)]
Rows = list[tuple[str, bytes]]


def numbers_in(keys: PrivateKeys, rows: Rows) -> list[int]:
    return [unseal(keys, "record", about, envelope)["n"] for about, envelope in rows]


def whoami(_: PrivateKeys, __: Rows) -> int:
    return os.getpid()


def end_it(_: PrivateKeys, __: Rows) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def fail(_: PrivateKeys, __: Rows) -> int:
    raise ValueError("Anahit")


@pytest.fixture
def openers() -> Iterator[Openers]:
    made = Openers(KEYS, count=2)
    yield made
    for pipe in made.pipes:
        pipe.close()
    for pid in made.pids:
        os.waitpid(pid, 0)


def test_results_come_in_the_order_of_the_batches(openers: Openers) -> None:
    found = [number for some in openers.map(numbers_in, BATCHES) for number in some]
    assert found == list(range(60))


def as_much_back(_: PrivateKeys, rows: bytes) -> bytes:
    return rows


def test_large_batches_do_not_wait_for_each_other_for_ever(openers: Openers) -> None:
    large = [bytes([number]) * 3_000_000 for number in range(8)]
    done: list[bytes] = []
    work = threading.Thread(
        target=lambda: done.extend(openers.map(as_much_back, large)), daemon=True
    )
    work.start()
    work.join(20)
    assert done == large


def test_the_work_is_done_beside_this_process(openers: Openers) -> None:
    assert set(openers.map(whoami, BATCHES)) == set(openers.pids)


def test_who_stops_half_way_leaves_no_answer_behind(openers: Openers) -> None:
    half = openers.map(numbers_in, BATCHES)
    next(half)
    half.close()
    assert next(iter(openers.map(numbers_in, BATCHES))) == list(range(7))


def test_work_within_work_is_done_here(openers: Openers) -> None:
    for _ in openers.map(numbers_in, BATCHES):
        assert set(openers.map(whoami, BATCHES)) == {os.getpid()}
        break


def test_an_envelope_that_does_not_open_is_refused_by_name(openers: Openers) -> None:
    with pytest.raises(Refusal, match="R06"):
        list(openers.map(numbers_in, [[("9", SEALED[0][1])]]))
    assert list(openers.map(numbers_in, BATCHES))


def test_a_failure_is_told_by_its_kind_and_never_by_its_text(openers: Openers) -> None:
    with pytest.raises(RuntimeError, match="ValueError") as told:
        list(openers.map(fail, BATCHES))
    assert "Anahit" not in str(told.value)


def test_a_process_that_ends_in_the_middle_stops_this_work_only(openers: Openers) -> None:
    with pytest.raises(Refusal, match="R24"):
        list(openers.map(end_it, BATCHES))
    assert [n for some in openers.map(numbers_in, BATCHES) for n in some] == list(range(60))


def test_they_end_with_their_maker() -> None:
    reader, writer = os.pipe()
    maker = os.fork()
    if not maker:
        made = Openers(KEYS, count=2)
        os.write(writer, " ".join(map(str, made.pids)).encode())
        time.sleep(30)
        os._exit(0)
    pids = [int(pid) for pid in os.read(reader, 100).split()]
    os.kill(maker, signal.SIGKILL)
    os.waitpid(maker, 0)
    deadline = time.monotonic() + 60
    while any(is_alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(is_alive(pid) for pid in pids)


def is_alive(pid: int) -> bool:
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
        return told.rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
