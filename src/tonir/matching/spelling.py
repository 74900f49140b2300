"""Names folded on all cores: once each spelling, but a large register has tens of thousands."""

from collections.abc import Iterator

import pyarrow as pa

from tonir.engines.linkage.comparable import Spell, spelled
from tonir.vault.register import OpenRegister
from tonir.vault.seal import PrivateKeys

# Fewer are folded sooner than they are handed on.
AT_ONCE = 1000


def spelled_by(register: OpenRegister) -> Spell:
    """`spelled`, by the processes that hold the register open."""

    def spell(names: list[str]) -> pa.Table:
        if len(names) <= AT_ONCE:
            return spelled(names)
        return pa.concat_tables(register.work(_spelled, _batches(names)))

    return spell


def _batches(names: list[str]) -> Iterator[list[str]]:
    return (names[start : start + AT_ONCE] for start in range(0, len(names), AT_ONCE))


def _spelled(_: PrivateKeys, names: list[str]) -> pa.Table:
    return spelled(names)
