"""What a job sees of the open register."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from tonir.engines.progress import Progress, silent
from tonir.vault.seal import Kind, PrivateKeys, PublicKeys, seal, unseal

SHOW_EVERY = 500


@dataclass
class OpenRegister:
    """The keys, who asked for them and why, and a place for the records once opened.

    `memory` belongs to the domains: each keeps there, under its own name, what it has opened.
    """

    keys: PrivateKeys
    by: str
    purpose: str
    memory: dict[str, Any] = field(default_factory=dict)

    @property
    def public(self) -> PublicKeys:
        return self.keys.public()

    def open(self, kind: Kind, about: str, envelope: bytes) -> dict[str, Any]:
        """Raises Refusal R06 if the envelope does not open."""
        return unseal(self.keys, kind, about, envelope)

    def seal(self, kind: Kind, about: str, content: dict[str, Any]) -> bytes:
        return seal(self.public, kind, about, content)

    def open_many(
        self, kind: Kind, rows: Iterable[tuple[str, bytes]], total: int, progress: Progress = silent
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """Opens (about, envelope) one by one; tells how far it is."""
        for done, (about, envelope) in enumerate(rows):
            if done % SHOW_EVERY == 0:
                progress("opening", done, total)
            yield about, unseal(self.keys, kind, about, envelope)
        progress("opening", total, total)


class Job(Protocol):
    """Work inside the open register. Its result is JSON and names nobody to who may not see."""

    def __call__(
        self, register: OpenRegister, progress: Progress, **asked: Any
    ) -> dict[str, Any]: ...


Jobs = dict[str, Callable[[], Job]]
