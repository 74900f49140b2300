"""A copy of the tables as a thief of a backup has it, and every way to open what is in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tonir.engines.refusals import Refusal
from tonir.engines.slips import next_round_key, tag_of
from tonir.handover.models import Claim, RoundKey, Slip
from tonir.targeting.models import Entitlement
from tonir.vault.register import OpenRegister
from tonir.vault.rounds import is_destroyed, open_round
from tonir.vault.seal import PrivateKeys, unseal


@dataclass(frozen=True)
class Copy:
    """Envelopes of a round's kind, each with what it is about; and the tags of claims."""

    slips: list[tuple[str, bytes]]
    reasons: list[tuple[str, bytes]]
    keys: list[tuple[str, bytes]]
    tags: set[bytes]

    def envelopes(self) -> list[tuple[str, bytes]]:
        return [*self.slips, *self.reasons, *self.keys]


def copy_of_tables() -> Copy:
    slips = Slip.objects.select_related("booklet")
    return Copy(
        slips=[
            (
                f"{one.booklet.household_id} booklet {one.booklet.number} round {one.round}",
                one.sealed,
            )
            for one in slips
        ],
        reasons=[(one.household_id, bytes(one.reasons)) for one in Entitlement.objects.all()],
        keys=[(f"{one.household_id} round key", one.sealed) for one in RoundKey.objects.all()],
        tags={bytes(claim.tag) for claim in Claim.objects.all()},
    )


def all_keys(register: OpenRegister, folder: Path) -> list[PrivateKeys]:
    """Every private key there is, each tried as a round's: the register's, and the rounds' left."""
    numbers = [int(path.stem.removeprefix("round-")) for path in folder.glob("round-*.json")]
    left = [open_round(register.keys, number) for number in numbers if not is_destroyed(number)]
    return [
        PrivateKeys({(suite, "round"): key}, {})
        for keys in (register.keys, *left)
        for (suite, _), key in keys.keys.items()
    ]


def opened(envelopes: list[tuple[str, bytes]], keys: list[PrivateKeys]) -> list[dict[str, str]]:
    """What can be read by any of the keys."""
    return [
        found
        for about, envelope in envelopes
        for key in keys
        if (found := _try(key, about, bytes(envelope))) is not None
    ]


def tags_from(key: bytes, rounds: int) -> Iterator[bytes]:
    """Every tag that a household's key leads to, whatever round it is taken to be of."""
    for _ in range(rounds):
        yield from (tag_of(key, number) for number in range(rounds))
        key = next_round_key(key)


def _try(key: PrivateKeys, about: str, envelope: bytes) -> dict[str, str] | None:
    try:
        return unseal(key, "round", about, envelope)
    except (Refusal, KeyError):
        return None
