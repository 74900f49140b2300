"""How long work tells where it is, and how it is told to stop."""

from typing import Protocol


class Cancelled(Exception):
    """Whoever asked for the work does not want it any more; nothing of it stays."""


class Progress(Protocol):
    """Called with a stage ("sealing") and how much of it is done; may raise Cancelled."""

    def __call__(self, stage: str, done: int, total: int) -> None: ...


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
