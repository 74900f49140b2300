"""Texts folded on all cores: each once, but a large register has tens of thousands."""

from collections.abc import Iterator
from functools import partial

import pyarrow as pa

from tonir.engines.linkage.comparable import Read, Spread
from tonir.vault.register import OpenRegister
from tonir.vault.seal import PrivateKeys

# Fewer are folded sooner than they are handed on.
AT_ONCE = 1000


def on_all_cores(register: OpenRegister) -> Spread:
    """By the processes that hold the register open."""

    def spread(read: Read, texts: list[str]) -> pa.Table:
        if len(texts) <= AT_ONCE:
            return read(texts)
        return pa.concat_tables(register.work(partial(_read, read), _batches(texts)))

    return spread


def _read(read: Read, _: PrivateKeys, texts: list[str]) -> pa.Table:
    return read(texts)


def _batches(texts: list[str]) -> Iterator[list[str]]:
    return (texts[start : start + AT_ONCE] for start in range(0, len(texts), AT_ONCE))
