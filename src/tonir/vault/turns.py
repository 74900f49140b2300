"""The open register's work: one piece at a time, how far it is, what came of the last."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections
from django.utils.module_loading import import_string

from tonir.engines.progress import Cancelled, Progress
from tonir.engines.refusals import Refusal
from tonir.engines.refusals.several import Several
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister

log = logging.getLogger(__name__)
# A quick look waits so long for other work (seconds).
PATIENCE = 3.0
WAIT = 0.5
BEGINS_WITHIN, TICK = 0.5, 0.005
Asked = dict[str, Any]
Answer = dict[str, Any]


@dataclass
class Doing:
    """The work under way, and how far it is."""

    job: str
    by: str
    since: str
    stage: str = ""
    at: int = 0
    of: int = 0
    cancelled: bool = False
    counts: dict[str, int] = field(default_factory=dict)

    def tell(self, stage: str, done: int, total: int) -> None:
        self.stage, self.at, self.of = stage, done, total
        if self.cancelled:
            raise Cancelled


class Turns:
    """Who works in the open register, one after the other."""

    def __init__(self, register: OpenRegister) -> None:
        self.register = register
        self.working = threading.Lock()
        self.doing: Doing | None = None
        self.last: dict[str, Any] | None = None

    def do(self, asked: Asked, tell: Progress) -> Answer:
        """The job's result, refusal, or the bare kind of its failure (a text could hold a name)."""
        name = asked["job"]
        try:
            job = import_string(settings.TONIR_REGISTER_JOBS[name])
            with self._turn(asked, tell) as doing:
                # Before the work: one cut short has read, perhaps printed, all the same.
                self.register.note(AccessEvent.Kind.WORKED, _what(name, asked["asked"]))
                done = job(self.register, _both(doing.tell, tell), **asked["asked"])
                doing.counts = _counts(name, done)
        except Refusal as refusal:
            return _refused(refusal)
        except Cancelled:
            return {"cancelled": True}
        except Exception as error:  # noqa: BLE001  a failing job must not end the open register
            where = _where(error)
            # Not log.exception: a trace prints values, and values are people.
            log.error("The work %s failed: %s at %s", name, type(error).__name__, where)  # noqa: TRY400
            return {"failed": type(error).__name__, "where": where}
        return {"done": done}

    def start(self, asked: Asked) -> Answer:
        """Begins work that goes on when the caller has hung up; refused while other work goes on.

        How far it is, and what came of it, `state` tells.
        """
        if self.working.locked():
            return _refused(Refusal("R13", work=self.doing.job if self.doing else ""))
        alone = threading.Thread(target=self._alone, args=(asked,), daemon=True)
        alone.start()
        # Who asks `state` next should hear of this work, not of the one before.
        deadline = time.monotonic() + BEGINS_WITHIN
        while self.doing is None and alone.is_alive() and time.monotonic() < deadline:
            time.sleep(TICK)
        return {"done": {"started": asked["job"]}}

    def state(self) -> Answer:
        """{"doing": what is under way or None, "last": what came of the last or None}.

        Both name the job, by whom, since when or when it ended. The last is "done" with its
        "counts", "refused" (code, "facts", "several"), "cancelled", or "failed" with "where".
        """
        doing = self.doing
        under_way = None if doing is None or is_quick(doing.job) else {**vars(doing)}
        return {"done": {"doing": under_way, "last": self.last}}

    def cancel(self) -> Answer:
        """Stops the work under way at its next step; nothing of it is kept."""
        doing = self.doing
        if doing is not None:
            doing.cancelled = True
        return {"done": {"cancelled": doing.job if doing else None}}

    def _alone(self, asked: Asked) -> None:
        try:
            self.do(asked, _nobody)
        finally:
            connections.close_all()

    @contextmanager
    def _turn(self, asked: Asked, tell: Progress) -> Iterator[Doing]:
        """One job at a time. Raises Refusal R13 for a quick look that would have to wait long:
        a page that waits keeps a place in the office's server from everybody else.
        """
        quick = is_quick(asked["job"])
        deadline = time.monotonic() + PATIENCE
        while not self.working.acquire(timeout=WAIT):
            tell("waiting", 0, 1)
            if quick and time.monotonic() >= deadline:
                raise Refusal("R13", work=self.doing.job if self.doing else "")
        doing = Doing(asked["job"], asked["by"], _now())
        self.doing, self.register.asking = doing, asked["by"]
        outcome: dict[str, Any] = {}
        try:
            yield doing
            outcome = {"done": True, "counts": doing.counts}
        except Refusal as refusal:
            outcome = _refused(refusal)
            raise
        except Cancelled:
            outcome = {"cancelled": True}
            raise
        except Exception as error:
            outcome = {"failed": type(error).__name__, "where": _where(error)}
            raise
        finally:
            if not quick:
                self.last = {"job": doing.job, "by": doing.by, "at": _now(), **outcome}
            self.doing, self.register.asking = None, self.register.by
            self.working.release()


def is_quick(job: str) -> bool:
    return job in settings.TONIR_REGISTER_QUICK_JOBS


def _counts(job: str, done: dict[str, Any]) -> dict[str, int]:
    """The totals of work that pages start: whole numbers, which name nobody; how long a list is."""
    if job not in settings.TONIR_REGISTER_PAGE_JOBS:
        return {}
    counts = {name: len(told) for name, told in done.items() if isinstance(told, list)}
    return counts | {name: told for name, told in done.items() if type(told) is int}


def _what(name: str, asked: dict[str, Any]) -> str:
    """What stands in the log: the work, and whose record, by its id, where it is one family's."""
    return f"{name} {asked['household']}" if asked.get("household") else name


def _both(one: Progress, other: Progress) -> Progress:
    def tell(stage: str, done: int, total: int) -> None:
        one(stage, done, total)
        other(stage, done, total)

    return tell


def _nobody(stage: str, done: int, total: int) -> None:
    """Nobody is on the line: `state` tells who asks."""


def _refused(refusal: Refusal) -> Answer:
    facts = {key: str(value) for key, value in refusal.facts.items()}
    several = [_refused(one) for one in refusal.faults] if isinstance(refusal, Several) else []
    return {"refused": refusal.code, "facts": facts, "several": several}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _where(error: BaseException) -> str:
    """File and line of a failure, never its text."""
    trace = error.__traceback__
    if trace is None:
        return "unknown"
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
