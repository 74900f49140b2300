"""Whoever looks on does not wait for a register that is too busy to answer."""

import json
import threading
import time
from collections.abc import Iterator

import pytest

from tonir.vault import client
from tonir.vault.register import OpenRegister
from tonir.vault.service import Service

PATIENCE = 0.2


@pytest.fixture
def serving(register: OpenRegister) -> Iterator[Service]:
    made = Service(register, minutes=1, idle_minutes=1)
    made.announce()
    yield made
    made.address.unlink(missing_ok=True)
    made.door.close()


def test_who_is_not_answered_hangs_up_in_time(serving: Service) -> None:
    began = time.monotonic()
    for _ in range(4):  # More than wait in line at a socket.
        with pytest.raises(TimeoutError):
            client.state(PATIENCE)
    assert time.monotonic() - began < 10 * PATIENCE
    assert serving.address.exists()


def test_one_that_takes_the_call_and_says_nothing_is_not_waited_for_either(
    serving: Service,
) -> None:
    done = threading.Event()

    def take() -> None:
        with serving.door.listener.accept() as connection:
            assert json.loads(connection.recv_bytes()) == {"verb": "state"}
            done.wait(10)

    taking = threading.Thread(target=take)
    taking.start()
    with pytest.raises(TimeoutError):
        client.state(PATIENCE)
    done.set()
    taking.join()


def test_a_patient_caller_is_answered(serving: Service) -> None:
    def answer() -> None:
        connection = serving.door.listener.accept()
        serving._answer(connection)

    answering = threading.Thread(target=answer)
    answering.start()
    assert client.state(patience=5) == {"doing": None, "last": None}
    answering.join()
