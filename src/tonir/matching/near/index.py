"""What one family is compared with: everybody in the register, folded and kept in its memory."""

from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from tonir.engines.linkage.model import Borne, Model
from tonir.engines.linkage.near import Index, Near, borne_in, indexed
from tonir.engines.progress import Progress, silent
from tonir.people.open import Everybody, Families, everybody
from tonir.vault.register import OpenRegister

# More entries that came or changed are no few any more: then everybody is folded anew.
FEW = 1_000


@dataclass
class Folded:
    """whole: everybody, when they were folded last; since: entries that came or changed after.

    of: the tables that both were made from. borne: how often names are borne in `whole`, where
    somebody had to count.
    """

    near: Near = field(default_factory=Near)
    whole: Index | None = None
    since: Index | None = None
    of: tuple[Families, ...] = ()
    revisions: dict[str, int] = field(default_factory=dict)
    borne: Borne | None = None

    @property
    def among(self) -> list[Index]:
        return [one for one in (self.whole, self.since) if one is not None]

    def borne_by(self, model: Model) -> Borne:
        """Counted as the next run will count, for whom nobody has counted yet."""
        if self.borne is None:
            assert self.whole is not None
            self.borne = borne_in(self.whole, model)
        return self.borne


def folded(register: OpenRegister, progress: Progress = silent) -> tuple[Folded, Everybody]:
    """Everybody as they stand now. What has changed is folded anew, the rest stays."""
    now = everybody(register, progress)
    if "near" not in register.memory:
        register.memory["near"] = Folded()
    known: Folded = register.memory["near"]
    tables = (now.settled, now.received)
    if known.whole is None or not all(map(_is, known.of, tables)):
        _refresh(known, now, progress)
        known.of = tables
    return known, now


def _is(one: Families, other: Families) -> bool:
    return one is other


def _refresh(known: Folded, now: Everybody, progress: Progress) -> None:
    standing = {**now.revisions[0], **now.revisions[1]}
    before = known.revisions
    stale = {key for key, revision in before.items() if standing.get(key) != revision}
    fresh = {key for key, revision in standing.items() if before.get(key) != revision}
    recent = set(known.since.ids.to_pylist()) if known.since is not None else set()
    recent = recent - stale | fresh
    progress("indexing", 0, 1)
    if known.whole is None or len(recent) > FEW:
        # The old one goes before the new one comes: both would be twice the memory.
        known.whole = known.since = known.borne = None
        known.whole = indexed(*_joined(now, None))
    else:
        known.whole = known.whole.without(stale) if stale else known.whole
        known.since = indexed(*_joined(now, recent)) if recent else None
    known.revisions = standing
    progress("indexing", 1, 1)


def _joined(now: Everybody, wanted: set[str] | None) -> tuple[pa.Table, pa.Table]:
    """Settled and received in one table each; of those entries only, if that says which."""
    both = (now.settled, now.received)
    households = pa.concat_tables([one.households for one in both])
    persons = pa.concat_tables([one.persons for one in both])
    if wanted is None:
        return households, persons
    ids = pa.array(sorted(wanted), pa.string())
    return (
        households.filter(pc.is_in(households["id"], ids)),
        persons.filter(pc.is_in(persons["household"], ids)),
    )
