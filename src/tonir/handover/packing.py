"""Packs of a plan: who stands in which, what has changed, and the rows themselves."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from tonir.engines import slips as engine
from tonir.engines.progress import Progress
from tonir.engines.slips import Code, Issuer, Row
from tonir.handover.models import Pack
from tonir.planning.models import Place
from tonir.vault.register import OpenRegister
from tonir.vault.seal import PrivateKeys, unseal

Kits = Mapping[str, int]
AT_HOME = 1
AT_ONCE = 500


@dataclass(frozen=True, repr=False)
class Entry:
    """One slip in a pack. A household with two booklets has two, with one tag between them."""

    household: str
    code: Code
    kits: Kits
    at_home: bool
    greeting: str = ""


@dataclass
class Load:
    """A pack before it is sealed: point, day (None: to homes), lane, and its entries."""

    point: str
    day: date | None
    lane: int | None
    entries: list[Entry] = field(default_factory=list)

    @property
    def label(self) -> str:
        if self.day is None:
            return f"{self.point} home"
        return f"{self.point} {self.day.isoformat()} {self.lane}"

    def fingerprint(self, key: bytes) -> str:
        """Says whether a pack's content is what it was. Keyed: a database confirms no guess."""
        facts = sorted(
            (entry.code.text(), sorted(entry.kits.items()), entry.at_home, entry.greeting)
            for entry in self.entries
        )
        return hmac.digest(key, json.dumps(facts).encode("utf-8"), hashlib.sha256).hex()


def label_of(place: Place) -> str:
    """Of the pack that a place's slips stand in."""
    return _load(place).label


def _load(place: Place) -> Load:
    home = place.at_home
    return Load(place.point_id or "", None if home else place.day, None if home else place.lane)


def loads_of(
    places: Iterable[Place],
    codes: Mapping[str, list[tuple[int, Code]]],
    greetings: Mapping[str, str],
) -> list[Load]:
    """Places grouped into packs, in the order of their labels."""
    loads: dict[str, Load] = {}
    for place in places:
        home = place.at_home
        load = loads.setdefault(label_of(place), _load(place))
        for _, code in codes.get(place.household_id, ()):
            greeting = greetings.get(place.household_id, "")
            load.entries.append(Entry(place.household_id, code, place.kits, home, greeting))
    return [loads[label] for label in sorted(loads)]


@dataclass(frozen=True, repr=False)
class Packer:
    """Seals loads into packs of one round and version. `kits`: codes, in the packs' order.

    issuer: its sealed key, which is opened where rows are signed; about: what it is sealed as.
    """

    round_number: int
    version: int
    kits: tuple[str, ...]
    about: str
    issuer: bytes

    def rows(
        self,
        register: OpenRegister,
        loads: Sequence[Load],
        tags: Mapping[str, bytes],
        progress: Progress,
    ) -> list[tuple[bytes, bytes]]:
        """Of each load its pack's rows and their traces, made on all cores. tags: by household."""
        entries = [(entry, tags[entry.household]) for load in loads for entry in load.entries]
        starts = range(0, len(entries), AT_ONCE)
        batches = ((self, entries[start : start + AT_ONCE]) for start in starts)
        sealed: list[tuple[bytes, bytes]] = []
        for some in register.work(_sealed, batches):
            progress("packing", len(sealed), len(entries))
            sealed += some
        progress("packing", len(entries), len(entries))
        rows = iter(sealed)
        made = (list(islice(rows, len(load.entries))) for load in loads)
        return [
            (engine.join_rows(row for row, _ in some), engine.join_rows(trace for _, trace in some))
            for some in made
        ]

    def sealed(self, issuer: Issuer, entry: Entry, tag: bytes) -> tuple[bytes, bytes]:
        """An entry's row, and its trace."""
        blinding = engine.new_blinding()
        commitment = engine.commit(entry.kits, blinding)
        signature = issuer.sign(self.round_number, tag, commitment)
        counts = tuple(entry.kits.get(kit, 0) for kit in self.kits)
        flags = AT_HOME if entry.at_home else 0
        row = Row(tag, commitment, signature, blinding, counts, flags, entry.greeting)
        sealed = engine.seal_row(entry.code, self.version, row)
        return sealed, engine.trace_of(sealed, commitment)


def _sealed(
    keys: PrivateKeys, batch: tuple[Packer, list[tuple[Entry, bytes]]]
) -> list[tuple[bytes, bytes]]:
    packer, entries = batch
    seed = unseal(keys, "outcome", packer.about, packer.issuer)["seed"]
    issuer = Issuer.from_bytes(bytes.fromhex(seed))
    return [packer.sealed(issuer, entry, tag) for entry, tag in entries]


def changed_loads(
    loads: Iterable[Load], live: Iterable[Pack], key: bytes
) -> tuple[list[tuple[Load, str]], list[int]]:
    """Loads that need a new pack, with their fingerprints; and the packs that go, by id."""
    standing = {pack.label: pack for pack in live}
    fresh, going = [], []
    for load in loads:
        fingerprint = load.fingerprint(key)
        pack = standing.pop(load.label, None)
        if pack is None or pack.fingerprint != fingerprint:
            fresh.append((load, fingerprint))
            going += [pack.pk] if pack else []
    return fresh, going + [pack.pk for pack in standing.values()]
