"""Processes beside the open register's own that hold its keys too: envelopes opened on all cores.

They are forked before anything else runs, listen to their maker only, and end with it.
"""

import gc
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from tonir.engines.refusals import Refusal
from tonir.vault.memory import end_with_parent, guard
from tonir.vault.seal import PrivateKeys

MOST = 8
Batch = TypeVar("Batch")
Result = TypeVar("Result")
Work = Callable[[PrivateKeys, Batch], Result]


class Openers:
    """Forked processes with the keys in memory; one caller at a time."""

    def __init__(self, keys: PrivateKeys, count: int | None = None) -> None:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
        self.busy = threading.Lock()
        self.keys = keys
        self.pipes: list[Connection] = []
        self.pids: list[int] = []
        for _ in range(min(cores, MOST) if count is None else count):
            self._fork()

    def map(self, work: Work[Batch, Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """`work(keys, batch)` of each batch, in their order.

        In this process if the others are at work for somebody else, or one of them has ended.
        Raises what `work` refuses; Refusal R24 if a process ended in the middle.
        """
        if not self.pipes or not self.busy.acquire(blocking=False):
            yield from (work(self.keys, batch) for batch in batches)
            return
        try:
            yield from self._shared_out(work, iter(batches))
        finally:
            self.busy.release()

    def _shared_out(self, work: Work[Batch, Result], batches: Iterator[Batch]) -> Iterator[Result]:
        waiting: list[Connection] = []  # Pipes in the order in which results are wanted.
        try:
            for batch, pipe in zip(batches, self._around(), strict=False):
                # One batch at a time with each process: with a second on its way, it and we
                # would both be writing into full pipes, and nobody reading.
                done = waiting.pop(0).recv() if len(waiting) == len(self.pipes) else None
                pipe.send((work, batch))
                waiting.append(pipe)
                if done is not None:
                    yield _result(done)
            while waiting:
                yield _result(waiting.pop(0).recv())
        except (EOFError, OSError):
            self.pipes = []
            waiting = []
            raise Refusal("R24") from None
        finally:
            # Who stops half-way leaves no answer behind for the next one to take as his.
            with suppress(EOFError, OSError):
                for pipe in waiting:
                    pipe.recv()

    def _around(self) -> Iterator[Connection]:
        while True:
            yield from self.pipes

    def _fork(self) -> None:
        ours, theirs = get_context("fork").Pipe()
        pid = os.fork()
        if pid:
            theirs.close()
            self.pipes.append(ours)
            self.pids.append(pid)
            return
        ours.close()
        for pipe in self.pipes:
            pipe.close()
        _listen(self.keys, theirs)


def _listen(keys: PrivateKeys, pipe: Connection) -> None:
    """The life of an opener: batch in, result out, until its maker ends."""
    try:
        end_with_parent()
        guard()
        _hear_nobody_else()
        # Opened records are trees that go with their batch: looking for cycles only costs time.
        gc.disable()
        while True:
            work, batch = pipe.recv()
            try:
                answer: tuple[str, Any] = ("done", work(keys, batch))
            except Refusal as refusal:
                answer = ("refused", (refusal.code, refusal.facts))
            except Exception as error:  # noqa: BLE001  its text could hold a name
                answer = ("failed", type(error).__name__)
            pipe.send(answer)
    finally:
        os._exit(0)


def _hear_nobody_else() -> None:
    """Whoever started the register waits for the end of what it prints, not of this process."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)


def _result(answer: tuple[str, Any]) -> Any:
    kind, content = answer
    if kind == "refused":
        code, facts = content
        raise Refusal(code, **facts)
    if kind == "failed":
        raise RuntimeError(content)
    return content
