"""Envelopes of a round, many at once: opened and sealed on all cores.

A round's keys are taken from its file by whoever does the work: no key passes a pipe.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tonir.vault.register import OpenRegister
from tonir.vault.rounds import open_round, round_keys
from tonir.vault.seal import PrivateKeys, seal, unseal

AT_ONCE = 500
Content = dict[str, Any]
# Round, and what each envelope is about with the envelope, or with what goes into it.
Closed = tuple[int, Sequence[tuple[str, bytes]]]
Open = tuple[int, Sequence[tuple[str, Content]]]


def open_in_batches(register: OpenRegister, batches: Iterable[Closed]) -> Iterator[list[Content]]:
    """The contents of each batch, in order.

    Raises Refusal R20 if the round's key was destroyed, R06 if an envelope is not its.
    """
    yield from register.work(_opened, batches)


def seal_in_batches(
    register: OpenRegister, number: int, contents: Sequence[tuple[str, Content]]
) -> Iterator[list[bytes]]:
    """Envelopes, AT_ONCE at a time, in order. Raises Refusal R20 if the round's key is destroyed.

    contents: (what the envelope is about, what goes into it).
    """
    if contents:
        round_keys(number)  # Made here, once, if this is the first that is sealed under it.
    starts = range(0, len(contents), AT_ONCE)
    yield from register.work(
        _sealed, ((number, contents[start : start + AT_ONCE]) for start in starts)
    )


def _opened(keys: PrivateKeys, batch: Closed) -> list[Content]:
    number, rows = batch
    private = open_round(keys, number)
    return [unseal(private, "round", about, envelope) for about, envelope in rows]


def _sealed(_: PrivateKeys, batch: Open) -> list[bytes]:
    number, rows = batch
    public = round_keys(number)
    return [seal(public, "round", about, content) for about, content in rows]
