"""Packs of a plan: who stands in which, what has changed, and the rows themselves."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tonir.engines import slips as engine
from tonir.engines.progress import Progress
from tonir.engines.slips import Code, Issuer, Row
from tonir.handover.models import Pack
from tonir.planning.models import Place

Kits = Mapping[str, int]
AT_HOME = 1
SHOW_EVERY = 200


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


def loads_of(
    places: Iterable[Place],
    codes: Mapping[str, list[tuple[int, Code]]],
    greetings: Mapping[str, str],
) -> list[Load]:
    """Places grouped into packs, in the order of their labels."""
    loads: dict[str, Load] = {}
    for place in places:
        home = place.at_home
        load = Load(place.point_id or "", None if home else place.day, None if home else place.lane)
        load = loads.setdefault(load.label, load)
        for _, code in codes.get(place.household_id, ()):
            greeting = greetings.get(place.household_id, "")
            load.entries.append(Entry(place.household_id, code, place.kits, home, greeting))
    return [loads[label] for label in sorted(loads)]


@dataclass
class Packer:
    """Seals loads into packs of one round and version. `kits`: codes, in the packs' order."""

    round_number: int
    version: int
    kits: list[str]
    issuer: Issuer
    keys: Mapping[str, bytes]
    progress: Progress
    slips: int
    done: int = 0

    def rows(self, load: Load) -> bytes:
        return engine.join_rows(self._sealed(entry) for entry in load.entries)

    def _sealed(self, entry: Entry) -> bytes:
        if self.done % SHOW_EVERY == 0:
            self.progress("packing", self.done, self.slips)
        self.done += 1
        tag = engine.tag_of(self.keys[entry.household], self.round_number)
        blinding = engine.new_blinding()
        commitment = engine.commit(entry.kits, blinding)
        signature = self.issuer.sign(self.round_number, tag, commitment)
        counts = tuple(entry.kits.get(kit, 0) for kit in self.kits)
        flags = AT_HOME if entry.at_home else 0
        row = Row(tag, commitment, signature, blinding, counts, flags, entry.greeting)
        return engine.seal_row(entry.code, self.version, row)


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
