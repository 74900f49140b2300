"""What a job sees of the open register."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from tonir.engines.progress import Progress
from tonir.vault.log import note
from tonir.vault.models import AccessEvent
from tonir.vault.openers import Openers, Work
from tonir.vault.rounds import open_round, round_keys
from tonir.vault.seal import Kind, PrivateKeys, PublicKeys, seal, unseal
from tonir.vault.suites import SUITES

Batch = TypeVar("Batch")
Result = TypeVar("Result")


@dataclass
class OpenRegister:
    """The keys, who asked for them and why, and a place for the records once opened.

    by: who opened it. asking: for whom it works just now. signer: signs lines of the access log.
    `memory` belongs to the domains: each keeps there, under its own name, what it has opened.
    """

    keys: PrivateKeys = field(repr=False)
    by: str
    purpose: str
    memory: dict[str, Any] = field(default_factory=dict, repr=False)
    signer: Ed25519PrivateKey | None = field(default=None, repr=False)
    openers: Openers | None = field(default=None, repr=False)
    asking: str = ""

    def __post_init__(self) -> None:
        self.public: PublicKeys = self.keys.public(SUITES[settings.TONIR_SEAL_SUITE])
        self.asking = self.asking or self.by

    def open(self, kind: Kind, about: str, envelope: bytes) -> dict[str, Any]:
        """Raises Refusal R06 if the envelope does not open."""
        return unseal(self.keys, kind, about, envelope)

    def seal(self, kind: Kind, about: str, content: dict[str, Any]) -> bytes:
        return seal(self.public, kind, about, content)

    def open_of_round(self, number: int, about: str, envelope: bytes) -> dict[str, Any]:
        """Raises Refusal R20 if the round's key was destroyed, R06 if the envelope is not its."""
        return unseal(self.round_keys(number), "round", about, envelope)

    def seal_for_round(self, number: int, about: str, content: dict[str, Any]) -> bytes:
        """Raises Refusal R20 if the round's key was destroyed."""
        return seal(round_keys(number), "round", about, content)

    def round_keys(self, number: int) -> PrivateKeys:
        """A round's private keys; made with its first use. Raises Refusal R20 if destroyed."""
        round_keys(number)
        return open_round(self.keys, number)

    def work(self, function: Work[Batch, Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """`function(keys, batch)` of each batch, in their order, on all cores there are.

        The function stands in a module, batches and results can be pickled. Where the register is
        open in this process alone, it is done here.
        """
        if self.openers is not None:
            yield from self.openers.map(function, batches)
            return
        for batch in batches:
            yield function(self.keys, batch)

    def note(self, kind: AccessEvent.Kind, detail: str = "") -> None:
        """A signed line in the access log: work, counts and household ids, never people."""
        note(kind, self.asking, self.purpose, detail, self.signer)


class Job(Protocol):
    """Work inside the open register. Its result is JSON and names nobody to who may not see."""

    def __call__(
        self, register: OpenRegister, progress: Progress, **asked: Any
    ) -> dict[str, Any]: ...


Jobs = dict[str, Callable[[], Job]]
